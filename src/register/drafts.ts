/** Drafts of interviews, in the encrypted file and beside the journal. What is removed is overwritten at once. */
import type { Day } from '../domain/day.ts';
import type { Draft, DraftPlace } from '../domain/draft.ts';
import type { Sqlite } from './database.ts';

const ofPlace = 'account = ? AND command = ? AND subject = ?';
const placed = ({ account, command, subject }: DraftPlace) => [account, command, subject] as const;

const selected =
  'SELECT account, command, subject, saved, case_number AS "case", person_number AS person, content FROM draft';

export function findDraft(db: Sqlite, place: DraftPlace): Draft | undefined {
  return db.prepare<[string, string, string], Draft>(`${selected} WHERE ${ofPlace}`).get(...placed(place));
}

export function listDrafts(db: Sqlite, { account, command }: Pick<DraftPlace, 'account' | 'command'>): Draft[] {
  const sql = `${selected} WHERE account = ? AND command = ? ORDER BY saved DESC, subject`;
  return db.prepare<[string, string], Draft>(sql).all(account, command);
}

/** In the place of the one that was there. */
export function keepDraft(db: Sqlite, draft: Draft): void {
  overwriting(db);
  db.prepare(
    `INSERT OR REPLACE INTO draft (account, command, subject, saved, case_number, person_number, content)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(...placed(draft), draft.saved, draft.case, draft.person, draft.content);
}

export function dropDraft(db: Sqlite, place: DraftPlace): void {
  overwriting(db);
  db.prepare(`DELETE FROM draft WHERE ${ofPlace}`).run(...placed(place));
}

export function dropDraftsBefore(db: Sqlite, day: Day): void {
  overwriting(db);
  db.prepare('DELETE FROM draft WHERE saved < ?').run(day);
}

function overwriting(db: Sqlite): void {
  db.pragma('secure_delete = ON');
}
