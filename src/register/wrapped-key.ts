/**
 * A key file whose master key is hidden with AES-256-GCM, on one line. With a passphrase: the word, scrypt's cost (as a
 * power of two), block size and parallelism, and the salt. With the system's keyring: the word, and the name under which
 * the keyring holds a secret. Then nonce, tag and the hidden master key.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { Refusal } from '../domain/problem.ts';
import { type Keys, keysOf } from './key.ts';
import type { Secrets } from './unlock.ts';

/** 128 MiB and some tenths of a second for each guess (OWASP's recommendation for scrypt). */
const [cost, blockSize, parallel] = [17, 8, 1];
const form = /^lösenfras scrypt (\d\d) 8 1 ([0-9a-f]{32}) ([0-9a-f]{24}) ([0-9a-f]{32}) ([0-9a-f]{64})\s*$/;
const keyringForm = /^nyckelring ([0-9a-f]{32}-[0-9a-f]{8}) ([0-9a-f]{24}) ([0-9a-f]{32}) ([0-9a-f]{64})\s*$/;

export function wrapped(master: Buffer, passphrase: string): string {
  const salt = randomBytes(16);
  const hidden = hide(master, stretched(passphrase, salt, cost));
  return `lösenfras scrypt ${cost} ${blockSize} ${parallel} ${salt.toString('hex')} ${hidden}\n`;
}

export function unwrapped(text: string, file: string, passphrase: string): Keys {
  const [, power, salt, ...hidden] = form.exec(text) ?? [];
  if (salt === undefined || Number(power) > 20) throw new Refusal({ code: 'key-unreadable', file });
  const master = shown(hidden, stretched(passphrase, Buffer.from(salt, 'hex'), Number(power)));
  if (!master) throw new Refusal({ code: 'passphrase-wrong', file });
  return keysOf(master);
}

/** `secret` is what the keyring holds under the name. */
export function lockedAway(master: Buffer, entry: string, secret: Buffer): string {
  return `nyckelring ${entry} ${hide(master, secret)}\n`;
}

export async function opened(text: string, file: string, kept: Secrets['kept']): Promise<Keys> {
  const [, entry, ...hidden] = keyringForm.exec(text) ?? [];
  if (entry === undefined) throw new Refusal({ code: 'key-unreadable', file });
  const found = await kept(entry);
  if ('fault' in found) throw new Refusal({ code: 'keyring-failed', file, why: found.fault });
  const master = shown(hidden, found.secret);
  if (!master) throw new Refusal({ code: 'keyring-failed', file, why: 'other-key' });
  return keysOf(master);
}

/** The name that the keyring knows a key file's secret by. */
export function entryIn(text: string): string | undefined {
  return keyringForm.exec(text)?.[1];
}

function hide(master: Buffer, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const hidden = Buffer.concat([cipher.update(master), cipher.final()]);
  return [nonce, cipher.getAuthTag(), hidden].map(part => part.toString('hex')).join(' ');
}

/** Undefined with another key. */
function shown(parts: readonly string[], key: Buffer): Buffer | undefined {
  const [nonce, tag, hidden] = parts.map(part => Buffer.from(part, 'hex'));
  if (!nonce || !tag || !hidden || key.length !== 32) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(hidden), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** However the keyboard writes å, ä and ö, it is the same passphrase. */
function stretched(passphrase: string, salt: Buffer, power: number): Buffer {
  const options = { N: 2 ** power, r: blockSize, p: parallel, maxmem: 2 ** power * 2048 };
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, options);
}
