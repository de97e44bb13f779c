import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, daysBetween } from '../../src/domain/day.ts';
import {
  firstDayOf,
  lastDayOf,
  latestEndedTertial,
  parseTertial,
  previousTertial,
  type Tertial,
  tertialNumber,
  tertialOf,
} from '../../src/domain/tertial.ts';
import { anyDay } from '../support/arbitraries.ts';
import { the } from '../support/life.ts';

const tertial = (text: string): Tertial => the(parseTertial(text));

describe('a tertial is written 2026T1', () => {
  test.each(['2026T1', '2026T3', '1000T1', '9999T3'])('%s is a tertial', text => expect(parseTertial(text)).toBe(text));

  test.each(['2026T0', '2026T4', '2026t1', '2026-T1', '26T1', 'T1', '0999T1', '2026T1 ', '2026T1\n', '2026Q1', ''])(
    '%j is refused',
    text => expect(parseTertial(text)).toBeUndefined(),
  );
});

describe('P § 94: internal control at tertial 1, tertial 2 and with the annual report (tertial 3)', () => {
  test.each([
    ['2026T1', '2026-01-01', '2026-04-30'],
    ['2026T2', '2026-05-01', '2026-08-31'],
    ['2026T3', '2026-09-01', '2026-12-31'],
    ['9999T3', '9999-09-01', '9999-12-31'],
  ])('%s: %s to %s, both days included', (text, first, last) => {
    expect([firstDayOf(tertial(text)), lastDayOf(tertial(text))]).toEqual([first, last]);
    expect([tertialOf(day(first)), tertialOf(day(last))]).toEqual([text, text]);
  });

  test('every day lies in its tertial, the day before the first and the day after the last do not', () => {
    fc.assert(
      fc.property(anyDay(), d => {
        const t = tertialOf(d);
        expect(firstDayOf(t) <= d && d <= lastDayOf(t)).toBe(true);
        expect(tertialOf(addDays(firstDayOf(t), -1))).toBe(previousTertial(t));
        expect(previousTertial(tertialOf(addDays(lastDayOf(t), 1)))).toBe(t);
        expect([120, 121, 122, 123]).toContain(daysBetween(firstDayOf(t), lastDayOf(t)) + 1);
        expect(previousTertial(t) < t).toBe(true);
      }),
    );
  });

  test('the one before, over the turn of a year', () => {
    expect([previousTertial(tertial('2026T1')), previousTertial(tertial('2026T3'))]).toEqual(['2025T3', '2026T2']);
    expect(tertialNumber(tertial('2026T3'))).toBe(3);
  });
});

test.each([
  ['2026-08-30', '2026T1'],
  ['2026-08-31', '2026T1'],
  ['2026-09-01', '2026T2'],
  ['2026-01-01', '2025T3'],
])('on %s the latest tertial that has ended is %s', (today, ended) =>
  expect(latestEndedTertial(day(today))).toBe(ended),
);
