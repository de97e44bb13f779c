import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/domain/case/event.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { citationOf, dueDay, dueSeriesOn, horizon, nextFollowUpOn, seriesOrder } from '../../src/domain/follow-up.ts';
import { programmesDue, waitingDay } from '../../src/domain/morning.ts';
import { currentVersion } from '../../src/domain/validity.ts';
import {
  closed,
  decided,
  decision,
  decisionA,
  executed,
  followedUp,
  interrupted,
  policy,
  renewed,
  rules,
} from '../support/life.ts';

const extensive = { needs: 'omfattande-foranderligt' } as const;
const next = (on: string, ...events: readonly CaseEvent[]) => nextFollowUpOn(decisionA(...events), day(on), policy);
const all = (on: string, ...events: readonly CaseEvent[]) =>
  dueSeriesOn(decisionA(...events), day(on), policy).map(s => `${s.series} ${s.due}`);

describe('section 17: every granted insats every six months', () => {
  const standard = decided('2025-08-31');

  test('a standard decision of 2025-08-31 is due 2026-02-28', () => {
    expect(next('2025-08-31', standard)).toEqual({ series: 'six-months', due: '2026-02-28' });
    expect(next('2025-08-30', standard)).toBeUndefined();
  });

  test('followed up on 2026-02-10: next due 2026-08-10, from that day and not the day before', () => {
    const events = [standard, followedUp('2026-02-10')];
    expect(next('2026-02-09', ...events)?.due).toBe('2026-02-28');
    expect(next('2026-02-10', ...events)?.due).toBe('2026-08-10');
    expect(next('2026-02-11', ...events)?.due).toBe('2026-08-10');
  });

  test('counted from the real day that it hangs on, never month upon month', () => {
    expect(next('2026-03-01', standard, followedUp('2026-02-28'))?.due).toBe('2026-08-28');
    expect(next('2025-12-01', decided('2025-05-31'), followedUp('2025-08-31'))?.due).toBe('2026-02-28');
  });

  test('a follow-up on the decision day counts', () => {
    expect(next('2025-09-01', standard, followedUp('2025-08-31'))?.due).toBe('2026-02-28');
  });

  test('the latest of several counts, in whatever order they were recorded', () => {
    const events = [standard, followedUp('2026-02-10'), followedUp('2025-12-10')];
    expect(next('2026-03-01', ...events)?.due).toBe('2026-08-10');
    expect(next('2026-01-01', ...events)?.due).toBe('2026-06-10');
  });

  test('late stays late: no day passes it by', () => {
    expect(next('2028-01-01', standard)?.due).toBe('2026-02-28');
  });
});

describe('section 17: extensive and changing needs, within two months and then yearly', () => {
  const decidedOn = decided('2025-12-31', extensive);

  test('an extensive decision of 2025-12-31 is due 2026-02-28 (two months); six months stand behind', () => {
    expect(all('2026-01-15', decidedOn)).toEqual(['two-months 2026-02-28', 'six-months 2026-06-30']);
  });

  test('followed up 2026-02-20: due 2026-08-20 (six months holds for all), the yearly 2027-02-20 behind', () => {
    const events = [decidedOn, followedUp('2026-02-20')];
    expect(all('2026-02-19', ...events)[0]).toBe('two-months 2026-02-28');
    expect(all('2026-02-20', ...events)).toEqual(['six-months 2026-08-20', 'yearly 2027-02-20']);
  });

  test('then latest follow-up + 12 months', () => {
    const events = [decidedOn, followedUp('2026-02-20'), followedUp('2026-08-15')];
    expect(all('2026-09-01', ...events)).toEqual(['six-months 2027-02-15', 'yearly 2027-08-15']);
  });

  test('a late first follow-up still ends the two months', () => {
    expect(all('2026-06-01', decidedOn, followedUp('2026-05-01'))).toEqual([
      'six-months 2026-11-01',
      'yearly 2027-05-01',
    ]);
  });

  test('with yearlyReplacesSixMonths (the other reading) only two months, then the year', () => {
    const other = { ...policy, yearlyReplacesSixMonths: true };
    const due = (...events: readonly CaseEvent[]) =>
      dueSeriesOn(decisionA(...events), day('2026-03-01'), other).map(s => `${s.series} ${s.due}`);
    expect(due(decidedOn)).toEqual(['two-months 2026-02-28']);
    expect(due(decidedOn, followedUp('2026-02-20'))).toEqual(['yearly 2027-02-20']);
    expect(due(decided('2025-08-31'))).toEqual(['six-months 2026-02-28']);
  });

  test('the switch is off in the built-in policy', () => expect(policy.yearlyReplacesSixMonths).toBe(false));
});

describe('what has nothing due', () => {
  test('a closed decision, from the day of closing', () => {
    const events = [decided('2025-08-31'), closed('2026-01-10')];
    expect(next('2026-01-09', ...events)?.due).toBe('2026-02-28');
    expect(next('2026-01-10', ...events)).toBeUndefined();
    expect(next('2026-01-11', ...events)).toBeUndefined();
  });

  test('a refusal', () => expect(next('2026-11-21', decided('2025-08-31', { outcome: 'avslag' }))).toBeUndefined());

  test('a renewed one, from the renewal; the renewal counts from its own day', () => {
    const events = [decided('2025-08-31'), renewed('2026-01-10')];
    expect(next('2026-01-09', ...events)?.due).toBe('2026-02-28');
    expect(next('2026-01-10', ...events)).toBeUndefined();
    expect(nextFollowUpOn(decision('B', ...events), day('2026-01-10'), policy)?.due).toBe('2026-07-10');
  });

  test('a documented insats without assessment (11:5): it is followed up as a whole', () => {
    const enrolled = {
      kind: 'enrolled',
      decision: 'A',
      day: day('2025-08-31'),
      insats: 'tolvstegsmodellen',
      type: 'T',
      caseworker: null,
    } as const;
    expect(next('2027-01-01', enrolled)).toBeUndefined();
  });
});

describe('what is followed up all the same', () => {
  test.each([
    ['not yet executed', []],
    ['executed', [executed('2025-09-10')]],
    ['interrupted', [executed('2025-09-10'), interrupted('2025-10-10')]],
    ['partly executed', [executed('2025-09-10', 'gruppen')]],
  ])('%s', (_what, steps) => expect(next('2026-01-01', decided('2025-08-31'), ...steps)?.due).toBe('2026-02-28'));

  test.each(['11:4', '12:1'] as const)('a decision by %s', basis => {
    expect(next('2026-01-01', decided('2025-08-31', { basis }))?.due).toBe('2026-02-28');
  });

  test('a court’s order', () =>
    expect(next('2026-01-01', decided('2025-08-31', { courtOrder: true }))?.due).toBe('2026-02-28'));

  test('one decided before the guideline: late from its real day', () => {
    expect(next('2025-07-01', decided('2024-01-15'))?.due).toBe('2024-07-15');
  });
});

describe('section 17: days of their own, beside the six months', () => {
  const standard = decided('2025-08-31');
  const scheduled = (on: string, due: string): CaseEvent => ({
    kind: 'follow-up-scheduled',
    decision: 'A',
    day: day(on),
    due: day(due),
    why: null,
  });
  const changed = (on: string): CaseEvent => ({
    kind: 'needs-changed',
    decision: 'A',
    day: day(on),
    what: 'Har flyttat',
  });
  const planned = (on: string, followUpDay: string): CaseEvent => ({
    ...{ kind: 'planned', decision: 'A', day: day(on), followUpDay: day(followUpDay), points: {}, madeBy: null },
    ...{ hindrance: 'Ungdomen är på behandlingshem', participated: true, participationWhy: null },
  });

  test('oftener: a day that the caseworker sets, known from the day that it was set', () => {
    const events = [standard, scheduled('2025-10-01', '2025-11-14')];
    expect(all('2025-09-30', ...events)).toEqual(['six-months 2026-02-28']);
    expect(all('2025-10-01', ...events)).toEqual(['set-day 2025-11-14', 'six-months 2026-02-28']);
  });

  test('it is due once: a follow-up on that day or after ends it, one long before does not', () => {
    const events = [standard, scheduled('2025-10-01', '2025-11-14')];
    expect(all('2025-12-01', ...events, followedUp('2025-10-20'))[0]).toBe('set-day 2025-11-14');
    expect(all('2025-12-01', ...events, followedUp('2025-11-13'))[0]).toBe('set-day 2025-11-14');
    expect(all('2025-12-01', ...events, followedUp('2025-11-14'))).toEqual(['six-months 2026-05-14']);
    expect(all('2025-12-01', ...events, followedUp('2025-11-15'))).toEqual(['six-months 2026-05-15']);
  });

  test('changed needs: due on the day it was reported, until a follow-up on or after that day', () => {
    const events = [standard, changed('2025-10-10')];
    expect(all('2025-10-09', ...events)).toEqual(['six-months 2026-02-28']);
    expect(all('2025-10-10', ...events)[0]).toBe('changed-needs 2025-10-10');
    expect(all('2025-12-01', ...events)[0]).toBe('changed-needs 2025-10-10');
    expect(all('2025-12-01', ...events, followedUp('2025-10-09'))[0]).toBe('changed-needs 2025-10-10');
    expect(all('2025-12-01', ...events, followedUp('2025-10-10'))).toEqual(['six-months 2026-04-10']);
    expect(all('2025-12-01', ...events, followedUp('2025-10-11'))).toEqual(['six-months 2026-04-11']);
  });

  test('the plan’s own day, once', () => {
    const events = [standard, planned('2025-09-10', '2025-12-10')];
    expect(all('2025-09-09', ...events)).toEqual(['six-months 2026-02-28']);
    expect(all('2025-09-10', ...events)).toEqual(['plan 2025-12-10', 'six-months 2026-02-28']);
    expect(all('2026-01-01', ...events, followedUp('2025-12-10'))).toEqual(['six-months 2026-06-10']);
  });

  test('a new plan replaces the day of the one before until that day has passed; a passed day stays late', () => {
    const plans = (second: string) => [standard, planned('2025-09-10', '2025-12-10'), planned(second, '2026-02-01')];
    const ofPlans = (on: string, second: string) => all(on, ...plans(second)).filter(s => s.startsWith('plan'));
    expect(ofPlans('2025-12-11', '2025-12-09')).toEqual(['plan 2026-02-01']);
    expect(ofPlans('2025-12-11', '2025-12-10')).toEqual(['plan 2026-02-01']);
    expect(ofPlans('2025-12-11', '2025-12-11')).toEqual(['plan 2025-12-10', 'plan 2026-02-01']);
    expect(all('2026-01-01', ...plans('2025-12-11'), followedUp('2025-12-12'))[0]).toBe('plan 2026-02-01');
  });

  test('on the same day the series stand in the order of section 17', () => {
    const events = [
      decided('2025-08-28', extensive),
      followedUp('2025-08-28'),
      changed('2026-02-28'),
      scheduled('2025-09-01', '2026-02-28'),
      planned('2025-09-01', '2026-02-28'),
    ];
    expect(all('2026-02-28', ...events).map(s => s.split(' ')[0])).toEqual([
      'six-months',
      'set-day',
      'changed-needs',
      'plan',
      'yearly',
    ]);
  });
});

describe('the guideline is in force from 2025-07-01', () => {
  test.each([
    ['2025-06-30', false],
    ['2025-07-01', true],
    ['2025-07-02', true],
  ])('%s: %s', (on, holds) => expect(currentVersion(rules.followUpPolicies, day(on)) !== undefined).toBe(holds));
});

describe('what a due day means on a day', () => {
  test.each([
    ['2026-02-27', 'coming', 0],
    ['2026-02-28', 'today', 0],
    ['2026-03-01', 'late', 1],
    ['2026-03-20', 'late', 20],
  ])('due 2026-02-28, on %s: %s, %i days late', (today, status, daysLate) => {
    expect(dueDay(day('2026-02-28'), day(today))).toMatchObject({ due: '2026-02-28', status, daysLate });
  });

  test.each([
    ['2026-02-28', '2026-02-27', 'a Saturday'],
    ['2026-11-01', '2026-10-30', 'a Sunday'],
    ['2026-04-06', '2026-04-02', 'Easter Monday'],
    ['2026-06-19', '2026-06-18', 'midsommarafton'],
    ['2026-12-24', '2026-12-23', 'julafton'],
    ['2026-12-31', '2026-12-30', 'nyårsafton'],
    ['2026-05-14', '2026-05-13', 'Ascension Day'],
    ['2026-05-15', '2026-05-15', 'a Friday between: a working day'],
    ['2026-03-02', '2026-03-02', 'a Monday'],
  ])('%s: the last working day is %s (%s); the due day itself does not move', (due, workingDay) => {
    expect(dueDay(day(due), day('2026-01-01'))).toMatchObject({ due, workingDay });
  });

  test('the list reaches within days ahead, that day included', () => {
    expect(horizon(day('2026-02-14'), 14)).toBe('2026-02-28');
    expect(horizon(day('2026-02-14'), 0)).toBe('2026-02-14');
  });

  test('every series has its own source in section 17 or 15', () => {
    for (const series of seriesOrder) expect(citationOf(series, policy).source).toBe('Riktlinjer 2025-07-01');
    expect(citationOf('six-months', policy).place).toBe('avsnitt 17');
  });
});

describe('beside the follow-ups: decisions that wait, and insatser as a whole', () => {
  const waits = { clock: day('2025-11-30'), lastContact: null };

  test.each([
    ['2026-02-27', 1],
    ['2026-02-28', 0],
    ['2026-03-01', -1],
  ])('decided 2025-11-30, three months on 2026-02-28: on %s %i days left', (today, daysLeft) => {
    expect(waitingDay(waits, day(today), 3, 30)).toMatchObject({ threeMonths: '2026-02-28', daysLeft });
  });

  test('contact: 30 days without is not yet due, 31 is; counted from the last contact', () => {
    const due = (on: string, lastContact: string | null) =>
      waitingDay(
        { clock: day('2026-01-01'), lastContact: lastContact === null ? null : day(lastContact) },
        day(on),
        3,
        30,
      ).contactDue;
    expect([due('2026-01-30', null), due('2026-01-31', null), due('2026-02-01', null)]).toEqual([false, false, true]);
    expect([due('2026-02-19', '2026-01-20'), due('2026-02-20', '2026-01-20')]).toEqual([false, true]);
  });

  test('an insats without assessment is followed up twelve months from 2025-07-01, and then from the last time', () => {
    const due = (until: string, done: readonly string[] = []) =>
      programmesDue(
        rules.insatser,
        done.map(on => ({ insats: 'bra-samtal', day: day(on) })),
        policy,
        day(until),
      );
    expect(due('2026-06-30')).toEqual([]);
    expect(due('2026-07-01')).toContainEqual({ insats: 'bra-samtal', due: '2026-07-01' });
    expect(due('2026-07-01')).toHaveLength(rules.insatser.filter(i => i.route === 'without-assessment').length);
    expect(due('2027-06-09', ['2026-06-10'])).not.toContainEqual(expect.objectContaining({ insats: 'bra-samtal' }));
    expect(due('2027-06-10', ['2026-06-10'])).toContainEqual({ insats: 'bra-samtal', due: '2027-06-10' });
  });

  test('an insats after assessment is not followed up as a whole', () => {
    const ids = programmesDue(rules.insatser, [], policy, addDays(day('2026-07-01'), 3650)).map(p => p.insats);
    expect(ids).toContain('tolvstegsmodellen');
    expect(ids).not.toContain('oppenvard-bistand');
    expect(ids).not.toContain('ses');
  });
});
