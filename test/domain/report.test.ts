import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/domain/case/event.ts';
import { day } from '../../src/domain/day.ts';
import { must } from '../../src/domain/outcome.ts';
import { bandOf } from '../../src/domain/report/counts.ts';
import { caseNumber, closed, decided, executed, interrupted, life, renewed, resumed } from '../support/life.ts';
import { frameOf, reportOf } from '../support/quarter-report.ts';

/** The report of a quarter on the cases with these lives. */
function report(quarter: string, ...lives: readonly (readonly CaseEvent[])[]) {
  const cases = lives.map(events => life(...events));
  return reportOf(
    quarter,
    cases.flatMap(({ decisions, person }) => decisions.map(decision => ({ decision, person }))),
  );
}

/** The parts that the first of the lives' decisions stand in. */
function parts(quarter: string, ...events: readonly CaseEvent[]) {
  const { notExecuted, interrupted: paused, partlyExecuted, resolved, courtOrders } = report(quarter, events);
  const letters = { A: notExecuted, B: paused, C: partlyExecuted, D: resolved, E: courtOrders };
  return Object.entries(letters).flatMap(([letter, rows]) => rows.map(() => letter));
}

describe('which version of the rule a quarter is made under (domain 8)', () => {
  test.each([
    ['2006Q3', '16 kap. 6 f §'],
    ['2025Q2', '16 kap. 6 f §'],
    ['2025Q3', '34 kap. 1 §'],
    ['2026Q3', '34 kap. 1 §'],
  ])('%s is made under %s', (quarter, place) => {
    expect(must(frameOf(quarter)).rule.citation.place).toBe(place);
  });

  test('2006Q2 is refused with the first day, and no neighbour’s rule is used', () => {
    expect(frameOf('2006Q2')).toMatchObject({ ok: false, problem: { code: 'not-in-force', firstDay: '2006-07-01' } });
    expect(frameOf('1999Q4')).toMatchObject({ ok: false, problem: { code: 'not-in-force', firstDay: '2006-07-01' } });
  });

  test.each([
    ['2025Q2', ['A']],
    ['2025Q3', ['A']],
  ])('a decision under the old 4:1 goes on being reported in %s', (quarter, expected) => {
    expect(parts(quarter, decided('2025-03-01'))).toEqual(expected);
  });
});

describe('IVO’s windows (known for 2019)', () => {
  test.each([
    ['2026Q1', '2026-04-01', '2026-04-30'],
    ['2026Q2', '2026-07-01', '2026-08-31'],
    ['2026Q3', '2026-10-01', '2026-10-31'],
    ['2026Q4', '2027-01-01', '2027-01-31'],
  ])('%s: %s to %s', (quarter, from, to) => {
    const { window } = must(frameOf(quarter));
    expect(window).toMatchObject({ from, to });
    expect(window?.note).toBe(
      'Så angav IVO:s webbplats perioderna för 2019. De kan ha ändrats: kontrollera hos IVO vilka som gäller nu.',
    );
  });
});

describe('A, B and C: as it was on the quarter’s last day', () => {
  test('A: not executed on the last day; the limit on the last day itself is in time', () => {
    expect(parts('2026Q1', decided('2025-12-30'))).toEqual(['A']);
    expect(parts('2026Q1', decided('2025-12-31'))).toEqual([]);
    expect(parts('2026Q1', decided('2026-01-01'))).toEqual([]);
  });

  test('A: what is executed after the last day was not executed on it', () => {
    expect(parts('2026Q1', decided('2025-11-30'), executed('2026-04-01'))).toEqual(['A']);
    expect(parts('2026Q1', decided('2025-11-30'), executed('2026-03-31'))).toEqual(['D']);
  });

  test('B: interrupted and not resumed', () => {
    const events = [decided('2025-10-01'), executed('2025-10-15'), interrupted('2025-12-30')];
    expect(parts('2026Q1', ...events)).toEqual(['B']);
    expect(parts('2026Q1', ...events, resumed('2026-04-01'))).toEqual(['B']);
    expect(parts('2026Q1', ...events, resumed('2026-03-30'))).toEqual([]);
    expect(parts('2026Q1', ...events, resumed('2026-03-31'))).toEqual(['D']);
  });

  test('C: the missing part, which is named', () => {
    const { partlyExecuted } = report('2026Q1', [decided('2025-11-30'), executed('2025-12-10', 'gruppen')]);
    expect(partlyExecuted).toMatchObject([{ missing: 'gruppen', limit: '2026-02-28' }]);
  });

  test('one post per decision: interrupted and partly executed is in B, and says what is missing', () => {
    const events = [decided('2025-10-01'), executed('2025-10-15', 'gruppen'), interrupted('2025-11-30')];
    expect(parts('2026Q1', ...events)).toEqual(['B']);
    expect(report('2026Q1', events).interrupted).toMatchObject([{ interrupted: '2025-11-30', missing: 'gruppen' }]);
  });

  test('a decision stays in the report each quarter until it is executed or closed', () => {
    const events = [decided('2025-11-30'), executed('2026-08-15')];
    expect(['2025Q4', '2026Q1', '2026Q2', '2026Q3', '2026Q4'].map(q => parts(q, ...events))).toEqual([
      [],
      ['A'],
      ['A'],
      ['D'],
      [],
    ]);
  });

  test('days are counted to the last day: from the decision; for an interruption from the interruption', () => {
    const waits = report('2026Q3', [decided('2026-05-04')]).notExecuted;
    expect(waits).toMatchObject([{ limit: '2026-08-04', daysWaited: 149, daysSinceDecision: 149 }]);
    const paused = report('2026Q3', [
      decided('2026-01-10'),
      executed('2026-02-01'),
      interrupted('2026-05-20'),
    ]).interrupted;
    expect(paused).toMatchObject([
      { interrupted: '2026-05-20', limit: '2026-08-20', daysWaited: 133, daysSinceDecision: 263 },
    ]);
  });

  test('a renewal is reported with the first one’s day, and only once', () => {
    const { notExecuted } = report('2026Q1', [decided('2025-11-30'), renewed('2026-02-20')]);
    expect(notExecuted).toMatchObject([
      { decision: `${caseNumber}-B`, decided: '2025-11-30', limit: '2026-02-28', renews: `${caseNumber}-A` },
    ]);
  });

  test('the longest wait stands first', () => {
    const { notExecuted } = report('2026Q3', [decided('2026-05-04')], [decided('2025-11-30')], [decided('2026-02-01')]);
    expect(notExecuted.map(r => r.decided)).toEqual(['2025-11-30', '2026-02-01', '2026-05-04']);
  });

  test('reasons that are missing or thin are marked', () => {
    const explained = (reasons: string | null): CaseEvent[] => [
      decided('2026-05-04'),
      { kind: 'delay-explained', decision: 'A', day: day('2026-08-01'), reasons },
    ];
    const thin = (reasons: string | null) => report('2026Q3', explained(reasons)).notExecuted[0]?.thin;
    expect(thin(null)).toContain('reasons');
    expect(thin('Kö')).toContain('reasons');
    expect(thin('Ingen behandlare är ledig; rekrytering pågår sedan maj')).not.toContain('reasons');
  });
});

describe('D: executed, resumed or closed during the quarter after more than three months (34:2)', () => {
  const resolved = (quarter: string, ...events: readonly CaseEvent[]) =>
    report(quarter, events).resolved.map(({ what, day: on, afterDays }) => ({ what, on, afterDays }));

  test('executed on the last day in time is not there, the day after is, with the days from the decision', () => {
    expect(resolved('2026Q1', decided('2025-11-30'), executed('2026-02-28'))).toEqual([]);
    expect(resolved('2026Q1', decided('2025-11-30'), executed('2026-03-01'))).toEqual([
      { what: 'executed', on: '2026-03-01', afterDays: 91 },
    ]);
    expect(resolved('2026Q3', decided('2026-05-04'), executed('2026-08-30'))).toEqual([
      { what: 'executed', on: '2026-08-30', afterDays: 118 },
    ]);
  });

  test('on the quarter’s first and last day, and in no other quarter', () => {
    for (const on of ['2026-04-01', '2026-06-30']) {
      expect(resolved('2026Q2', decided('2025-11-30'), executed(on))).toHaveLength(1);
      expect(resolved('2026Q1', decided('2025-11-30'), executed(on))).toEqual([]);
      expect(resolved('2026Q3', decided('2025-11-30'), executed(on))).toEqual([]);
    }
  });

  test('resumed: days from the interruption', () => {
    const events = [decided('2025-10-01'), executed('2025-10-15'), interrupted('2025-11-30'), resumed('2026-03-10')];
    expect(resolved('2026Q1', ...events)).toEqual([{ what: 'resumed', on: '2026-03-10', afterDays: 100 }]);
  });

  test('closed while it waited, while interrupted, and with a part missing', () => {
    expect(resolved('2026Q1', decided('2025-11-30'), closed('2026-03-10'))).toEqual([
      { what: 'closed', on: '2026-03-10', afterDays: 100 },
    ]);
    const paused = [decided('2025-10-01'), executed('2025-10-15'), interrupted('2025-11-30'), closed('2026-03-10')];
    expect(resolved('2026Q1', ...paused)).toEqual([{ what: 'closed', on: '2026-03-10', afterDays: 100 }]);
    const partly = [decided('2025-11-30'), executed('2025-12-10', 'gruppen'), closed('2026-03-10')];
    expect(resolved('2026Q1', ...partly)).toEqual([{ what: 'closed', on: '2026-03-10', afterDays: 100 }]);
  });

  test('what ran when it was closed is not there', () => {
    expect(resolved('2026Q1', decided('2025-11-30'), executed('2025-12-10'), closed('2026-03-10'))).toEqual([]);
  });

  test('the last part executed after more than three months', () => {
    const events = [decided('2025-11-30'), executed('2026-03-05', 'gruppen'), executed('2026-03-10')];
    expect(resolved('2026Q1', ...events)).toEqual([{ what: 'executed', on: '2026-03-10', afterDays: 100 }]);
  });

  test('one row a decision: the first thing that resolved it in the quarter', () => {
    const events = [decided('2025-06-30'), executed('2025-10-01'), interrupted('2025-10-02'), closed('2026-01-31')];
    expect(resolved('2025Q4', ...events)).toEqual([{ what: 'executed', on: '2025-10-01', afterDays: 93 }]);
    expect(resolved('2026Q1', ...events)).toEqual([{ what: 'closed', on: '2026-01-31', afterDays: 121 }]);
    const twice = [decided('2025-09-01'), executed('2026-01-05'), closed('2026-03-10')];
    expect(resolved('2026Q1', ...twice).map(r => r.what)).toEqual(['executed']);
  });

  test('that a renewal takes over is no closing, though the first one is closed as replaced the same day', () => {
    const replaced = closed('2026-04-10', 'ersatt-av-nytt-beslut');
    expect(resolved('2026Q2', decided('2025-11-30'), renewed('2026-04-10'), replaced)).toEqual([]);
  });

  test('that a renewal takes over resolves nothing', () => {
    expect(resolved('2026Q2', decided('2025-11-30'), renewed('2026-04-10'))).toEqual([]);
  });

  test('an interruption that a renewal takes over is not resumed: it resolves nothing', () => {
    const late = [decided('2025-11-30'), executed('2025-12-10'), interrupted('2025-12-20')];
    expect(resolved('2026Q2', ...late, resumed('2026-04-10'))).toMatchObject([{ what: 'resumed' }]);
    expect(resolved('2026Q2', ...late, renewed('2026-04-10'))).toEqual([]);
  });

  test('an interruption is resumed also when only a part of the insats had been executed', () => {
    const partly = [decided('2025-11-30'), executed('2025-12-10', 'gruppen'), interrupted('2025-12-20')];
    expect(resolved('2026Q2', ...partly, resumed('2026-04-10'))).toMatchObject([{ what: 'resumed' }]);
  });
});

describe('E: what a court has ordered is kept apart (not settled whether 34:1 covers it)', () => {
  test('not in A, B, C or D', () => {
    expect(parts('2026Q1', decided('2025-11-30', { courtOrder: true }))).toEqual(['E']);
    expect(parts('2026Q1', decided('2025-11-30', { courtOrder: true }), executed('2026-03-10'))).toEqual([]);
    expect(report('2026Q1', [decided('2025-11-30', { courtOrder: true })]).statistics.notExecuted.count).toBe(0);
  });
});

describe('the statistics (34:3)', () => {
  test('bands in whole months since the decision: 3–6, 7–9, 10–12, 13–17, 18+', () => {
    const on = day('2026-09-30');
    const band = (decidedOn: string) => bandOf(day(decidedOn), on);
    expect(['2026-06-29', '2026-03-01', '2026-02-28'].map(band)).toEqual(['3-6', '3-6', '7-9']);
    expect(['2025-12-01', '2025-11-30'].map(band)).toEqual(['7-9', '10-12']);
    expect(['2025-09-01', '2025-08-31', '2025-08-30'].map(band)).toEqual(['10-12', '13-17', '13-17']);
    expect(['2025-04-01', '2025-03-31', '2025-03-30'].map(band)).toEqual(['13-17', '18+', '18+']);
  });

  test('for an interruption too the time counts from the decision (34:3 st. 2)', () => {
    const { statistics } = report('2026Q3', [decided('2026-01-10'), executed('2026-02-01'), interrupted('2026-05-20')]);
    expect(statistics.interrupted.byBand).toEqual({ '7-9': 1 });
  });

  test('how many, by type and by sex', () => {
    const { statistics } = report(
      '2026Q3',
      [decided('2026-05-04')],
      [decided('2026-04-04')],
      [decided('2026-03-04', { type: 'Samtal' })],
    );
    const { sex } = life(decided('2026-05-04')).person;
    expect(statistics.notExecuted).toEqual({
      count: 3,
      byType: { Familjebehandling: 2, Samtal: 1 },
      bySex: { [sex]: 3 },
      byBand: { '3-6': 3 },
    });
  });

  test('nil is a report too', () => {
    const { statistics, notExecuted, resolved } = report('2026Q3');
    expect([notExecuted, resolved, statistics.notExecuted.count, statistics.interrupted.count]).toEqual([[], [], 0, 0]);
  });
});

describe('the fee frame (34:7, 34:10), information only', () => {
  const fee = (quarter: string, ...events: readonly CaseEvent[]) => {
    const { notExecuted, interrupted: paused } = report(quarter, events);
    return [...notExecuted, ...paused][0]?.feeFrame;
  };

  test.each([
    ['2025-12-31', 10_000, 1_000_000],
    ['2026-01-01', 15_000, 1_500_000],
    ['2026-01-02', 15_000, 1_500_000],
  ])('by the decision day: decided %s, %i to %i kr', (decidedOn, from, to) => {
    expect(fee('2026Q3', decided(decidedOn))).toMatchObject({ from, to });
  });

  test('a renewal in 2026 of a decision in 2025 has the first one’s frame', () => {
    expect(fee('2026Q3', decided('2025-12-31'), renewed('2026-03-01'))).toMatchObject({ from: 10_000 });
  });

  test('the application within two years from the decision, or from the interruption', () => {
    expect(fee('2026Q3', decided('2026-05-04'))).toMatchObject({ applicationBefore: '2028-05-04' });
    expect(fee('2024Q2', decided('2024-02-29'))).toMatchObject({ applicationBefore: '2026-02-28' });
    expect(fee('2026Q3', decided('2025-12-01'), executed('2026-01-01'), interrupted('2026-05-20'))).toMatchObject({
      ...{ from: 10_000, applicationBefore: '2028-05-20' },
    });
  });
});
