/** A copy of the register without its key shows nothing: no readable text of any person, insats or user. */
import { readdirSync, readlinkSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import insatser from '../../data/insatser.json' with { type: 'json' };
import { openDatabase, registerIdOf, type Sqlite } from '../../src/register/database.ts';
import { keyFileOf, loadKey } from '../../src/register/key.ts';
import { csv, type Row, randomRows } from '../support/import-rows.ts';
import { office } from '../support/office.ts';
import { filesIn } from './personal-data.ts';
import { amount, patience, seed, tell } from './scale.ts';

const rows = amount(100, 500);
let kalix: Awaited<ReturnType<typeof office>>;
let imported: readonly Row[];

beforeAll(async () => {
  kalix = await office({ account: 'handläggare-anna' });
  imported = randomRows(rows, seed).map(r => ({ ...r, caseworker: 'handläggare-anna' }));
}, patience);

const open = () =>
  openDatabase(kalix.register, loadKey(keyFileOf(kalix.folders.config, registerIdOf(kalix.register))).encryption);

test('neither the file nor the files that SQLite keeps beside it while it is written', {
  timeout: patience,
}, async () => {
  const db = open(); // as long as somebody has it open, what is new lies in the files beside it
  expect((await kalix.importing(csv(imported))).code).toBe(0);
  const files = filesIn(kalix.folders.data);
  expect(files.map(({ path }) => path.replace(/^.*\./, '')).sort()).toEqual(['db', 'db-shm', 'db-wal']);
  const texts = readable(imported);
  for (const { path, bytes } of files) expect(textsIn(bytes, texts), path).toEqual([]);
  db.close();
  for (const { path, bytes } of filesIn(kalix.folders.data)) expect(textsIn(bytes, texts), path).toEqual([]);
  tell(
    'texts sought in the register’s bytes without the key',
    texts.length,
    'none found in the file, its log or index',
  );
});

test('the search finds what is readable: the file that was imported', () => {
  const texts = readable(imported);
  expect(textsIn(Buffer.from(csv(imported)), texts).length).toBeGreaterThan(rows);
});

describe('what SQLite puts aside while it sorts', () => {
  const sorted = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
    SELECT hex(randomblob(200)) AS text FROM n ORDER BY text`;

  test('stays in memory', () => {
    const db = open();
    expect(db.pragma('temp_store', { simple: true })).toBe(2);
    expect(temporaryFilesWhile(db, sorted)).toEqual([]);
    db.close();
  });

  test.runIf(process.platform === 'linux')('the test bites: left to SQLite it is a readable file', () => {
    const db = open();
    db.pragma('temp_store = FILE');
    expect(temporaryFilesWhile(db, sorted)).not.toEqual([]);
    db.close();
  });
});

function temporaryFilesWhile(db: Sqlite, query: string): string[] {
  const reading = db.prepare(query).iterate();
  reading.next();
  const files = filesOpenNow().filter(name => name.includes('etilqs'));
  reading.return?.();
  return files;
}

function filesOpenNow(): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd').flatMap(fd => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
}

/** Names, numbers in every form, insatser, users, case numbers, and the words of the tables themselves. */
function readable(of: readonly Row[]): string[] {
  const persons = of.flatMap(({ personnummer, name, external_id }) => {
    const digits = personnummer.replace('-', '');
    return [name, digits, `${digits.slice(0, 8)}-${digits.slice(8)}`, digits.slice(2), `"${external_id}"`];
  });
  const catalogue = insatser.flatMap(insats => [insats.id, insats.name]);
  const cases = Array.from({ length: 50 }, (_, i) => `2026-${String(i + 1).padStart(4, '0')}`);
  const own = ['handläggare-anna', 'Delegat Ett', 'Testsson', 'journal', 'payload', 'CREATE TABLE', 'SQLite format'];
  return [...new Set([...persons, ...catalogue, ...cases, ...own])].filter(t => t.length > 5);
}

function textsIn(bytes: Buffer, texts: readonly string[]): string[] {
  return texts.filter(text =>
    (['utf8', 'latin1', 'utf16le'] as const).some(as => bytes.includes(Buffer.from(text, as))),
  );
}
