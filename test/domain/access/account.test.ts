/** Accounts: who holds which role, from which day to which. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AccountEvent,
  decideAdd,
  decideEnd,
  founding,
  holdsOn,
  type Standing,
} from '../../../src/domain/access/account.ts';
import { type Role, roles } from '../../../src/domain/access/role.ts';
import { addDays, type Day, day } from '../../../src/domain/day.ts';
import { must } from '../../../src/domain/outcome.ts';
import { anyDay } from '../../support/arbitraries.ts';

const today = day('2026-11-21');

/** What the register's table does. */
function folded(before: readonly Standing[], events: readonly AccountEvent[]): Standing[] {
  let standings = [...before];
  for (const event of events) {
    const same = (s: Standing) => s.name === event.name && s.role === event.role && s.firstDay === event.firstDay;
    if (event.kind === 'user-ended') standings = standings.map(s => (same(s) ? { ...s, lastDay: event.lastDay } : s));
    else {
      const { kind: _, ...standing } = event;
      standings = [...standings.filter(s => !same(s)), standing];
    }
  }
  return standings;
}

const founded = folded([], founding('anna', today));
const add = (
  before: readonly Standing[],
  names: readonly string[],
  role: Role,
  firstDay = today,
  lastDay: Day | null = null,
) => decideAdd(before, { names, role, firstDay, lastDay });
const added = (...given: Parameters<typeof add>) => folded(given[0], must(add(...given)));
const rolesOf = (standings: readonly Standing[], name: string, on: Day) =>
  standings
    .filter(s => s.name === name && holdsOn(s, on))
    .map(s => s.role)
    .sort();

describe('an account holds its role', () => {
  const [first, last] = [day('2026-03-01'), day('2026-08-31')];
  const standing: Standing = { name: 'bo', role: 'granskare', firstDay: first, lastDay: last, untilGiven: false };

  test.each([
    ['the day before its first day', '2026-02-28', false],
    ['on its first day', '2026-03-01', true],
    ['the day before its last day', '2026-08-30', true],
    ['on its last day', '2026-08-31', true],
    ['the day after its last day', '2026-09-01', false],
  ])('%s: %s %s', (_, on, holds) => {
    expect(holdsOn(standing, day(on))).toBe(holds);
  });

  test('without a last day, for ever', () => {
    expect(holdsOn({ ...standing, lastDay: null }, day('2099-12-31'))).toBe(true);
  });
});

describe('the account that makes the register', () => {
  test('holds all three roles', () => {
    expect(rolesOf(founded, 'anna', today)).toEqual([...roles].sort());
  });

  test.each(['handläggare', 'granskare'] as const)('holds %s until it is given to somebody else', role => {
    const standings = added(founded, ['bo'], role);
    expect(rolesOf(standings, 'anna', today)).not.toContain(role);
    expect(rolesOf(standings, 'bo', today)).toEqual([role]);
  });

  test('a role that is given from a later day is held until the day before', () => {
    const standings = added(founded, ['bo'], 'granskare', day('2027-01-01'));
    expect(rolesOf(standings, 'anna', day('2026-12-31'))).toContain('granskare');
    expect(rolesOf(standings, 'anna', day('2027-01-01'))).not.toContain('granskare');
  });

  test('keeps a role that it is given too, in the same breath or later', () => {
    expect(rolesOf(added(founded, ['anna', 'bo'], 'handläggare'), 'anna', today)).toContain('handläggare');
    const later = added(added(founded, ['bo'], 'handläggare'), ['anna'], 'handläggare', addDays(today, 9));
    expect(rolesOf(later, 'anna', addDays(today, 8))).not.toContain('handläggare');
    expect(rolesOf(later, 'anna', addDays(today, 9))).toContain('handläggare');
  });

  test('stays administrator when there is another: a name that is mistyped locks nobody out', () => {
    expect(rolesOf(added(founded, ['boo'], 'administratör'), 'anna', today)).toContain('administratör');
  });
});

describe('a role is not given twice', () => {
  const bo = added(founded, ['bo'], 'granskare', today, day('2026-12-31'));

  test.each([
    ['the same days', '2026-11-21', '2026-12-31', 'role-held'],
    ['from its last day', '2026-12-31', null, 'role-held'],
    ['from the day after', '2027-01-01', null, 'ok'],
  ])('%s', (_, from, to, code) => {
    const outcome = add(bo, ['bo'], 'granskare', day(from), to === null ? null : day(to));
    expect(outcome.ok ? 'ok' : outcome.problem.code).toBe(code);
  });

  test('but one account may hold several', () => {
    expect(rolesOf(added(bo, ['bo'], 'handläggare'), 'bo', today)).toEqual(['granskare', 'handläggare']);
  });

  test('and one that was ended can be given again, from the same day', () => {
    const ended = folded(bo, must(decideEnd(bo, { name: 'bo', lastDay: addDays(today, -1) }, today)));
    expect(rolesOf(ended, 'bo', today)).toEqual([]);
    expect(rolesOf(added(ended, ['bo'], 'granskare'), 'bo', today)).toEqual(['granskare']);
  });
});

describe('an account is ended', () => {
  const two = added(added(founded, ['bo'], 'granskare'), ['bo'], 'handläggare');
  const end = (name: string, role?: Role, lastDay = today) =>
    decideEnd(two, { name, lastDay, ...(role ? { role } : {}) }, today);

  test('in all its roles, or in one', () => {
    expect(rolesOf(folded(two, must(end('bo'))), 'bo', addDays(today, 1))).toEqual([]);
    expect(rolesOf(folded(two, must(end('bo', 'granskare'))), 'bo', addDays(today, 1))).toEqual(['handläggare']);
  });

  test('one that nobody knows, or in a role that it does not hold, is said', () => {
    expect(end('eva')).toMatchObject({ problem: { code: 'unknown-user' } });
    expect(end('bo', 'administratör')).toMatchObject({ problem: { code: 'unknown-user' } });
  });

  test('never the last administrator, nor the last without a last day', () => {
    expect(end('anna')).toMatchObject({ problem: { code: 'last-administrator' } });
    const short = added(two, ['bo'], 'administratör', today, day('2027-01-31'));
    expect(decideEnd(short, { name: 'anna', lastDay: today }, today)).toMatchObject({
      problem: { code: 'last-administrator' },
    });
    const lasting = added(two, ['bo'], 'administratör');
    expect(decideEnd(lasting, { name: 'anna', lastDay: today }, today).ok).toBe(true);
  });

  test('whatever is added and ended, somebody is administrator on every later day', () => {
    const name = fc.constantFrom('anna', 'bo', 'eva');
    const step = fc.record({ name, role: fc.constantFrom(...roles), give: fc.boolean(), days: fc.nat(400) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), anyDay('2026-11-21', '2030-12-31'), (steps, on) => {
        const end = steps.reduce<Standing[]>((standings, { name, role, give, days }) => {
          const to = days > 200 ? null : addDays(today, days);
          const decided = give
            ? add(standings, [name], role, today, to)
            : decideEnd(standings, { name, role, lastDay: addDays(today, days % 50) }, today);
          return decided.ok ? folded(standings, decided.value) : standings;
        }, founded);
        expect(end.some(s => s.role === 'administratör' && holdsOn(s, on))).toBe(true);
      }),
    );
  });
});
