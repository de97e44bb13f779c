/** The journal: appends entries, reads cases back from them, and makes everything derived anew. */
import type { AccountEvent } from '../domain/access/account.ts';
import { isOutsider, type Reading } from '../domain/access/reading.ts';
import type { LogReview } from '../domain/access/review.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import { type Case, evolve, foldCase } from '../domain/case/state.ts';
import type { Participation, ProgrammeFollowUp } from '../domain/participation.ts';
import { Refusal } from '../domain/problem.ts';
import type { Receipt } from '../domain/receipt.ts';
import type { Hold } from '../domain/retention.ts';
import type { Notice, Submission } from '../domain/submission.ts';
import type { UpkeepEvent } from '../domain/upkeep.ts';
import { beginning, type Link, newPayload, payloadHash } from './chain.ts';
import type { Sqlite } from './database.ts';
import { derivedWriter, type Policies } from './derived.ts';
import type { LoadedCase, Recording, Replacement } from './port.ts';
import { derivedTables } from './schema.ts';

/** What belongs to no case. */
export type OtherEvent =
  | ({ readonly kind: 'participation' } & Participation)
  | ({ readonly kind: 'programme-follow-up' } & ProgrammeFollowUp)
  | ({ readonly kind: 'report-submitted' } & Submission)
  | ({ readonly kind: 'notified' } & Notice)
  | AccountEvent
  | ({ readonly kind: 'read' } & Reading)
  | ({ readonly kind: 'log-reviewed' } & LogReview)
  | ({ readonly kind: 'held' } & Hold)
  | ({ readonly kind: 'hold-lifted' } & Hold)
  | Rewritten
  | ({ readonly kind: 'purged' } & Receipt);

/** What is left of an entry when retention has removed what named a case: stands in its place. */
interface Rewritten extends Replacement {
  readonly kind: 'rewritten';
  readonly events: readonly OtherEvent[];
}

interface Kinded {
  readonly kind: string;
}

interface Entry extends Recording {
  readonly seq: number;
  readonly version: number;
  readonly payload: string;
}

/** The stream of what belongs to no case, and can name cases in what was sent, told or held. */
export const noCase = 'insatser';

/** The streams of what belongs to no case; a case's stream is its number. */
const streams: Readonly<Record<OtherEvent['kind'], string>> = {
  ...{ participation: noCase, 'programme-follow-up': noCase, 'report-submitted': noCase, notified: noCase },
  ...{ held: noCase, 'hold-lifted': noCase, rewritten: noCase, purged: noCase },
  ...{ 'user-added': 'konton', 'user-ended': 'konton' },
  ...{ read: 'läsningar', 'log-reviewed': 'granskningar' },
};
const otherStreams = [...new Set(Object.values(streams))];

/** The stream of what is done with the register's file. */
const upkeep = 'registret';

export function journalOf(db: Sqlite, policies: Policies, signing: () => (link: Link) => Buffer) {
  const writeDerived = derivedWriter(db, policies);
  const writeOther = otherWriter(db);
  const addEntry = db.prepare(
    'INSERT INTO journal (seq, stream, version, recorded, actor, kind, payload_hash, prev, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const addPayload = db.prepare('INSERT INTO payload (seq, salt, body) VALUES (?, ?, ?)');
  const lastEntry = db.prepare<[], { seq: number; mac: Buffer }>(
    'SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1',
  );
  const entriesOf = db.prepare<[string], Entry>(
    `SELECT j.seq, j.version, j.recorded, j.actor, p.body AS payload FROM journal j JOIN payload p ON p.seq = j.seq
     WHERE j.stream = ? ORDER BY j.version`,
  );
  const lastOrdinal = highestNumberGiven(db);
  const lastVersion = db.prepare<[string], { version: number | null }>(
    'SELECT max(version) AS version FROM journal WHERE stream = ?',
  );

  const load = (number: string): LoadedCase | undefined => {
    const entries = entriesOf.all(number);
    const state = foldCase(number, entries.flatMap(eventsIn<CaseEvent>));
    return state ? { state, version: entries.at(-1)?.version ?? 0 } : undefined;
  };

  const append = (
    stream: string,
    version: number,
    events: readonly Kinded[],
    { recorded, actor }: Recording,
  ): number => {
    const last = lastEntry.get();
    const payload = newPayload(JSON.stringify(events));
    const link = {
      ...{ seq: (last?.seq ?? 0) + 1, stream, version, recorded, actor, kind: events[0]?.kind ?? '' },
      ...{ payloadHash: payloadHash(payload), prev: last?.mac ?? beginning },
    };
    addEntry.run(link.seq, stream, version, recorded, actor, link.kind, link.payloadHash, link.prev, signing()(link));
    addPayload.run(link.seq, payload.salt, payload.body);
    return link.seq;
  };

  return {
    load,

    openCase(year: number, events: readonly CaseEvent[], by: Recording): Case {
      const ordinal = lastOrdinal(year) + 1;
      const number = `${year}-${String(ordinal).padStart(4, '0')}`;
      const state = foldCase(number, events);
      if (!state) throw new Refusal({ code: 'bug' });
      append(number, 1, events, by);
      writeDerived(state, 1, undefined);
      return state;
    },

    appendToCase(number: string, version: number, events: readonly CaseEvent[], by: Recording): Case {
      const before = load(number);
      if (!before || before.version !== version) throw new Refusal({ code: 'case-changed' });
      append(number, version + 1, events, by);
      const state = events.reduce<Case | undefined>((s, e) => evolve(s, number, e), before.state) ?? before.state;
      writeDerived(state, version + 1, before.state);
      return state;
    },

    appendOther(events: readonly OtherEvent[], by: Recording): void {
      const [first] = events;
      if (!first) return;
      const stream = streams[first.kind];
      const seq = append(stream, (lastVersion.get(stream)?.version ?? 0) + 1, events, by);
      for (const event of events) writeOther(seq, event, by);
    },

    /** What retention can change among that which belongs to no case, made anew from the journal. */
    rebuildOther(): void {
      for (const table of rewritable) db.exec(`DELETE FROM ${table}`);
      for (const entry of entriesOf.all(noCase)) {
        for (const event of eventsIn<OtherEvent>(entry)) if (isRewritable(event)) writeOther(entry.seq, event, entry);
      }
    },

    appendUpkeep(event: UpkeepEvent, by: Recording): void {
      append(upkeep, (lastVersion.get(upkeep)?.version ?? 0) + 1, [event], by);
    },

    rebuild(): void {
      for (const table of derivedTables) db.exec(`DELETE FROM ${table}`);
      const cases = db.prepare<[], { stream: string }>(
        `SELECT DISTINCT stream FROM journal WHERE stream GLOB '[0-9]*' ORDER BY stream`,
      );
      for (const { stream } of cases.all()) {
        const loaded = load(stream);
        if (loaded) writeDerived(loaded.state, loaded.version, undefined);
      }
      for (const entry of otherStreams.flatMap(stream => entriesOf.all(stream))) {
        for (const event of eventsIn<OtherEvent>(entry)) writeOther(entry.seq, event, entry);
      }
    },
  };
}

/** In a year, to a case that is here or to one that retention has removed: a number is never given twice. */
export function highestNumberGiven(db: Sqlite): (year: number) => number {
  const last = db.prepare<[number, number], { last: number | null }>(
    `SELECT max(last) AS last FROM (
       SELECT max(ordinal) AS last FROM case_file WHERE year = ? UNION ALL SELECT last FROM removed_series WHERE year = ?)`,
  );
  return year => last.get(year, year)?.last ?? 0;
}

const rewritable = ['submission', 'reported', 'notice', 'hold', 'removed_series'] as const;

function isRewritable({ kind }: OtherEvent): boolean {
  return kind !== 'participation' && kind !== 'programme-follow-up';
}

function eventsIn<T>(entry: Entry): T[] {
  return JSON.parse(entry.payload) as T[];
}

function otherWriter(db: Sqlite) {
  const addParticipation = db.prepare('INSERT INTO participation (seq, insats, day, content) VALUES (?, ?, ?, ?)');
  const addProgramme = db.prepare('INSERT INTO programme_follow_up (insats, day) VALUES (?, ?)');
  const addNotice = db.prepare('INSERT INTO notice (decision, day) VALUES (?, ?)');
  const addReported = db.prepare('INSERT OR IGNORE INTO reported (decision, quarter) VALUES (?, ?)');
  const addSubmission = db.prepare(
    'INSERT INTO submission (seq, quarter, reader, day, actor, recorded, hash, document, removed_posts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const putStanding = db.prepare(
    `INSERT INTO standing (name, role, first_day, last_day, until_given) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last_day = excluded.last_day, until_given = excluded.until_given`,
  );
  const endStanding = db.prepare('UPDATE standing SET last_day = ? WHERE name = ? AND role = ? AND first_day = ?');
  const addReading = db.prepare('INSERT INTO reading (seq, recorded, user, outsider, content) VALUES (?, ?, ?, ?, ?)');
  const addReadCase = db.prepare('INSERT OR IGNORE INTO reading_of_case (case_number, seq) VALUES (?, ?)');
  const addReview = db.prepare('INSERT INTO log_review (seq, day, up_to) VALUES (?, ?, ?)');
  const putHold = db.prepare('INSERT OR REPLACE INTO hold (case_number, day, why, actor) VALUES (?, ?, ?, ?)');
  const dropHold = db.prepare('DELETE FROM hold WHERE case_number = ?');
  const putSeries = db.prepare(
    `INSERT INTO removed_series (year, last) VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET last = max(last, excluded.last)`,
  );
  const write = (seq: number, event: OtherEvent, by: Recording): void => {
    switch (event.kind) {
      case 'user-added':
        putStanding.run(event.name, event.role, event.firstDay, event.lastDay, event.untilGiven ? 1 : 0);
        return;
      case 'user-ended':
        endStanding.run(event.lastDay, event.name, event.role, event.firstDay);
        return;
      case 'read': {
        const { kind: _, ...content } = event;
        addReading.run(seq, by.recorded, event.user, isOutsider(event) ? 1 : 0, JSON.stringify(content));
        for (const read of event.cases) addReadCase.run(read.case, seq);
        return;
      }
      case 'log-reviewed':
        addReview.run(seq, event.day, event.upTo);
        return;
      case 'participation': {
        const { kind: _, ...content } = event;
        addParticipation.run(seq, event.insats, event.day, JSON.stringify(content));
        return;
      }
      case 'programme-follow-up':
        addProgramme.run(event.insats, event.day);
        return;
      case 'notified':
        addNotice.run(event.decision, event.day);
        return;
      case 'report-submitted':
        addSubmission.run(
          seq,
          event.quarter,
          event.reader,
          event.day,
          by.actor,
          by.recorded,
          event.hash,
          event.document,
          event.removedPosts ?? 0,
        );
        if (event.reader === 'ivo') for (const decision of event.decisions) addReported.run(decision, event.quarter);
        return;
      case 'held':
        putHold.run(event.case, event.day, event.why, by.actor);
        return;
      case 'hold-lifted':
        dropHold.run(event.case);
        return;
      case 'rewritten':
        for (const each of event.events) write(event.replaces, each, event);
        return;
      case 'purged':
        for (const { year, last } of event.series) putSeries.run(year, last);
    }
  };
  return write;
}
