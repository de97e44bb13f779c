/** Calendar quarters, written `2026Q3`. As text they sort in time order. */
import { addDays, type Day, day, monthOf, yearOf } from './day.ts';

declare const brand: unique symbol;
export type Quarter = string & { readonly [brand]: 'Quarter' };

export function parseQuarter(text: string): Quarter | undefined {
  return /^(?!0000)\d{4}Q[1-4]$/.test(text) ? (text as Quarter) : undefined;
}

export function firstDayOf(quarter: Quarter): Day {
  const month = 3 * Number(quarter.slice(5)) - 2;
  return day(`${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}-01`);
}

/** The last day; it belongs to the quarter. */
export function lastDayOf(quarter: Quarter): Day {
  const lastDays = ['03-31', '06-30', '09-30', '12-31'];
  return day(`${quarter.slice(0, 4)}-${lastDays[Number(quarter.slice(5)) - 1]}`);
}

export function quarterOf(of: Day): Quarter {
  return `${of.slice(0, 4)}Q${Math.ceil(monthOf(of) / 3)}` as Quarter;
}

export function nextQuarter(quarter: Quarter): Quarter {
  return quarterOf(addDays(lastDayOf(quarter), 1));
}

export function previousQuarter(quarter: Quarter): Quarter {
  return quarterOf(addDays(firstDayOf(quarter), -1));
}

/** The latest quarter that has ended before `today`: on 30 September still Q2, on 1 October Q3. */
export function latestEndedQuarter(today: Day): Quarter {
  return previousQuarter(quarterOf(today));
}

/** "tredje kvartalet 2026" needs both parts. */
export function quarterParts(quarter: Quarter): { year: number; number: number } {
  return { year: yearOf(firstDayOf(quarter)), number: Number(quarter.slice(5)) };
}
