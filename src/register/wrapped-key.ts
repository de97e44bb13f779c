/**
 * A key file that a passphrase protects: AES-256-GCM, with a key that scrypt makes of the passphrase. One line: the word,
 * scrypt's cost (as a power of two), block size and parallelism, then salt, nonce, tag and the hidden master key.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { Refusal } from '../domain/problem.ts';
import { type Keys, keysOf } from './key.ts';

/** 128 MiB and some tenths of a second for each guess (OWASP's recommendation for scrypt). */
const [cost, blockSize, parallel] = [17, 8, 1];
const form = /^lösenfras scrypt (\d\d) 8 1 ([0-9a-f]{32}) ([0-9a-f]{24}) ([0-9a-f]{32}) ([0-9a-f]{64})\s*$/;

export function wrapped(master: Buffer, passphrase: string): string {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', stretched(passphrase, salt, cost), nonce);
  const hidden = Buffer.concat([cipher.update(master), cipher.final()]);
  const parts = [salt, nonce, cipher.getAuthTag(), hidden].map(part => part.toString('hex'));
  return `lösenfras scrypt ${cost} ${blockSize} ${parallel} ${parts.join(' ')}\n`;
}

export function unwrapped(text: string, file: string, passphrase: string): Keys {
  const [, power, ...hexes] = form.exec(text) ?? [];
  const [salt, nonce, tag, hidden] = hexes.map(part => Buffer.from(part, 'hex'));
  if (!salt || !nonce || !tag || !hidden || Number(power) > 20) throw new Refusal({ code: 'key-unreadable', file });
  const decipher = createDecipheriv('aes-256-gcm', stretched(passphrase, salt, Number(power)), nonce);
  decipher.setAuthTag(tag);
  try {
    return keysOf(Buffer.concat([decipher.update(hidden), decipher.final()]));
  } catch {
    throw new Refusal({ code: 'passphrase-wrong', file });
  }
}

/** However the keyboard writes å, ä and ö, it is the same passphrase. */
function stretched(passphrase: string, salt: Buffer, power: number): Buffer {
  const options = { N: 2 ** power, r: blockSize, p: parallel, maxmem: 2 ** power * 2048 };
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, options);
}
