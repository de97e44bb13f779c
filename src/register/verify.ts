/** Checks the whole chain, entry by entry, and names the first that does not hold. */

import { isRecordedBefore } from '../domain/recording-time.ts';
import type { ChainBreak, Verification } from '../domain/verification.ts';
import { beginning, hex, type WrittenLink, writtenPayloadHash, writtenSigner } from './chain.ts';
import type { Sqlite } from './database.ts';
import { receipted } from './receipts.ts';

/** Hashes are read as hexadecimal digits, and a payload as one piece: 24 µs an entry, against 31 with a buffer for each. */
interface Row extends WrittenLink {
  readonly mac: string;
  /** The payload's salt and body, as they are hashed. */
  readonly content: Buffer | null;
}

const entries = `
  SELECT j.seq, j.stream, j.version, j.recorded, j.actor, j.kind, lower(hex(j.payload_hash)) AS payloadHash,
    lower(hex(j.prev)) AS prev, lower(hex(j.mac)) AS mac, CAST(p.salt || p.body AS BLOB) AS content
  FROM journal j LEFT JOIN payload p ON p.seq = j.seq ORDER BY j.seq`;

const progressEvery = 50_000;

export function verifyChain(
  db: Sqlite,
  keys: { chain: Buffer; pseudonym: Buffer },
  progress: (entries: number) => void,
): Verification {
  const sign = writtenSigner(keys.chain, keys.pseudonym);
  const isReceipted = receipted(db);
  let [checked, removed, head, latest] = [0, 0, hex(beginning), ''];
  let clockSetBack: Verification['clockSetBack'] = null;
  for (const row of db.prepare<[], Row>(entries).iterate()) {
    const gone = row.content === null && isReceipted(row.seq);
    const broken = breakIn(row, checked + 1, head, sign, gone);
    if (broken) return { entries: checked, removed, head, broken: { seq: row.seq, kind: broken }, clockSetBack };
    if (row.recorded > latest) latest = row.recorded;
    else if (isRecordedBefore(row.recorded, latest)) clockSetBack ??= { seq: row.seq };
    checked += 1;
    removed += gone ? 1 : 0;
    head = row.mac;
    if (checked % progressEvery === 0) progress(checked);
  }
  return { entries: checked, removed, head: checked === 0 ? null : head, broken: null, clockSetBack };
}

function breakIn(
  row: Row,
  expected: number,
  prev: string,
  sign: (link: WrittenLink) => string,
  gone: boolean,
): ChainBreak | undefined {
  if (row.seq !== expected) return 'missing-before';
  if (row.prev !== prev) return 'does-not-follow';
  if (sign(row) !== row.mac) return 'changed';
  if (row.content === null) return gone ? undefined : 'content-missing';
  return writtenPayloadHash(row.content) === row.payloadHash ? undefined : 'content-changed';
}

/** The entry that a seal names, by its place and its signature; found, or gone. */
export function holdsSeal(db: Sqlite, seal: { seq: number; mac: string }): boolean {
  const row = db.prepare<[number], { mac: Buffer }>('SELECT mac FROM journal WHERE seq = ?').get(seal.seq);
  return row !== undefined && hex(row.mac) === seal.mac;
}
