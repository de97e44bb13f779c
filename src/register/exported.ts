/** Reads the journal up to an entry, as the lines of an export. It only grows, so what is read is that moment's. */
import type { CaseEvent } from '../domain/case/event.ts';
import type { ExportedLine, GeneralLine, RecordLine } from '../domain/export-line.ts';
import { type Sqlite, tolerating } from './database.ts';
import { noCase, type OtherEvent, otherStreams } from './other-events.ts';
import type { Recording } from './port.ts';
import { type Stated, stated } from './stated.ts';

type Entry = Recording & { readonly payload: string };
type OtherEntry = Entry & { readonly seq: number; readonly stream: string };

/** Numbers of the cases that have an entry up to that one, and still have their content. */
export function exportedCases(db: Sqlite, upTo: number): string[] {
  const numbers = db.prepare<[number], { number: string }>(
    `SELECT number FROM case_file c
     WHERE EXISTS (SELECT 1 FROM journal j WHERE j.stream = c.number AND j.version = 1 AND j.seq <= ?)
     ORDER BY year, ordinal`,
  );
  return numbers.all(upTo).map(row => row.number);
}

export function* exportedLines(db: Sqlite, upTo: number): Generator<ExportedLine> {
  yield* caseLines(db, upTo);
  for (const said of generalStatements(db, upTo)) yield { kind: 'general', ...said };
  const series = db.prepare<[], { year: number; last: number }>('SELECT year, last FROM removed_series ORDER BY year');
  for (const given of series.all()) yield { kind: 'numbers-given', ...given };
  for (const entry of otherEntries(db, upTo)) yield* recordLine(entry);
}

function* caseLines(db: Sqlite, upTo: number): Generator<ExportedLine> {
  const entries = db.prepare<[number], Entry & { number: string }>(
    `SELECT c.number, j.recorded, j.actor, p.body AS payload
     FROM case_file c JOIN journal j ON j.stream = c.number JOIN payload p ON p.seq = j.seq
     WHERE j.seq <= ? ORDER BY c.year, c.ordinal, j.version`,
  );
  const rows = tolerating(() => entries.iterate(upTo));
  for (let next = tolerating(() => rows.next()); !next.done; next = tolerating(() => rows.next())) {
    const { recorded, actor, events } = stated<CaseEvent>(next.value);
    yield { kind: 'case', case: next.value.number, recorded, actor, events };
  }
}

/** What belongs to no case; what retention has left of an entry stands in that entry's place. */
export function* generalStatements(db: Sqlite, upTo: number): Generator<Omit<GeneralLine, 'kind'>> {
  for (const entry of otherEntries(db, upTo)) {
    const said = entry.stream === noCase ? leftOf(stated<OtherEvent>(entry)) : undefined;
    if (said) yield { recorded: said.recorded, actor: said.actor, events: said.events };
  }
}

function leftOf(said: Stated<OtherEvent>): Stated<OtherEvent> | undefined {
  const [first] = said.events;
  if (first?.kind === 'rewritten') return first;
  return first?.kind === 'purged' || first?.kind === 'numbers-given' ? undefined : said;
}

/** By the place in the journal; an entry that stands for another one, by the place of that. */
function* otherEntries(db: Sqlite, upTo: number): Generator<OtherEntry> {
  const places = db.prepare<string[], { seq: number }>(
    `SELECT j.seq FROM journal j JOIN payload p ON p.seq = j.seq
     WHERE j.stream IN (${[...otherStreams, 'registret'].map(() => '?')}) AND j.seq <= ${upTo}
     ORDER BY CASE j.kind WHEN 'rewritten' THEN json_extract(p.body, '$[0].replaces') ELSE j.seq END, j.seq`,
  );
  const entry = db.prepare<[number], OtherEntry>(
    `SELECT j.seq, j.stream, j.recorded, j.actor, p.body AS payload FROM journal j JOIN payload p ON p.seq = j.seq
     WHERE j.seq = ?`,
  );
  for (const { seq } of tolerating(() => places.all(...otherStreams, 'registret'))) {
    const row = tolerating(() => entry.get(seq));
    if (row) yield row;
  }
}

const recordOf: Readonly<Record<string, RecordLine['of']>> = {
  konton: 'accounts',
  läsningar: 'access-log',
  granskningar: 'log-reviews',
  registret: 'file',
};

function* recordLine(entry: OtherEntry): Generator<RecordLine> {
  const { recorded, actor, events } = stated<{ kind: string }>(entry);
  const of = recordOf[entry.stream] ?? (events[0]?.kind === 'purged' ? 'removals' : undefined);
  if (of) yield { kind: 'record', of, entry: entry.seq, recorded, actor, events };
}
