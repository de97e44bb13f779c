/** Opens a register with its key, asking for a passphrase when one protects it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRefusal } from '../domain/problem.ts';
import { openDatabase, type Sqlite } from './database.ts';
import { type Keys, keysIn, readKeyFile } from './key.ts';

/** Asked when a passphrase protects the key, and only then. */
export type Passphrase = () => Promise<string>;

/** Asked for once, however many files it opens. */
export function askedOnce(ask: Passphrase): Passphrase {
  let answer: Promise<string> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

export interface Unlocked {
  readonly db: Sqlite;
  readonly keys: Keys;
}

/**
 * A key that is lost is said, and nothing is tried. One that does not fit may be another of the register's own: the one of
 * a rotation that was interrupted (it is finished when `finish`), or one that was kept when the key was rotated.
 */
export async function unlockRegister(
  file: string,
  keyFile: string,
  passphrase: Passphrase,
  finish = true,
): Promise<Unlocked> {
  const keys = await keysFrom(keyFile, passphrase);
  try {
    return { db: openDatabase(file, keys.encryption), keys };
  } catch (error) {
    if (!isRefusal(error) || error.problem.code !== 'register-wrong-key') throw error;
    const other = await openWithOther(file, keyFile, passphrase);
    if (!other) throw error;
    if (finish && other.keyFile === nextKeyFile(keyFile)) (await import('./replace-key.ts')).finishRotation(keyFile);
    return other;
  }
}

async function openWithOther(file: string, keyFile: string, passphrase: Passphrase) {
  // The key file again: somebody can have finished a rotation since it was read.
  for (const other of [nextKeyFile(keyFile), keyFile, ...olderKeyFiles(keyFile)].filter(existsSync)) {
    try {
      const keys = await keysFrom(other, passphrase);
      return { db: openDatabase(file, keys.encryption), keys, keyFile: other };
    } catch {
      // The first key's problem is what is told.
    }
  }
  return undefined;
}

/** Keys that older backups are opened with. */
export function olderKeyFiles(keyFile: string): string[] {
  const start = basename(keyFile).replace(/\.key$/, '.gammal-');
  const names = readdirSync(dirname(keyFile)).filter(name => name.startsWith(start) && name.endsWith('.key'));
  return names.map(name => join(dirname(keyFile), name));
}

export async function keysFrom(keyFile: string, passphrase: Passphrase): Promise<Keys> {
  const text = readKeyFile(keyFile);
  if (!isWrapped(text)) return keysIn(text, keyFile);
  const { unwrapped } = await import('./wrapped-key.ts');
  return unwrapped(text, keyFile, await passphrase());
}

export function isWrapped(text: string): boolean {
  return text.startsWith('lösenfras ');
}

export function isWrappedFile(keyFile: string): boolean {
  return existsSync(keyFile) && isWrapped(readFileSync(keyFile, 'utf8'));
}

/** Where a new key waits while the register is encrypted with it. */
export function nextKeyFile(keyFile: string): string {
  return keyFile.replace(/\.key$/, '.ny.key');
}
