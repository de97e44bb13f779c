/** The internal control's figures for a tertial (P § 94). */
import { describe, expect, test } from 'vitest';
import {
  type ControlReport,
  controlBuilder,
  type FigureId,
  percentOf,
} from '../../../src/domain/board/control-report.ts';
import type { CaseEvent } from '../../../src/domain/case/event.ts';
import { day } from '../../../src/domain/day.ts';
import { parseTertial } from '../../../src/domain/tertial.ts';
import {
  closed,
  type Decision,
  decided,
  decision,
  decisionA,
  executed,
  followedUp,
  interrupted,
  renewed,
  rules,
  the,
} from '../../support/life.ts';

const none = { current: 0, previous: 0 };
const extensive = { needs: 'omfattande-foranderligt' } as const;

function report(tertial: string, ...decisions: readonly Decision[]): ControlReport {
  const builder = controlBuilder(the(parseTertial(tertial)), rules);
  for (const each of decisions) builder.add(each);
  return builder.finish({ participations: none, logReviews: none, backups: none });
}

const figure = (of: ControlReport, id: FigureId) => the(of.figures.find(f => f.id === id));
/** `[numerator, denominator]` of one decision in that tertial. */
const counted = (tertial: string, id: FigureId, ...events: readonly CaseEvent[]) => {
  const { numerator, denominator } = figure(report(tertial, decisionA(...events)), id);
  return [numerator, denominator];
};
const planned = (on: string): CaseEvent => ({
  ...{ kind: 'planned', decision: 'A', day: day(on), points: {}, hindrance: null, participated: true },
  ...{ participationWhy: null, madeBy: null, followUpDay: null },
});

describe('P § 94: followed up in time, by the tertial of the due day', () => {
  test.each([
    ['2025-10-31', '2026T1', [0, 1]],
    ['2025-11-01', '2026T2', [0, 1]],
    ['2025-10-31', '2026T2', [0, 0]],
    ['2025-11-01', '2026T1', [0, 0]],
  ])('decided %s, six months later is in %s or not', (on, tertial, counts) =>
    expect(counted(tertial, 'in-time-six-months', decided(on))).toEqual(counts),
  );

  test.each([
    ['2026-04-29', [1, 1]],
    ['2026-04-30', [1, 1]],
    ['2026-05-01', [0, 1]],
  ])('due 2026-04-30, followed up %s', (on, counts) =>
    expect(counted('2026T1', 'in-time-six-months', decided('2025-10-31'), followedUp(on))).toEqual(counts),
  );

  test('each series is a figure of its own', () => {
    const events = [decided('2026-01-15', extensive), followedUp('2026-03-15')];
    const of = (tertial: string) =>
      report(tertial, decisionA(...events))
        .figures.filter(f => f.denominator)
        .map(f => f.id);
    expect(of('2026T1')).toEqual(['in-time-two-months', 'executed-in-time', 'open-without-plan', 'one-voice']);
    expect(of('2026T2')).toEqual(['in-time-six-months', 'open-without-plan']);
    expect(of('2027T1')).toEqual(['in-time-yearly', 'open-without-plan']);
  });

  test('days before the guideline did not fall due under it (avsnitt 17, from 2025-07-01)', () => {
    expect(counted('2025T2', 'in-time-six-months', decided('2024-12-31'))).toEqual([0, 0]);
    expect(counted('2025T2', 'in-time-six-months', decided('2025-01-01'))).toEqual([0, 1]);
  });

  test('before the guideline there is no figure, and it says so', () => {
    expect(figure(report('2025T2'), 'in-time-six-months').previous).toEqual({
      ...{ numerator: null, denominator: null, percent: null },
      none: 'not-in-force',
    });
    expect(figure(report('2025T1'), 'executed-in-time').none).toBeNull();
    expect(figure(report('2006T1'), 'executed-in-time').none).toBe('not-in-force');
  });
});

describe('SoL 34:1: executed within three months, by the tertial of the last day in time', () => {
  const made = decided('2026-01-30');

  test.each([
    ['2026-01-29', '2026T1', [0, 1]],
    ['2026-01-31', '2026T1', [0, 1]],
    ['2026-02-01', '2026T1', [0, 0]],
    ['2026-02-01', '2026T2', [0, 1]],
  ])('decided %s counts in %s or not', (on, tertial, counts) =>
    expect(counted(tertial, 'executed-in-time', decided(on))).toEqual(counts),
  );

  test.each([
    ['2026-04-29', [1, 1]],
    ['2026-04-30', [1, 1]],
    ['2026-05-01', [0, 1]],
  ])('last day 2026-04-30, executed %s', (on, counts) =>
    expect(counted('2026T1', 'executed-in-time', made, executed(on))).toEqual(counts),
  );

  test('partly is not whole; the whole by the last day is', () => {
    expect(counted('2026T1', 'executed-in-time', made, executed('2026-02-10', 'gruppen'))).toEqual([0, 1]);
    const whole = [executed('2026-02-10', 'gruppen'), executed('2026-04-30')];
    expect(counted('2026T1', 'executed-in-time', made, ...whole)).toEqual([1, 1]);
  });

  test('executed, then interrupted or closed: it was executed in time', () => {
    for (const end of [interrupted('2026-02-20'), closed('2026-02-20')]) {
      expect(counted('2026T1', 'executed-in-time', made, executed('2026-02-10'), end)).toEqual([1, 1]);
    }
  });

  test.each([
    ['2026-04-30', [0, 0]],
    ['2026-05-01', [0, 1]],
  ])('closed %s without having been executed', (on, counts) =>
    expect(counted('2026T1', 'executed-in-time', made, closed(on, 'egen-begaran'))).toEqual(counts),
  );

  test('not what 34:1 does not cover: refusals, 11:4; and a court’s order stands apart', () => {
    for (const other of [{ outcome: 'avslag' }, { basis: '11:4' }, { courtOrder: true }] as const) {
      expect(counted('2026T1', 'executed-in-time', decided('2026-01-30', other))).toEqual([0, 0]);
    }
  });

  test('the old 4:1 counts when decided before 2025-07-01', () => {
    expect(counted('2025T2', 'executed-in-time', decided('2025-05-02'), executed('2025-08-02'))).toEqual([1, 1]);
  });

  test.each([
    ['2026-04-30', [0, 1]],
    ['2026-05-01', [0, 1]],
  ])('renewed %s: the one that stood on the last day counts, once', (on, counts) => {
    const both = ['A', 'B'].map(letter => decision(letter, made, renewed(on)));
    const { numerator, denominator } = figure(report('2026T1', ...both), 'executed-in-time');
    expect([numerator, denominator]).toEqual(counts);
    expect(figure(report('2026T2', ...both), 'executed-in-time').denominator).toBe(0);
  });
});

describe('avsnitt 15: decisions without a plan on the last day', () => {
  const made = decided('2026-02-02');

  test.each([
    ['2026-04-30', [0, 1]],
    ['2026-05-01', [1, 1]],
  ])('planned %s', (on, counts) => {
    const events = [made, executed('2026-02-10'), planned(on)];
    expect(counted('2026T1', 'open-without-plan', ...events)).toEqual(counts);
    expect(counted('2026T1', 'running-without-plan', ...events)).toEqual(counts);
  });

  test('a waiting or interrupted decision is open, not running', () => {
    for (const events of [[made], [made, executed('2026-02-10'), interrupted('2026-03-01')]]) {
      expect(counted('2026T1', 'open-without-plan', ...events)).toEqual([1, 1]);
      expect(counted('2026T1', 'running-without-plan', ...events)).toEqual([0, 0]);
    }
  });

  test.each([
    ['2026-04-30', [0, 0]],
    ['2026-05-01', [1, 1]],
  ])('closed %s', (on, counts) => expect(counted('2026T1', 'open-without-plan', made, closed(on))).toEqual(counts));
});

describe('avsnitt 17: follow-ups without both voices', () => {
  const made = decided('2025-12-01');
  const heard = (person: boolean | null, performer: boolean | null): CaseEvent => ({
    ...{ kind: 'followed-up', decision: 'A', day: day('2026-03-02'), how: 'mote' },
    ...{ talkedWithPerson: person, heardPerformer: performer },
  });

  test.each([
    [true, true, 0],
    [true, false, 1],
    [false, true, 1],
    [null, null, 1],
  ])('the person %s, the performer %s', (person, performer, without) =>
    expect(counted('2026T1', 'one-voice', made, heard(person, performer))).toEqual([without, 1]),
  );

  test.each([
    ['2025-12-31', [0, 0]],
    ['2026-01-01', [0, 1]],
    ['2026-04-30', [0, 1]],
    ['2026-05-01', [0, 0]],
  ])('done %s', (on, counts) => expect(counted('2026T1', 'one-voice', made, followedUp(on))).toEqual(counts));
});

describe('the report', () => {
  test('a documented insats under 11:5 and an application are in none of the figures', () => {
    const enrolled = { kind: 'enrolled', decision: 'A', day: day('2026-02-02'), insats: 'tolvstegsmodellen' } as const;
    const applied = {
      kind: 'applied',
      decision: 'A',
      day: day('2026-02-02'),
      by: 'person',
      insats: 'kontaktperson',
    } as const;
    const others = [decisionA({ ...enrolled, type: 'Tolvstegsmodellen', caseworker: null }), decisionA(applied)];
    expect(report('2026T1', ...others).figures.every(f => !f.denominator)).toBe(true);
  });

  test('the tertial before is the same figure, made the same way', () => {
    const decisions = [decisionA(decided('2025-05-20')), decisionA(decided('2025-09-20'), followedUp('2026-03-20'))];
    const figures = report('2026T1', ...decisions).figures;
    const before = report('2025T3', ...decisions).figures;
    expect(figures.map(f => f.previous)).toEqual(
      before.map(({ numerator, denominator, percent, none }) => ({ numerator, denominator, percent, none })),
    );
  });

  test('participations, log reviews and backups are counts', () => {
    const built = controlBuilder(the(parseTertial('2026T1')), rules).finish({
      participations: { current: 34, previous: 28 },
      logReviews: { current: 4, previous: 0 },
      backups: { current: 5, previous: 4 },
    });
    const count = { denominator: null, percent: null, none: null };
    expect(figure(built, 'participations')).toMatchObject({ ...count, numerator: 34, previous: { numerator: 28 } });
    expect(figure(built, 'log-reviews')).toMatchObject({ ...count, numerator: 4, previous: { numerator: 0 } });
    expect(figure(built, 'backups')).toMatchObject({ ...count, numerator: 5, previous: { numerator: 4 } });
  });

  test('every figure has its source', () => {
    const sources = report('2026T1').figures.map(f => `${f.citation.source}, ${f.citation.place}`);
    expect(sources).toHaveLength(13);
    expect(sources.filter(s => s.startsWith('Riktlinjer 2025-07-01, avsnitt 1'))).toHaveLength(9);
    expect(sources).toContain('SoL 2025:400, 34 kap. 1 §');
    expect(report('2025T1').figures.find(f => f.id === 'executed-in-time')?.citation.source).toBe('SoL 2001:453');
  });

  test.each([
    [0, 0, null],
    [0, 3, 0],
    [3, 3, 100],
    [2, 3, 66.7],
    [1999, 2000, 99.9],
    [9999, 10_000, 99.9],
    [1, 10_000, 0.1],
  ])('%i of %i is %s per cent: nothing of nothing, and 100 only when all are', (part, whole, percent) =>
    expect(percentOf(part, whole)).toBe(percent),
  );
});
