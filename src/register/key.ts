/**
 * Keys: 32 random bytes, written as groups of four hexadecimal digits on two lines, with a check group last. The same text is the key
 * file's content and the recovery key on paper.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../domain/problem.ts';

export function newKey(): Buffer {
  return randomBytes(32);
}

export function writeKeyAsText(key: Buffer): string {
  const [first, second] = [key.subarray(0, 16), key.subarray(16)].map(half => groups(half.toString('hex')));
  return `${first}\n${second}-${checkGroup(key)}`;
}

/** Undefined when the text is not a key or its check group does not fit. */
export function readKeyFromText(text: string): Buffer | undefined {
  const digits = text.replace(/[\s-]/g, '').toLowerCase();
  if (!/^[0-9a-f]{68}$/.test(digits)) return undefined;
  const key = Buffer.from(digits.slice(0, 64), 'hex');
  return checkGroup(key) === digits.slice(64) ? key : undefined;
}

/** Each register has its own key file, named by the random id that the register file begins with. */
export function keyFileOf(configFolder: string, registerId: string): string {
  return join(configFolder, 'keys', `${registerId}.key`);
}

export function saveKey(file: string, key: Buffer): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${writeKeyAsText(key)}\n`, { mode: 0o600, flag: 'wx' });
}

export function loadKey(file: string): Buffer {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Refusal({ code: 'key-missing', file });
  }
  const key = readKeyFromText(text);
  if (!key) throw new Refusal({ code: 'key-unreadable', file });
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Refusal({ code: 'key-open-to-others', file });
  return key;
}

/** Names for decisions; `own` is a key that is used for nothing else. */
export function pseudonymsWith(own: Buffer): (decision: string) => string {
  return decision => createHmac('sha256', own).update(decision).digest('hex').slice(0, 10);
}

/** SHA-256 of a text, in hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function groups(hex: string): string {
  return hex.match(/.{4}/g)?.join('-') ?? '';
}

function checkGroup(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 4);
}
