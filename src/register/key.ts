/**
 * Keys: 32 random bytes, written as groups of four hexadecimal digits on two lines, with a check group last. The same text is the key
 * file's content and the recovery key on paper.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../domain/problem.ts';
import { derivedKey } from './chain.ts';

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

/** What opens a register: the master key, and the encryption key that is derived from it. */
export interface Keys {
  readonly master: Buffer;
  readonly encryption: Buffer;
}

/**
 * The key file holds the key as text and, on a line of its own, the encryption key: deriving it anew at every start would
 * load all of Node's cryptography for one hash. Without that line it is derived.
 */
export function saveKey(file: string, key: Buffer): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const text = `${writeKeyAsText(key)}\nkryptering ${derivedKey(key, 'encryption').toString('hex')}\n`;
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
}

export function loadKey(file: string): Keys {
  const text = readKeyFile(file);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new Refusal({ code: 'key-open-to-others', file });
  }
  const [written = '', , ready] = text.split(/(kryptering )/);
  const encryption = /^[0-9a-f]{64}\s*$/.test(ready ?? '') ? Buffer.from((ready ?? '').trim(), 'hex') : undefined;
  const digits = written.replace(/[\s-]/g, '').toLowerCase();
  if (encryption && /^[0-9a-f]{68}$/.test(digits))
    return { master: Buffer.from(digits.slice(0, 64), 'hex'), encryption };
  const master = readKeyFromText(written);
  if (!master) throw new Refusal({ code: 'key-unreadable', file });
  return { master, encryption: derivedKey(master, 'encryption') };
}

/** A master key that is mistyped must never sign anything; its check group, and the encryption key, tell. */
export function holdsTogether(file: string, { encryption }: Keys): boolean {
  const master = readKeyFromText(readKeyFile(file).split('kryptering ')[0] ?? '');
  return master !== undefined && derivedKey(master, 'encryption').equals(encryption);
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refusal({ code: 'key-missing', file });
  }
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
