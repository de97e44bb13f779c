/** What fell due, and what was followed up in time (guideline, avsnitt 17; P § 94). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueHistory, type FallenDue } from '../../../src/domain/board/due-history.ts';
import type { CaseEvent } from '../../../src/domain/case/event.ts';
import { isOpen, phaseOn } from '../../../src/domain/case/phase.ts';
import { addDays, type Day, day, daysBetween } from '../../../src/domain/day.ts';
import { type DueSeries, dueSeriesOn } from '../../../src/domain/follow-up.ts';
import {
  closed,
  type Decision,
  decided,
  decisionA,
  executed,
  followedUp,
  policy,
  renewed,
  the,
} from '../../support/life.ts';
import { fold, randomLife } from '../../support/random-life.ts';

const extensive = { needs: 'omfattande-foranderligt' } as const;
const standard = decided('2025-08-31');

const planned = (on: string, followUpDay: string | null): CaseEvent => ({
  ...{ kind: 'planned', decision: 'A', day: day(on), points: {}, hindrance: null, participated: true },
  ...{ participationWhy: null, madeBy: null, followUpDay: followUpDay === null ? null : day(followUpDay) },
});
const scheduled = (on: string, due: string): CaseEvent => ({
  ...{ kind: 'follow-up-scheduled', decision: 'A', day: day(on), due: day(due), why: null },
});
const changed = (on: string): CaseEvent => ({
  kind: 'needs-changed',
  decision: 'A',
  day: day(on),
  what: 'Har flyttat',
});

/** "six-months 2026-02-28 i tid 2026-02-10", "six-months 2026-02-28 inte i tid" */
const history = (until: string, ...events: readonly CaseEvent[]) =>
  dueHistory(decisionA(...events), policy, day(until))
    .map(written)
    .sort();
const written = ({ series, due, met }: FallenDue) => `${series} ${due} ${met === null ? 'inte i tid' : `i tid ${met}`}`;

describe('avsnitt 17, every six months', () => {
  test('a due day has not fallen due the day before; on the day it has', () => {
    expect(history('2026-02-27', standard)).toEqual([]);
    expect(history('2026-02-28', standard)).toEqual(['six-months 2026-02-28 inte i tid']);
  });

  test.each([
    ['2026-02-27', 'i tid 2026-02-27'],
    ['2026-02-28', 'i tid 2026-02-28'],
    ['2026-03-01', 'inte i tid'],
  ])('followed up on %s: %s', (on, outcome) => {
    expect(history('2026-03-31', standard, followedUp(on))).toEqual([`six-months 2026-02-28 ${outcome}`]);
  });

  test('each follow-up begins the next six months, and late ones are late once', () => {
    expect(history('2026-12-31', standard, followedUp('2026-02-10'), followedUp('2026-08-11'))).toEqual([
      'six-months 2026-02-28 i tid 2026-02-10',
      'six-months 2026-08-10 inte i tid',
    ]);
  });

  test('followed up twice: the due day of the first is met by the second', () => {
    expect(history('2026-12-31', standard, followedUp('2025-10-01'), followedUp('2025-12-01'))).toEqual([
      'six-months 2026-02-28 i tid 2025-10-01',
      'six-months 2026-04-01 i tid 2025-12-01',
      'six-months 2026-06-01 inte i tid',
    ]);
  });

  test('two days from which six months end on the same day are one due day', () => {
    const events = [decided('2025-08-30'), followedUp('2025-08-31')];
    expect(history('2026-03-31', ...events)).toEqual(['six-months 2026-02-28 inte i tid']);
    expect(history('2026-03-31', ...events, followedUp('2026-02-28'))).toEqual([
      'six-months 2026-02-28 i tid 2026-02-28',
    ]);
  });

  test.each([
    ['2026-02-27', []],
    ['2026-02-28', []],
    ['2026-03-01', ['six-months 2026-02-28 inte i tid']],
  ])('closed on %s', (on, fallen) => {
    expect(history('2026-12-31', standard, closed(on))).toEqual(fallen);
  });

  test('followed up early and closed before the due day: it never fell due', () => {
    expect(history('2026-12-31', standard, followedUp('2026-02-10'), closed('2026-02-15'))).toEqual([]);
  });

  test.each([
    ['2026-02-28', []],
    ['2026-03-01', ['six-months 2026-02-28 inte i tid']],
  ])('renewed on %s: from that day the new decision stands for it', (on, fallen) => {
    expect(history('2026-08-01', standard, renewed(on))).toEqual(fallen);
  });

  test('a refused decision has nothing to follow up', () => {
    expect(history('2027-01-01', decided('2025-08-31', { outcome: 'avslag' }))).toEqual([]);
  });
});

describe('avsnitt 17, extensive and changing needs', () => {
  const events = [decided('2025-12-31', extensive), executed('2026-01-10')];

  test('within two months, and every six months; then yearly too', () => {
    expect(history('2027-02-20', ...events, followedUp('2026-02-20'))).toEqual([
      'six-months 2026-06-30 i tid 2026-02-20',
      'six-months 2026-08-20 inte i tid',
      'two-months 2026-02-28 i tid 2026-02-20',
      'yearly 2027-02-20 inte i tid',
    ]);
  });

  test('the other reading: no six months (interpretation sex-manader-och-arligen)', () => {
    const other = { ...policy, yearlyReplacesSixMonths: true };
    const fallen = dueHistory(decisionA(...events, followedUp('2026-03-01')), other, day('2027-03-01'));
    expect(fallen.map(written)).toEqual(['two-months 2026-02-28 inte i tid', 'yearly 2027-03-01 inte i tid']);
  });
});

describe('avsnitt 17, changed needs: a follow-up is due the same day', () => {
  test.each([
    ['2025-10-01', 'i tid 2025-10-01'],
    ['2025-10-02', 'inte i tid'],
  ])('reported 2025-10-01, followed up %s: %s', (on, outcome) => {
    expect(history('2025-12-31', standard, changed('2025-10-01'), followedUp(on))).toEqual([
      `changed-needs 2025-10-01 ${outcome}`,
    ]);
  });

  test('reported twice before a follow-up: one is due, from the first', () => {
    const events = [standard, changed('2025-10-01'), changed('2025-10-05'), followedUp('2025-10-05')];
    expect(history('2025-12-31', ...events)).toEqual(['changed-needs 2025-10-01 inte i tid']);
  });
});

describe('avsnitt 15 and 17, a day in the plan and a day that somebody has set', () => {
  test.each([
    ['2025-10-30', 'inte i tid'],
    ['2025-10-31', 'i tid 2025-10-31'],
    ['2025-11-01', 'i tid 2025-11-01'],
    ['2025-11-02', 'i tid 2025-11-02'],
    ['2025-11-03', 'inte i tid'],
  ])('set for Sunday 2025-11-02, done from the last working day (a Friday): %s is %s', (on, outcome) => {
    const events = [standard, followedUp(on)];
    expect(history('2026-01-31', ...events, scheduled('2025-09-10', '2025-11-02'))).toEqual([
      `set-day 2025-11-02 ${outcome}`,
    ]);
    expect(history('2026-01-31', ...events, planned('2025-09-10', '2025-11-02'))).toEqual([
      `plan 2025-11-02 ${outcome}`,
    ]);
  });

  test('another day in a new plan takes the old one away before it comes, not after', () => {
    const first = [standard, planned('2025-09-10', '2025-11-03')];
    const replaced = (on: string) => history('2026-01-31', ...first, planned(on, '2026-01-12'));
    expect(replaced('2025-11-02')).toEqual(['plan 2026-01-12 inte i tid']);
    expect(replaced('2025-11-03')).toEqual(['plan 2026-01-12 inte i tid']);
    expect(replaced('2025-11-04')).toEqual(['plan 2025-11-03 inte i tid', 'plan 2026-01-12 inte i tid']);
  });

  test('followed up on the day, with a new plan at the same meeting: in time', () => {
    const events = [planned('2025-09-10', '2025-11-03'), followedUp('2025-11-03'), planned('2025-11-03', null)];
    expect(history('2025-12-31', standard, ...events)).toEqual(['plan 2025-11-03 i tid 2025-11-03']);
  });
});

describe('day by day', () => {
  const someDay = fc.oneof(fc.constantFrom(0, 1, 30, 59, 60, 181, 182), fc.integer({ min: 0, max: 700 }));
  const plans = fc.array(fc.record({ after: someDay, ahead: fc.option(someDay), atEvent: fc.nat(20) }), {
    maxLength: 3,
  });
  const lives = fc.tuple(randomLife, plans, fc.constantFrom(...(['standard', 'omfattande-foranderligt'] as const)));
  const untils = fc.integer({ min: 0, max: 900 });

  test('what fell due is what dueSeriesOn says on each day', () => {
    fc.assert(
      fc.property(lives, untils, ([{ events }, extra, needs], days) => {
        const state = the(
          fold(undefined, [
            ...events.map(e => (e.kind === 'decided' ? { ...e, needs } : e)),
            ...plansOf(events, extra),
          ]),
        );
        for (const decision of state.decisions) {
          const until = addDays(decision.decided, days);
          const [found, expected] = [dueHistory(decision, policy, until), dayByDay(decision, until)];
          expect(found.map(written).sort()).toEqual(expected.map(written).sort());
        }
      }),
      { numRuns: 150 },
    );
  });

  /** Plans on random days, often on a day when something else happened. */
  function plansOf(
    events: readonly CaseEvent[],
    extra: readonly { after: number; ahead: number | null; atEvent: number }[],
  ): CaseEvent[] {
    return extra.map(({ after, ahead, atEvent }) => {
      const first = the(events.find(e => e.kind === 'decided'));
      const on = events[atEvent]?.day ?? addDays(first.day, after);
      return planned(on, ahead === null ? null : addDays(on, ahead));
    });
  }
});

/**
 * The same, with nothing remembered between the days. A due day X that somebody could have known of: unmet when it
 * stands in the evening of X; met when a follow-up on or before X took it away from the evening before or from the day.
 */
function dayByDay(decision: Decision, until: Day): FallenDue[] {
  const days = Array.from({ length: Math.max(0, daysBetween(decision.decided, until) + 1) }, (_, i) =>
    addDays(decision.decided, i),
  );
  const met = days.flatMap(on => metOn(decision, on));
  const unmet = days.flatMap(on => evening(decision, on).filter(d => d.due === on)).map(d => ({ ...d, met: null }));
  const fallen = [...met, ...unmet.filter(u => !met.some(m => m.series === u.series && m.due === u.due))];
  return unique(fallen).filter(({ due }) => due <= until && isOpen(phaseOn(decision, due)));
}

function metOn(decision: Decision, on: Day): FallenDue[] {
  if (!decision.followUps.some(f => f.day === on)) return [];
  const morning = dueSeriesOn({ ...decision, followUps: decision.followUps.filter(f => f.day < on) }, on, policy);
  const before = <T extends { day: Day }>(list: readonly T[]) => list.filter(item => item.day < on);
  const { steps, plans, changes, scheduled: set, renewedOn } = decision;
  const yesterdays = { steps: before(steps), plans: before(plans), changes: before(changes), scheduled: before(set) };
  const undone = { ...decision, ...yesterdays, renewedOn: renewedOn !== null && renewedOn >= on ? null : renewedOn };
  const gone = (from: readonly DueSeries[], left: readonly DueSeries[]) =>
    from.filter(a => !left.some(b => same(a, b)));
  const taken = [
    ...gone(on === decision.decided ? [] : evening(decision, addDays(on, -1)), dueSeriesOn(undone, on, policy)),
    ...gone(morning, evening(decision, on)),
  ];
  return taken.filter(({ due }) => on <= due).map(d => ({ ...d, met: on }));
}

const evening = (decision: Decision, on: Day) => dueSeriesOn(decision, on, policy);
const same = (a: DueSeries, b: DueSeries) => a.series === b.series && a.due === b.due;
const unique = (list: readonly FallenDue[]) => list.filter((a, i) => list.findIndex(b => same(a, b)) === i);
