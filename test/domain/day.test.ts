import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  day,
  dayFromParts,
  daysBetween,
  earliest,
  latest,
  monthOf,
  parseDay,
  weekday,
  wholeMonthsBetween,
  yearOf,
} from '../../src/domain/day.ts';
import { anyDay, anyMonths } from '../support/arbitraries.ts';

const lastOfMonth = (of: string) => addDays(addMonths(day(`${of.slice(0, 8)}01`), 1), -1);

describe('a day is written YYYY-MM-DD and exists', () => {
  test.each(['2026-02-28', '2024-02-29', '2000-02-29', '1753-03-01', '0001-01-01', '9999-12-31'])('%s is a day', text =>
    expect(parseDay(text)).toBe(text),
  );

  test.each([
    ['2026-02-29', 'no leap year'],
    ['1900-02-29', 'a century that 400 does not divide'],
    ['2026-04-31', 'April has 30 days'],
    ['2026-00-10', 'no month 0'],
    ['2026-13-01', 'no month 13'],
    ['2026-01-00', 'no day 0'],
    ['2026-01-32', 'no day 32'],
    ['0000-01-01', 'no year 0'],
    ['2026-1-01', 'one digit'],
    ['20260101', 'no hyphens'],
    ['2026/01/01', 'strokes'],
    [' 2026-01-01', 'a space'],
    ['2026-01-01\n', 'a line end'],
    ['2026-01-01T00:00:00Z', 'a time'],
    ['+2026-01-01', 'a sign'],
    ['٢٠٢٦-٠١-٠١', 'digits of another script'],
    ['', 'nothing'],
  ])('%j is refused: %s', text => expect(parseDay(text)).toBeUndefined());

  test('of all month and day numbers exactly 365 or 366 a year are days', () => {
    const count = (year: number) => {
      const pairs = Array.from({ length: 100 * 100 }, (_, i) => [Math.floor(i / 100), i % 100] as const);
      return pairs.filter(([month, dayOfMonth]) => dayFromParts(year, month, dayOfMonth)).length;
    };
    expect([2023, 2024, 1900, 2000].map(count)).toEqual([365, 366, 365, 366]);
  });

  test('any text is a day only when the day says the same text back', () => {
    const digits = fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits), text => {
        const parsed = parseDay(text);
        if (parsed === undefined) return;
        expect(parsed).toBe(text);
        expect(dayFromParts(yearOf(parsed), monthOf(parsed), Number(text.slice(8)))).toBe(text);
        expect(addDays(addDays(parsed, 1 - Number(text.slice(8))), Number(text.slice(8)) - 1)).toBe(text);
      }),
    );
  });

  test('the program may only write real days', () => {
    expect(() => day('2026-02-29')).toThrow(RangeError);
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addMonths(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(day('0001-01-01'), -1)).toThrow(RangeError);
  });
});

describe('lag (1930:173) 1 §: a period of months ends on the same number in the month, or on its last day', () => {
  test.each([
    ['2025-11-29', 3, '2026-02-28'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2025-12-01', 3, '2026-03-01'],
    ['2025-08-30', 3, '2025-11-30'],
    ['2025-08-31', 3, '2025-11-30'],
    ['2025-09-01', 3, '2025-12-01'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2026-02-28', 6, '2026-08-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-05-15', 0, '2026-05-15'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s + %i months = %s', (from, months, to) => expect(addMonths(day(from), months)).toBe(to));

  test('counted from 31 January each time it never drifts; month upon month it would', () => {
    const from = day('2026-01-31');
    expect([1, 2, 3, 4].map(n => addMonths(from, n))).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
    expect(addMonths(addMonths(from, 1), 1)).toBe('2026-03-28');
  });

  test('29 February + years', () => {
    expect([1, 4, 5].map(n => addYears(day('2024-02-29'), n))).toEqual(['2025-02-28', '2028-02-29', '2029-02-28']);
  });

  test('always in the month that many months on; the same number, or the last day and then never a later number', () => {
    fc.assert(
      fc.property(anyDay(), anyMonths, (from, months) => {
        const to = addMonths(from, months);
        expect(12 * yearOf(to) + monthOf(to)).toBe(12 * yearOf(from) + monthOf(from) + months);
        expect(to.slice(8) <= from.slice(8)).toBe(true);
        expect(to.slice(8) === from.slice(8) || to === lastOfMonth(to)).toBe(true);
      }),
    );
  });

  test('a later start, or a longer period, never ends earlier', () => {
    fc.assert(
      fc.property(anyDay(), anyDay(), anyMonths, anyMonths, (a, b, m, n) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        const [shorter, longer] = m <= n ? [m, n] : [n, m];
        expect(addMonths(first, shorter) <= addMonths(second, shorter)).toBe(true);
        expect(addMonths(first, shorter) <= addMonths(first, longer)).toBe(true);
      }),
    );
  });

  test('a year is twelve months', () => {
    fc.assert(
      fc.property(anyDay(), fc.integer({ min: 0, max: 50 }), (from, years) => {
        expect(addYears(from, years)).toBe(addMonths(from, 12 * years));
      }),
    );
  });
});

describe('whole months passed is the inverse', () => {
  test.each([
    ['2025-11-30', '2026-02-27', 2],
    ['2025-11-30', '2026-02-28', 3],
    ['2025-11-30', '2026-03-01', 3],
    ['2025-08-31', '2025-11-29', 2],
    ['2025-08-31', '2025-11-30', 3],
    ['2026-05-15', '2026-05-15', 0],
    ['2026-05-15', '2026-05-14', 0],
    ['2026-05-15', '2025-05-15', 0],
  ])('from %s to %s: %i', (from, to, months) => expect(wholeMonthsBetween(day(from), day(to))).toBe(months));

  test('the largest number of months that has ended on or before the day', () => {
    fc.assert(
      fc.property(anyDay(), anyDay(), (a, b) => {
        const [from, to] = a <= b ? [a, b] : [b, a];
        const months = wholeMonthsBetween(from, to);
        expect(addMonths(from, months) <= to).toBe(true);
        expect(addMonths(from, months + 1) > to).toBe(true);
      }),
    );
  });

  test('n months after a day, n months have passed; the day before, n − 1', () => {
    fc.assert(
      fc.property(anyDay(), fc.integer({ min: 1, max: 240 }), (from, months) => {
        const end = addMonths(from, months);
        expect(wholeMonthsBetween(from, end)).toBe(months);
        expect(wholeMonthsBetween(from, addDays(end, -1))).toBe(months - 1);
      }),
    );
  });
});

describe('days between', () => {
  test.each([
    ['2026-02-28', '2026-03-01', 1],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-03-28', '2026-03-30', 2],
    ['2026-10-24', '2026-10-26', 2],
    ['2011-12-29', '2011-12-31', 2],
    ['2026-01-01', '2027-01-01', 365],
    ['2026-01-02', '2026-01-01', -1],
  ])('from %s to %s: %i', (from, to, days) => expect(daysBetween(day(from), day(to))).toBe(days));

  test('turned round the sign changes, and by way of a third day the sum is the same', () => {
    fc.assert(
      fc.property(anyDay(), anyDay(), anyDay(), (a, b, c) => {
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0);
        expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });
});

test('weekday: 1 is Monday, 7 is Sunday, and the next day is the next weekday', () => {
  expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(d => weekday(day(d)))).toEqual([5, 6, 7, 1]);
  fc.assert(
    fc.property(anyDay(), d => {
      expect(weekday(addDays(d, 1))).toBe((weekday(d) % 7) + 1);
    }),
  );
});

test('the earliest and the latest of some days, and of none', () => {
  const days = ['2026-03-01', '2025-12-31', '2026-02-28'].map(day);
  expect([earliest(...days), latest(...days)]).toEqual(['2025-12-31', '2026-03-01']);
  expect([earliest(), latest()]).toEqual([undefined, undefined]);
});
