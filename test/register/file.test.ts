import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { founding } from '../../src/domain/access/account.ts';
import { day } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/problem.ts';
import { tolerating } from '../../src/register/database.ts';
import { newKey, readKeyFromText, writeKeyAsText } from '../../src/register/key.ts';
import { decided, opened, personOf } from '../support/life.ts';
import { temporaryFolders } from '../support/office.ts';
import { by, newRegister } from '../support/register.ts';
import { kalix } from '../support/world.ts';

const register = await newRegister();
const person = { ...personOf(40), name: 'Åsa Hemligsson' };

beforeAll(async () => {
  const open = await register.open();
  await open.appendAccounts(founding(by.actor, day('2026-11-21')), by);
  await open.openCase(
    2026,
    [opened('2026-03-02', person), decided('2026-03-02', { caseworker: 'handlaggare-anna' })],
    by,
  );
  await open.close();
});

/** The register's folders copied, to be damaged. */
function copy() {
  const folders = temporaryFolders();
  for (const folder of [folders.data, folders.config]) mkdirSync(folder, { recursive: true });
  const file = join(folders.data, 'register.db');
  copyFileSync(register.file, file);
  const keys = join(folders.config, 'keys');
  mkdirSync(keys);
  const [name = ''] = readdirSync(join(register.folders.config, 'keys'));
  const keyFile = join(keys, name);
  copyFileSync(join(register.folders.config, 'keys', name), keyFile);
  return { folders, file, keyFile };
}

/** What a command line that reads everything says. */
async function list(folders: ReturnType<typeof copy>['folders']) {
  const { code, json, stderr } = await kalix('case list --all --json', { folders });
  const answer = json() as { error?: { code: string } };
  return { code, problem: answer.error?.code, stderr };
}

describe('the file is unreadable without its key', () => {
  const bytes = () => readdirSync(dirname(register.file)).map(name => readFileSync(join(dirname(register.file), name)));

  test.each([
    person.name,
    person.number,
    'Hemligsson',
    'Familjebehandling',
    'oppenvard-bistand',
    'handlaggare-anna',
    'journal',
    'SQLite format',
  ])('it holds no readable "%s", in any of its files', text => {
    for (const content of bytes()) {
      expect(content.includes(Buffer.from(text, 'utf8'))).toBe(false);
      expect(content.includes(Buffer.from(text, 'latin1'))).toBe(false);
    }
  });

  test('SQLite without the key cannot read it', () => {
    const db = new Database(register.file, { readonly: true });
    expect(() => db.prepare('SELECT * FROM journal').all()).toThrow();
    db.close();
  });

  test('its bytes look random: every value about as often', () => {
    const counts = new Array<number>(256).fill(0);
    const content = readFileSync(register.file);
    for (const byte of content) counts[byte] = (counts[byte] ?? 0) + 1;
    const expected = content.length / 256;
    expect(Math.max(...counts)).toBeLessThan(expected * 1.6);
    expect(Math.min(...counts)).toBeGreaterThan(expected * 0.5);
  });

  test('the register is for its owner alone', () => expect(statSync(register.file).mode & 0o777).toBe(0o600));
});

describe('the key', () => {
  test('lies in the configuration folder with mode 0600, never beside the register', () => {
    expect(dirname(dirname(register.created.keyFile))).toBe(register.folders.config);
    expect(statSync(register.created.keyFile).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(register.created.keyFile)).mode & 0o077).toBe(0);
    expect(readdirSync(register.folders.data).filter(name => name.includes('key'))).toEqual([]);
  });

  test('the recovery key begins the key file', () => {
    const { keyFile, recoveryKey } = register.created;
    expect(readFileSync(keyFile, 'utf8').startsWith(`${recoveryKey}\nkryptering `)).toBe(true);
  });

  test('written as text it reads back; one changed digit does not', () => {
    const key = newKey();
    const text = writeKeyAsText(key);
    expect(readKeyFromText(text)?.equals(key)).toBe(true);
    expect(readKeyFromText(` ${text.toUpperCase().replaceAll('-', ' ')}\n`)?.equals(key)).toBe(true);
    for (const at of [0, 20, 60, text.length - 1]) {
      const changed = `${text.slice(0, at)}${text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`;
      expect(readKeyFromText(changed)).toBeUndefined();
    }
    expect(readKeyFromText('')).toBeUndefined();
  });

  test('two registers have two keys', async () => {
    const other = await newRegister();
    expect(other.created.recoveryKey).not.toBe(register.created.recoveryKey);
  });

  test('a register is never made in the key’s folder', async () => {
    const { folders } = register;
    const { code, stderr } = await kalix(['db', 'init', '--db', join(folders.config, 'keys', 'register.db')], {
      folders,
    });
    expect([code, stderr.includes('samma mapp som sin nyckel')]).toEqual([2, true]);
  });

  test('a register is never made over another file', async () => {
    const { code, json } = await kalix('db init --json', { folders: register.folders });
    expect([code, (json() as { error: { code: string } }).error.code]).toEqual([2, 'register-exists']);
  });
});

describe('what cannot be opened is said in a sentence: exit 6', () => {
  test.each([
    ['the key file is missing', 'key-missing', ({ keyFile }: ReturnType<typeof copy>) => rmSync(keyFile)],
    ['the key file is cut', 'key-unreadable', ({ keyFile }: ReturnType<typeof copy>) => truncateSync(keyFile, 40)],
    ['the key file is empty', 'key-unreadable', ({ keyFile }: ReturnType<typeof copy>) => truncateSync(keyFile, 0)],
    [
      'others may read the key',
      'key-open-to-others',
      ({ keyFile }: ReturnType<typeof copy>) => chmodSync(keyFile, 0o644),
    ],
    [
      'another register’s key',
      'register-wrong-key',
      ({ keyFile }: ReturnType<typeof copy>) => writeFileSync(keyFile, writeKeyAsText(newKey())),
    ],
    [
      'the file is cut in a page',
      'register-truncated',
      ({ file }: ReturnType<typeof copy>) => truncateSync(file, statSync(file).size - 100),
    ],
    ['the file is empty', 'register-not-a-register', ({ file }: ReturnType<typeof copy>) => truncateSync(file, 0)],
    [
      'the file is a text',
      'register-not-a-register',
      ({ file }: ReturnType<typeof copy>) => writeFileSync(file, 'inte ett register'),
    ],
    ['an unencrypted SQLite file', 'register-not-encrypted', ({ file }: ReturnType<typeof copy>) => plainSqlite(file)],
  ])('%s: %s', async (_what, problem, damage) => {
    const damaged = copy();
    damage(damaged);
    const before = existsSync(damaged.file) ? readFileSync(damaged.file) : undefined;
    expect(await list(damaged.folders)).toMatchObject({ code: 6, problem });
    expect(before && readFileSync(damaged.file).equals(before)).toBe(true);
  });

  test('random bytes with no key of their own', async () => {
    const damaged = copy();
    writeFileSync(damaged.file, Buffer.alloc(4 * 4096, 'kalix-ov 0123456'));
    expect(await list(damaged.folders)).toMatchObject({ code: 6 });
  });

  test('bytes that are not the register’s, behind its first sixteen', async () => {
    const damaged = copy();
    const id = readFileSync(damaged.file).subarray(0, 16);
    writeFileSync(damaged.file, Buffer.concat([id, Buffer.alloc(2 * 4096 - 16, 7)]));
    expect(await list(damaged.folders)).toMatchObject({ code: 6, problem: 'register-wrong-key' });
  });

  test('cut at a page: exit 6', async () => {
    const damaged = copy();
    truncateSync(damaged.file, 4096);
    expect((await list(damaged.folders)).code).toBe(6);
  });

  test('one byte changed in any page: exit 6, never another answer', { timeout: 60_000 }, async () => {
    const pages = statSync(register.file).size / 4096;
    const codes: number[] = [];
    for (let page = 0; page < pages; page++) {
      const damaged = copy();
      const content = readFileSync(damaged.file);
      const at = page * 4096 + 2000;
      content[at] = (content[at] ?? 0) ^ 1;
      writeFileSync(damaged.file, content);
      codes.push((await list(damaged.folders)).code);
    }
    expect(codes[0]).toBe(6);
    expect(new Set(codes.filter(c => c !== 0))).toEqual(new Set([6]));
  });

  test.each([
    ['a newer schema', 'register-newer', 'user_version = 999'],
    ['not our application', 'register-foreign', 'application_id = 1'],
  ])('%s: %s', async (_what, problem, pragma) => {
    const other = await newRegister();
    const db = other.raw();
    db.pragma(pragma);
    db.close();
    expect(await list(other.folders)).toMatchObject({ code: 6, problem });
  });

  test('no register there: exit 4, and what to do', async () => {
    const { code, problem, stderr } = await list(temporaryFolders());
    expect([code, problem]).toEqual([4, 'register-missing']);
    expect(stderr).toContain('kalix-ov db init');
  });

  test('a folder in its place: exit 6', async () => {
    const folders = temporaryFolders();
    mkdirSync(join(folders.data, 'register.db'), { recursive: true });
    expect((await list(folders)).code).toBe(6);
  });

  function plainSqlite(file: string): void {
    rmSync(file);
    const db = new Database(file);
    db.exec('CREATE TABLE t (a)');
    db.close();
  }
});

describe('what the disk says: exit 5', () => {
  const problemOf = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return error instanceof Refusal ? error.problem.code : String(error);
    }
    return 'no error';
  };

  test('somebody else is writing', async () => {
    const other = await newRegister();
    const [first, second] = [other.raw(), other.raw()];
    second.pragma('busy_timeout = 0');
    first.exec('BEGIN IMMEDIATE');
    expect(problemOf(() => tolerating(() => second.exec('BEGIN IMMEDIATE')))).toBe('register-busy');
    first.exec('ROLLBACK');
    for (const db of [first, second]) db.close();
  });

  test('it may only be read', async () => {
    const db = (await newRegister()).raw();
    db.pragma('query_only = ON');
    expect(problemOf(() => tolerating(() => db.exec(`INSERT INTO setting VALUES ('a', 'b')`)))).toBe(
      'register-read-only',
    );
    db.close();
  });

  test('the disk is full', async () => {
    const db = (await newRegister()).raw();
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
    const fill = () => db.prepare(`INSERT INTO setting VALUES ('a', ?)`).run('x'.repeat(100_000));
    expect(problemOf(() => tolerating(fill))).toBe('register-full');
    db.close();
  });

  /** Who is root may write everywhere. */
  test.skipIf(process.getuid?.() === 0)('a file without write permission: exit 5, nothing stored', async () => {
    const locked = copy();
    chmodSync(locked.file, 0o400);
    chmodSync(locked.folders.data, 0o500);
    const files = { 'rader.csv': 'external_id;personnummer;insats;decision_date;outcome\n' };
    const { code } = await kalix('import rader.csv', { folders: locked.folders, files });
    chmodSync(locked.folders.data, 0o700);
    expect(code).toBe(5);
  });
});

describe('how it is kept', () => {
  test('every table is STRICT', () => {
    const db = register.raw();
    const tables = db.prepare<[], { name: string; strict: number }>(`PRAGMA table_list`).all();
    expect(tables.filter(t => !t.name.startsWith('sqlite_') && t.strict !== 1).map(t => t.name)).toEqual([]);
    db.close();
  });

  test('what is stored is on the disk before the answer (synchronous FULL)', () => {
    const db = register.raw();
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });

  test('the journal is append-only: no entry is changed or taken away', () => {
    const db = register.raw();
    expect(() => db.exec(`UPDATE journal SET actor = 'bertil'`)).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM journal')).toThrow(/append-only/);
    expect(db.prepare<[], { n: number }>('SELECT count(*) AS n FROM journal').get()?.n).toBe(2);
    db.close();
  });

  test('an entry says who recorded it and when', () => {
    const db = register.raw();
    expect(db.prepare('SELECT stream, version, actor, recorded FROM journal').all()).toEqual([
      { stream: 'konton', version: 1, actor: 'anna', recorded: '2026-11-21T08:00:00.000Z' },
      { stream: '2026-0001', version: 1, actor: 'anna', recorded: '2026-11-21T08:00:00.000Z' },
    ]);
    db.close();
  });
});
