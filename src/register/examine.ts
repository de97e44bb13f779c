/** Looks at a register, its key and where they lie. Nothing is changed: the lists are made anew in a copy. */
import { existsSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type DerivedHealth, type Health, type InsideHealth, leastFreeFor } from '../domain/health.ts';
import { isRefusal } from '../domain/problem.ts';
import { copyTo, faultIn, unfinished } from './copy.ts';
import { openDatabase, registerIdOf, type Sqlite, tolerating, versionOf } from './database.ts';
import type { Policies } from './derived.ts';
import { journalOf } from './journal.ts';
import { keyFileOf, readKeyFromText } from './key.ts';
import { fileSystemOf, isNetwork } from './place.ts';
import { backups, journalHead, lastRestore } from './queries.ts';
import { derivedTables, schemaVersion } from './schema.ts';
import { signingKeys } from './signing-keys.ts';
import { nextKeyFile, protectionOf, type Secrets, type Unlocked, unlockRegister } from './unlock.ts';
import type { Folders } from './user-folders.ts';
import { entryIn } from './wrapped-key.ts';

interface Examined {
  readonly file: string;
  readonly folders: Folders;
  readonly policies: Policies & { readonly version: string };
  readonly secrets: Secrets;
  readonly progress: (entries: number) => void;
}

export async function examine(of: Examined): Promise<Health> {
  const { file, folders } = of;
  const id = idOrNone(file);
  const keyFile = keyFileOf(folders.config, id ?? '');
  const type = fileSystemOf(file, folders.mounts);
  const before = { leftovers: leftoversOf(file, keyFile), hasLooseWrites: sizeOf(`${file}-wal`) > 0 };
  return {
    register: file,
    keyFile,
    registerMode: modeOf(file),
    keyMode: modeOf(keyFile),
    ...protectionIn(keyFile),
    keyBesideRegister: holdsKey(dirname(file)),
    fileSystem: type ?? null,
    isNetwork: type !== undefined && isNetwork(type),
    bytes: sizeOf(file),
    freeBytes: freeBytesAt(dirname(file)),
    ...before,
    hasNextKey: existsSync(nextKeyFile(keyFile)),
    inside: await insideOf(of, keyFile),
  };
}

function protectionIn(keyFile: string): Pick<Health, 'keyProtection' | 'keyringEntry'> {
  const text = existsSync(keyFile) ? readFileSync(keyFile, 'utf8') : '';
  return { keyProtection: protectionOf(text), keyringEntry: entryIn(text) ?? null };
}

/** A register that is missing is a refusal; one that cannot be read is what is told. */
function idOrNone(file: string): string | undefined {
  try {
    return registerIdOf(file);
  } catch (error) {
    if (isRefusal(error) && error.problem.code === 'register-missing') throw error;
    return undefined;
  }
}

async function insideOf(of: Examined, keyFile: string): Promise<Health['inside']> {
  let unlocked: Unlocked | undefined;
  try {
    registerIdOf(of.file);
    unlocked = await unlockRegister(of.file, keyFile, of.secrets, false);
    return insideHealth(unlocked, of);
  } catch (error) {
    if (!isRefusal(error) || /interrupted|missing-flag/.test(error.problem.code)) throw error;
    return { problem: error.problem };
  } finally {
    unlocked?.db.close();
  }
}

function insideHealth(unlocked: Unlocked, of: Examined): InsideHealth {
  const { db, keys } = unlocked;
  const last = db.prepare<[], { recorded: string | null }>('SELECT max(recorded) AS recorded FROM journal');
  const fault = faultOrDamage(db, keys.master(), of.progress);
  return {
    problem: null,
    backups: tolerating(() => backups(db)),
    restored: tolerating(() => lastRestore(db)),
    lastRecorded: tolerating(() => last.get()?.recorded ?? null),
    schema: { found: versionOf(db), expected: schemaVersion },
    entries: tolerating(() => journalHead(db).entries),
    fault,
    derived: fault ? { skipped: 'fault' } : derivedHealth(unlocked, of),
  };
}

function faultOrDamage(db: Sqlite, master: Buffer, progress: (entries: number) => void): InsideHealth['fault'] {
  try {
    return faultIn(db, signingKeys(db, master), progress);
  } catch (error) {
    if (isRefusal(error) && error.problem.code === 'register-damaged') return 'damaged';
    throw error;
  }
}

function derivedHealth({ db, keys }: Unlocked, { file, policies }: Examined): DerivedHealth {
  if (versionOf(db) !== schemaVersion) return { skipped: 'schema' };
  const known = db.prepare<[], { value: string }>(`SELECT value FROM setting WHERE name = 'derived-with'`);
  const version = tolerating(() => known.get()?.value);
  if (version !== undefined && version !== policies.version) return { skipped: 'rules' };
  if ((freeBytesAt(dirname(file)) ?? Number.POSITIVE_INFINITY) < leastFreeFor(sizeOf(file)))
    return { skipped: 'space' };
  const fresh = unfinished(file);
  try {
    copyTo(db, fresh);
    const copy = openDatabase(fresh, keys.encryption);
    try {
      return { differ: differences(copy, policies) };
    } finally {
      copy.close();
    }
  } finally {
    for (const rest of ['', '-journal', '-wal', '-shm']) rmSync(`${fresh}${rest}`, { force: true });
  }
}

/** The derived tables that are not what the journal makes of them. What is sorted stays in memory, not in a plain file. */
function differences(copy: Sqlite, policies: Policies): string[] {
  copy.pragma('temp_store = MEMORY');
  return tolerating(() => {
    copy.exec('BEGIN');
    for (const table of derivedTables) copy.exec(`CREATE TABLE before_${table} AS SELECT * FROM ${table}`);
    journalOf(copy, policies, () => () => Buffer.alloc(0)).rebuild();
    return derivedTables.filter(table => isDifferent(copy, table, `before_${table}`));
  });
}

function isDifferent(db: Sqlite, a: string, b: string): boolean {
  const lacking = (x: string, y: string) => `SELECT 1 FROM (SELECT * FROM ${x} EXCEPT SELECT * FROM ${y})`;
  const sizes = `SELECT 1 WHERE (SELECT count(*) FROM ${a}) <> (SELECT count(*) FROM ${b})`;
  return db.prepare(`${sizes} UNION ALL ${lacking(a, b)} UNION ALL ${lacking(b, a)} LIMIT 1`).get() !== undefined;
}

function leftoversOf(file: string, keyFile: string): string[] {
  return [...unfinishedOf(file), ...unfinishedOf(keyFile), ...unfinishedOf(nextKeyFile(keyFile))];
}

function unfinishedOf(file: string): string[] {
  const [folder, start] = [dirname(file), `.${basename(file)}.`];
  const isUnfinished = (name: string) =>
    name.startsWith(start) && /^[0-9a-f]{12}(-wal|-shm|-journal)?$/.test(name.slice(start.length));
  return existsSync(folder)
    ? readdirSync(folder)
        .filter(isUnfinished)
        .map(name => join(folder, name))
    : [];
}

/** Whatever it is called: a short text that is a key, also one that was typed from paper. */
function holdsKey(folder: string): boolean {
  return readdirSync(folder).some(name => {
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    return stat?.isFile() === true && stat.size < 1000 && isKey(readFileSync(join(folder, name), 'utf8'));
  });
}

function isKey(text: string): boolean {
  return protectionOf(text) !== 'none' || readKeyFromText(text.split('kryptering ')[0] ?? '') !== undefined;
}

/** Windows has other rights than these; a file that is missing has none. */
function modeOf(file: string): number | null {
  return process.platform === 'win32' ? null : (statSync(file, { throwIfNoEntry: false })?.mode ?? null);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function freeBytesAt(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
