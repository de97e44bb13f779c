/** The draw of a log review: at random, outsiders first, the same for the same seed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOutsider } from '../../../src/domain/access/reading.ts';
import { type Drawable, draw } from '../../../src/domain/access/review.ts';

const ten: Drawable[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(entry => ({
  entry,
  outsider: [2, 5, 6, 9].includes(entry),
}));
const anyLog = fc
  .uniqueArray(fc.record({ entry: fc.nat(100_000), outsider: fc.boolean() }), {
    selector: r => r.entry,
    maxLength: 200,
  })
  .map(rows => rows.sort((a, b) => a.entry - b.entry));
const anySeed = fc.nat(4_294_967_295);
const anySample = fc.integer({ min: 1, max: 50 });

describe('a draw', () => {
  test('is the same for the same seed and the same log', () => {
    fc.assert(
      fc.property(anyLog, anySample, anySeed, (readings, sample, seed) => {
        expect(draw(readings, sample, seed)).toEqual(draw(readings, sample, seed));
      }),
    );
  });

  test('takes each reading once, as many as asked for, or all there are', () => {
    fc.assert(
      fc.property(anyLog, anySample, anySeed, (readings, sample, seed) => {
        const drawn = draw(readings, sample, seed);
        expect(drawn).toHaveLength(Math.min(sample, readings.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every(entry => readings.some(r => r.entry === entry))).toBe(true);
      }),
    );
  });

  test('takes the outsiders first: nobody else while one of them is left', () => {
    fc.assert(
      fc.property(anyLog, anySample, anySeed, (readings, sample, seed) => {
        const outsiders = new Set(readings.filter(r => r.outsider).map(r => r.entry));
        const drawn = draw(readings, sample, seed).map(entry => outsiders.has(entry));
        const first = Math.min(sample, outsiders.size);
        expect(drawn.slice(0, first).every(Boolean)).toBe(true);
        expect(drawn.slice(first).some(Boolean)).toBe(false);
      }),
    );
  });

  test('of a log as it stood is what a reviewer can be shown again', () => {
    expect(draw(ten, 5, 7)).toEqual([6, 5, 9, 2, 10]);
    expect(draw(ten, 5, 8)).not.toEqual(draw(ten, 5, 7));
  });

  test('gives every outsider about the same chance', () => {
    const readings = Array.from({ length: 10 }, (_, i) => ({ entry: i, outsider: true }));
    const times = new Array<number>(10).fill(0);
    for (let seed = 0; seed < 5000; seed++)
      for (const entry of draw(readings, 3, seed)) times[entry] = (times[entry] ?? 0) + 1;
    expect(Math.min(...times)).toBeGreaterThan(1350);
    expect(Math.max(...times)).toBeLessThan(1650);
  });
});

describe('an outsider', () => {
  const own = { case: '2026-0001', responsible: true };
  test.each([
    ['the responsible caseworker', { account: null, cases: [own] }, false],
    ['somebody else', { account: null, cases: [{ ...own, responsible: false }] }, true],
    ['responsible for one of two', { account: null, cases: [own, { case: '2026-0002', responsible: false }] }, true],
    ['another account, in the name of the responsible one', { account: 'root', cases: [own] }, true],
    ['a search that found nobody', { account: null, cases: [] }, false],
  ])('%s: %o %s', (_, reading, outsider) => expect(isOutsider(reading)).toBe(outsider));
});
