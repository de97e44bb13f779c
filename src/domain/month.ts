/** Calendar months, written `2026-10`. As text they sort in time order. */
import { addDays, addMonths, type Day, day, monthOf as monthNumberOf } from './day.ts';

declare const brand: unique symbol;
export type Month = string & { readonly [brand]: 'Month' };

/** Years are written with four digits, from 1000. */
export function parseMonth(text: string): Month | undefined {
  return /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : undefined;
}

export function firstDayOf(month: Month): Day {
  return day(`${month}-01`);
}

/** The last day; it belongs to the month. Counted from 31 January: the same day number, or the month's last day. */
export function lastDayOf(month: Month): Day {
  return addMonths(day(`${month.slice(0, 4)}-01-31`), monthNumberOf(firstDayOf(month)) - 1);
}

/** The month that the day lies in. */
export function monthOf(of: Day): Month {
  return of.slice(0, 7) as Month;
}

export function previousMonth(month: Month): Month {
  return monthOf(addDays(firstDayOf(month), -1));
}

/** The latest month that has ended before `today`: on 31 October still September, on 1 November October. */
export function latestEndedMonth(today: Day): Month {
  return previousMonth(monthOf(today));
}
