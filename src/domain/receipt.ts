/** What is left when retention has removed something: reasons and counts, nothing of whom it was about. */
import type { Day } from './day.ts';

/** Why the cases could be removed (SoL 16:1): five years had passed, and no exception held them. */
type RemovalReason = 'five-years';

export interface Receipt {
  /** The day that the removal was judged on. */
  readonly day: Day;
  /** `retention`: removed then. `restored`: a backup still had it, and it was removed again. */
  readonly occasion: 'retention' | 'restored';
  readonly reasons: Readonly<Partial<Record<RemovalReason, number>>>;
  readonly cases: number;
  /** The journal entries whose content is removed: first and last of each unbroken row. */
  readonly entries: readonly (readonly [number, number])[];
  /** How many entries, of reports and notices, stand again without what named the cases. */
  readonly rewritten: number;
  /** The highest case number that has been given in each year concerned, so that none is given twice. */
  readonly series: readonly { readonly year: number; readonly last: number }[];
}

/** `[3, 4, 5, 9]` becomes `[[3, 5], [9, 9]]`. */
export function unbroken(numbers: readonly number[]): [number, number][] {
  const rows: [number, number][] = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = rows.at(-1);
    if (last && n <= last[1] + 1) last[1] = Math.max(last[1], n);
    else rows.push([n, n]);
  }
  return rows;
}
