/**
 * Keys: 32 random bytes, written as groups of four hexadecimal digits on two lines, with a check group last. The same text is the key
 * file's content and the recovery key on paper.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/problem.ts';
import { derivedKey } from './chain.ts';
import { keyFolder } from './user-folders.ts';

export function newKey(): Buffer {
  return randomBytes(32);
}

export function writeKeyAsText(key: Buffer): string {
  const [first, second] = [key.subarray(0, 16), key.subarray(16)].map(half => groups(half.toString('hex')));
  return `${first}\n${second}-${checkGroup(key)}`;
}

/** Undefined when the text is not a key or its check group does not fit. */
export function readKeyFromText(text: string): Buffer | undefined {
  const digits = digitsIn(text);
  if (!/^[0-9a-f]{68}$/.test(digits)) return undefined;
  const key = Buffer.from(digits.slice(0, 64), 'hex');
  return checkGroup(key) === digits.slice(64) ? key : undefined;
}

function digitsIn(text: string): string {
  return text.replace(/[\s-]/g, '').toLowerCase();
}

/** Each register has its own key file, named by the random id that the register file begins with. */
export function keyFileOf(configFolder: string, registerId: string): string {
  return join(keyFolder(configFolder), `${registerId}.key`);
}

/** What opens a register, and the master key that everything else is derived from: asked for when something is signed. */
export interface Keys {
  readonly encryption: Buffer;
  /** A master key that is mistyped must never sign anything: its check group, and the encryption key, tell. */
  master(): Buffer;
}

/**
 * The key file holds the key as text and, on a line of its own, the encryption key: deriving it anew at every start would
 * load all of Node's cryptography for one hash. Without that line it is derived.
 */
export function keyFileText(key: Buffer): string {
  return `${writeKeyAsText(key)}\nkryptering ${derivedKey(key, 'encryption').toString('hex')}\n`;
}

export function loadKey(file: string): Keys {
  return keysIn(readKeyFile(file), file);
}

/** The keys in the text of a key file that no passphrase protects. */
export function keysIn(text: string, file: string): Keys {
  const [written = '', , ready] = text.split(/(kryptering )/);
  const encryption = /^[0-9a-f]{64}\s*$/.test(ready ?? '') ? Buffer.from((ready ?? '').trim(), 'hex') : undefined;
  if (encryption && /^[0-9a-f]{68}$/.test(digitsIn(written)))
    return { encryption, master: () => checkedMaster(written, encryption, file) };
  const master = readKeyFromText(written);
  if (!master) throw new Refusal({ code: 'key-unreadable', file });
  return keysOf(master);
}

export function keysOf(master: Buffer): Keys {
  return { encryption: derivedKey(master, 'encryption'), master: () => master };
}

function checkedMaster(written: string, encryption: Buffer, file: string): Buffer {
  const master = readKeyFromText(written);
  if (master && derivedKey(master, 'encryption').equals(encryption)) return master;
  throw new Refusal({ code: 'key-unreadable', file });
}

export function readKeyFile(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Refusal({ code: 'key-missing', file });
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Refusal({ code: 'key-open-to-others', file });
  return text;
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

/**
 * The sixteen groups added without carry, each turned one bit more than the one before: a slip within one group always
 * shows, and so do two groups that have changed places (but for one pair in 65 536 whose digits are each other's opposites).
 */
function checkGroup(key: Buffer): string {
  let sum = 0;
  for (let i = 0; i < 16; i++) {
    const group = key.readUInt16BE(i * 2);
    sum ^= ((group << i) | (group >>> (16 - i))) & 0xffff;
  }
  return sum.toString(16).padStart(4, '0');
}
