/** The journal: appends entries, reads cases back from them, and makes everything derived anew. */
import type { CaseEvent } from '../domain/case/event.ts';
import { type Case, evolve, foldCase } from '../domain/case/state.ts';
import { Refusal } from '../domain/problem.ts';
import type { UpkeepEvent } from '../domain/upkeep.ts';
import { beginning, type Link, newPayload, payloadHash } from './chain.ts';
import type { Sqlite } from './database.ts';
import { derivedWriter, type Policies } from './derived.ts';
import {
  isRewritable,
  noCase,
  type OtherEvent,
  otherStreams,
  otherWriter,
  rewritable,
  streams,
} from './other-events.ts';
import type { LoadedCase, Recording } from './port.ts';
import { derivedTables } from './schema.ts';
import { type Carried, type Stated, stated } from './stated.ts';

interface Kinded {
  readonly kind: string;
}

interface Entry extends Recording {
  readonly seq: number;
  readonly version: number;
  readonly payload: string;
}

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
    const state = foldCase(
      number,
      entries.flatMap(entry => stated<CaseEvent>(entry).events),
    );
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

    /** What the case's entries say, in order; and how many entries it has had, with or without their content. */
    statedIn(number: string): { readonly said: Stated<CaseEvent>[]; readonly version: number } {
      const version = lastVersion.get(number)?.version ?? 0;
      return { said: entriesOf.all(number).map(entry => stated<CaseEvent>(entry)), version };
    },

    /** Adds what another register's entries said of a case, as entries of their own; `before` is what it has here. */
    carryCase(
      number: string,
      before: readonly Stated<CaseEvent>[],
      added: readonly Stated<CaseEvent>[],
      by: Recording,
    ) {
      const state = foldCase(
        number,
        [...before, ...added].flatMap(said => said.events),
      );
      if (!state) throw new Refusal({ code: 'bug' });
      for (const [i, said] of added.entries()) append(number, before.length + i + 1, [carriedOf(said)], by);
      const old = foldCase(
        number,
        before.flatMap(said => said.events),
      );
      writeDerived(state, before.length + added.length, old);
    },

    carryOther(said: Stated<OtherEvent>, by: Recording): void {
      const seq = append(noCase, (lastVersion.get(noCase)?.version ?? 0) + 1, [carriedOf(said)], by);
      for (const event of said.events) writeOther(seq, event, said);
    },

    /** What retention can change among that which belongs to no case, made anew from the journal. */
    rebuildOther(): void {
      for (const table of rewritable) db.exec(`DELETE FROM ${table}`);
      for (const entry of entriesOf.all(noCase)) {
        const said = stated<OtherEvent>(entry);
        for (const event of said.events) if (isRewritable(event)) writeOther(entry.seq, event, said);
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
        const said = stated<OtherEvent>(entry);
        for (const event of said.events) writeOther(entry.seq, event, said);
      }
    },
  };
}

function carriedOf<E>({ recorded, actor, events }: Stated<E>): Carried<E> {
  return { kind: 'carried', recorded, actor, events };
}

/** In a year, to a case that is here or to one that retention has removed: a number is never given twice. */
export function highestNumberGiven(db: Sqlite): (year: number) => number {
  const last = db.prepare<[number, number], { last: number | null }>(
    `SELECT max(last) AS last FROM (
       SELECT max(ordinal) AS last FROM case_file WHERE year = ? UNION ALL SELECT last FROM removed_series WHERE year = ?)`,
  );
  return year => last.get(year, year)?.last ?? 0;
}
