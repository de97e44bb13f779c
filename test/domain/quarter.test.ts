import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, daysBetween } from '../../src/domain/day.ts';
import {
  firstDayOf,
  lastDayOf,
  latestEndedQuarter,
  nextQuarter,
  parseQuarter,
  previousQuarter,
  type Quarter,
  quarterOf,
  quarterParts,
} from '../../src/domain/quarter.ts';
import { anyDay, anyQuarter } from '../support/arbitraries.ts';

const quarter = (text: string): Quarter => {
  const parsed = parseQuarter(text);
  if (!parsed) throw new RangeError(text);
  return parsed;
};

describe('a quarter is written 2026Q3', () => {
  test.each(['2026Q1', '2026Q4', '0001Q1', '9999Q4'])('%s is a quarter', text => expect(parseQuarter(text)).toBe(text));

  test.each(['2026Q0', '2026Q5', '2026q3', '2026-Q3', '26Q3', 'Q3', '0000Q1', '2026Q3 ', '2026Q3\n', '12026Q3', ''])(
    '%j is refused',
    text => expect(parseQuarter(text)).toBeUndefined(),
  );
});

describe('both the first and the last day belong to the quarter', () => {
  test.each([
    ['2026Q1', '2026-01-01', '2026-03-31'],
    ['2026Q2', '2026-04-01', '2026-06-30'],
    ['2026Q3', '2026-07-01', '2026-09-30'],
    ['2026Q4', '2026-10-01', '2026-12-31'],
    ['9999Q4', '9999-10-01', '9999-12-31'],
  ])('%s: %s to %s', (text, first, last) => {
    expect([firstDayOf(quarter(text)), lastDayOf(quarter(text))]).toEqual([first, last]);
    expect([quarterOf(day(first)), quarterOf(day(last))]).toEqual([text, text]);
  });

  test('every day lies in its quarter, the day before the first and the day after the last do not', () => {
    fc.assert(
      fc.property(anyDay(), d => {
        const q = quarterOf(d);
        expect(firstDayOf(q) <= d && d <= lastDayOf(q)).toBe(true);
        expect(quarterOf(addDays(firstDayOf(q), -1))).toBe(previousQuarter(q));
        expect(quarterOf(addDays(lastDayOf(q), 1))).toBe(nextQuarter(q));
        expect([90, 91, 92]).toContain(daysBetween(firstDayOf(q), lastDayOf(q)) + 1);
      }),
    );
  });
});

describe('next and previous', () => {
  test('over the turn of a year', () => {
    expect([nextQuarter(quarter('2026Q4')), previousQuarter(quarter('2027Q1'))]).toEqual(['2027Q1', '2026Q4']);
  });

  test('undo each other and keep the order of the text', () => {
    fc.assert(
      fc.property(anyQuarter(), q => {
        expect(previousQuarter(nextQuarter(q))).toBe(q);
        expect(nextQuarter(previousQuarter(q))).toBe(q);
        expect(previousQuarter(q) < q && q < nextQuarter(q)).toBe(true);
      }),
    );
  });
});

test.each([
  ['2026-09-29', '2026Q2'],
  ['2026-09-30', '2026Q2'],
  ['2026-10-01', '2026Q3'],
  ['2026-01-01', '2025Q4'],
])('on %s the latest quarter that has ended is %s', (today, ended) =>
  expect(latestEndedQuarter(day(today))).toBe(ended),
);

test('the parts of a quarter, for text', () => {
  expect(quarterParts(quarter('2026Q3'))).toEqual({ year: 2026, number: 3 });
});
