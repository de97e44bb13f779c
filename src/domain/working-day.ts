/**
 * Which days are working days in Sweden. Not working days are Saturdays, Sundays, the public holidays of lag (1989:253)
 * om allmänna helgdagar 1 §, and midsommarafton, julafton and nyårsafton, which lag (1930:173) 2 § puts beside them.
 * True from 1990; a rule that has changed since then says from when.
 */
import { addDays, type Day, day, daysBetween, weekday, yearOf } from './day.ts';

/** Neither a Saturday, a Sunday, a public holiday nor one of the three eves. */
export function isWorkingDay(of: Day): boolean {
  return weekday(of) < 6 && holidayName(of) === undefined;
}

/** The day itself when it is a working day, otherwise the last one before it. */
export function lastWorkingDayOnOrBefore(of: Day): Day {
  let candidate = of;
  while (!isWorkingDay(candidate)) candidate = addDays(candidate, -1);
  return candidate;
}

/** The Swedish name of a public holiday or of one of the three eves; undefined on any other day, also a Sunday. */
export function holidayName(of: Day): string | undefined {
  return fixedHoliday(of) ?? saturdayHoliday(of) ?? easterHoliday(of);
}

/** Lag (1989:253) 1 §: the days with a date of their own; the eves by lag (1930:173) 2 §. */
const fixed: Readonly<Record<string, string>> = {
  '01-01': 'nyårsdagen',
  '01-06': 'trettondedag jul',
  '05-01': 'första maj',
  '06-06': 'nationaldagen',
  '12-24': 'julafton',
  '12-25': 'juldagen',
  '12-26': 'annandag jul',
  '12-31': 'nyårsafton',
};

/** 6 June is a public holiday from 2005, when it took the place of annandag pingst (lag (2004:1320)). */
const firstYearOfNationaldagen = 2005;

function fixedHoliday(of: Day): string | undefined {
  const monthAndDay = of.slice(5);
  if (monthAndDay === '06-06' && yearOf(of) < firstYearOfNationaldagen) return undefined;
  return fixed[monthAndDay];
}

/** Lag (1989:253) 1 §: midsommardagen and alla helgons dag are the Saturday in seven days; the eve is the Friday before. */
function saturdayHoliday(of: Day): string | undefined {
  const monthAndDay = of.slice(5);
  if (within(monthAndDay, '06-19', '06-25') && weekday(of) === 5) return 'midsommarafton';
  if (weekday(of) !== 6) return undefined;
  if (within(monthAndDay, '06-20', '06-26')) return 'midsommardagen';
  return within(monthAndDay, '10-31', '11-06') ? 'alla helgons dag' : undefined;
}

/** Lag (1989:253) 1 §: the days that follow Easter, by their distance from påskdagen. */
const afterEaster: Readonly<Record<number, string>> = {
  [-2]: 'långfredagen',
  0: 'påskdagen',
  1: 'annandag påsk',
  39: 'Kristi himmelsfärdsdag',
  49: 'pingstdagen',
  50: 'annandag pingst',
};

function easterHoliday(of: Day): string | undefined {
  if (!within(of.slice(5), '03-20', '06-13')) return undefined;
  const distance = daysBetween(easterSunday(of), of);
  if (distance === 50 && yearOf(of) >= firstYearOfNationaldagen) return undefined;
  return afterEaster[distance];
}

/** Påskdagen in the year of that day, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(inYearOf: Day): Day {
  const year = yearOf(inYearOf);
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const lunar = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - lunar + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  return addDays(day(`${inYearOf.slice(0, 4)}-03-22`), epact + sunday - 7 * correction);
}

function within(monthAndDay: string, first: string, last: string): boolean {
  return first <= monthAndDay && monthAndDay <= last;
}
