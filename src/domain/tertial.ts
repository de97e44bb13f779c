/**
 * Tertials, written `2026T1`: January–April, May–August, September–December. As text they sort in time order. The third
 * is reported with the annual report, the others by themselves (P § 94).
 */
import { addDays, type Day, day, monthOf } from './day.ts';

declare const brand: unique symbol;
export type Tertial = string & { readonly [brand]: 'Tertial' };

/** Years are written with four digits, from 1000. */
export function parseTertial(text: string): Tertial | undefined {
  return /^[1-9]\d{3}T[1-3]$/.test(text) ? (text as Tertial) : undefined;
}

export function firstDayOf(tertial: Tertial): Day {
  const month = 4 * tertialNumber(tertial) - 3;
  return day(`${tertial.slice(0, 4)}-${String(month).padStart(2, '0')}-01`);
}

/** The last day; it belongs to the tertial. */
export function lastDayOf(tertial: Tertial): Day {
  const lastDays = ['04-30', '08-31', '12-31'];
  return day(`${tertial.slice(0, 4)}-${lastDays[tertialNumber(tertial) - 1]}`);
}

/** The tertial that the day lies in. */
export function tertialOf(of: Day): Tertial {
  return `${of.slice(0, 4)}T${Math.ceil(monthOf(of) / 4)}` as Tertial;
}

export function previousTertial(tertial: Tertial): Tertial {
  return tertialOf(addDays(firstDayOf(tertial), -1));
}

/** The latest tertial that has ended before `today`: on 31 August still T1, on 1 September T2. */
export function latestEndedTertial(today: Day): Tertial {
  return previousTertial(tertialOf(today));
}

/** 1–3 */
export function tertialNumber(tertial: Tertial): number {
  return Number(tertial.slice(5));
}
