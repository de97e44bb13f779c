import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/domain/case/event.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { lateSpansUnder, reportableOn } from '../../src/domain/execution.ts';
import {
  caseNumber,
  closed,
  decided,
  decision,
  decisionA,
  executed,
  interrupted,
  newRule,
  oldRule,
  renewed,
  resumed,
} from '../support/life.ts';

const partOn = (on: string, ...events: readonly CaseEvent[]) =>
  reportableOn(decisionA(...events), day(on), newRule)?.part;
const partOfB = (on: string, ...events: readonly CaseEvent[]) =>
  reportableOn(decision('B', ...events), day(on), newRule)?.part;

describe('34:1 st. 1: not executed within three months from the decision', () => {
  test.each([
    ['2025-11-30', '2026-02-28'],
    ['2025-11-28', '2026-02-28'],
    ['2025-12-31', '2026-03-31'],
    ['2025-08-31', '2025-11-30'],
    ['2025-07-01', '2025-10-01'],
    ['2027-11-29', '2028-02-29'],
    ['2027-11-30', '2028-02-29'],
    ['2026-05-31', '2026-08-31'],
  ])(
    'decided %s: in time on %s (also when it is the last day of a short month), late the day after',
    (decidedOn, limit) => {
      const late = addDays(day(limit), 1);
      expect(partOn(addDays(day(limit), -1), decided(decidedOn))).toBeUndefined();
      expect(partOn(limit, decided(decidedOn))).toBeUndefined();
      expect(partOn(late, decided(decidedOn))).toBe('not-executed');
      expect(reportableOn(decisionA(decided(decidedOn)), late, newRule)).toMatchObject({
        clock: decidedOn,
        limit,
        from: late,
      });
    },
  );

  test('of 2025-11-30: late from 2026-03-01', () => {
    expect(partOn('2026-02-28', decided('2025-11-30'))).toBeUndefined();
    expect(partOn('2026-03-01', decided('2025-11-30'))).toBe('not-executed');
  });

  test.each([
    ['2026-01-31', '2026-04-30'],
    ['2026-02-01', '2026-05-01'],
    ['2026-03-24', '2026-06-24'],
    ['2025-09-25', '2025-12-25'],
    ['2026-01-04', '2026-04-04'],
    ['2026-01-05', '2026-04-05'],
  ])('no weekend or holiday moves it: decided %s, late the day after %s', (decidedOn, limit) => {
    expect(partOn(limit, decided(decidedOn))).toBeUndefined();
    expect(partOn(addDays(day(limit), 1), decided(decidedOn))).toBe('not-executed');
  });

  test('executed on the last day is in time and was never late; the day after is not', () => {
    const inTime = [decided('2025-11-30'), executed('2026-02-28')];
    const tooLate = [decided('2025-11-30'), executed('2026-03-02')];
    expect(lateSpansUnder(decisionA(...inTime), newRule)).toEqual([]);
    expect(partOn('2026-03-01', ...tooLate)).toBe('not-executed');
    expect(partOn('2026-03-02', ...tooLate)).toBeUndefined();
    expect(lateSpansUnder(decisionA(...tooLate), newRule)).toEqual([
      expect.objectContaining({ from: '2026-03-01', until: '2026-03-02', resolution: 'executed' }),
    ]);
  });

  test('executed the day after the last day was late, but never at the end of a day', () => {
    const events = [decided('2025-11-30'), executed('2026-03-01')];
    expect(partOn('2026-02-28', ...events)).toBeUndefined();
    expect(partOn('2026-03-01', ...events)).toBeUndefined();
    expect(lateSpansUnder(decisionA(...events), newRule)).toEqual([
      expect.objectContaining({ until: '2026-03-01', resolution: 'executed' }),
    ]);
  });

  test.each(['2026-02-28', '2026-03-01', '2026-06-30'])('closed on %s: not late from that day', on => {
    expect(partOn(on, decided('2025-11-30'), closed(on))).toBeUndefined();
    expect(partOn('2027-01-01', decided('2025-11-30'), closed(on))).toBeUndefined();
  });

  test('delvis bifall counts for its granted part', () => {
    expect(partOn('2026-03-01', decided('2025-11-30', { outcome: 'delvis-bifall' }))).toBe('not-executed');
  });
});

describe('34:1 st. 2: interrupted and not executed again within three months', () => {
  const events = [decided('2025-10-01'), executed('2025-10-15'), interrupted('2025-11-30')];

  test('counted from the interruption: in time on 2026-02-28, late from 2026-03-01', () => {
    expect(partOn('2026-02-27', ...events)).toBeUndefined();
    expect(partOn('2026-02-28', ...events)).toBeUndefined();
    expect(partOn('2026-03-01', ...events)).toBe('interrupted');
    expect(reportableOn(decisionA(...events), day('2026-03-01'), newRule)).toMatchObject({
      clock: '2025-11-30',
      limit: '2026-02-28',
    });
  });

  test.each([
    ['2026-02-27', []],
    ['2026-02-28', []],
    ['2026-03-01', ['resumed']],
    ['2026-03-02', ['resumed']],
  ])('resumed on %s', (on, expected) => {
    const spans = lateSpansUnder(decisionA(...events, resumed(on)), newRule);
    expect(spans.map(s => s.resolution)).toEqual(expected);
    expect(partOn(on, ...events, resumed(on))).toBeUndefined();
  });

  test('closed while interrupted ends it', () => {
    expect(partOn('2026-03-31', ...events, closed('2026-03-31'))).toBeUndefined();
    expect(lateSpansUnder(decisionA(...events, closed('2026-03-31')), newRule)[0]?.resolution).toBe('closed');
  });

  test('a second interruption has a clock of its own', () => {
    const again = [...events, resumed('2026-01-10'), interrupted('2026-02-10')];
    expect(partOn('2026-03-01', ...again)).toBeUndefined();
    expect(partOn('2026-05-10', ...again)).toBeUndefined();
    expect(partOn('2026-05-11', ...again)).toBe('interrupted');
  });

  test('what runs is not late, however long it was waited for', () => {
    expect(partOn('2027-01-01', decided('2025-10-01'), executed('2026-10-01'))).toBeUndefined();
  });
});

describe('partly executed: the part that is missing counts from the decision', () => {
  const events = [decided('2025-11-30'), executed('2025-12-10', 'gruppen')];

  test('in time on the last day, late the day after', () => {
    expect(partOn('2026-02-28', ...events)).toBeUndefined();
    expect(partOn('2026-03-01', ...events)).toBe('partly-executed');
  });

  test('until the whole is executed', () => {
    const whole = [...events, executed('2026-03-05')];
    expect(partOn('2026-03-04', ...whole)).toBe('partly-executed');
    expect(partOn('2026-03-05', ...whole)).toBeUndefined();
    expect(lateSpansUnder(decisionA(...whole), newRule).map(s => s.resolution)).toEqual(['executed']);
  });

  test('late execution of a part does not resolve the wait: the rest goes on', () => {
    const partly = [decided('2025-11-30'), executed('2026-04-01', 'gruppen')];
    expect(partOn('2026-03-31', ...partly)).toBe('not-executed');
    expect(partOn('2026-04-01', ...partly)).toBe('partly-executed');
    expect(lateSpansUnder(decisionA(...partly), newRule).map(s => s.resolution)).toEqual([null, null]);
  });

  test('a resumption does not bring the missing part', () => {
    const back = [...events, interrupted('2026-01-10'), resumed('2026-02-10')];
    expect(partOn('2026-03-01', ...back)).toBe('partly-executed');
  });

  test('interrupted too: one post, and the interruption first once it is late', () => {
    const both = [...events, interrupted('2026-01-10')];
    expect(partOn('2026-03-01', ...both)).toBe('partly-executed');
    expect(partOn('2026-04-10', ...both)).toBe('partly-executed');
    expect(partOn('2026-04-11', ...both)).toBe('interrupted');
    expect(partOn('2026-05-01', ...both, resumed('2026-05-01'))).toBe('partly-executed');
  });
});

describe('a renewal on the same need keeps the first decision’s day', () => {
  const events = [decided('2025-11-30'), renewed('2026-02-20')];

  test('it is late from the same day as the first would have been, and the first is no longer', () => {
    expect(partOfB('2026-02-28', ...events)).toBeUndefined();
    expect(partOfB('2026-03-01', ...events)).toBe('not-executed');
    expect(partOn('2026-03-01', ...events)).toBeUndefined();
  });

  test('a renewal taken when the first was late is late from its own day', () => {
    const late = [decided('2025-11-30'), renewed('2026-04-10')];
    expect([partOn('2026-04-09', ...late), partOfB('2026-04-09', ...late)]).toEqual(['not-executed', undefined]);
    expect([partOn('2026-04-10', ...late), partOfB('2026-04-10', ...late)]).toEqual([undefined, 'not-executed']);
  });

  test('that the first was executed does not carry over', () => {
    const ran = [decided('2025-11-30'), executed('2025-12-10'), renewed('2026-06-10')];
    expect(partOfB('2026-06-10', ...ran)).toBe('not-executed');
    expect(partOfB('2026-06-10', ...ran, executed('2026-06-10', null, 'B'))).toBeUndefined();
  });

  test('through a chain of renewals', () => {
    const third = decided('2026-05-10', { decision: 'C', renews: `${caseNumber}-B` });
    const c = decision('C', ...events, third);
    expect(reportableOn(c, day('2026-05-10'), newRule)).toMatchObject({ clock: '2025-11-30', limit: '2026-02-28' });
  });

  test('a refused renewal leaves the first one as it was', () => {
    const refused = [decided('2025-11-30'), renewed('2026-02-20', { outcome: 'avslag' })];
    expect(partOn('2026-03-01', ...refused)).toBe('not-executed');
    expect(partOfB('2026-03-01', ...refused)).toBeUndefined();
  });
});

describe('which decisions 34:1 covers', () => {
  test.each([
    ['11:1', '2025-11-30', 'not-executed'],
    ['12:1', '2025-11-30', 'not-executed'],
    ['11:4', '2025-11-30', undefined],
    ['12:2', '2025-11-30', undefined],
    ['4:1', '2025-06-30', 'not-executed'],
    ['4:1', '2025-07-01', undefined],
    ['4:2', '2025-06-30', undefined],
  ] as const)('basis %s decided %s: %s', (basis, on, expected) => {
    expect(partOn('2026-03-31', decided(on, { basis }))).toBe(expected);
  });

  test('never a refusal', () => {
    expect(partOn('2026-03-31', decided('2025-11-30', { outcome: 'avslag' }))).toBeUndefined();
  });

  test('never an insats without decision (11:5), interrupted or not', () => {
    const enrolled = {
      kind: 'enrolled',
      decision: 'A',
      day: day('2025-11-30'),
      insats: 'tolvstegsmodellen',
      type: 'T',
      caseworker: null,
    } as const;
    expect(partOn('2026-12-31', enrolled)).toBeUndefined();
    expect(partOn('2026-12-31', enrolled, interrupted('2025-12-10'))).toBeUndefined();
  });

  test('the old act’s rule (16 kap. 6 f §) covers 4:1 and not 11:1, with the same three months', () => {
    const old = (on: string, ...events: readonly CaseEvent[]) =>
      reportableOn(decisionA(...events), day(on), oldRule)?.part;
    expect(old('2025-06-30', decided('2025-03-30'))).toBeUndefined();
    expect(old('2025-07-01', decided('2025-03-30'))).toBe('not-executed');
    expect(old('2026-06-30', decided('2025-07-01'))).toBeUndefined();
  });
});
