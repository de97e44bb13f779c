/** What retention has removed, told by place and hash, so that it can be removed again from an older copy. */
import { hex } from './chain.ts';
import type { Sqlite } from './database.ts';
import { noCase, type OtherEvent } from './other-events.ts';
import type { Recording, Removals, Replacement } from './port.ts';
import { receiptsIn } from './receipts.ts';
import { stated } from './stated.ts';

export interface OtherEntry extends Recording {
  readonly seq: number;
  readonly events: readonly OtherEvent[];
}

/** An entry whose content goes, and what stands in its place; null when nothing is left of it. */
export interface Left {
  readonly seq: number;
  readonly replacement: Replacement | null;
}

export function removals(db: Sqlite): Removals {
  const receipts = receiptsIn(db);
  const hashes = db.prepare<[number, number], { seq: number; hash: Buffer }>(
    `SELECT j.seq, j.payload_hash AS hash FROM journal j LEFT JOIN payload p ON p.seq = j.seq
     WHERE j.seq BETWEEN ? AND ? AND p.seq IS NULL`,
  );
  const removed = receipts.flatMap(r => r.entries.flatMap(([from, to]) => hashes.all(from, to)));
  return {
    entries: removed.map(({ seq, hash }) => ({ seq, hash: hex(hash) })),
    rewritten: otherEntries(db).flatMap(entry => entry.events.filter(event => event.kind === 'rewritten')),
    series: receipts.flatMap(r => r.series),
  };
}

/** What belongs to no case and can name one; participations and follow-ups of a whole insats never do. */
export function otherEntries(db: Sqlite): OtherEntry[] {
  const rows = db.prepare<[string], Recording & { seq: number; payload: string }>(
    `SELECT j.seq, j.recorded, j.actor, p.body AS payload FROM journal j JOIN payload p ON p.seq = j.seq
     WHERE j.stream = ? AND j.kind NOT IN ('participation', 'programme-follow-up') ORDER BY j.seq`,
  );
  return rows.all(noCase).map(row => ({ seq: row.seq, ...stated<OtherEvent>(row) }));
}

/** The case's entries that still have their content. */
export function contentOf(db: Sqlite): (number: string) => number[] {
  const rows = db.prepare<[string], { seq: number }>(
    'SELECT j.seq FROM journal j JOIN payload p ON p.seq = j.seq WHERE j.stream = ?',
  );
  return number => rows.all(number).map(r => r.seq);
}

export function stillHere(db: Sqlite, entries: Removals['entries']): { seq: number; stream: string }[] {
  const row = db.prepare<[number], { seq: number; stream: string; hash: Buffer }>(
    `SELECT j.seq, j.stream, j.payload_hash AS hash FROM journal j JOIN payload p ON p.seq = j.seq WHERE j.seq = ?`,
  );
  return entries.flatMap(({ seq, hash }) => {
    const found = row.get(seq);
    return found && hex(found.hash) === hash ? [found] : [];
  });
}

/** What the other register has in the place of the entry, or of the one that this entry itself replaces. */
export function leftOf(db: Sqlite, seq: number, known: readonly Replacement[]): Left {
  const row = db.prepare<[number], { body: string }>('SELECT body FROM payload WHERE seq = ?').get(seq);
  const [event] = JSON.parse(row?.body ?? '[]') as OtherEvent[];
  const place = event?.kind === 'rewritten' ? event.replaces : seq;
  return { seq, replacement: known.find(r => r.replaces === place) ?? null };
}
