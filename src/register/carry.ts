/**
 * Takes in what another register's export says. What is here already is left as it is; what retention has removed here is
 * not brought back; a case that says something else here is refused.
 */
import { createHash } from 'node:crypto';
import type { CaseEvent } from '../domain/case/event.ts';
import type { GeneralLine, NumbersLine } from '../domain/export-line.ts';
import { Refusal } from '../domain/problem.ts';
import type { Sqlite } from './database.ts';
import { generalStatements } from './exported.ts';
import type { journalOf } from './journal.ts';
import type { OtherEvent } from './other-events.ts';
import type { CarriedCase, Carry, Recording } from './port.ts';
import { without } from './rewrite.ts';
import { type Stated, statementText } from './stated.ts';

type Journal = ReturnType<typeof journalOf>;

export function carryCase(journal: Journal, { number, entries }: CarriedCase, by: Recording): Carry {
  const { said: here, version } = journal.statedIn(number);
  if (here.length === 0 && version > 0) return 'removed';
  const isSame = here.slice(0, entries.length).every((said, i) => isEqual(said, entries[i]));
  if (!isSame) throw new Refusal({ code: 'export-conflict', case: number });
  const added = entries.slice(here.length);
  if (added.length === 0) return 'unchanged';
  try {
    journal.carryCase(number, here, added, by);
  } catch (error) {
    // Another case here has a decision with the same number in the main system.
    const isTaken = String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT');
    throw isTaken ? new Refusal({ code: 'export-conflict', case: number }) : error;
  }
  return here.length === 0 ? 'added' : 'changed';
}

function isEqual(here: Stated<CaseEvent>, there: Stated<CaseEvent> | undefined): boolean {
  return there !== undefined && statementText(here) === statementText(there);
}

/** Answers with how many of them were stored. */
export function carryOthers(
  db: Sqlite,
  journal: Journal,
  others: readonly (GeneralLine | NumbersLine)[],
  by: Recording,
): number {
  const here = new Map<string, number>();
  for (const said of generalStatements(db, Number.MAX_SAFE_INTEGER)) count(here, digest(said), 1);
  const isRemoved = removedHere(db);
  let stored = 0;
  for (const other of others) {
    if (other.kind === 'numbers-given') stored += giveNumbers(db, journal, other, by);
    else stored += carryOther(journal, here, { ...other, events: left(other, isRemoved) }, by);
  }
  return stored;
}

function left({ events }: GeneralLine, isRemoved: (name: string) => boolean): OtherEvent[] {
  return (events as readonly OtherEvent[]).flatMap(event => without(event, isRemoved) ?? []);
}

function carryOther(journal: Journal, here: Map<string, number>, said: Stated<OtherEvent>, by: Recording): number {
  if (said.events.length === 0) return 0;
  const key = digest(said);
  if ((here.get(key) ?? 0) > 0) {
    count(here, key, -1);
    return 0;
  }
  journal.carryOther(said, by);
  return 1;
}

function giveNumbers(db: Sqlite, journal: Journal, { year, last }: NumbersLine, by: Recording): number {
  const given = db.prepare<[number], { last: number }>('SELECT last FROM removed_series WHERE year = ?').get(year);
  if (given && given.last >= last) return 0;
  journal.appendOther([{ kind: 'numbers-given', year, last }], by);
  return 1;
}

/** Has retention removed the case here that the decision or case number is of? */
function removedHere(db: Sqlite): (name: string) => boolean {
  const content = db.prepare<[string], { has: number }>(
    `SELECT EXISTS (SELECT 1 FROM payload p WHERE p.seq = j.seq) AS has FROM journal j WHERE j.stream = ? LIMIT 1`,
  );
  return name => content.get(name.replace(/-[A-Z]+$/, ''))?.has === 0;
}

function digest(said: Stated<unknown>): string {
  return createHash('sha256').update(statementText(said)).digest('base64');
}

function count(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
