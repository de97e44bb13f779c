/** Decisions by delegation in a month (P § 86). */
import { describe, expect, test } from 'vitest';
import { birthday } from '../../../src/domain/age.ts';
import { type DelegationReport, delegationBuilder } from '../../../src/domain/board/delegation.ts';
import { addDays, type Day, day } from '../../../src/domain/day.ts';
import { parseMonth } from '../../../src/domain/month.ts';
import { type Decision, decided, decisionA, the } from '../../support/life.ts';
import { person } from '../../support/persons.ts';

const october = the(parseMonth('2026-10'));
const adult = day('1980-05-05');

function report(...decisions: readonly { decision: Decision; born?: Day | null }[]): DelegationReport {
  const builder = delegationBuilder(october);
  for (const { decision, born = adult } of decisions) builder.add(decision, born);
  return builder.finish();
}

const made = (on: string, over: Parameters<typeof decided>[1] = {}) => ({ decision: decisionA(decided(on, over)) });

describe('P § 86: decisions taken by delegation in the month, by decision day', () => {
  test.each([
    ['2026-09-30', 0],
    ['2026-10-01', 1],
    ['2026-10-31', 1],
    ['2026-11-01', 0],
  ])('taken on %s: %i', (on, total) => expect(report(made(on)).total).toBe(total));

  test('counted by list, delegate, point and outcome; refusals too', () => {
    const one = made('2026-10-05');
    const { rows, total } = report(
      one,
      one,
      made('2026-10-06', { outcome: 'avslag' }),
      made('2026-10-07', { delegation: '3.2' }),
    );
    expect(rows).toEqual([
      { list: 'vuxen', delegate: 'Delegat Ett', point: '3.1', outcome: 'avslag', count: 1 },
      { list: 'vuxen', delegate: 'Delegat Ett', point: '3.1', outcome: 'bifall', count: 2 },
      { list: 'vuxen', delegate: 'Delegat Ett', point: '3.2', outcome: 'bifall', count: 1 },
    ]);
    expect(total).toBe(4);
  });

  test('without delegate or point: counted, and a gap by decision number', () => {
    const { rows, gaps } = report(
      made('2026-10-05', { decidedBy: null }),
      made('2026-10-05', { delegation: null }),
      made('2026-10-05', { decidedBy: null, delegation: null }),
      made('2026-10-05'),
    );
    expect(gaps.map(g => g.missing)).toEqual([['delegate'], ['point'], ['delegate', 'point']]);
    expect(gaps.map(g => g.decision)).toEqual(['2026-0042-A', '2026-0042-A', '2026-0042-A']);
    expect(rows.map(r => [r.delegate, r.point])).toEqual([
      ['Delegat Ett', '3.1'],
      ['Delegat Ett', null],
      [null, '3.1'],
      [null, null],
    ]);
  });

  test('a court decides by itself: counted apart', () => {
    expect(report(made('2026-10-05', { courtOrder: true }))).toMatchObject({
      rows: [],
      total: 0,
      gaps: [],
      courtOrders: 1,
    });
  });

  test('an application and a documented insats (11:5) are nobody’s decision', () => {
    const applied = {
      kind: 'applied',
      decision: 'A',
      day: day('2026-10-05'),
      by: 'person',
      insats: 'kontaktperson',
    } as const;
    const enrolled = { kind: 'enrolled', decision: 'A', day: day('2026-10-05'), insats: 'tolvstegsmodellen' } as const;
    const decisions = [decisionA(applied), decisionA({ ...enrolled, type: 'Tolvstegsmodellen', caseworker: 'anna' })];
    expect(report(...decisions.map(decision => ({ decision })))).toMatchObject({ rows: [], total: 0, gaps: [] });
  });
});

describe('the lists Barn och unga and Vuxen go by the age on the day of the decision', () => {
  const born = the(person(0).born);
  const eighteen = birthday(born, 18);

  test.each([
    [-1, 'barn-och-unga'],
    [0, 'vuxen'],
    [1, 'vuxen'],
  ])('%i days from the eighteenth birthday: %s', (days, list) => {
    const on = addDays(eighteen, days);
    const builder = delegationBuilder(the(parseMonth(on.slice(0, 7))));
    builder.add(decisionA(decided(on)), born);
    expect(builder.finish().rows).toMatchObject([{ list, count: 1 }]);
  });

  test('no whole birth day: in neither', () => {
    expect(report({ ...made('2026-10-05'), born: null }).rows).toMatchObject([{ list: 'okand-alder', count: 1 }]);
  });

  test('in the order of the lists', () => {
    const all = [null, adult, day('2012-01-01')].map(born => ({ ...made('2026-10-05'), born }));
    expect(report(...all).rows.map(r => r.list)).toEqual(['barn-och-unga', 'vuxen', 'okand-alder']);
  });
});
