/** A backup: a verified copy of the register under a name of its own, and a note of it in the journal. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isRefusal, Refusal } from '../domain/problem.ts';
import type { Backup, BackupRecord, Contents } from '../domain/upkeep.ts';
import { named, unfinished, verifiedCopy } from './copy.ts';
import { registerIdOf, tolerating } from './database.ts';
import { isBesideKeys } from './place.ts';
import type { Recording } from './port.ts';
import type { Unlocked } from './unlock.ts';
import type { BackupRequest } from './upkeep-port.ts';
import type { Folders } from './user-folders.ts';

export interface Noting {
  readonly unlock: () => Promise<Unlocked>;
  readonly note: (unlocked: Unlocked, record: BackupRecord, by: Recording) => void;
}

export async function backUp(
  file: string,
  folders: Folders,
  { target, day, keep, progress }: BackupRequest,
  by: Recording,
  { unlock, note }: Noting,
): Promise<Backup> {
  const id = registerIdOf(file);
  const newFolder = namesNewFolder(target);
  const inFolder = newFolder || isFolder(target);
  if (!inFolder) refuseKeep(keep);
  const place = resolve(inFolder ? join(target, nameOf(id, by.recorded)) : target);
  if (isBesideKeys(place, folders)) throw new Refusal({ code: 'backup-beside-key' });
  if (existsSync(place)) throw new Refusal({ code: 'backup-exists', file: place });
  const unlocked = await unlock();
  try {
    if (newFolder) makeFolder(target);
    const contents = copyInto(unlocked, file, place, progress, () =>
      note(unlocked, { day, result: 'failed', entries: 0, head: null }, by),
    );
    note(unlocked, { day, result: 'verified', entries: contents.entries, head: contents.head }, by);
    const removed = keep === null ? [] : removeOlder(dirname(place), id, keep, file);
    return { ...contents, file: place, bytes: statSync(place).size, removed, newFolder };
  } catch (error) {
    if (newFolder) removeEmpty(target);
    throw error;
  } finally {
    unlocked.db.close();
  }
}

/** `kopior` and `kopior/` are meant to be folders, `kopior.db` a file: a file's name ends with what sort of file it is. */
function namesNewFolder(target: string): boolean {
  return !existsSync(target) && (/[\\/]$/.test(target) || !/\.\p{L}[\p{L}\p{N}]*$/u.test(target));
}

/** That one alone: a path that is misspelt further up is not made. */
function makeFolder(target: string): void {
  try {
    mkdirSync(target, { mode: 0o700 });
  } catch {
    throw new Refusal({ code: 'file-unwritable' });
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something lies there, or it was never made.
  }
}

/** In a single file there is nothing to keep. */
function refuseKeep(keep: number | null): void {
  if (keep === null) return;
  throw new Refusal({
    code: 'invalid-value',
    place: { flag: '--keep' },
    expected: 'ett antal kopior i en mapp: ange mappen, inte en fil',
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function copyInto(
  source: Unlocked,
  file: string,
  place: string,
  progress: (entries: number) => void,
  onFault: () => void,
): Contents {
  const fresh = unfinished(place);
  try {
    const contents = verifiedCopy(source, file, fresh, progress);
    if (!tolerating(() => named(fresh, place))) throw new Refusal({ code: 'backup-exists', file: place });
    return contents;
  } catch (error) {
    if (isRefusal(error) && error.problem.code === 'backup-not-verified') onFault();
    throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** `kalix-ov-0123abcd-2026-11-21T08-00-00Z.db`: sorts by age. */
function nameOf(id: string, recorded: string): string {
  return `kalix-ov-${id.slice(0, 8)}-${recorded.slice(0, 19).replaceAll(':', '-')}Z.db`;
}

/** Only files with a name that a backup got, and that begin as this register does; never the register itself. */
function removeOlder(folder: string, id: string, keep: number, register: string): string[] {
  const isOurs = new RegExp(`^kalix-ov-${id.slice(0, 8)}-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ\\.db$`);
  const own = readdirSync(folder)
    .filter(name => isOurs.test(name) && name !== ownName(folder, register) && beginsWith(join(folder, name), id))
    .sort()
    .reverse();
  const older = own.slice(keep);
  for (const name of older) rmSync(join(folder, name));
  return older;
}

function ownName(folder: string, register: string): string | undefined {
  const real = realpathSync(register);
  return realpathSync(folder) === dirname(real) ? basename(real) : undefined;
}

function beginsWith(file: string, id: string): boolean {
  const start = Buffer.alloc(id.length / 2);
  const descriptor = openSync(file, 'r');
  try {
    return readSync(descriptor, start, 0, start.length, 0) === start.length && start.toString('hex') === id;
  } finally {
    closeSync(descriptor);
  }
}
