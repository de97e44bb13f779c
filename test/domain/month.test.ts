import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, daysBetween } from '../../src/domain/day.ts';
import {
  firstDayOf,
  lastDayOf,
  latestEndedMonth,
  type Month,
  monthOf,
  parseMonth,
  previousMonth,
} from '../../src/domain/month.ts';
import { anyDay } from '../support/arbitraries.ts';
import { the } from '../support/life.ts';

const month = (text: string): Month => the(parseMonth(text));

describe('a month is written 2026-10', () => {
  test.each(['2026-01', '2026-12', '1000-01', '9999-12'])('%s is a month', text => expect(parseMonth(text)).toBe(text));

  test.each(['2026-00', '2026-13', '2026-1', '26-10', '0999-12', '2026-10-01', '202610', '2026-10 ', '2026-10\n', ''])(
    '%j is refused',
    text => expect(parseMonth(text)).toBeUndefined(),
  );
});

describe('both the first and the last day belong to the month', () => {
  test.each([
    ['2026-01', '2026-01-01', '2026-01-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-04', '2026-04-01', '2026-04-30'],
    ['9999-12', '9999-12-01', '9999-12-31'],
  ])('%s: %s to %s', (text, first, last) => {
    expect([firstDayOf(month(text)), lastDayOf(month(text))]).toEqual([first, last]);
    expect([monthOf(day(first)), monthOf(day(last))]).toEqual([text, text]);
  });

  test('every day lies in its month, the day before the first and the day after the last do not', () => {
    fc.assert(
      fc.property(anyDay(), d => {
        const m = monthOf(d);
        expect(firstDayOf(m) <= d && d <= lastDayOf(m)).toBe(true);
        expect(monthOf(addDays(firstDayOf(m), -1))).toBe(previousMonth(m));
        expect(previousMonth(monthOf(addDays(lastDayOf(m), 1)))).toBe(m);
        expect([28, 29, 30, 31]).toContain(daysBetween(firstDayOf(m), lastDayOf(m)) + 1);
      }),
    );
  });
});

test('the month before, over the turn of a year', () => {
  expect([previousMonth(month('2026-01')), previousMonth(month('2026-12'))]).toEqual(['2025-12', '2026-11']);
});

test.each([
  ['2026-10-30', '2026-09'],
  ['2026-10-31', '2026-09'],
  ['2026-11-01', '2026-10'],
  ['2026-01-01', '2025-12'],
])('on %s the latest month that has ended is %s', (today, ended) => expect(latestEndedMonth(day(today))).toBe(ended));
