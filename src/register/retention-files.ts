/** What retention is judged by: persons with quiet cases, each with all of their cases. */
import type { CaseEvent } from '../domain/case/event.ts';
import { foldCase } from '../domain/case/state.ts';
import type { Day } from '../domain/day.ts';
import type { Hold, Note } from '../domain/retention.ts';
import { type Sqlite, tolerating } from './database.ts';
import type { FiledCase, Recording } from './port.ts';
import { stated } from './stated.ts';

/** The derived last day of a decision is never later than the last note, so no candidate is left out. */
export async function* quietSince(db: Sqlite, day: Day): AsyncIterable<readonly FiledCase[]> {
  const persons = db.prepare<[string], { number: string }>(
    `SELECT DISTINCT person_number AS number FROM case_file c
     WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_number = c.number AND d.last_day >= ?)
     ORDER BY person_number`,
  );
  const cases = db.prepare<[string], { number: string }>(
    'SELECT number FROM case_file WHERE person_number = ? ORDER BY year, ordinal',
  );
  const filed = filedCases(db);
  for (const person of tolerating(() => persons.all(day)))
    yield tolerating(() => cases.all(person.number).flatMap(({ number }) => filed(number) ?? []));
}

function filedCases(db: Sqlite): (number: string) => FiledCase | undefined {
  const entries = db.prepare<[string], Recording & { version: number; payload: string }>(
    `SELECT j.version, j.recorded, j.actor, p.body AS payload FROM journal j JOIN payload p ON p.seq = j.seq
     WHERE j.stream = ? ORDER BY j.version`,
  );
  const holdOf = db.prepare<[string], Hold & { actor: string }>(
    'SELECT case_number AS "case", day, why, actor FROM hold WHERE case_number = ?',
  );
  return number => {
    const rows = entries.all(number);
    const notes: Note[] = rows.map(row => stated<CaseEvent>(row));
    const state = foldCase(
      number,
      notes.flatMap(note => note.events),
    );
    if (!state) return undefined;
    return { state, notes, hold: holdOf.get(number) ?? null, version: rows.at(-1)?.version ?? 0 };
  };
}
