/**
 * The bench's other contender: better-sqlite3 inserting the rows of `beslut.csv` bare. The file is parsed by the same
 * library, and goes with one prepared statement in one transaction into one table with the file's columns; no index, no
 * journal, no chain. The pragmas are the register's; `encrypted` as the first argument encrypts the file as it does.
 */
import { readFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';

const file = 'bart.db';
for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
const [header = [], ...rows] = parse(readFileSync('beslut.csv'), { delimiter: ';' }) as string[][];
const db = new Database(file);
if (process.argv[2] === 'encrypted') {
  db.pragma(`cipher = 'sqlcipher'`);
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${'0123456789abcdef'.repeat(4)}'"`);
}
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`CREATE TABLE decision (${header.map(name => `${name} TEXT`).join(', ')}) STRICT`);
const insert = db.prepare(`INSERT INTO decision VALUES (${header.map(() => '?').join(', ')})`);
db.transaction(() => {
  for (const row of rows) insert.run(row);
})();
const { stored } = db.prepare<[], { stored: number }>('SELECT count(*) AS stored FROM decision').get() ?? { stored: 0 };
db.close();
process.stdout.write(String(stored));
