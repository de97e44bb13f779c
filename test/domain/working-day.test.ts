import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, day, daysBetween, weekday } from '../../src/domain/day.ts';
import { holidayName, isWorkingDay, lastWorkingDayOnOrBefore } from '../../src/domain/working-day.ts';

/** Every day from 1990 to 2060. */
function* everyDay(): Generator<Day> {
  for (let each = day('1990-01-01'); each <= day('2060-12-31'); each = addDays(each, 1)) yield each;
}

describe('lag (1989:253) 1 §: the public holidays', () => {
  test.each([
    ['2026-01-01', 'nyårsdagen'],
    ['2026-01-06', 'trettondedag jul'],
    ['2026-04-03', 'långfredagen'],
    ['2026-04-05', 'påskdagen'],
    ['2026-04-06', 'annandag påsk'],
    ['2026-05-01', 'första maj'],
    ['2026-05-14', 'Kristi himmelsfärdsdag'],
    ['2026-05-24', 'pingstdagen'],
    ['2026-06-06', 'nationaldagen'],
    ['2026-06-20', 'midsommardagen'],
    ['2026-10-31', 'alla helgons dag'],
    ['2026-12-25', 'juldagen'],
    ['2026-12-26', 'annandag jul'],
  ])('%s is %s', (text, name) => {
    expect(holidayName(day(text))).toBe(name);
    expect(isWorkingDay(day(text))).toBe(false);
  });

  test('midsommardagen is the Saturday 20–26 June, the first and the last of them', () => {
    expect([holidayName(day('2026-06-20')), holidayName(day('2027-06-26'))]).toEqual(Array(2).fill('midsommardagen'));
    expect([holidayName(day('2026-06-27')), holidayName(day('2027-06-19'))]).toEqual([undefined, undefined]);
  });

  test('alla helgons dag is the Saturday 31 October–6 November, the first and the last of them', () => {
    expect([holidayName(day('2026-10-31')), holidayName(day('2027-11-06'))]).toEqual(Array(2).fill('alla helgons dag'));
    expect([holidayName(day('2026-11-07')), holidayName(day('2027-10-30'))]).toEqual([undefined, undefined]);
  });

  test('the earliest långfredag there can be, and the latest pingstdag', () => {
    expect([holidayName(day('2285-03-20')), holidayName(day('2038-06-13'))]).toEqual(['långfredagen', 'pingstdagen']);
  });

  test('nationaldagen from 2005; annandag pingst until 2004 (lag (2004:1320))', () => {
    const names = ['2003-06-06', '2005-06-06', '2004-05-31', '2005-05-16'].map(text => holidayName(day(text)));
    expect(names).toEqual([undefined, 'nationaldagen', 'annandag pingst', undefined]);
    expect([isWorkingDay(day('2003-06-06')), isWorkingDay(day('2005-05-16'))]).toEqual([true, true]);
  });
});

describe('lag (1930:173) 2 §: Saturdays, Sundays and the three eves', () => {
  test.each([
    ['2026-06-19', 'midsommarafton'],
    ['2026-12-24', 'julafton'],
    ['2026-12-31', 'nyårsafton'],
  ])('%s is %s, a day off in the middle of the week', (text, name) => {
    expect(holidayName(day(text))).toBe(name);
    expect(isWorkingDay(day(text))).toBe(false);
  });

  test.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-11-23', true],
  ])('%s (Friday to Monday): working day is %s', (text, working) => expect(isWorkingDay(day(text))).toBe(working));

  test.each(['2026-04-02', '2026-04-30', '2026-05-15', '2026-10-30', '2026-01-05'])(
    '%s (skärtorsdag, valborg, klämdag, allhelgonaafton, trettondagsafton) is a working day',
    text => expect(isWorkingDay(day(text))).toBe(true),
  );
});

describe('the last working day on or before', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-21', '2026-11-20'],
    ['2026-11-22', '2026-11-20'],
    ['2026-11-23', '2026-11-23'],
    ['2026-04-06', '2026-04-02'],
    ['2026-02-28', '2026-02-27'],
    ['2024-12-26', '2024-12-23'],
    ['2026-01-01', '2025-12-30'],
  ])('%s: %s', (text, working) => expect(lastWorkingDayOnOrBefore(day(text))).toBe(working));

  test('is a working day at most five days back, and the latest one, for every day 1990–2060', () => {
    let last = day('1989-12-29');
    const wrong = [...everyDay()].filter(each => {
      if (isWorkingDay(each)) last = each;
      return lastWorkingDayOnOrBefore(each) !== last || daysBetween(last, each) > 5;
    });
    expect(wrong).toEqual([]);
  });
});

describe('every day 1990–2060 against date-holidays', () => {
  /**
   * date-holidays calls the days of lag (1989:253) "public" and the three eves "bank". A day can have two names (första
   * maj 2008 was Kristi himmelsfärdsdag as well). The rest ("observance", "optional") are customs, not days off.
   */
  const theirs = new Map<string, string[]>();
  const calendar = new Holidays('SE');
  for (let year = 1990; year <= 2060; year++) {
    for (const each of calendar.getHolidays(year, 'sv')) {
      if (each.type !== 'public' && each.type !== 'bank') continue;
      const date = each.date.slice(0, 10);
      theirs.set(date, [...(theirs.get(date) ?? []), each.name]);
    }
  }

  test('the same days and the same names, but for annandag pingst', () => {
    const different = [...everyDay()].filter(each => {
      const [name, names] = [holidayName(each), theirs.get(each) ?? []];
      return name === undefined ? names.length > 0 : !names.includes(name);
    });
    // date-holidays has annandag pingst as an observance in every year; by lag (2004:1320) it was a holiday until 2004.
    expect(different).toHaveLength(15);
    expect(different.every(each => holidayName(each) === 'annandag pingst' && each < '2005')).toBe(true);
  });

  test('so the working days are the same ones, but for those fifteen Mondays', () => {
    const days = [...everyDay()];
    const byThem = days.filter(each => weekday(each) < 6 && !theirs.has(each));
    const byUs = days.filter(isWorkingDay);
    expect(byThem.length - byUs.length).toBe(15);
    expect(byUs.every(each => weekday(each) < 6 && !theirs.has(each))).toBe(true);
  });
});
