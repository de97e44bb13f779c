/** What is asked about accounts, readings and reviews. */
import type { Standing } from '../domain/access/account.ts';
import type { LoggedReading, Reading } from '../domain/access/reading.ts';
import type { Drawable } from '../domain/access/review.ts';
import type { Day } from '../domain/day.ts';
import type { Sqlite } from './database.ts';
import type { ReadingQuery } from './port.ts';

export function lastRecorded(db: Sqlite): string | undefined {
  const last = db.prepare<[], { recorded: string }>('SELECT recorded FROM journal ORDER BY seq DESC LIMIT 1');
  return last.get()?.recorded;
}

type StandingRow = Omit<Standing, 'untilGiven'> & { readonly untilGiven: number };

const standing = `SELECT name, role, first_day AS firstDay, last_day AS lastDay, until_given AS untilGiven FROM standing`;

/** By the primary key's first part: one look-up. */
export function standings(db: Sqlite, name?: string): Standing[] {
  const order = 'ORDER BY name, role, first_day';
  const rows =
    name === undefined
      ? db.prepare<[], StandingRow>(`${standing} ${order}`).all()
      : db.prepare<[string], StandingRow>(`${standing} WHERE name = ? ${order}`).all(name);
  return rows.map(row => ({ ...row, untilGiven: row.untilGiven === 1 }));
}

export function responsibleFor(db: Sqlite, user: string, cases: readonly string[]): Set<string> {
  const own = db.prepare('SELECT 1 FROM decision WHERE case_number = ? AND caseworker = ? LIMIT 1');
  return new Set(cases.filter(number => own.get(number, user) !== undefined));
}

interface ReadingRow {
  readonly entry: number;
  readonly recorded: string;
  readonly content: string;
}

export function readings(db: Sqlite, query: ReadingQuery): LoggedReading[] {
  const rows = db.prepare<[Record<string, string | null>], ReadingRow>(
    `SELECT seq AS entry, recorded, content FROM reading
     WHERE (@case IS NULL OR seq IN (SELECT seq FROM reading_of_case WHERE case_number = @case))
       AND (@user IS NULL OR user = @user OR content ->> '$.account' = @user)
       AND (@since IS NULL OR recorded >= @since)
       AND (@entries IS NULL OR seq IN (SELECT value FROM json_each(@entries)))
     ORDER BY seq`,
  );
  const { case: number, user, since, entries } = query;
  const given = { case: number ?? null, user: user ?? null, since: since ?? null };
  return rows
    .all({ ...given, entries: entries ? JSON.stringify(entries) : null })
    .map(({ content, ...row }) => ({ ...(JSON.parse(content) as Reading), ...row }));
}

export function drawable(db: Sqlite, from: { after: number; upTo: number; since?: string }): Drawable[] {
  return db
    .prepare<[number, number, string], { entry: number; outsider: number }>(
      'SELECT seq AS entry, outsider FROM reading WHERE seq > ? AND seq <= ? AND recorded >= ? ORDER BY seq',
    )
    .all(from.after, from.upTo, from.since ?? '')
    .map(r => ({ entry: r.entry, outsider: r.outsider === 1 }));
}

export function reviewsHeld(db: Sqlite, first: Day, last: Day): number {
  const count = db.prepare<[string, string], { held: number }>(
    'SELECT count(*) AS held FROM log_review WHERE day >= ? AND day <= ?',
  );
  return count.get(first, last)?.held ?? 0;
}

export function reviewedUpTo(db: Sqlite): number {
  return db.prepare<[], { last: number | null }>('SELECT max(up_to) AS last FROM log_review').get()?.last ?? 0;
}
