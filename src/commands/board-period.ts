/** The month or tertial that a board report is for: the one given, or the latest that has ended. */
import type { Context } from '../context.ts';
import type { Day } from '../domain/day.ts';
import { latestEndedMonth, type Month, parseMonth } from '../domain/month.ts';
import { Refusal } from '../domain/problem.ts';
import { latestEndedTertial, parseTertial, type Tertial } from '../domain/tertial.ts';

interface PeriodKind<T extends string> {
  readonly flag: string;
  readonly parse: (text: string) => T | undefined;
  readonly latestEnded: (today: Day) => T;
  /** In Swedish, how it is written. */
  readonly written: string;
}

export function chosenMonth(context: Context, given: unknown): Month {
  const kind = { flag: '--month', parse: parseMonth, latestEnded: latestEndedMonth };
  return chosen(context, given, { ...kind, written: 'en månad som har slutat, skriven som 2026-10' });
}

export function chosenTertial(context: Context, given: unknown): Tertial {
  const kind = { flag: '--tertial', parse: parseTertial, latestEnded: latestEndedTertial };
  return chosen(context, given, { ...kind, written: 'ett tertial som har slutat, skrivet som 2026T1' });
}

function chosen<T extends string>(context: Context, given: unknown, kind: PeriodKind<T>): T {
  const latest = kind.latestEnded(context.today);
  if (given === undefined) return latest;
  const period = typeof given === 'string' ? kind.parse(given.trim().toUpperCase()) : undefined;
  if (period !== undefined && period <= latest) return period;
  const expected = `${kind.written}; senast ${latest}`;
  throw new Refusal({ code: 'invalid-value', place: { flag: kind.flag }, expected });
}
