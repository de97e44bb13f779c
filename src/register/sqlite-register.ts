/** The register in an encrypted SQLite file. */

import { caseNumberOf, type Decision } from '../domain/case/decision.ts';
import type { CaseEvent, Person } from '../domain/case/event.ts';
import { type Case, evolve, foldCase } from '../domain/case/state.ts';
import type { Participation, ProgrammeFollowUp } from '../domain/participation.ts';
import { Refusal } from '../domain/problem.ts';
import { type Sqlite, tolerating } from './database.ts';
import { derivedWriter, type Policies } from './derived.ts';
import { followUpRows, waitingRows } from './lists.ts';
import type { CaseRow, DecisionOfPerson, LoadedCase, RecordedEvent, Recording, Register } from './port.ts';
import { derivedTables } from './schema.ts';

type OtherEvent =
  | ({ readonly kind: 'participation' } & Participation)
  | ({ readonly kind: 'programme-follow-up' } & ProgrammeFollowUp);

interface Entry {
  readonly seq: number;
  readonly stream: string;
  readonly version: number;
  readonly payload: string;
}

/** The stream of what belongs to no case. */
const noCase = 'insatser';

export function sqliteRegister(db: Sqlite, file: string, policies: Policies): Register {
  const writeDerived = derivedWriter(db, policies);
  const addEntry = db.prepare('INSERT INTO journal (stream, version, recorded, actor, payload) VALUES (?, ?, ?, ?, ?)');
  const entriesOf = db.prepare<[string], Entry>(
    'SELECT seq, stream, version, payload FROM journal WHERE stream = ? ORDER BY version',
  );
  const lastOrdinal = db.prepare<[number], { last: number | null }>(
    'SELECT max(ordinal) AS last FROM case_file WHERE year = ?',
  );
  const versionOf = db.prepare<[string], { version: number }>(
    'SELECT max(version) AS version FROM journal WHERE stream = ?',
  );
  const addParticipation = db.prepare('INSERT INTO participation (seq, insats, day, content) VALUES (?, ?, ?, ?)');
  const addProgramme = db.prepare('INSERT INTO programme_follow_up (insats, day) VALUES (?, ?)');

  const load = (number: string): LoadedCase | undefined => {
    const entries = entriesOf.all(number);
    const state = foldCase(
      number,
      entries.flatMap(e => JSON.parse(e.payload) as CaseEvent[]),
    );
    return state ? { state, version: entries.at(-1)?.version ?? 0 } : undefined;
  };

  const append = (
    stream: string,
    version: number,
    events: readonly (CaseEvent | OtherEvent)[],
    by: Recording,
  ): number => Number(addEntry.run(stream, version, by.recorded, by.actor, JSON.stringify(events)).lastInsertRowid);

  const appendToCase = (number: string, version: number, events: readonly CaseEvent[], by: Recording): Case => {
    const before = load(number);
    if (!before || before.version !== version) throw new Refusal({ code: 'case-changed' });
    append(number, version + 1, events, by);
    const state = events.reduce<Case | undefined>((s, e) => evolve(s, number, e), before.state) ?? before.state;
    writeDerived(state, version + 1, before.state);
    return state;
  };

  const openCase = (year: number, events: readonly CaseEvent[], by: Recording): Case => {
    const ordinal = (lastOrdinal.get(year)?.last ?? 0) + 1;
    const number = `${year}-${String(ordinal).padStart(4, '0')}`;
    const state = foldCase(number, events);
    if (!state) throw new Refusal({ code: 'bug' });
    append(number, 1, events, by);
    writeDerived(state, 1, undefined);
    return state;
  };

  const applyOther = (seq: number, event: OtherEvent): void => {
    const { kind, ...content } = event;
    if (event.kind === 'participation') addParticipation.run(seq, event.insats, event.day, JSON.stringify(content));
    else addProgramme.run(event.insats, event.day);
  };

  const appendOther = (events: readonly OtherEvent[], by: Recording): void => {
    const seq = append(noCase, (versionOf.get(noCase)?.version ?? 0) + 1, events, by);
    for (const event of events) applyOther(seq, event);
  };

  const rebuild = (): void => {
    for (const table of derivedTables) db.exec(`DELETE FROM ${table}`);
    const streams = db.prepare<[], { stream: string }>('SELECT DISTINCT stream FROM journal ORDER BY stream').all();
    for (const { stream } of streams) {
      if (stream === noCase) {
        for (const e of entriesOf.all(stream))
          for (const event of JSON.parse(e.payload) as OtherEvent[]) applyOther(e.seq, event);
      } else {
        const loaded = load(stream);
        if (loaded) writeDerived(loaded.state, loaded.version, undefined);
      }
    }
  };

  /** One change, one transaction; inside `atomically` it joins the one that is open. */
  const change = <T>(work: () => T): T =>
    tolerating(() => (db.inTransaction ? work() : db.transaction(work).immediate()));

  return {
    file,
    entries: async () =>
      tolerating(() => db.prepare<[], { n: number }>('SELECT count(*) AS n FROM journal').get()?.n ?? 0),
    findCase: async number => tolerating(() => load(number)),
    history: async number => tolerating(() => historyOf(db, number)),
    openCase: async (year, events, by) => change(() => openCase(year, events, by)),
    appendToCase: async (number, version, events, by) => change(() => appendToCase(number, version, events, by)),
    appendParticipations: async (list, by) =>
      change(() =>
        appendOther(
          list.map(p => ({ kind: 'participation', ...p })),
          by,
        ),
      ),
    appendProgrammeFollowUp: async (followUp, by) =>
      change(() => appendOther([{ kind: 'programme-follow-up', ...followUp }], by)),
    followUps: async query => tolerating(() => followUpRows(db, policies, query)),
    waiting: async query => tolerating(() => waitingRows(db, query)),
    participations: async query => tolerating(() => participations(db, query)),
    programmeFollowUps: async today =>
      tolerating(() =>
        db
          .prepare<[string], ProgrammeFollowUp>(
            'SELECT insats, day FROM programme_follow_up WHERE day <= ? ORDER BY day',
          )
          .all(today),
      ),
    lateBetween: (first, last) => lateBetween(db, first, last),
    cases: query => cases(db, query),
    known: async () => tolerating(() => known(db)),
    importedRows: async () => tolerating(() => importedRows(db)),
    atomically: async work => {
      tolerating(() => db.exec('BEGIN IMMEDIATE'));
      try {
        const result = await work();
        tolerating(() => db.exec('COMMIT'));
        return result;
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    rebuild: async () => change(rebuild),
    close: async () => {
      db.close();
    },
  };
}

async function* lateBetween(db: Sqlite, first: string, last: string): AsyncIterable<DecisionOfPerson> {
  const rows = tolerating(() =>
    db
      .prepare<[string, string, string], { state: string; person: string }>(
        `WITH late (id) AS (
           SELECT decision FROM late_span WHERE until_day IS NULL AND from_day <= ?
           UNION
           SELECT decision FROM late_span WHERE until_day IS NOT NULL AND until_day >= ? AND from_day <= ?)
         SELECT s.state, c.person FROM late
           JOIN decision_state s ON s.id = late.id
           JOIN decision d ON d.id = late.id
           JOIN case_file c ON c.number = d.case_number
         ORDER BY late.id`,
      )
      .iterate(last, first, last),
  );
  for (const row of rows)
    yield { decision: JSON.parse(row.state) as Decision, person: JSON.parse(row.person) as Person };
}

async function* cases(
  db: Sqlite,
  query: { caseworker?: string; personNumber?: string; name?: string },
): AsyncIterable<CaseRow> {
  const rows = db
    .prepare<[Record<string, string | null>], { state: string }>(
      `SELECT s.state FROM case_file c JOIN decision d ON d.case_number = c.number JOIN decision_state s ON s.id = d.id
       WHERE (@personNumber IS NULL OR c.person_number = @personNumber)
         AND (@name IS NULL OR c.name = @name COLLATE NOCASE)
         AND (@caseworker IS NULL OR c.number IN (SELECT case_number FROM decision WHERE caseworker = @caseworker))
       ORDER BY c.year, c.ordinal, d.id`,
    )
    .iterate({
      personNumber: query.personNumber ?? null,
      name: query.name ?? null,
      caseworker: query.caseworker ?? null,
    });
  let open: { case: string; decisions: Decision[] } | undefined;
  for (const row of rows) {
    const decision = JSON.parse(row.state) as Decision;
    const number = caseNumberOf(decision.id);
    if (open && open.case !== number) yield open;
    if (open?.case !== number) open = { case: number, decisions: [] };
    open?.decisions.push(decision);
  }
  if (open) yield open;
}

function known(db: Sqlite) {
  const rows = db.prepare<[], { id: string; external_id: string | null }>('SELECT id, external_id FROM decision').all();
  const byExternalId = new Map(rows.flatMap(r => (r.external_id === null ? [] : [[r.external_id, r.id] as const])));
  return { decisions: new Set(rows.map(r => r.id)), byExternalId };
}

function importedRows(db: Sqlite) {
  const rows = db.prepare<[], { external_id: string; id: string; row: string | null }>(
    `SELECT d.external_id, d.id, json_extract(s.state, '$.imported') AS row
     FROM decision d JOIN decision_state s ON s.id = d.id WHERE d.external_id IS NOT NULL`,
  );
  return new Map(rows.all().map(r => [r.external_id, { decision: r.id, row: r.row }]));
}

function historyOf(db: Sqlite, number: string): RecordedEvent[] {
  const entries = db.prepare<[string], Recording & { payload: string }>(
    'SELECT recorded, actor, payload FROM journal WHERE stream = ? ORDER BY version',
  );
  return entries
    .all(number)
    .flatMap(({ payload, ...by }) => (JSON.parse(payload) as CaseEvent[]).map(event => ({ event, ...by })));
}

function participations(db: Sqlite, query: { from: string; to: string; insats?: string }): Participation[] {
  const rows = db.prepare<[Record<string, string | null>], { content: string }>(
    'SELECT content FROM participation WHERE day >= @from AND day <= @to AND (@insats IS NULL OR insats = @insats) ORDER BY day, seq',
  );
  return rows.all({ ...query, insats: query.insats ?? null }).map(r => JSON.parse(r.content) as Participation);
}
