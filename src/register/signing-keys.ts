/**
 * The keys that sign the journal and name decisions. Derived from the master key until it is rotated; then those of the
 * first master are carried in the register itself, locked with the new one. So the old journal still verifies, pseudonyms
 * stay, and the recovery key on paper is still all that is needed.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Refusal } from '../domain/problem.ts';
import { derivedKey } from './chain.ts';
import type { Sqlite } from './database.ts';

export interface SigningKeys {
  readonly chain: Buffer;
  readonly pseudonym: Buffer;
}

const setting = 'signing-keys';

export function signingKeys(db: Sqlite, master: Buffer): SigningKeys {
  const carried = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?').get(setting);
  if (!carried) return { chain: derivedKey(master, 'chain'), pseudonym: derivedKey(master, 'pseudonym') };
  const both = unlocked(Buffer.from(carried.value, 'hex'), derivedKey(master, 'carried'));
  return { chain: both.subarray(0, 32), pseudonym: both.subarray(32) };
}

export function carrySigningKeys(db: Sqlite, { chain, pseudonym }: SigningKeys, master: Buffer): void {
  const value = locked(Buffer.concat([chain, pseudonym]), derivedKey(master, 'carried')).toString('hex');
  db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(setting, value);
}

const [nonceBytes, tagBytes] = [12, 16];

function locked(content: Buffer, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const hidden = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
}

function unlocked(box: Buffer, key: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(box.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    throw new Refusal({ code: 'signing-keys-unreadable' });
  }
}
