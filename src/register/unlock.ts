/** Opens a register with its key, asking for a passphrase when one protects it. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRefusal, type KeyringFault } from '../domain/problem.ts';
import type { KeyProtection } from '../domain/upkeep.ts';
import { openDatabase, type Sqlite } from './database.ts';
import { type Keys, keysIn, readKeyFile } from './key.ts';

/** What opens a protected key file; each is asked for when a file needs it, once, however many files it opens. */
export interface Secrets {
  readonly passphrase: () => Promise<string>;
  /** What the system's keyring holds under the name. */
  readonly kept: (entry: string) => Promise<Kept>;
}

export type Kept = { readonly secret: Buffer } | { readonly fault: KeyringFault };

export function askedOnce(ask: () => Promise<string>): Secrets {
  let answer: Promise<string> | undefined;
  const known = new Map<string, Promise<Kept>>();
  return {
    passphrase: () => {
      answer ??= ask();
      return answer;
    },
    kept: entry => {
      const kept = known.get(entry) ?? import('./keyring.ts').then(({ keptIn }) => keptIn(entry));
      known.set(entry, kept);
      return kept;
    },
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
  secrets: Secrets,
  finish = true,
): Promise<Unlocked> {
  const keys = await keysFrom(keyFile, secrets);
  try {
    return { db: openDatabase(file, keys.encryption), keys };
  } catch (error) {
    if (!isRefusal(error) || error.problem.code !== 'register-wrong-key') throw error;
    const other = await openWithOther(file, keyFile, secrets);
    if (!other) throw error;
    if (finish && other.keyFile === nextKeyFile(keyFile)) (await import('./replace-key.ts')).finishRotation(keyFile);
    return other;
  }
}

async function openWithOther(file: string, keyFile: string, secrets: Secrets) {
  // The key file again: somebody can have finished a rotation since it was read.
  for (const other of [nextKeyFile(keyFile), keyFile, ...olderKeyFiles(keyFile)].filter(existsSync)) {
    try {
      const keys = await keysFrom(other, secrets);
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

export async function keysFrom(keyFile: string, secrets: Secrets): Promise<Keys> {
  const text = readKeyFile(keyFile);
  const protection = protectionOf(text);
  if (protection === 'none') return keysIn(text, keyFile);
  const { opened, unwrapped } = await import('./wrapped-key.ts');
  if (protection === 'passphrase') return unwrapped(text, keyFile, await secrets.passphrase());
  return opened(text, keyFile, secrets.kept);
}

/** By the word that a key file begins with. */
export function protectionOf(text: string): KeyProtection {
  if (text.startsWith('lösenfras ')) return 'passphrase';
  return text.startsWith('nyckelring ') ? 'keyring' : 'none';
}

/** Where a new key waits while the register is encrypted with it. */
export function nextKeyFile(keyFile: string): string {
  return keyFile.replace(/\.key$/, '.ny.key');
}
