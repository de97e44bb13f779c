/** The statistics of SoL 34 kap. 3 §: how many, of which types, how long since each decision. */
import { type Day, wholeMonthsBetween } from '../day.ts';

export interface Counts {
  readonly count: number;
  readonly byType: Readonly<Record<string, number>>;
  readonly bySex: Readonly<Record<string, number>>;
  /** Whole months since the decision, for interruptions too (34:3 st. 2). */
  readonly byBand: Readonly<Record<string, number>>;
}

export const bands = ['3-6', '7-9', '10-12', '13-17', '18+'] as const;
export type Band = (typeof bands)[number];

/** `on` is the quarter's last day. */
export function counts(rows: readonly Counted[], on: Day): Counts {
  return {
    count: rows.length,
    byType: tally(rows.map(r => r.type)),
    bySex: tally(rows.map(r => r.sex)),
    byBand: tally(rows.map(r => bandOf(r.decided, on))),
  };
}

/** The band by whole months since the decision: seven months to the day is in 7-9, the day before in 3-6. */
export function bandOf(decided: Day, on: Day): Band {
  const months = wholeMonthsBetween(decided, on);
  if (months < 7) return '3-6';
  if (months < 10) return '7-9';
  if (months < 13) return '10-12';
  return months < 18 ? '13-17' : '18+';
}

function tally(values: readonly string[]): Record<string, number> {
  const counted = new Map<string, number>();
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
  return Object.fromEntries([...counted].sort(([a], [b]) => compare(a, b)));
}

interface Counted {
  readonly type: string;
  readonly sex: string;
  readonly decided: Day;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
