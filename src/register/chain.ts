/**
 * The chain: every journal entry is signed together with the one before it, so that a change, a deletion or a swap
 * shows. What an entry says (its payload) is signed by its hash alone, with a random salt inside, and can be removed by
 * retention without breaking the chain.
 */
import { createHmac, createSecretKey, hash, hkdfSync, randomBytes } from 'node:crypto';

/** What the master key is never used for directly: each purpose has a key of its own (HKDF, RFC 5869). */
export function derivedKey(master: Buffer, purpose: 'encryption' | 'chain' | 'pseudonym' | 'carried'): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', `kalix-ov ${purpose}`, 32));
}

/** What stands before the first entry. */
export const beginning: Buffer = Buffer.alloc(32);

/** A place in the chain: what is signed, beside two hashes. */
interface Place {
  readonly seq: number;
  readonly recorded: string;
  readonly actor: string;
  readonly kind: string;
  /** The case number, or the stream of what belongs to no case; signed as a pseudonym. */
  readonly stream: string;
  readonly version: number;
}

export interface Link extends Place {
  readonly payloadHash: Buffer;
  readonly prev: Buffer;
}

/** A link with its hashes as hexadecimal digits, as they stand in the text that is signed. */
export interface WrittenLink extends Place {
  readonly payloadHash: string;
  readonly prev: string;
}

export interface Payload {
  readonly salt: Buffer;
  readonly body: string;
}

export function newPayload(body: string): Payload {
  return { salt: newSalt(), body };
}

const saltBytes = 16;
let salts = Buffer.alloc(0);

/** Random bytes, fetched for 256 salts at a time: one by one they take as long as the signature. None is used twice. */
function newSalt(): Buffer {
  if (salts.length === 0) salts = randomBytes(256 * saltBytes);
  const salt = salts.subarray(0, saltBytes);
  salts = salts.subarray(saltBytes);
  return salt;
}

export function payloadHash({ salt, body }: Payload): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(body)]), 'buffer');
}

/** The hash in hexadecimal digits, of a payload's salt and body as they stand one after the other. */
export function writtenPayloadHash(saltAndBody: Buffer): string {
  return hash('sha256', saltAndBody, 'hex');
}

/** Signs links; `chain` and `pseudonym` are derived keys. */
export function signer(chain: Buffer, pseudonym: Buffer): (link: Link) => Buffer {
  const sign = writtenSigner(chain, pseudonym);
  return link => Buffer.from(sign({ ...link, payloadHash: hex(link.payloadHash), prev: hex(link.prev) }), 'hex');
}

/** The same signature in hexadecimal digits. A key made ready once costs 5 µs a signature, as bytes 8. */
export function writtenSigner(chain: Buffer, pseudonym: Buffer): (link: WrittenLink) => string {
  const [key, nameKey] = [createSecretKey(chain), createSecretKey(pseudonym)];
  const known = new Map<string, string>();
  const nameOf = (stream: string): string => {
    const name = known.get(stream) ?? createHmac('sha256', nameKey).update(stream).digest('hex');
    if (known.size < 10_000) known.set(stream, name);
    return name;
  };
  return ({ seq, recorded, actor, kind, stream, version, payloadHash, prev }) => {
    const signed = [seq, recorded, actor, kind, nameOf(stream), version, payloadHash, prev];
    return createHmac('sha256', key).update(JSON.stringify(signed)).digest('hex');
  };
}

export function hex(bytes: Buffer): string {
  return bytes.toString('hex');
}
