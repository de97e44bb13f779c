/** The check of the chain's other contender: SHA-256 of every byte of every entry, read through better-sqlite3. */
import { createHash } from 'node:crypto';
import { plainRegister } from './plain-register.ts';

type Column = string | number | Buffer | null;

const rows = plainRegister()
  .prepare<[], Column[]>(
    `SELECT j.seq, j.stream, j.version, j.recorded, j.actor, j.kind, j.payload_hash, j.prev, j.mac, p.salt, p.body
     FROM journal j LEFT JOIN payload p ON p.seq = j.seq ORDER BY j.seq`,
  )
  .raw();
const all = createHash('sha256');
let entries = 0;
for (const row of rows.iterate()) {
  for (const column of row) all.update(typeof column === 'number' ? String(column) : (column ?? ''));
  entries += 1;
}
process.stdout.write(`${entries} ${all.digest('hex')}\n`);
