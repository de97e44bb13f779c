/** Favourable decisions in a month, aggregated (P § 96). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FavourableReport, favourableBuilder } from '../../../src/domain/board/favourable.ts';
import type { CaseEvent } from '../../../src/domain/case/event.ts';
import { parseMonth } from '../../../src/domain/month.ts';
import type { Shown } from '../../../src/domain/statistics.ts';
import { closed, decided, decision, decisionA, executed, interrupted, renewed, the } from '../../support/life.ts';

const october = the(parseMonth('2026-10'));
const zero = { inForce: 0, taken: 0, closed: 0, waiting: 0 };

function total(...events: readonly CaseEvent[]) {
  const builder = favourableBuilder(october);
  builder.add(decisionA(...events));
  return builder.finish(false).total;
}

describe('P § 96: which favourable decisions there are', () => {
  test.each([
    ['2026-09-30', { ...zero, inForce: 1, waiting: 1 }],
    ['2026-10-01', { ...zero, inForce: 1, taken: 1, waiting: 1 }],
    ['2026-10-31', { ...zero, inForce: 1, taken: 1, waiting: 1 }],
    ['2026-11-01', zero],
  ])('taken on %s', (on, counted) => expect(total(decided(on))).toEqual(counted));

  test.each([
    ['2026-09-30', zero],
    ['2026-10-01', { ...zero, closed: 1 }],
    ['2026-10-31', { ...zero, closed: 1 }],
    ['2026-11-01', { ...zero, inForce: 1 }],
  ])('closed on %s, as it was on the last day of the month', (on, counted) =>
    expect(total(decided('2026-03-02'), executed('2026-04-01'), closed(on))).toEqual(counted),
  );

  test.each([
    ['2026-10-31', 0],
    ['2026-11-01', 1],
  ])('executed on %s: waiting %i', (on, waiting) =>
    expect(total(decided('2026-03-02'), executed(on))).toMatchObject({ inForce: 1, waiting }),
  );

  test('partly executed or interrupted: in force, not waiting', () => {
    expect(total(decided('2026-03-02'), executed('2026-04-01', 'gruppen'))).toEqual({ ...zero, inForce: 1 });
    expect(total(decided('2026-03-02'), executed('2026-04-01'), interrupted('2026-05-01'))).toEqual({
      ...zero,
      inForce: 1,
    });
  });

  test('delvis bifall, 11:4 and a court’s order count; a refusal does not', () => {
    for (const made of [{ outcome: 'delvis-bifall' }, { basis: '11:4' }, { courtOrder: true }] as const) {
      expect(total(decided('2026-03-02', made))).toMatchObject({ inForce: 1 });
    }
    expect(total(decided('2026-10-02', { outcome: 'avslag' }))).toEqual(zero);
  });

  test.each([
    ['2026-10-31', { ...zero, inForce: 1, taken: 1, waiting: 1 }],
    ['2026-11-01', { ...zero, inForce: 1, waiting: 1 }],
  ])('renewed on %s: one decision in force, and none closed', (on, counted) => {
    const builder = favourableBuilder(october);
    for (const letter of ['A', 'B']) builder.add(decision(letter, decided('2026-03-02'), renewed(on)));
    expect(builder.finish(false).total).toEqual(counted);
  });
});

/** A register with so many decisions of each type; `[begun, waiting]`. */
function masked(counts: readonly (readonly [number, number])[]): FavourableReport {
  const builder = favourableBuilder(october);
  counts.forEach(([begun, waiting], i) => {
    const of = decided('2026-03-02', { type: `Typ ${i}` });
    for (let n = 0; n < begun; n++) builder.add(decisionA(of, executed('2026-04-01')));
    for (let n = 0; n < waiting; n++) builder.add(decisionA(of));
  });
  return builder.finish(true);
}

const cells = ({ byType, total: all }: FavourableReport) =>
  [...byType, all].map(({ inForce, waiting }) => [inForce, waiting]);

describe('small numbers are masked', () => {
  test.each([
    ['5+6 7+5', '11/6 12/5 23/11', 'nothing small: everything is shown'],
    ['0+3', '<5/* <5/<5', 'three in all'],
    ['5+0 9+0', '5/0 9/0 14/0', 'nobody waits: not a small number'],
    ['6+3 9+8', '9/* 17/* 26/11', 'three wait: the waiting are not divided'],
    ['2+8 9+8', '10/* 17/* 27/16', 'two have begun: in force less waiting would tell'],
    ['2+8', '10/* 10/*', 'and so would the totals'],
    ['0+4 0+4', '<5/* <5/* */*', 'as many wait as are in force, and both sums would tell'],
  ])('begun and waiting by type %s is shown as in force/waiting %s: %s', (counts, shown) => {
    const pairs = counts.split(' ').map(pair => pair.split('+').map(Number));
    const report = masked(pairs.map(([begun = 0, waiting = 0]) => [begun, waiting]));
    expect(
      cells(report)
        .map(row => row.join('/'))
        .join(' '),
    ).toBe(shown);
  });

  test('taken and closed: each masked by itself', () => {
    const builder = favourableBuilder(october);
    for (let n = 0; n < 6; n++) builder.add(decisionA(decided('2026-10-05', { type: 'A' })));
    builder.add(decisionA(decided('2026-10-05', { type: 'B' }), closed('2026-10-06')));
    const { byType, total: all } = builder.finish(true);
    expect(byType.map(t => [t.taken, t.closed])).toEqual([
      ['*', 0],
      ['<5', '<5'],
    ]);
    expect(all).toMatchObject({ taken: 7, closed: '<5' });
  });

  test('whoever sees the table can never work out a small number of waiting, of begun or in force', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 3 }), counts => {
        const shown = cells(masked(counts.filter(([b, w]) => b + w > 0)));
        const kept = counts.filter(([b, w]) => b + w > 0);
        kept.forEach(([begun, waiting], i) => {
          const could = possible(shown, i);
          for (const [is, read] of [
            [begun, ([inForce, wait]: Pair) => inForce - wait],
            [waiting, ([, wait]: Pair) => wait],
            [begun + waiting, ([inForce]: Pair) => inForce],
          ] as const) {
            const values = new Set(could.map(read));
            expect(values.has(is), JSON.stringify({ kept, shown })).toBe(true);
            if (is > 0 && is < 5) expect(values.size, JSON.stringify({ kept, shown })).toBeGreaterThan(1);
          }
        });
      }),
      { numRuns: 400 },
    );
  });
});

type Pair = readonly [number, number];
/** More than any number here. */
const most = 15;

/** Every pair (in force, waiting) that the row can have, by trying them all against the totals. */
function possible(shown: readonly (readonly (Shown | undefined)[])[], row: number): Pair[] {
  const rows = shown.slice(0, -1).map(([inForce, waiting]) => pairs(inForce, waiting));
  const [allInForce, allWaiting] = the(shown.at(-1));
  const others = rows.filter((_, i) => i !== row).reduce<Pair[]>(sums, [[0, 0]]);
  const fits = (n: number, cell: Shown | undefined) => cell === '*' || values(cell).includes(n);
  return the(rows[row]).filter(([a, b]) => others.some(([c, d]) => fits(a + c, allInForce) && fits(b + d, allWaiting)));
}

function sums(before: readonly Pair[], options: readonly Pair[]): Pair[] {
  const all = before.flatMap(([a, b]) => options.map(([c, d]): Pair => [a + c, b + d]));
  return [...new Map(all.map(pair => [pair.join(' '), pair])).values()];
}

function pairs(inForce: Shown | undefined, waiting: Shown | undefined): Pair[] {
  return values(inForce).flatMap(a => values(waiting).flatMap(b => (b <= a && a > 0 ? [[a, b] as const] : [])));
}

function values(cell: Shown | undefined): number[] {
  if (cell === '<5') return [1, 2, 3, 4];
  return cell === '*' ? Array.from({ length: most + 1 }, (_, n) => n) : [cell ?? 0];
}
