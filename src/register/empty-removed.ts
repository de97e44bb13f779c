/**
 * Nothing of what was removed is left in the file, its free pages or its log. The file is built anew in memory, never in
 * a temporary file that is not encrypted.
 */
import type { Sqlite } from './database.ts';

/** How long it waits for somebody else's reading to end. */
const patientMilliseconds = 2000;

/**
 * False when somebody else holds the register, or the disk is full; then it is done the next time. Undefined: there is
 * nothing to do.
 */
export function emptyRemoved(db: Sqlite): boolean | undefined {
  const waiting = db.prepare(`SELECT 1 FROM setting WHERE name = 'to-be-emptied'`).get();
  if (waiting === undefined) return undefined;
  const usual = db.pragma('busy_timeout', { simple: true });
  db.pragma(`busy_timeout = ${patientMilliseconds}`);
  try {
    return empty(db);
  } catch (error) {
    if (/^SQLITE_(BUSY|LOCKED|FULL|IOERR)/.test(String((error as { code?: unknown }).code))) return false;
    throw error;
  } finally {
    db.pragma(`busy_timeout = ${usual}`);
  }
}

function empty(db: Sqlite): boolean {
  db.pragma('temp_store = MEMORY');
  db.exec('VACUUM');
  if (!isTruncated(db)) return false;
  db.prepare(`DELETE FROM setting WHERE name = 'to-be-emptied'`).run();
  return isTruncated(db);
}

function isTruncated(db: Sqlite): boolean {
  const [answer] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return answer?.busy === 0;
}
