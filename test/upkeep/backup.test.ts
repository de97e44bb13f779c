/** db backup: a copy that is encrypted, read back and checked, and never puts anything else out of the way. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backup } from '../../src/domain/upkeep.ts';
import { registerIdOf } from '../../src/register/database.ts';
import { newRegister } from '../support/register.ts';
import { type KeptOffice, keptOffice, tamper } from '../support/upkeep.ts';

/** Every test opens, copies and checks real files. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let office: KeptOffice;
let folder: string;
beforeEach(async () => {
  office = await keptOffice();
  folder = office.place('kopior');
  mkdirSync(folder);
});

const at = (second: number) => ({ now: `2026-11-21T08:00:${String(second).padStart(2, '0')}.000Z` });

describe('the copy', () => {
  test('is a register with the same id and key, and has everything in it', async () => {
    const { code, answer } = await office.json<Backup>(`db backup ${folder}`);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ entries: 4, cases: 3, decisions: 3, removed: [] });
    expect(registerIdOf(answer.file)).toBe(registerIdOf(office.register));
    const [copy, register] = [office.raw(answer.file), office.raw()];
    const journal = 'SELECT * FROM journal WHERE seq <= 3 ORDER BY seq';
    expect(copy.prepare(journal).all()).toEqual(register.prepare(journal).all());
    for (const db of [copy, register]) db.close();
  });

  test('is for its owner alone, and nothing in it can be read without the key', async () => {
    const { answer } = await office.json<Backup>(`db backup ${folder}`);
    expect(statSync(answer.file).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(answer.file);
    for (const text of ['Testsson', 'Familjebehandling', 'journal', 'SQLite format', 'anna'])
      expect(bytes.includes(Buffer.from(text))).toBe(false);
    const db = new Database(answer.file, { readonly: true });
    expect(() => db.prepare('SELECT * FROM journal').all()).toThrow();
    db.close();
  });

  test('leaves nothing else in the folder, and the register as it was but for one entry', async () => {
    await office.run(`db backup ${folder}`);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^kalix-ov-[0-9a-f]{8}-2026-11-21T08-00-00Z\.db$/)]);
    expect(await office.verify()).toMatchObject({ entries: 5, broken: null });
    expect((await office.run('case list --all')).stdout).toContain('2026-0003');
  });

  test('is a copy of one moment, also when somebody else has the register open', async () => {
    const other = office.raw();
    other.prepare('SELECT * FROM journal').all();
    expect(await office.json<Backup>(`db backup ${folder}`)).toMatchObject({ code: 0, answer: { entries: 4 } });
    other.close();
  });

  test('what it says: how much, that it holds, and where the key is not to lie; 80 columns', async () => {
    const { stdout, code } = await office.run(`db backup ${folder}`);
    expect(code).toBe(0);
    expect(stdout).toContain('4 journalposter, 3 ärenden, 3 beslut.');
    expect(stdout).toContain('Förvara nyckeln på ett annat ställe.');
    for (const line of stdout.split('\n').filter(each => !each.includes(folder)))
      expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('a folder that is not there yet', () => {
  test.each(['nya', 'nya/', '2026-11'])(
    '"%s" is made, for its owner alone, and the copy gets a name in it',
    async name => {
      const { code, answer } = await office.json<Backup>(`db backup ${office.place(name)} --keep 30`);
      expect({ code, newFolder: answer.newFolder }).toEqual({ code: 0, newFolder: true });
      expect(statSync(office.place(name)).mode & 0o777).toBe(0o700);
      expect(readdirSync(office.place(name))).toEqual([expect.stringMatching(/^kalix-ov-.*Z\.db$/)]);
      expect(answer.file).toBe(join(office.place(name), readdirSync(office.place(name))[0] ?? ''));
    },
  );

  test('is told of when it is made, and not when it was there', async () => {
    const said = async (second: number) =>
      (await office.run(`db backup ${office.place('nya')}`, at(second))).stdout.includes('Mappen fanns inte');
    expect([await said(1), await said(2)]).toEqual([true, false]);
  });

  test('is gone again when the copy did not hold', async () => {
    tamper(office.raw(), `UPDATE journal SET actor = 'bertil' WHERE seq = 2`);
    expect((await office.json(`db backup ${office.place('nya')}`)).problem).toBe('backup-not-verified');
    expect(existsSync(office.place('nya'))).toBe(false);
  });

  test('is not made among the keys', async () => {
    const target = join(office.folders.config, 'kopior');
    expect((await office.json(`db backup ${target}`)).problem).toBe('backup-beside-key');
    expect(existsSync(target)).toBe(false);
  });

  test.each(['ny.db', 'ny.kopia'])('"%s" names a file', async name => {
    const { answer } = await office.json<Backup>(`db backup ${office.place(name)}`);
    expect(answer).toMatchObject({ file: office.place(name), newFolder: false });
  });

  test('a file that is there stays, also without an ending', async () => {
    writeFileSync(office.place('kopia'), 'något annat');
    expect((await office.json(`db backup ${office.place('kopia')}`)).problem).toBe('backup-exists');
    expect(readFileSync(office.place('kopia'), 'utf8')).toBe('något annat');
  });
});

describe('refused', () => {
  test('over another file: exit 2, and that file is as it was', async () => {
    const file = office.place('kopia.db');
    writeFileSync(file, 'något annat');
    expect(await office.json(`db backup ${file}`)).toMatchObject({ code: 2, problem: 'backup-exists' });
    expect(readFileSync(file, 'utf8')).toBe('något annat');
    expect(await office.entries()).toBe(4);
  });

  test('over the register itself', async () => {
    expect(await office.json(`db backup ${office.register}`)).toMatchObject({ code: 2, problem: 'backup-exists' });
  });

  test('beside the key', async () => {
    const { config } = office.folders;
    for (const target of [join(config, 'kopia.db'), join(config, 'keys')])
      expect(await office.json(`db backup ${target}`)).toMatchObject({ code: 2, problem: 'backup-beside-key' });
  });

  test.each(['-', '  '])('to "%s"', async target => {
    const { code } = await office.run(['db', 'backup', target]);
    expect(code).toBe(2);
  });

  test('in a folder within one that does not exist: exit 5, nothing made', async () => {
    for (const target of ['saknas/kopia.db', 'saknas/kopior', 'saknas/kopior/'])
      expect((await office.json(`db backup ${office.place(target)}`)).problem).toBe('file-unwritable');
    expect(existsSync(office.place('saknas'))).toBe(false);
  });

  test.each(['0', '-1', 'alla', '1.5'])('--keep %s', async keep => {
    expect(await office.json(`db backup ${folder} --keep ${keep}`)).toMatchObject({
      code: 2,
      problem: 'invalid-value',
    });
  });

  test('--keep with a single file', async () => {
    const file = office.place('kopia.db');
    expect(await office.json(`db backup ${file} --keep 2`)).toMatchObject({ code: 2, problem: 'invalid-value' });
    expect(existsSync(file)).toBe(false);
  });
});

describe('a copy that does not hold: exit 6, it is taken away, and the failure is in the journal', () => {
  test.each([
    ['an entry is changed', `UPDATE journal SET actor = 'bertil' WHERE seq = 2`],
    ['an entry is gone', 'DELETE FROM payload WHERE seq = 2; DELETE FROM journal WHERE seq = 2'],
    ['a decision has no case', `DELETE FROM case_file WHERE number = '2026-0002'`],
  ])('%s', async (_what, sql) => {
    tamper(office.raw(), sql);
    expect(await office.json(`db backup ${folder}`)).toMatchObject({ code: 6, problem: 'backup-not-verified' });
    expect(readdirSync(folder)).toEqual([]);
    const db = office.raw();
    const last = db.prepare('SELECT stream, kind, body FROM journal JOIN payload USING (seq) ORDER BY seq DESC').get();
    db.close();
    expect(last).toMatchObject({ stream: 'registret', kind: 'backup', body: expect.stringContaining('"failed"') });
  });

  test('the older backups stay, whatever --keep says', async () => {
    await office.run(`db backup ${folder}`, at(1));
    await office.run(`db backup ${folder}`, at(2));
    tamper(office.raw(), `UPDATE journal SET actor = 'bertil' WHERE seq = 2`);
    await office.run(`db backup ${folder} --keep 1`, at(3));
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

describe('--keep', () => {
  test('the newest stay, the rest are named and gone', async () => {
    for (const second of [1, 2, 3, 4]) await office.run(`db backup ${folder}`, at(second));
    const { answer } = await office.json<Backup>(`db backup ${folder} --keep 2`, at(5));
    expect(answer.removed.map(name => name.slice(-7))).toEqual(['-03Z.db', '-02Z.db', '-01Z.db']);
    expect(readdirSync(folder).map(name => name.slice(-7))).toEqual(['-04Z.db', '-05Z.db']);
  });

  test('only what this register’s own backups are called and begin with is ever taken away', async () => {
    for (const second of [1, 2]) await office.run(`db backup ${folder}`, at(second));
    const [first = '', second = ''] = readdirSync(folder).sort();
    const other = await newRegister();
    const others = {
      renamed: 'kvartal-3.db',
      'another register’s bytes under our name': first.replace('00-01', '00-00'),
      'a text under our name': first.replace('08-00-01', '07-00-00'),
      'another register’s name': first.replace(/ov-[0-9a-f]{8}/, 'ov-01234567'),
      'a folder of the user’s': 'gammalt',
    };
    renameSync(join(folder, first), join(folder, others.renamed));
    copyFileSync(other.file, join(folder, others['another register’s bytes under our name']));
    writeFileSync(join(folder, others['a text under our name']), 'anteckningar');
    copyFileSync(join(folder, second), join(folder, others['another register’s name']));
    mkdirSync(join(folder, others['a folder of the user’s']));
    const { answer } = await office.json<Backup>(`db backup ${folder} --keep 1`, at(9));
    expect(answer.removed).toEqual([second]);
    for (const name of Object.values(others)) expect(existsSync(join(folder, name))).toBe(true);
  });

  test('the register itself is never taken away, also when it is called as a backup', async () => {
    await office.run(`db backup ${folder}`, at(1));
    const [name = ''] = readdirSync(folder);
    const register = join(folder, name);
    await office.run(`db backup ${folder} --keep 1 --db ${register}`, at(2));
    await office.run(`db backup ${folder} --keep 1 --db ${register}`, at(3));
    expect(readdirSync(folder).filter(each => each.endsWith('.db'))).toEqual([name, name.replace('00-01', '00-03')]);
  });
});

test('P § 94: verified backups are counted in the tertial that they were made in', async () => {
  type Control = { figures: { id: string; numerator: number; previous: { numerator: number } }[] };
  await office.run(`db backup ${folder}`, { today: '2026-08-31', ...at(1) });
  await office.run(`db backup ${folder}`, { today: '2026-09-01', ...at(2) });
  await office.run(`db backup ${folder}`, { today: '2026-11-21', ...at(3) });
  tamper(office.raw(), `UPDATE journal SET actor = 'bertil' WHERE seq = 2`);
  await office.run(`db backup ${folder}`, { today: '2026-11-21', ...at(4) });
  const { answer } = await office.json<Control>('board-report internal-control --tertial 2026T3', {
    today: '2027-01-10',
  });
  expect(answer.figures.find(f => f.id === 'backups')).toMatchObject({ numerator: 2, previous: { numerator: 1 } });
});

test('what was done with the file is no case: the lists made anew are the same', async () => {
  await office.run(`db backup ${folder}`);
  const { code, answer } = await office.json<{ checks: { id: string; status: string }[] }>('db doctor');
  expect(code).toBe(0);
  expect(answer.checks.find(c => c.id === 'derived')?.status).toBe('ok');
});
