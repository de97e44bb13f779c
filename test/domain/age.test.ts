import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, birthday, isChildOn } from '../../src/domain/age.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { anyDay } from '../support/arbitraries.ts';
import { personAged, personsBornBetween } from '../support/persons.ts';

describe('a person has an age from the birthday itself', () => {
  test.each([
    ['2014-05-10', '2026-05-09', 11],
    ['2014-05-10', '2026-05-10', 12],
    ['2014-05-10', '2026-05-11', 12],
    ['2014-05-10', '2014-05-10', 0],
    ['2014-05-10', '2014-05-09', -1],
    ['2013-12-31', '2026-01-01', 12],
  ])('born %s, on %s: %i', (born, on, age) => expect(ageOn(day(born), day(on))).toBe(age));

  test('the birthday is the first day with the age, for every age', () => {
    fc.assert(
      fc.property(anyDay('1900-01-01', '2026-11-21'), fc.integer({ min: 0, max: 120 }), (born, age) => {
        const turns = birthday(born, age);
        expect(ageOn(born, turns)).toBe(age);
        expect(ageOn(born, addDays(turns, -1))).toBe(age - 1);
      }),
    );
  });

  test('nobody grows younger', () => {
    fc.assert(
      fc.property(anyDay(), anyDay(), anyDay(), (born, a, b) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(ageOn(born, first) <= ageOn(born, second)).toBe(true);
      }),
    );
  });
});

describe('born on 29 February: a year older on 1 March in years without that day (our reading)', () => {
  test.each([
    ['2026-02-28', 17],
    ['2026-03-01', 18],
    ['2028-02-28', 19],
    ['2028-02-29', 20],
  ])('born 2008-02-29, on %s: %i', (on, age) => expect(ageOn(day('2008-02-29'), day(on))).toBe(age));

  test.each([
    [18, '2026-03-01'],
    [20, '2028-02-29'],
    [92, '2100-03-01'],
  ])('born 2008-02-29 turns %i on %s', (age, on) => expect(birthday(day('2008-02-29'), age)).toBe(on));

  test("Skatteverket's test persons born that day agree", () => {
    const [someone] = personsBornBetween(day('2008-02-29'), day('2008-02-29'));
    expect(someone && birthday(someone.born, 18)).toBe('2026-03-01');
  });
});

describe('SoL 3 kap.: a child is a person under 18', () => {
  test.each([
    ['2026-05-09', true],
    ['2026-05-10', false],
    ['2026-05-11', false],
  ])('born 2008-05-10, on %s: %s', (on, child) => expect(isChildOn(day('2008-05-10'), day(on))).toBe(child));

  test.each([
    ['2026-02-28', true],
    ['2026-03-01', false],
  ])('born 2008-02-29, on %s: %s', (on, child) => expect(isChildOn(day('2008-02-29'), day(on))).toBe(child));

  test('until the day before the eighteenth birthday, for every test person of 17', () => {
    const someone = personAged(17, day('2026-11-21'));
    const adult = birthday(someone.born, 18);
    expect([isChildOn(someone.born, addDays(adult, -1)), isChildOn(someone.born, adult)]).toEqual([true, false]);
  });
});
