/** db restore: the drill, what is refused, and that the old file is always kept. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { registerIdOf } from '../../src/register/database.ts';
import { keyFileOf, newKey, writeKeyAsText } from '../../src/register/key.ts';
import { csv, row } from '../support/import-rows.ts';
import { changedApplication, temporaryFolders } from '../support/office.ts';
import { personsBornBetween } from '../support/persons.ts';
import { newRegister } from '../support/register.ts';
import { type KeptOffice, keptOffice, tamper } from '../support/upkeep.ts';
import { kalix } from '../support/world.ts';

/** Every test opens, copies and checks real files. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

interface Restored {
  readonly entries: number;
  readonly aside: string | null;
  readonly replaced: { readonly entries: number } | null;
}

interface Told {
  readonly checks: readonly { readonly id: string; readonly status: string; readonly text: string }[];
}

const backupCheck = ({ checks }: Told) => checks.find(check => check.id === 'backup');

let office: KeptOffice;
let backup: string;
beforeEach(async () => {
  office = await keptOffice();
  backup = office.place('kopia.db');
  await office.run(`db backup ${backup}`);
});

describe('the drill', () => {
  test('what was in the register when it was copied is there, and the restoring stands in the journal', async () => {
    const before = await office.json('case show 2026-0001');
    await office.record();
    await office.run('decision execute 2026-0001-A --day 2026-06-01');
    const { code, answer } = await office.json<Restored>(`db restore ${backup} --yes`);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ entries: 4, replaced: { entries: 8 } });
    expect(await office.json('case show 2026-0001')).toEqual(before);
    expect(await office.verify()).toMatchObject({ entries: 6, broken: null });
    const db = office.raw();
    const last = db.prepare<[], { kind: string; body: string }>(
      'SELECT kind, body FROM journal JOIN payload USING (seq) WHERE seq = 5',
    );
    expect(last.get()).toMatchObject({ kind: 'restored', body: expect.stringContaining('"entries":8') });
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    db.close();
  });

  test('the backup that was checked and put back is one that doctor knows of, for seven days', async () => {
    await office.run(`db restore ${backup} --yes`);
    const on = (today: string) => office.json<Told>('db doctor', { today });
    const { code, answer } = await on('2026-11-28');
    expect([code, backupCheck(answer)]).toEqual([
      0,
      {
        ...{ id: 'backup', status: 'ok' },
        text: 'Säkerhetskopian som registret återställdes ur kontrollerades 2026-11-21 (för 7 dagar sedan).',
      },
    ]);
    expect(backupCheck((await on('2026-11-29')).answer)?.status).toBe('finding');
    await office.run(`db backup ${office.place('ny.db')}`, { today: '2026-11-25' });
    expect(backupCheck((await on('2026-11-29')).answer)?.text).toContain('gjordes 2026-11-25');
  });

  test('the old file is kept beside it, whole, with what came after the copy', async () => {
    await office.record();
    const { answer } = await office.json<Restored>(`db restore ${backup} --yes`);
    expect(answer.aside).toBe(`${office.register}.ersatt-2026-11-21T08-00-00Z`);
    expect(office.lying()).toHaveLength(3);
    const { code, answer: old } = await office.json<{ entries: number }>(`audit verify --db ${answer.aside}`);
    expect([code, old.entries]).toEqual([0, 6]);
  });

  test('twice at the same moment: both old files are kept', async () => {
    for (const _ of [1, 2]) await office.run(`db restore ${backup} --yes`);
    expect(office.lying().filter(name => name.includes('.ersatt-'))).toHaveLength(2);
  });

  test('the register is gone: it is put in its place', async () => {
    rmSync(office.register);
    const { code, answer } = await office.json<Restored>(`db restore ${backup} --yes`);
    expect([code, answer.aside, answer.replaced]).toEqual([0, null, null]);
    expect(statSync(office.register).mode & 0o777).toBe(0o600);
    expect(await office.verify()).toMatchObject({ entries: 5, broken: null });
  });

  test('on another machine, with the recovery key from paper', async () => {
    const folders = temporaryFolders();
    const keyFile = keyFileOf(folders.config, registerIdOf(backup));
    const run = (line: string) => kalix(line, { folders });
    const without = await run(`db restore ${backup} --yes`);
    expect([without.code, without.stderr.includes(keyFile)]).toEqual([6, true]);
    mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 });
    writeFileSync(keyFile, readFileSync(office.keyFile, 'utf8').split('kryptering')[0] ?? '', { mode: 0o600 });
    expect((await run(`db restore ${backup} --yes`)).code).toBe(0);
    expect((await run('case list --all')).stdout).toContain('2026-0003');
    expect((await run('audit verify')).code).toBe(0);
  });

  test.each<[string, (file: string) => void]>([
    ['cut in a page', file => truncateSync(file, statSync(file).size - 100)],
    ['empty', file => truncateSync(file, 0)],
  ])('the register is %s: it is put aside as it is, with what lies beside it', async (_what, spoil) => {
    spoil(office.register);
    writeFileSync(`${office.register}-wal`, 'rester');
    const bytes = readFileSync(office.register);
    const { code, answer } = await office.json<Restored>(`db restore ${backup} --yes`);
    expect(code).toBe(0);
    expect(readFileSync(answer.aside ?? '').equals(bytes)).toBe(true);
    expect(readFileSync(`${answer.aside}-wal`, 'utf8')).toBe('rester');
    expect(await office.verify()).toMatchObject({ entries: 5, broken: null });
  });

  test('one bit changed in any of the register’s pages: it can be restored', async () => {
    const back = office.remember();
    const pages = statSync(office.register).size / 4096;
    const codes: number[] = [];
    for (let page = 0; page < pages; page += 3) {
      back();
      writeFileSync(office.register, damaged(readFileSync(office.register), page));
      codes.push((await office.run(`db restore ${backup} --yes`)).code, (await office.run('audit verify')).code);
    }
    expect(new Set(codes)).toEqual(new Set([0]));
  });

  test('the register is cut at a page: it can be restored', async () => {
    truncateSync(office.register, 8192);
    expect((await office.run(`db restore ${backup} --yes`)).code).toBe(0);
    expect((await office.run('audit verify')).code).toBe(0);
  });
});

/** One bit in a page; the register's id stays. */
function damaged(content: Buffer, page = 0): Buffer {
  const at = page * 4096 + 2000;
  content[at] = (content[at] ?? 0) ^ 1;
  return content;
}

test('what retention has removed since the backup was made is removed from it too (SoL 16:1)', async () => {
  const whom = personsBornBetween(day('1970-01-01'), day('1990-12-31')).find(p => !/[0-2]5$/.test(p.born));
  const over = { decision_date: '2019-01-12', closed_date: '2019-06-01', personnummer: whom?.number ?? '' };
  await office.importing(csv([row('G-1', over)]));
  await office.run(`db backup ${office.place('fore.db')}`);
  expect((await office.run('case show 2019-0001')).code).toBe(0);
  expect((await office.run(['db', 'purge', '--confirm', 'gallra 1'])).code).toBe(0);
  expect((await office.run(`db restore ${office.place('fore.db')} --yes`)).code).toBe(0);
  expect((await office.run('case show 2019-0001')).code).toBe(4);
  const { answer } = await office.json<Told>('db doctor');
  expect(backupCheck(answer), 'that copy would bring it back').toMatchObject({
    status: 'finding',
    text: expect.stringContaining('innehåller det som sedan har gallrats'),
  });
  expect(await office.verify()).toMatchObject({ broken: null, removed: 1 });
  expect((await office.run('case show 2026-0001')).code).toBe(0);
  expect((await office.run('register --from -', changedApplication({ decisionDay: '2026-05-05' }))).code).toBe(0);
});

describe('nothing is replaced without a yes', () => {
  const untouched = async () => {
    expect(await office.entries()).toBe(5);
    expect(office.lying().filter(name => /ersatt|^\./.test(name))).toEqual([]);
  };

  test('off a terminal --yes is asked for: exit 2', async () => {
    const { code, stderr } = await office.run(`db restore ${backup}`);
    expect([code, stderr.includes('--yes saknas')]).toEqual([2, true]);
    await untouched();
  });

  test.each(['', 'ja', 'ersätt'])('"%s" typed is no yes: exit 130', async typed => {
    expect((await office.run(`db restore ${backup}`, { answers: [typed] })).code).toBe(130);
    await untouched();
  });

  test('another word is told what it should be, and asked for again', async () => {
    const { code, stderr, asked } = await office.run(`db restore ${backup}`, { answers: ['ersätt', 'ERSÄTT'] });
    expect(code).toBe(0);
    expect(asked.map(({ question }) => question)).toEqual(Array(2).fill('Skriv ERSÄTT för att fortsätta:'));
    expect(stderr).toContain('Det ska vara ERSÄTT, med stora bokstäver. Enter utan ord avbryter.');
  });

  test('the word typed is; before it is asked for, what is lost is said', async () => {
    await office.record();
    const { code, stderr } = await office.run(`db restore ${backup}`, { answers: ['ERSÄTT'] });
    expect(code).toBe(0);
    expect(stderr).toContain('Registret har 2 senare poster som kopian saknar.');
    expect(stderr).toMatch(/Det sista i den antecknades 2026-11-21 09:00\.\n/);
  });
});

describe('a file that is no backup of this register: exit 6, said in a sentence, nothing changed', () => {
  const other = () => newRegister();

  test.each<[string, string, (file: string) => void | Promise<void>]>([
    ['plain SQLite', 'not-encrypted', plain],
    ['a text', 'not-a-register', file => writeFileSync(file, 'inte ett register')],
    ['empty', 'not-a-register', file => truncateSync(file, 0)],
    ['cut in a page', 'truncated', file => truncateSync(file, statSync(file).size - 1)],
    ['cut at a page', 'damaged', file => truncateSync(file, 4 * 4096)],
    ['a damaged page', 'wrong-key', file => writeFileSync(file, damaged(readFileSync(file)))],
    ['another key', 'wrong-key', () => writeFileSync(office.keyFile, writeKeyAsText(newKey()))],
    ['a newer schema', 'newer', file => pragma(file, 'user_version = 999')],
    ['another program’s', 'foreign', file => pragma(file, 'application_id = 1')],
    [
      'an entry changed',
      'journal',
      file => tamper(office.raw(file), `UPDATE journal SET actor = 'bertil' WHERE seq = 2`),
    ],
    [
      'a row without its case',
      'references',
      file => tamper(office.raw(file), `DELETE FROM case_file WHERE number = '2026-0002'`),
    ],
    ['a register in use', 'in-use', file => writeFileSync(`${file}-wal`, 'ännu inte inläst')],
  ])('%s: %s', async (_what, reason, spoil) => {
    const back = office.remember();
    await spoil(backup);
    const spoilt = readFileSync(backup);
    const { code, answer, stderr } = await office.json<{ error: { message: string } }>(`db restore ${backup} --yes`);
    expect([code, answer.error.code]).toEqual([6, 'backup-unusable']);
    expect(stderr).toContain(reasonWords[reason]);
    expect(readFileSync(backup).equals(spoilt)).toBe(true);
    back();
    expect(office.lying().filter(name => /ersatt|^\./.test(name))).toEqual([]);
    expect(await office.verify()).toMatchObject({ entries: 5, broken: null });
  });

  const reasonWords: Record<string, string> = {
    'not-encrypted': 'okrypterad SQLite-fil',
    'not-a-register': 'inte ett kalix-ov-register',
    truncated: 'avkortad',
    damaged: 'en sida går inte att läsa',
    'wrong-key': 'ingen nyckel som finns här passar',
    newer: 'nyare version',
    foreign: 'inte ett kalix-ov-register',
    journal: 'journalen håller inte',
    references: 'rader som saknas',
    'in-use': 'används som register',
  };

  function plain(file: string): void {
    rmSync(file);
    new Database(file).exec('CREATE TABLE t (a)').close();
  }

  function pragma(file: string, of: string): void {
    const db = office.raw(file);
    db.pragma(of);
    db.close();
  }

  test('another register’s backup never takes this one’s place', async () => {
    const { file } = await other();
    expect(await office.json(`db restore ${file} --yes`)).toMatchObject({ code: 6, problem: 'backup-of-another' });
    expect(await office.entries()).toBe(5);
  });

  test('a file that does not exist: exit 2', async () => {
    expect((await office.run('db restore saknas.db --yes')).code).toBe(2);
  });

  test('a lost key: said, exit 6, nothing tried', async () => {
    rmSync(office.keyFile);
    expect(await office.json(`db restore ${backup} --yes`)).toMatchObject({ code: 6, problem: 'key-missing' });
    expect(readdirSync(dirname(office.register))).toEqual(['register.db']);
  });
});

test('while somebody has the register open nothing is replaced: exit 5', async () => {
  const other = office.raw();
  other.prepare('SELECT * FROM journal').all();
  expect(await office.json(`db restore ${backup} --yes`)).toMatchObject({ code: 5, problem: 'register-busy' });
  other.prepare(`INSERT INTO setting VALUES ('a', 'b')`).run();
  other.close();
  expect(await office.entries()).toBe(5);
  expect(office.lying().filter(name => /ersatt|^\./.test(name))).toEqual([]);
});

test('who opened the file just before another took its place is told to try again, and writes in neither', async () => {
  const register = await newRegister();
  const fs = join(register.folders.data, 'annan.db');
  copyFileSync(register.file, fs);
  const { openDatabase } = await import('../../src/register/database.ts');
  const { loadKey } = await import('../../src/register/key.ts');
  const { encryption } = loadKey(keyFileOf(register.folders.config, registerIdOf(register.file)));
  // Between the look at the file and the first read of it: the key is asked for in that moment.
  const slow = {
    toString: () => {
      renameSync(fs, register.file);
      return encryption.toString('hex');
    },
  } as unknown as Buffer;
  expect(() => openDatabase(register.file, slow)).toThrowError(
    expect.objectContaining({ problem: { code: 'register-busy' } }),
  );
  expect(existsSync(register.file)).toBe(true);
});
