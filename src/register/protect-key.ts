/** What a key file's content is hidden with, chosen anew or kept. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Refusal } from '../domain/problem.ts';
import type { ChosenProtection } from '../domain/upkeep.ts';
import { keyFileText } from './key.ts';
import { nextKeyFile, olderKeyFiles, protectionOf, type Secrets } from './unlock.ts';
import { entryIn, lockedAway, wrapped } from './wrapped-key.ts';

/**
 * The text of a key file. In the keyring each gets a new name, so that nothing there is ever written over: whatever
 * interrupts it, the key file that lies in its place has its secret.
 */
export async function protectedText(master: Buffer, id: string, by: ChosenProtection): Promise<string> {
  if (by.kind === 'none') return keyFileText(master);
  if (by.kind === 'passphrase') return wrapped(master, by.passphrase);
  const [entry, secret] = [`${id}-${randomBytes(4).toString('hex')}`, randomBytes(32)];
  const { keepIn } = await import('./keyring.ts');
  const fault = await keepIn(entry, secret);
  if (fault) throw new Refusal({ code: 'keyring-refused', why: fault });
  return lockedAway(master, entry, secret);
}

/** A new master key, hidden with what hides the one in `text`. */
export async function protectedLike(text: string, file: string, master: Buffer, secrets: Secrets): Promise<string> {
  const protection = protectionOf(text);
  if (protection === 'none') return keyFileText(master);
  if (protection === 'passphrase') return wrapped(master, await secrets.passphrase());
  const entry = entryIn(text) ?? '';
  const kept = await secrets.kept(entry);
  if ('fault' in kept) throw new Refusal({ code: 'keyring-failed', file, why: kept.fault });
  return lockedAway(master, entry, kept.secret);
}

/** Takes out of the keyring what the text named, unless a key file beside this one needs it. */
export async function forgetUnused(text: string, keyFile: string): Promise<void> {
  const entry = entryIn(text);
  if (entry === undefined) return;
  const others = [keyFile, nextKeyFile(keyFile), ...olderKeyFiles(keyFile)].filter(existsSync);
  if (others.some(file => entryIn(readFileSync(file, 'utf8')) === entry)) return;
  await (await import('./keyring.ts')).forget(entry);
}
