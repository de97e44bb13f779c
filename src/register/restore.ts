/** A backup takes the register's place: checked first in a copy of its own, and the old file is kept. */
import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Day } from '../domain/day.ts';
import { isRefusal, type Problem, Refusal, type UnusableBackup } from '../domain/problem.ts';
import type { JournalHead, RestoreRecord } from '../domain/upkeep.ts';
import { keepRest, swap, takeAlone } from './alone.ts';
import { contentsIn, faultIn, unfinished } from './copy.ts';
import { migrate, openDatabase, registerIdOf, rekey, type Sqlite, tolerating, versionOf } from './database.ts';
import { type Keys, keyFileOf } from './key.ts';
import { refusePlace } from './place.ts';
import type { Recording, Removals } from './port.ts';
import { journalHead } from './queries.ts';
import { removals } from './removals.ts';
import { schemaVersion } from './schema.ts';
import { carrySigningKeys, signingKeys } from './signing-keys.ts';
import { syncFile } from './sync.ts';
import { keysFrom, olderKeyFiles, type Secrets, type Unlocked, unlockRegister } from './unlock.ts';
import type { PreparedRestore } from './upkeep-port.ts';
import type { Folders } from './user-folders.ts';
import { holdsSeal } from './verify.ts';

export interface Restoring {
  readonly file: string;
  readonly folders: Folders;
  readonly secrets: Secrets;
  /** Removes from the copy what retention has removed from the register that it replaces; was there anything? */
  readonly removeAgain: (copy: Unlocked, removed: Removals, day: Day) => boolean;
  readonly note: (unlocked: Unlocked, record: RestoreRecord) => void;
}

export async function prepareRestore(backup: string, by: Recording, restoring: Restoring): Promise<PreparedRestore> {
  const { file, folders, secrets } = restoring;
  const id = idOf(backup);
  refusePlace(file, folders);
  refuseAnother(file, id);
  const keyFile = keyFileOf(folders.config, id);
  const current = await openCurrent(file, keyFile, secrets);
  const fresh = unfinished(file);
  try {
    tolerating(() => mkdirSync(dirname(file), { recursive: true, mode: 0o700 }));
    tolerating(() => copyFileSync(backup, fresh, constants.COPYFILE_EXCL));
    tolerating(() => chmodSync(fresh, 0o600));
    const copy = await openCopy(fresh, keyFile, id, secrets, backup);
    const contents = contentsIn(copy.db);
    const lastRecorded = lastRecordedIn(copy.db);
    const state = typeof current === 'string' ? current : comparedWith(current.db, current.head, contents);
    if (typeof current !== 'string') current.db.close();
    return {
      ...contents,
      lastRecorded,
      current: state,
      put: day => put(copy, fresh, keyFile, contents, by, day, restoring),
      discard: () => {
        copy.db.close();
        rmSync(fresh, { force: true });
      },
    };
  } catch (error) {
    if (typeof current !== 'string' && current.db.open) current.db.close();
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${fresh}${rest}`, { force: true });
    throw error;
  }
}

const unusable = {
  'register-not-encrypted': 'not-encrypted',
  'register-not-a-register': 'not-a-register',
  'register-truncated': 'truncated',
  'register-damaged': 'damaged',
  'register-wrong-key': 'wrong-key',
  'register-foreign': 'foreign',
  'register-newer': 'newer',
} as const satisfies Partial<Record<Problem['code'], UnusableBackup>>;

/** What is wrong with a file that was to be a register is wrong with it as a backup. */
function asBackup<T>(backup: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = isRefusal(error) ? unusable[error.problem.code as keyof typeof unusable] : undefined;
    throw reason ? new Refusal({ code: 'backup-unusable', file: backup, reason }) : error;
  }
}

function idOf(backup: string): string {
  if (!existsSync(backup)) throw new Refusal({ code: 'unreadable-file', where: 'Säkerhetskopian', reason: 'missing' });
  if ((statSync(`${backup}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new Refusal({ code: 'backup-unusable', file: backup, reason: 'in-use' });
  return asBackup(backup, () => registerIdOf(backup));
}

/** Another register's backup never takes this one's place. A file that is no register at all can be replaced. */
function refuseAnother(file: string, id: string): void {
  if (existsSync(file) && currentId(file) !== id && currentId(file) !== undefined)
    throw new Refusal({ code: 'backup-of-another', file });
}

function currentId(file: string): string | undefined {
  try {
    return registerIdOf(file);
  } catch {
    return undefined;
  }
}

/** A register that cannot be read is what one restores for. One that is busy, or whose key is locked, is another matter. */
async function openCurrent(file: string, keyFile: string, secrets: Secrets) {
  if (!existsSync(file)) return 'nothing' as const;
  if (currentId(file) === undefined) return 'unreadable' as const;
  let unlocked: Unlocked | undefined;
  try {
    unlocked = await unlockRegister(file, keyFile, secrets);
    const { db } = unlocked;
    return { db, head: tolerating(() => journalHead(db)) };
  } catch (error) {
    unlocked?.db.close();
    if (isUnreadable(error)) return 'unreadable' as const;
    throw error;
  }
}

function isUnreadable(error: unknown): boolean {
  return isRefusal(error) && error.problem.code in unusable;
}

function comparedWith(
  current: Sqlite,
  { entries, head }: JournalHead,
  backup: JournalHead,
): PreparedRestore['current'] {
  try {
    const seal = { seq: backup.entries, mac: backup.head ?? '' };
    return { entries, head, isContinuation: backup.head === null || tolerating(() => holdsSeal(current, seal)) };
  } catch (error) {
    if (isUnreadable(error)) return 'unreadable';
    throw error;
  }
}

/** With the key of today, or with one from before a rotation: then it is given today's. */
async function openCopy(
  fresh: string,
  keyFile: string,
  id: string,
  secrets: Secrets,
  backup: string,
): Promise<Unlocked> {
  const keys = await keysFrom(keyFile, secrets);
  const [fitting, db] = await openWithAny(
    [async () => keys, ...olderKeyFiles(keyFile).map(older => () => keysFrom(older, secrets))],
    fresh,
    backup,
  );
  try {
    const signing = signingKeys(db, fitting.master());
    const fault = faultIn(db, signing, () => {});
    if (fault) throw new Refusal({ code: 'backup-unusable', file: backup, reason: fault });
    if (versionOf(db) < schemaVersion) migrate(db);
    if (fitting !== keys) {
      db.pragma('journal_mode = DELETE');
      carrySigningKeys(db, signing, keys.master());
      rekey(db, keys.encryption, id);
    }
    return { db, keys };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The problem that is told is the first key's: the one that should have fitted. */
async function openWithAny(
  candidates: readonly (() => Promise<Keys>)[],
  fresh: string,
  backup: string,
): Promise<[Keys, Sqlite]> {
  let problem: unknown;
  for (const candidate of candidates) {
    try {
      const keys = await candidate();
      return [keys, asBackup(backup, () => openDatabase(fresh, keys.encryption))];
    } catch (error) {
      problem ??= error;
    }
  }
  throw problem;
}

function lastRecordedIn(db: Sqlite): string | null {
  const last = db.prepare<[], { recorded: string | null }>('SELECT max(recorded) AS recorded FROM journal');
  return tolerating(() => last.get()?.recorded ?? null);
}

async function put(
  copy: Unlocked,
  fresh: string,
  keyFile: string,
  from: JournalHead,
  by: Recording,
  day: Day,
  { file, secrets, note, removeAgain }: Restoring,
): Promise<{ aside: string | null }> {
  const current = await openCurrent(file, keyFile, secrets);
  let release = () => {};
  let removedAgain = false;
  try {
    if (typeof current !== 'string') {
      release = takeAlone(current.db);
      removedAgain = removeAgain(copy, removals(current.db), day);
    }
    dropDrafts(copy.db);
    const replaced = typeof current === 'string' ? null : journalHead(current.db);
    note(copy, { day, removedAgain, from, replaced });
    tolerating(() => copy.db.pragma('journal_mode = WAL'));
    copy.db.close();
    tolerating(() => syncFile(fresh));
    const aside =
      current === 'nothing' ? null : free(`${file}.ersatt-${by.recorded.slice(0, 19).replaceAll(':', '-')}Z`);
    if (process.platform === 'win32' && typeof current !== 'string') current.db.close();
    if (current === 'unreadable' && aside !== null) keepRest(file, aside);
    swap(fresh, file, aside);
    return { aside };
  } catch (error) {
    release();
    throw error;
  } finally {
    if (typeof current !== 'string') current.db.close();
    if (copy.db.open) copy.db.close();
    rmSync(fresh, { force: true });
  }
}

/** What was never saved is not brought back: retention may have removed whom it was about. */
function dropDrafts(db: Sqlite): void {
  tolerating(() => {
    db.pragma('secure_delete = ON');
    db.exec('DELETE FROM draft');
  });
}

function free(name: string): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(candidate)) return candidate;
  }
}
