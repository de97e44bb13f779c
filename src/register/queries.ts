/** What commands read, one function a question. */
import { caseNumberOf, type Decision } from '../domain/case/decision.ts';
import type { CaseEvent, ImportedRow, Person } from '../domain/case/event.ts';
import type { Day } from '../domain/day.ts';
import type { Participation, ProgrammeFollowUp } from '../domain/participation.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { ReportHistory, StoredSubmission } from '../domain/submission.ts';
import type { BackupRecord, JournalHead, RestoreRecord, UpkeepEvent } from '../domain/upkeep.ts';
import { type Sqlite, tolerating } from './database.ts';
import { nameKey, rowDigest } from './derived.ts';
import type { CaseQuery, CaseRow, DecisionOfPerson, NamedDecision, RecordedEvent, Recording } from './port.ts';
import { stated } from './stated.ts';

interface PersonRow {
  readonly state: string;
  readonly person: string;
}

export async function* lateBetween(db: Sqlite, first: string, last: string): AsyncIterable<DecisionOfPerson> {
  const rows = tolerating(() =>
    db
      .prepare<[string, string, string], PersonRow>(
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
  for (const row of tolerantly(rows))
    yield { decision: JSON.parse(row.state) as Decision, person: JSON.parse(row.person) as Person };
}

export async function* allDecisions(db: Sqlite): AsyncIterable<DecisionOfPerson> {
  const rows = tolerating(() =>
    db
      .prepare<[], PersonRow>(
        `SELECT s.state, c.person FROM decision d
           JOIN decision_state s ON s.id = d.id
           JOIN case_file c ON c.number = d.case_number
         ORDER BY d.id`,
      )
      .iterate(),
  );
  for (const row of rows)
    yield { decision: JSON.parse(row.state) as Decision, person: JSON.parse(row.person) as Person };
}

export async function* cases(db: Sqlite, query: CaseQuery): AsyncIterable<CaseRow> {
  const rows = db
    .prepare<[Record<string, string | null>], { state: string }>(
      `SELECT s.state FROM case_file c JOIN decision d ON d.case_number = c.number JOIN decision_state s ON s.id = d.id
       WHERE (@personNumber IS NULL OR c.person_number = @personNumber)
         AND (@name IS NULL OR c.name_key = @name)
         AND (@caseworker IS NULL OR c.number IN (SELECT case_number FROM decision WHERE caseworker = @caseworker))
       ORDER BY c.year, c.ordinal, d.id`,
    )
    .iterate({
      personNumber: query.personNumber ?? null,
      name: nameKey(query.name ?? null),
      caseworker: query.caseworker ?? null,
    });
  let open: { case: string; decisions: Decision[] } | undefined;
  for (const row of tolerantly(rows)) {
    const decision = JSON.parse(row.state) as Decision;
    const number = caseNumberOf(decision.id);
    if (open && open.case !== number) yield open;
    if (open?.case !== number) open = { case: number, decisions: [] };
    open?.decisions.push(decision);
  }
  if (open) yield open;
}

/** By the names that are asked for; a name that is one decision's own number and another's external id is the latter. */
export function decisionsNamed(db: Sqlite, names: readonly string[]): Map<string, NamedDecision> {
  const asked = db.prepare<[string], { name: string; id: string; external_id: string | null; imported: Buffer | null }>(
    `SELECT n.value AS name, d.id, d.external_id, d.imported
       FROM json_each(?) n JOIN decision d ON d.id IN
         (SELECT id FROM decision WHERE external_id = n.value UNION ALL SELECT id FROM decision WHERE id = n.value)
     ORDER BY d.external_id IS n.value`,
  );
  return new Map(
    asked.all(JSON.stringify(names)).map(({ name, id, external_id, imported }) => {
      const isSame = (row: ImportedRow) => imported?.equals(rowDigest(row)) ?? false;
      return [name, { decision: id, externalId: external_id, isSame }];
    }),
  );
}

export function historyOf(db: Sqlite, number: string): RecordedEvent[] {
  const entries = db.prepare<[string], Recording & { payload: string }>(
    `SELECT j.recorded, j.actor, p.body AS payload FROM journal j JOIN payload p ON p.seq = j.seq
     WHERE j.stream = ? ORDER BY j.version`,
  );
  return entries.all(number).flatMap(entry => {
    const { events, ...by } = stated<CaseEvent>(entry);
    return events.map(event => ({ event, ...by }));
  });
}

export function participations(db: Sqlite, query: { from: string; to: string; insats?: string }): Participation[] {
  const rows = db.prepare<[Record<string, string | null>], { content: string }>(
    'SELECT content FROM participation WHERE day >= @from AND day <= @to AND (@insats IS NULL OR insats = @insats) ORDER BY day, seq',
  );
  return rows.all({ ...query, insats: query.insats ?? null }).map(r => JSON.parse(r.content) as Participation);
}

/** What SQLite says against reading on becomes a Refusal, as it does at the first row. */
function* tolerantly<T>(rows: Iterator<T>): Generator<T> {
  for (;;) {
    const next = tolerating(() => rows.next());
    if (next.done) return;
    yield next.value;
  }
}

export function programmeFollowUps(db: Sqlite, today: string): ProgrammeFollowUp[] {
  return db
    .prepare<[string], ProgrammeFollowUp>('SELECT insats, day FROM programme_follow_up WHERE day <= ? ORDER BY day')
    .all(today);
}

export function numbersBegunWith(db: Sqlite, date: string): Set<string> {
  const rows = db.prepare<[string, string], { number: string }>(
    'SELECT DISTINCT person_number AS number FROM case_file WHERE person_number >= ? AND person_number < ?',
  );
  return new Set(rows.all(date, `${date}~`).map(r => r.number));
}

export function journalHead(db: Sqlite): JournalHead {
  const last = db
    .prepare<[], { seq: number; mac: Buffer }>('SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1')
    .get();
  return last ? { entries: last.seq, head: last.mac.toString('hex') } : { entries: 0, head: null };
}

export function backups(db: Sqlite): BackupRecord[] {
  return upkeepEvents(db, 'backup');
}

export function lastRestore(db: Sqlite): RestoreRecord | null {
  return upkeepEvents(db, 'restored').at(-1) ?? null;
}

function upkeepEvents<K extends UpkeepEvent['kind']>(db: Sqlite, kind: K) {
  const rows = db.prepare<[string], { body: string }>(
    `SELECT p.body FROM journal j JOIN payload p ON p.seq = j.seq
     WHERE j.stream = 'registret' AND j.kind = ? ORDER BY j.version`,
  );
  const isKind = (event: UpkeepEvent): event is UpkeepEvent & { kind: K } => event.kind === kind;
  return rows.all(kind).flatMap(({ body }) => (JSON.parse(body) as UpkeepEvent[]).filter(isKind));
}

export function submissions(db: Sqlite, quarter?: Quarter): StoredSubmission[] {
  return db
    .prepare<[Record<string, string | null>], StoredSubmission>(
      `SELECT quarter, reader, day, actor, recorded, hash, document, removed_posts AS removedPosts FROM submission
       WHERE @quarter IS NULL OR quarter = @quarter ORDER BY seq`,
    )
    .all({ quarter: quarter ?? null });
}

export function reportHistory(db: Sqlite): ReportHistory {
  const reported = new Map<string, Quarter[]>();
  const rows = db.prepare<[], { decision: string; quarter: Quarter }>(
    'SELECT decision, quarter FROM reported ORDER BY quarter',
  );
  for (const { decision, quarter } of rows.all()) {
    const quarters = reported.get(decision);
    if (quarters) quarters.push(quarter);
    else reported.set(decision, [quarter]);
  }
  const notices = db.prepare<[], { decision: string; day: Day }>(
    'SELECT decision, max(day) AS day FROM notice GROUP BY decision',
  );
  return { reported, notified: new Map(notices.all().map(n => [n.decision, n.day])) };
}

/** The decisions as they stand, with their persons; those that do not exist are left out. */
export function decisionsOf(db: Sqlite, ids: readonly string[]): DecisionOfPerson[] {
  const one = db.prepare<[string], PersonRow>(
    `SELECT s.state, c.person FROM decision_state s JOIN decision d ON d.id = s.id
       JOIN case_file c ON c.number = d.case_number WHERE s.id = ?`,
  );
  return ids.flatMap(id => {
    const row = one.get(id);
    return row ? [{ decision: JSON.parse(row.state) as Decision, person: JSON.parse(row.person) as Person }] : [];
  });
}

export function isHeld(db: Sqlite, number: string): boolean {
  return db.prepare<[string], unknown>('SELECT 1 FROM hold WHERE case_number = ?').get(number) !== undefined;
}
