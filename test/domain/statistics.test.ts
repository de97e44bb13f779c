/** Statistics from participations (domain: small numbers are masked, with secondary suppression). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Participation } from '../../src/domain/participation.ts';
import { ageBands, participantSexes, participationForms } from '../../src/domain/participation.ts';
import { figures, maskBreakdown, type Shown } from '../../src/domain/statistics.ts';

const participation = (over: Partial<Participation> = {}): Participation => ({
  ...{ insats: 'bra-samtal', day: day('2026-05-04'), form: 'grupp', participants: 6, sex: 'kvinna', ageBand: '12-14' },
  ...{ guardianChecked: true, informed: true, difficulties: [], leftEarly: null },
  ...over,
});

describe('a division of a known total', () => {
  test.each<[Record<string, number>, Record<string, Shown> | null, string]>([
    [{ a: 5, b: 7 }, { a: 5, b: 7 }, 'nothing under 5: nothing hidden'],
    [{ a: 0, b: 7 }, { a: 0, b: 7 }, 'nobody is not a small number'],
    [{ a: 4, b: 7, c: 20 }, { a: '<5', b: '*', c: 20 }, 'one small: the smallest of the others is hidden with it'],
    [{ a: 2, b: 3, c: 20 }, { a: '<5', b: '<5', c: 20 }, 'two small hide each other'],
    [{ a: 1, b: 1, c: 20 }, { a: '<5', b: '<5', c: '*' }, 'two of one are given away by their sum'],
    [{ a: 4, b: 4, c: 20 }, { a: '<5', b: '<5', c: '*' }, 'and so are two of four'],
    [{ a: 1, b: 5 }, null, 'six in all: one and five is the only way, so nothing is divided'],
    [{ a: 3 }, null, 'the total is the number'],
  ])('%o is shown as %o: %s', (counts, shown) => {
    expect(maskBreakdown(counts)).toEqual(shown);
  });

  test('whoever knows the total can never work out a hidden small number', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(counts, list => {
        const named = Object.fromEntries(list.map((n, i) => [`k${i}`, n]));
        const shown = maskBreakdown(named);
        if (shown === null) return;
        const total = list.reduce((a, b) => a + b, 0);
        for (const [key, value] of Object.entries(shown)) {
          if (value === '<5')
            expect(possible(shown, total, key).size, JSON.stringify({ named, shown })).toBeGreaterThan(1);
          else if (value !== '*') expect(value).toBe(named[key]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** Every value that the hidden key can have, by trying them all. */
function possible(shown: Readonly<Record<string, Shown>>, total: number, key: string): Set<number> {
  const hidden = Object.entries(shown).filter(([, v]) => typeof v !== 'number');
  const left = total - Object.values(shown).reduce<number>((sum, v) => sum + (typeof v === 'number' ? v : 0), 0);
  const found = new Set<number>();
  const attempt = (at: number, rest: number, mine: number): void => {
    const entry = hidden[at];
    if (!entry) {
      if (rest === 0) found.add(mine);
      return;
    }
    const [low, high] = entry[1] === '<5' ? [1, 4] : [5, rest];
    for (let n = low; n <= Math.min(high, rest); n++) attempt(at + 1, rest - n, entry[0] === key ? n : mine);
  };
  attempt(0, left, 0);
  return found;
}

describe('figures (§ 87: number, sex, age, difficulties, reasons for leaving early)', () => {
  test('persons are summed, occasions counted, the share in groups is of persons', () => {
    const list = [participation(), participation({ form: 'individuellt', participants: 6, sex: 'man' })];
    const [bra] = figures(list, true).insatser;
    expect(bra).toMatchObject({ participants: 12, occasions: 2, shareInGroups: 50 });
    expect(bra?.bySex).toMatchObject({ kvinna: 6, man: 6 });
  });

  test('under five in all: the number, every division and the total are hidden', () => {
    const few = figures([participation({ participants: 3 })], true);
    expect(few.total).toBe('<5');
    expect(few.insatser[0]).toMatchObject({
      participants: '<5',
      bySex: null,
      byAgeBand: null,
      byForm: null,
      shareInGroups: null,
    });
  });

  test('unmasked shows what is there', () => {
    const few = figures([participation({ participants: 3, difficulties: ['sprak'] })], false);
    expect(few.insatser[0]).toMatchObject({
      participants: 3,
      bySex: { kvinna: 3, man: 0 },
      difficulties: { sprak: 1 },
    });
  });

  test('no masked figure shows one to four anywhere, whatever was registered', () => {
    const any = fc.record({
      insats: fc.constantFrom('bra-samtal', 'orossamtal', 'familjecentral'),
      participants: fc.integer({ min: 1, max: 7 }),
      sex: fc.constantFrom(...participantSexes),
      ageBand: fc.constantFrom(...ageBands),
      form: fc.constantFrom(...participationForms),
      difficulties: fc.subarray(['sprak', 'barnpassning']),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), list => {
        const shown = figures(list.map(participation), true);
        const numbers = [
          shown.total,
          ...shown.insatser.flatMap(f => [
            f.participants,
            ...Object.values({ ...f.bySex, ...f.byAgeBand, ...f.byForm, ...f.difficulties }),
          ]),
        ];
        expect(numbers.filter(n => typeof n === 'number' && n > 0 && n < 5)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
