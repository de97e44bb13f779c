/**
 * Removes what retention says: the content of a case's journal entries, everything derived from it, and what reports
 * and notices say of it. The entries themselves stay, so the chain holds; a receipt says that their content was removed.
 */
import type { Day } from '../domain/day.ts';
import { Refusal } from '../domain/problem.ts';
import { type Receipt, unbroken } from '../domain/receipt.ts';
import { hex } from './chain.ts';
import type { Sqlite } from './database.ts';
import type { journalOf, OtherEvent } from './journal.ts';
import { noCase } from './journal.ts';
import type { FiledCase, Recording, Removals, Removed, Replacement } from './port.ts';
import { receiptsIn } from './receipts.ts';
import { type Left, rewrite } from './rewrite.ts';

type Journal = ReturnType<typeof journalOf>;
type Occasion = { readonly judgedOn: Day; readonly by: Recording };
type Count = Omit<Removed, 'emptied'>;

interface OtherEntry extends Recording {
  readonly seq: number;
  readonly body: string;
}

/** In one transaction; `pseudonym` is the name of a decision in the auditors' report. */
export function purge(
  db: Sqlite,
  journal: Journal,
  pseudonym: (decision: string) => string,
  cases: readonly FiledCase[],
  occasion: Occasion,
): Count {
  const numbers = new Set(cases.map(c => c.state.number));
  for (const each of cases) refuseChanged(db, each, numbers);
  const pseudonyms = new Set(cases.flatMap(c => c.state.decisions.map(d => pseudonym(d.id))));
  const isRemoved = (name: string) => pseudonyms.has(name) || numbers.has(name.replace(/-[A-Z]+$/, ''));
  const left = otherEntries(db).flatMap(entry => {
    const rewritten = rewrite(entry, JSON.parse(entry.body) as OtherEvent[], isRemoved);
    return rewritten ? [rewritten] : [];
  });
  const own = [...numbers].flatMap(number => entriesOf(db, number));
  return remove(db, journal, { numbers, own, left, series: seriesOf(db, numbers) }, { ...occasion, when: 'retention' });
}

/** In one transaction. What the other register has removed, where the very same content is still here. */
export function removeAgain(db: Sqlite, journal: Journal, removals: Removals, occasion: Occasion): Count {
  const found = stillHere(db, removals.entries);
  const cases = Map.groupBy(
    found.filter(e => e.stream !== noCase),
    e => e.stream,
  );
  const whole = [...cases].filter(([number, entries]) => entries.length === entriesOf(db, number).length);
  const left = found.filter(e => e.stream === noCase).map(({ seq }) => replacementOf(db, seq, removals.rewritten));
  const own = whole.flatMap(([, entries]) => entries.map(e => e.seq));
  if (own.length + left.length === 0) return { cases: 0, entries: 0, rewritten: 0 };
  const numbers = new Set(whole.map(([number]) => number));
  return remove(db, journal, { numbers, own, left, series: removals.series }, { ...occasion, when: 'restored' });
}

/** What was removed here, by place and hash, from its receipts. */
export function removals(db: Sqlite): Removals {
  const receipts = receiptsIn(db);
  const hashOf = db.prepare<[number, number], { seq: number; hash: Buffer }>(
    `SELECT j.seq, j.payload_hash AS hash FROM journal j LEFT JOIN payload p ON p.seq = j.seq
     WHERE j.seq BETWEEN ? AND ? AND p.seq IS NULL`,
  );
  const entries = receipts.flatMap(r => r.entries.flatMap(([from, to]) => hashOf.all(from, to)));
  const events = otherEntries(db).flatMap(e => JSON.parse(e.body) as OtherEvent[]);
  return {
    entries: entries.map(({ seq, hash }) => ({ seq, hash: hex(hash) })),
    rewritten: events.filter(e => e.kind === 'rewritten'),
    series: receipts.flatMap(r => r.series),
  };
}

interface Doomed {
  readonly numbers: ReadonlySet<string>;
  readonly own: readonly number[];
  readonly left: readonly Left[];
  readonly series: Receipt['series'];
}

function remove(
  db: Sqlite,
  journal: Journal,
  { numbers, own, left, series }: Doomed,
  { judgedOn, by, when }: Occasion & { readonly when: Receipt['occasion'] },
): Count {
  const seqs = [...own, ...left.map(l => l.seq)];
  const dropContent = db.prepare('DELETE FROM payload WHERE seq = ?');
  for (const seq of seqs) dropContent.run(seq);
  for (const number of numbers) dropDerived(db, number);
  journal.rebuildOther();
  const kept = left.flatMap(l => l.replacement ?? []);
  for (const replacement of kept) journal.appendOther([{ kind: 'rewritten', ...replacement } as OtherEvent], by);
  const counted = { cases: numbers.size, rewritten: kept.length };
  const receipt = { day: judgedOn, occasion: when, reasons: { 'five-years': numbers.size }, ...counted };
  journal.appendOther([{ kind: 'purged', ...receipt, entries: unbroken(seqs), series }], by);
  db.prepare(`INSERT OR REPLACE INTO setting (name, value) VALUES ('to-be-emptied', 'ja')`).run();
  return { ...counted, entries: seqs.length };
}

/** Somebody else's note, hold or new case of the same person since the list was made. */
function refuseChanged(db: Sqlite, { state, version }: FiledCase, numbers: ReadonlySet<string>): void {
  const now = db.prepare<[string], { version: number; person: string }>(
    'SELECT version, person_number AS person FROM case_file WHERE number = ?',
  );
  const held = db.prepare<[string], unknown>('SELECT 1 FROM hold WHERE case_number = ?');
  const cases = db.prepare<[string], { number: string }>('SELECT number FROM case_file WHERE person_number = ?');
  const row = now.get(state.number);
  const isSame = row?.version === version && held.get(state.number) === undefined;
  if (!row || !isSame || cases.all(row.person).some(c => !numbers.has(c.number)))
    throw new Refusal({ code: 'case-changed' });
}

function dropDerived(db: Sqlite, number: string): void {
  const own = '(SELECT id FROM decision WHERE case_number = ?)';
  db.prepare(`DELETE FROM late_span WHERE decision IN ${own}`).run(number);
  db.prepare(`DELETE FROM decision_state WHERE id IN ${own}`).run(number);
  db.prepare('DELETE FROM decision WHERE case_number = ?').run(number);
  db.prepare('DELETE FROM case_file WHERE number = ?').run(number);
}

function entriesOf(db: Sqlite, stream: string): number[] {
  const rows = db.prepare<[string], { seq: number }>(
    'SELECT j.seq FROM journal j JOIN payload p ON p.seq = j.seq WHERE j.stream = ?',
  );
  return rows.all(stream).map(r => r.seq);
}

/** What belongs to no case and can name one; participations and follow-ups of a whole insats never do. */
function otherEntries(db: Sqlite): OtherEntry[] {
  return db
    .prepare<[string], OtherEntry>(
      `SELECT j.seq, j.recorded, j.actor, p.body FROM journal j JOIN payload p ON p.seq = j.seq
       WHERE j.stream = ? AND j.kind NOT IN ('participation', 'programme-follow-up') ORDER BY j.seq`,
    )
    .all(noCase);
}

function seriesOf(db: Sqlite, numbers: ReadonlySet<string>): Receipt['series'] {
  const highest = db.prepare<[number, number], { last: number }>(
    `SELECT max(last) AS last FROM (
       SELECT max(ordinal) AS last FROM case_file WHERE year = ? UNION ALL SELECT last FROM removed_series WHERE year = ?)`,
  );
  const years = [...new Set([...numbers].map(number => Number(number.slice(0, 4))))].sort();
  return years.map(year => ({ year, last: highest.get(year, year)?.last ?? 0 }));
}

function stillHere(db: Sqlite, entries: Removals['entries']): { seq: number; stream: string }[] {
  const row = db.prepare<[number], { seq: number; stream: string; hash: Buffer }>(
    `SELECT j.seq, j.stream, j.payload_hash AS hash FROM journal j JOIN payload p ON p.seq = j.seq WHERE j.seq = ?`,
  );
  return entries.flatMap(({ seq, hash }) => {
    const found = row.get(seq);
    return found && hex(found.hash) === hash ? [found] : [];
  });
}

/** What the other register has in the place of the entry, or of the one that this entry itself replaces. */
function replacementOf(db: Sqlite, seq: number, known: readonly Replacement[]): Left {
  const row = db.prepare<[number], { body: string }>('SELECT body FROM payload WHERE seq = ?').get(seq);
  const [event] = JSON.parse(row?.body ?? '[]') as OtherEvent[];
  const place = event?.kind === 'rewritten' ? event.replaces : seq;
  const replacement = known.find(r => r.replaces === place);
  return { seq, replacement: replacement ?? null };
}

/**
 * Nothing of what was removed is left in the file, its free pages or its log. The file is built anew in memory, never in
 * a temporary file that is not encrypted. False when somebody else holds the register; then it is done the next time.
 */
export function emptyRemoved(db: Sqlite): boolean | undefined {
  const waiting = db.prepare(`SELECT 1 FROM setting WHERE name = 'to-be-emptied'`).get();
  if (waiting === undefined) return undefined;
  const patience = db.pragma('busy_timeout', { simple: true });
  db.pragma(`busy_timeout = ${emptyingMilliseconds}`);
  try {
    return empty(db);
  } catch (error) {
    if (/^SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown }).code))) return false;
    throw error;
  } finally {
    db.pragma(`busy_timeout = ${patience}`);
  }
}

/** How long it waits for somebody else's reading to end. */
const emptyingMilliseconds = 2000;

function empty(db: Sqlite): boolean {
  db.pragma('temp_store = MEMORY');
  db.exec('VACUUM');
  if (!isTruncated(db)) return false;
  db.prepare(`DELETE FROM setting WHERE name = 'to-be-emptied'`).run();
  return isTruncated(db);
}

function isTruncated(db: Sqlite): boolean {
  const [answer] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return answer?.busy === 0;
}
