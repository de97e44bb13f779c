/**
 * Copies of a register. SQLite's online backup (`backup()`) refuses an encrypted source and a target that has no key yet;
 * `VACUUM INTO` reads one moment of the register while others write on, encrypts the copy with the same key and keeps its
 * id, and leaves out free pages.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type CopyFault, isRefusal, Refusal } from '../domain/problem.ts';
import type { Contents } from '../domain/upkeep.ts';
import { isAlone } from './alone.ts';
import { isIntact, openDatabase, type Sqlite, tolerating } from './database.ts';
import { journalHead } from './queries.ts';
import { type SigningKeys, signingKeys } from './signing-keys.ts';
import { syncFile, syncFolder } from './sync.ts';
import type { Unlocked } from './unlock.ts';
import { verifyChain } from './verify.ts';

/** A name beside the final one, for what is not finished. */
export function unfinished(file: string): string {
  return join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
}

/**
 * What is finished gets its name, never over another file: false when there is one. (A memory stick that has no links is
 * trusted to have one writer.)
 */
export function named(fresh: string, file: string): boolean {
  try {
    linkSync(fresh, file);
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST' || existsSync(file)) return false;
    renameSync(fresh, file);
  }
  syncFolder(dirname(file));
  return true;
}

/** For its owner alone from the first byte, and on the disk when this returns. */
export function copyTo(db: Sqlite, file: string): void {
  tolerating(() => {
    closeSync(openSync(file, 'wx', 0o600));
    db.prepare('VACUUM INTO ?').run(file);
    syncFile(file);
  });
}

/** A copy that has been read back from the disk and holds all that the register held when it was made. */
export function verifiedCopy(
  source: Unlocked,
  file: string,
  target: string,
  progress: (entries: number) => void,
): Contents {
  const keys = signingKeys(source.db, source.keys.master());
  for (let attempt = 0; attempt < 3; attempt++) {
    const expected = oneMoment(source, file, () => copyTo(source.db, target));
    const found = readBack(source, target, keys, progress);
    if (typeof found === 'string') throw new Refusal({ code: 'backup-not-verified', fault: found });
    if (same(found, expected)) return contentsOf(found);
    // Somebody wrote between the two looks at the register: once more.
    rmSync(target);
    if (found.head === expected.head) throw new Refusal({ code: 'backup-not-verified', fault: 'counts' });
  }
  throw new Refusal({ code: 'register-busy' });
}

interface Counted {
  readonly entries: number;
  readonly head: string | null;
  /** Rows, by table. */
  readonly rows: ReadonlyMap<string, number>;
}

/** What the register holds, as another reader sees it who stays at one moment until `work` is done. */
function oneMoment({ db, keys }: Unlocked, file: string, work: () => void): Counted {
  if (isAlone(db)) {
    work();
    return tolerating(() => ({ ...journalHead(db), rows: rowsIn(db) }));
  }
  const reader = openDatabase(file, keys.encryption);
  try {
    return tolerating(() => {
      reader.exec('BEGIN');
      const head = journalHead(reader);
      work();
      return { ...head, rows: rowsIn(reader) };
    });
  } finally {
    reader.close();
  }
}

function readBack(source: Unlocked, target: string, keys: SigningKeys, progress: (entries: number) => void) {
  let copy: Sqlite | undefined;
  try {
    copy = openDatabase(target, source.keys.encryption);
    return faultIn(copy, keys, progress) ?? { ...journalHead(copy), rows: rowsIn(copy) };
  } catch (error) {
    if (isRefusal(error) && /damaged|wrong-key|foreign/.test(error.problem.code)) return 'damaged' as const;
    throw error;
  } finally {
    copy?.close();
  }
}

/** The first thing that does not hold, looked for in every page, reference and entry. */
export function faultIn(
  db: Sqlite,
  keys: SigningKeys,
  progress: (entries: number) => void,
): Exclude<CopyFault, 'counts'> | null {
  return tolerating(() => {
    if (!isIntact(db)) return 'damaged';
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) return 'references';
    return verifyChain(db, keys, progress).broken ? 'journal' : null;
  });
}

/** Drafts come and go beside the journal, and nobody has been told that one is in a copy. */
function rowsIn(db: Sqlite): Map<string, number> {
  const tables = db.prepare<[], { name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'draft' ORDER BY name`,
  );
  const count = (name: string) => db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0;
  return new Map(tables.all().map(({ name }) => [name, count(name)]));
}

function same(a: Counted, b: Counted): boolean {
  return a.head === b.head && a.rows.size === b.rows.size && [...a.rows].every(([name, n]) => b.rows.get(name) === n);
}

function contentsOf({ entries, head, rows }: Counted): Contents {
  return { entries, head, cases: rows.get('case_file') ?? 0, decisions: rows.get('decision') ?? 0 };
}

export function contentsIn(db: Sqlite): Contents {
  return tolerating(() => contentsOf({ ...journalHead(db), rows: rowsIn(db) }));
}
