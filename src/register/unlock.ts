/** Opens a register with its key, asking for a passphrase when one protects it. */
import { existsSync, readFileSync } from 'node:fs';
import { isRefusal } from '../domain/problem.ts';
import { openDatabase, type Sqlite } from './database.ts';
import { type Keys, keysIn, readKeyFile } from './key.ts';

/** Asked when a passphrase protects the key, and only then. */
export type Passphrase = () => Promise<string>;

export interface Unlocked {
  readonly db: Sqlite;
  readonly keys: Keys;
}

/** `finish`: what a rotation left undone is done. */
export async function unlockRegister(
  file: string,
  keyFile: string,
  passphrase: Passphrase,
  finish = true,
): Promise<Unlocked> {
  try {
    const keys = await keysFrom(keyFile, passphrase);
    return { db: openDatabase(file, keys.encryption), keys };
  } catch (error) {
    if (!isRefusal(error) || !doesNotFit(error.problem.code) || !existsSync(nextKeyFile(keyFile))) throw error;
    const unlocked = await openWithNext(file, keyFile, passphrase, error);
    if (finish) (await import('./replace-key.ts')).replaceKeyFile(keyFile);
    return unlocked;
  }
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

function doesNotFit(code: string): boolean {
  return code === 'register-wrong-key' || code === 'key-missing';
}

/** A rotation of the key was interrupted when the register already had its new one. */
async function openWithNext(file: string, keyFile: string, passphrase: Passphrase, first: Error): Promise<Unlocked> {
  const keys = await keysFrom(nextKeyFile(keyFile), passphrase);
  try {
    return { db: openDatabase(file, keys.encryption), keys };
  } catch {
    throw first;
  }
}
