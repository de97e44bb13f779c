/**
 * Removes what retention says: the content of a case's journal entries, everything derived from it, and what reports
 * and notices say of it. The entries themselves stay, so the chain holds; a receipt says that their content was removed.
 */
import type { Day } from '../domain/day.ts';
import { Refusal } from '../domain/problem.ts';
import { type Receipt, unbroken } from '../domain/receipt.ts';
import type { Sqlite } from './database.ts';
import { highestNumberGiven, type journalOf } from './journal.ts';
import { noCase, type OtherEvent } from './other-events.ts';
import type { FiledCase, Recording, Removals, Removed } from './port.ts';
import { contentOf, type Left, leftOf, otherEntries, stillHere } from './removals.ts';
import { rewrite } from './rewrite.ts';

type Journal = ReturnType<typeof journalOf>;
export type Occasion = { readonly judgedOn: Day; readonly by: Recording };
type Count = Omit<Removed, 'emptied'>;

/** In one transaction; `pseudonym` is the name of a decision in the auditors' report. */
export function purge(
  db: Sqlite,
  journal: Journal,
  pseudonym: (decision: string) => string,
  cases: readonly FiledCase[],
  occasion: Occasion,
): Count {
  const numbers = new Set(cases.map(c => c.state.number));
  refuseChanged(db, cases, numbers);
  const pseudonyms = new Set(cases.flatMap(c => c.state.decisions.map(d => pseudonym(d.id))));
  const isRemoved = (name: string) => pseudonyms.has(name) || numbers.has(name.replace(/-[A-Z]+$/, ''));
  const left = otherEntries(db).flatMap(entry => rewrite(entry, isRemoved) ?? []);
  const own = [...numbers].flatMap(contentOf(db));
  return remove(db, journal, { numbers, own, left, series: seriesOf(db, numbers) }, { ...occasion, when: 'retention' });
}

/** In one transaction. What the other register has removed, where the very same content is still here. */
export function removeAgain(db: Sqlite, journal: Journal, removals: Removals, occasion: Occasion): Count {
  const found = stillHere(db, removals.entries);
  const ofCases = found.filter(e => e.stream !== noCase);
  const content = contentOf(db);
  const whole = [...Map.groupBy(ofCases, e => e.stream)].filter(
    ([number, entries]) => entries.length === content(number).length,
  );
  const left = found.filter(e => e.stream === noCase).map(e => leftOf(db, e.seq, removals.rewritten));
  const own = whole.flatMap(([, entries]) => entries.map(e => e.seq));
  if (own.length + left.length === 0) return { cases: 0, entries: 0, rewritten: 0 };
  const numbers = new Set(whole.map(([number]) => number));
  return remove(db, journal, { numbers, own, left, series: removals.series }, { ...occasion, when: 'restored' });
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
  dropDrafts(db, numbers);
  dropDerived(db, numbers);
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
function refuseChanged(db: Sqlite, chosen: readonly FiledCase[], numbers: ReadonlySet<string>): void {
  const now = db.prepare<[string], { version: number; person: string }>(
    'SELECT version, person_number AS person FROM case_file WHERE number = ?',
  );
  const held = db.prepare<[string], unknown>('SELECT 1 FROM hold WHERE case_number = ?');
  const cases = db.prepare<[string], { number: string }>('SELECT number FROM case_file WHERE person_number = ?');
  for (const { state, version } of chosen) {
    const row = now.get(state.number);
    const isSame = row?.version === version && held.get(state.number) === undefined;
    if (!row || !isSame || cases.all(row.person).some(c => !numbers.has(c.number)))
      throw new Refusal({ code: 'case-changed' });
  }
}

/** What somebody has begun to write about the cases, or about a person of theirs, and has not saved. */
function dropDrafts(db: Sqlite, numbers: ReadonlySet<string>): void {
  const ofPerson = 'person_number = (SELECT person_number FROM case_file WHERE number = ?)';
  const drop = db.prepare(`DELETE FROM draft WHERE case_number = ? OR ${ofPerson}`);
  for (const number of numbers) drop.run(number, number);
}

function dropDerived(db: Sqlite, numbers: ReadonlySet<string>): void {
  const own = '(SELECT id FROM decision WHERE case_number = ?)';
  const statements = [
    `DELETE FROM late_span WHERE decision IN ${own}`,
    `DELETE FROM decision_state WHERE id IN ${own}`,
    'DELETE FROM decision WHERE case_number = ?',
    'DELETE FROM case_file WHERE number = ?',
  ].map(sql => db.prepare(sql));
  for (const number of numbers) for (const statement of statements) statement.run(number);
}

function seriesOf(db: Sqlite, numbers: ReadonlySet<string>): Receipt['series'] {
  const highest = highestNumberGiven(db);
  const years = [...new Set([...numbers].map(number => Number(number.slice(0, 4))))].sort();
  return years.map(year => ({ year, last: highest(year) }));
}
