/** Keeps everybody else out of a register while another file is put in its place. */
import { chmodSync, existsSync, linkSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Sqlite, tolerating } from './database.ts';
import { syncFolder } from './sync.ts';

/**
 * Who has a register open in WAL holds a shared lock on it all the time, so this is refused (`register-busy`) while
 * anybody has. Afterwards the file is whole in itself, without a WAL beside it, and nobody else can open it, until what
 * is answered is called.
 */
export function takeAlone(db: Sqlite): () => void {
  tolerating(() => {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE; COMMIT');
  });
  return () => {
    if (!db.open) return;
    db.pragma('locking_mode = NORMAL');
    db.pragma('journal_mode = WAL');
  };
}

export function isAlone(db: Sqlite): boolean {
  return db.pragma('locking_mode', { simple: true }) === 'exclusive';
}

/**
 * `fresh` becomes `file` in one step. With `aside` the old file is kept there. A group that could use the old file can use
 * the new one.
 */
export function swap(fresh: string, file: string, aside: string | null): void {
  tolerating(() => {
    const mode = statSync(file, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined) chmodSync(fresh, mode & 0o660);
    if (aside !== null) keep(file, aside);
    renameSync(fresh, file);
    syncFolder(dirname(file));
  });
}

/** The same file under two names for a moment; where a disk has no such thing, under the other name. */
function keep(file: string, aside: string): void {
  try {
    linkSync(file, aside);
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') throw error;
    renameSync(file, aside);
  }
}

/** What SQLite has left beside a register that cannot be opened: it belongs to that file, and goes with it. */
export function keepRest(file: string, aside: string): void {
  tolerating(() => {
    for (const rest of ['-wal', '-shm', '-journal'])
      if (existsSync(`${file}${rest}`)) renameSync(`${file}${rest}`, `${aside}${rest}`);
  });
}
