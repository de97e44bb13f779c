/** Opens the encrypted SQLite file, and says in a problem what is wrong when it cannot be opened. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { isRefusal, type Problem, Refusal } from '../domain/problem.ts';
import { applicationId, migrations, schemaVersion } from './schema.ts';

export type Sqlite = Database.Database;

const idBytes = 16;
const pageBytes = 4096;
/** How long a writer waits for another before it gives up. */
const busyMilliseconds = 20_000;

/** The random bytes that an encrypted register begins with, as hexadecimal digits. */
export function registerIdOf(file: string): string {
  if (!existsSync(file)) throw new Refusal({ code: 'register-missing', file });
  const start = Buffer.alloc(idBytes);
  const descriptor = tolerating(() => openSync(file, 'r'));
  const read = tolerating(() => readSync(descriptor, start, 0, idBytes, 0));
  closeSync(descriptor);
  if (read === idBytes && start.toString('latin1').startsWith('SQLite format 3'))
    throw new Refusal({ code: 'register-not-encrypted', file });
  const { size } = statSync(file);
  if (read < idBytes || size < pageBytes) throw new Refusal({ code: 'register-not-a-register', file });
  if (size % pageBytes !== 0) throw new Refusal({ code: 'register-truncated', file });
  return start.toString('hex');
}

/** An older schema is left as it is. */
export function openDatabase(file: string, encryption: Buffer): Sqlite {
  const { ino } = tolerating(() => statSync(file));
  const db = tolerating(() => new Database(file, { fileMustExist: true, timeout: busyMilliseconds }));
  try {
    unlock(db, encryption);
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    refuseForeign(db);
    // From here on nobody can put another file in its place (alone.ts); until here somebody could have.
    if (statSync(file).ino !== ino) throw new Refusal({ code: 'register-busy' });
    return db;
  } catch (error) {
    db.close();
    const problem = isRefusal(error) ? error.problem : problemOf(error);
    throw problem ? new Refusal(problem) : error;
  }
}

export function createDatabase(file: string, encryption: Buffer): void {
  if (existsSync(file)) throw new Refusal({ code: 'register-exists', file });
  tolerating(() => mkdirSync(dirname(file), { recursive: true, mode: 0o700 }));
  tolerating(() => closeSync(openSync(file, 'wx', 0o600)));
  try {
    const db = new Database(file, { timeout: busyMilliseconds });
    unlock(db, encryption);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma(`application_id = ${applicationId}`);
    migrate(db);
    db.close();
    chmodSync(file, 0o600);
  } catch (error) {
    rmSync(file, { force: true });
    const problem = isRefusal(error) ? error.problem : problemOf(error);
    throw problem ? new Refusal(problem) : error;
  }
}

/**
 * SQLCipher's format (AES-256 with HMAC-SHA-512 on every page), with a raw key: other tools can open it too. What SQLite
 * puts aside while it sorts is kept in memory: in a temporary file it would be readable.
 */
function unlock(db: Sqlite, encryption: Buffer): void {
  db.pragma(`cipher = 'sqlcipher'`);
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${encryption.toString('hex')}'"`);
  db.pragma('temp_store = MEMORY');
}

/** Encrypts every page anew. The register's id, the salt that the file begins with, stays. */
export function rekey(db: Sqlite, encryption: Buffer, id: string): void {
  db.pragma(`rekey = "x'${encryption.toString('hex')}${id}'"`);
}

function refuseForeign(db: Sqlite): void {
  if (db.pragma('application_id', { simple: true }) !== applicationId) throw new Refusal({ code: 'register-foreign' });
  if (versionOf(db) > schemaVersion) throw new Refusal({ code: 'register-newer' });
}

export function versionOf(db: Sqlite): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Takes the schema through the steps that it lacks, all or none of them. */
export function migrate(db: Sqlite, steps: readonly string[] = migrations): void {
  db.transaction(() => {
    for (const step of steps.slice(versionOf(db))) db.exec(step);
    db.pragma(`user_version = ${steps.length}`);
  }).immediate();
}

/** Every page, row and index entry as SQLite looks them over. */
export function isIntact(db: Sqlite): boolean {
  return isOk(db, 'integrity_check');
}

/** Every page and row, but not whether each index says what its table says: four fifths of the time, or less. */
export function hasIntactPages(db: Sqlite): boolean {
  return isOk(db, 'quick_check');
}

/**
 * Each page that is not in SQLite's cache is decrypted again: with 64 MiB of it, against the usual 2, ten thousand
 * decisions take half as long, and a hundred thousand three quarters.
 */
function isOk(db: Sqlite, check: 'integrity_check' | 'quick_check'): boolean {
  db.pragma('cache_size = -65536');
  return db.pragma(check, { simple: true }) === 'ok';
}

/** Runs `work`; what SQLite or the file system says against it becomes a Refusal. */
export function tolerating<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const problem = isRefusal(error) ? undefined : problemOf(error);
    throw problem ? new Refusal(problem) : error;
  }
}

function problemOf(error: unknown): Problem | undefined {
  const code = String((error as { code?: unknown }).code ?? '');
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return { code: 'register-busy' };
  // CANTOPEN: the file itself has been read by now, so it is the files beside it that cannot be made.
  if (/^SQLITE_(READONLY|PERM|AUTH|CANTOPEN)|^E(ACCES|PERM|ROFS)$/.test(code)) return { code: 'register-read-only' };
  if (/^SQLITE_FULL|^SQLITE_IOERR|^E(NOSPC|DQUOT|FBIG|IO)$/.test(code)) return { code: 'register-full' };
  if (/^SQLITE_NOTADB/.test(code)) return { code: 'register-wrong-key' };
  if (/^SQLITE_CORRUPT/.test(code)) return { code: 'register-damaged' };
  if (/^E(NOENT|EXIST|NOTDIR)$/.test(code)) return { code: 'file-unwritable' };
  if (/^EISDIR$/.test(code)) return { code: 'register-not-a-register' };
  return undefined;
}
