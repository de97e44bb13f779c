/** The receipts of retention as they stand in the journal. */
import type { Receipt } from '../domain/receipt.ts';
import type { Sqlite } from './database.ts';

export interface StoredReceipt extends Receipt {
  readonly seq: number;
}

/** The earliest first. What somebody has made unreadable is left out: the check of the chain finds it. */
export function receiptsIn(db: Sqlite): StoredReceipt[] {
  const rows = db.prepare<[], { seq: number; body: string }>(
    `SELECT j.seq, p.body FROM journal j JOIN payload p ON p.seq = j.seq WHERE j.kind = 'purged' ORDER BY j.seq`,
  );
  return rows.all().flatMap(({ seq, body }) => receiptIn(seq, body) ?? []);
}

function receiptIn(seq: number, body: string): StoredReceipt | undefined {
  try {
    const [event] = JSON.parse(body) as Receipt[];
    return event && isWhole(event) ? { ...event, seq } : undefined;
  } catch {
    return undefined;
  }
}

function isWhole({ entries, series }: Receipt): boolean {
  return entries.every(row => row.every(Number.isSafeInteger)) && Array.isArray(series);
}

/** Does a later receipt say that retention has removed the content of the entry? */
export function receipted(db: Sqlite): (seq: number) => boolean {
  const last = new Map<number, number>();
  for (const { seq, entries } of receiptsIn(db))
    for (const [from, to] of entries) for (let n = Math.max(1, from); n <= Math.min(to, seq); n++) last.set(n, seq);
  return seq => seq < (last.get(seq) ?? 0);
}
