/**
 * Days. A `Day` is a calendar day written `YYYY-MM-DD`; as text it sorts in time order, so days are compared with
 * `<` and `<=`. It has no hour and no time zone.
 */
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as addDaysToDate } from 'date-fns/addDays';
import { addMonths as addMonthsToDate } from 'date-fns/addMonths';
import { getISODay } from 'date-fns/getISODay';

declare const brand: unique symbol;
export type Day = string & { readonly [brand]: 'Day' };

const written = /^(\d{4})-(\d{2})-(\d{2})$/;
/** A day that every month has: nothing to ask the calendar about, which would take an import a tenth of its time. */
const inEveryMonth = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

/** The day that the text names, or undefined when it is not written `YYYY-MM-DD` or no such day exists. */
export function parseDay(text: string): Day | undefined {
  if (inEveryMonth.test(text)) return text as Day;
  const parts = written.exec(text);
  if (!parts || parts[1] === '0000') return undefined;
  const date = utc(text);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return exists ? (text as Day) : undefined;
}

/** For days that the program itself writes; throws on anything that is not a day. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

/**
 * The day on which a period of whole months ends, by lag (1930:173) 1 §: the same day number, or the last day of the
 * month where there is none (2025-11-30 + 3 = 2026-02-28). The day itself belongs to the period.
 */
export function addMonths(from: Day, months: number): Day {
  return toDay(addMonthsToDate(utc(from), months));
}

/** The same day number `years` later; 29 February becomes 28 February where there is none (lag 1930:173 1 §). */
export function addYears(from: Day, years: number): Day {
  return addMonths(from, 12 * years);
}

export function addDays(from: Day, days: number): Day {
  return toDay(addDaysToDate(utc(from), days));
}

/** Whole days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsInDay;
}

/** A day alone is read as UTC, where every day has the same length: a twentieth of the library's time per row. */
const millisecondsInDay = 86_400_000;

/** How many whole months have passed on `to`, counted from `from` by lag (1930:173) 1 §; 0 when none has. */
export function wholeMonthsBetween(from: Day, to: Day): number {
  const difference = 12 * (yearOf(to) - yearOf(from)) + (monthOf(to) - monthOf(from));
  const months = addMonths(from, difference) <= to ? difference : difference - 1;
  return Math.max(0, months);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(of: Day): number {
  return getISODay(utc(of));
}

export function yearOf(of: Day): number {
  return Number(of.slice(0, 4));
}

/** 1–12 */
export function monthOf(of: Day): number {
  return Number(of.slice(5, 7));
}

export function dayFromParts(year: number, month: number, dayOfMonth: number): Day | undefined {
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  return parseDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`);
}

export function earliest(...days: readonly Day[]): Day | undefined {
  return days.reduce<Day | undefined>((first, next) => (first === undefined || next < first ? next : first), undefined);
}

export function latest(...days: readonly Day[]): Day | undefined {
  return days.reduce<Day | undefined>((last, next) => (last === undefined || next > last ? next : last), undefined);
}

function utc(text: string): Date {
  return new UTCDateMini(`${text}T00:00:00Z`);
}

/** Throws outside the years 0001–9999: such a day could not be written, and its text would sort wrong. */
function toDay(date: Date): Day {
  const text = date.toISOString();
  if (text.length > 24 || text.startsWith('0000')) throw new RangeError('not within the years 0001–9999');
  return text.slice(0, 10) as Day;
}
