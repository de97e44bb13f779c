/** Checks the whole chain, entry by entry, and names the first that does not hold. */

import { isRecordedBefore } from '../domain/recording-time.ts';
import type { ChainBreak, Verification } from '../domain/verification.ts';
import { beginning, hex, type Link, payloadHash, signer } from './chain.ts';
import type { Sqlite } from './database.ts';
import { receipted } from './receipts.ts';

interface Row {
  readonly seq: number;
  readonly stream: string;
  readonly version: number;
  readonly recorded: string;
  readonly actor: string;
  readonly kind: string;
  readonly hash: Buffer;
  readonly prev: Buffer;
  readonly mac: Buffer;
  readonly salt: Buffer | null;
  readonly body: string | null;
}

const progressEvery = 50_000;

export function verifyChain(
  db: Sqlite,
  keys: { chain: Buffer; pseudonym: Buffer },
  progress: (entries: number) => void,
): Verification {
  const sign = signer(keys.chain, keys.pseudonym);
  const rows = db.prepare<[], Row>(
    `SELECT j.seq, j.stream, j.version, j.recorded, j.actor, j.kind, j.payload_hash AS hash, j.prev, j.mac, p.salt, p.body
     FROM journal j LEFT JOIN payload p ON p.seq = j.seq ORDER BY j.seq`,
  );
  const isReceipted = receipted(db);
  let [entries, removed, head, latest] = [0, 0, beginning, ''];
  let clockSetBack: Verification['clockSetBack'] = null;
  for (const row of rows.iterate()) {
    const gone = row.body === null && isReceipted(row.seq);
    const broken = breakIn(row, entries + 1, head, sign, gone);
    if (broken) return { entries, removed, head: hex(head), broken: { seq: row.seq, kind: broken }, clockSetBack };
    if (row.recorded > latest) latest = row.recorded;
    else if (isRecordedBefore(row.recorded, latest)) clockSetBack ??= { seq: row.seq };
    entries += 1;
    removed += gone ? 1 : 0;
    head = row.mac;
    if (entries % progressEvery === 0) progress(entries);
  }
  return { entries, removed, head: entries === 0 ? null : hex(head), broken: null, clockSetBack };
}

function breakIn(
  row: Row,
  expected: number,
  prev: Buffer,
  sign: (link: Link) => Buffer,
  gone: boolean,
): ChainBreak | undefined {
  if (row.seq !== expected) return 'missing-before';
  if (!row.prev.equals(prev)) return 'does-not-follow';
  if (!sign({ ...row, payloadHash: row.hash }).equals(row.mac)) return 'changed';
  if (row.salt === null || row.body === null) return gone ? undefined : 'content-missing';
  return payloadHash({ salt: row.salt, body: row.body }).equals(row.hash) ? undefined : 'content-changed';
}

/** The entry that a seal names, by its place and its signature; found, or gone. */
export function holdsSeal(db: Sqlite, seal: { seq: number; mac: string }): boolean {
  const row = db.prepare<[number], { mac: Buffer }>('SELECT mac FROM journal WHERE seq = ?').get(seal.seq);
  return row !== undefined && hex(row.mac) === seal.mac;
}
