/** db key rotate: everything encrypted anew; the journal, pseudonyms and older backups stay; no interruption loses it. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/register/database.ts';
import { keyFileText, loadKey, readKeyFromText } from '../../src/register/key.ts';
import { registers } from '../../src/register/open.ts';
import { replaceKeyFile } from '../../src/register/replace-key.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { type KeptOffice, keptOffice, tamper } from '../support/upkeep.ts';

/** Every test opens, copies and checks real files. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

interface Rotated {
  readonly recoveryKey: string;
  readonly keyFile: string;
  readonly oldKeyFile: string;
}

let office: KeptOffice;
beforeEach(async () => {
  office = await keptOffice();
});

const rotate = () => office.json<Rotated>('db key rotate --yes');

async function pseudonym(): Promise<string> {
  const register = await registers(office.folders, () => loadRulebook()).open(undefined);
  const name = (await register.pseudonyms())('2026-0001-A');
  await register.close();
  return name;
}

describe('after a rotation', () => {
  test('the old key opens nothing in it, the new one everything', async () => {
    const old = loadKey(office.keyFile);
    const { code, answer } = await rotate();
    expect(code).toBe(0);
    expect(() => openDatabase(office.register, old.encryption)).toThrow();
    expect(readKeyFromText(answer.recoveryKey)?.equals(loadKey(office.keyFile).master())).toBe(true);
    expect((await office.run('case show 2026-0003')).code).toBe(0);
    expect(readdirSync(dirname(office.register))).toEqual(['register.db']);
  });

  test('the old journal still verifies, with what was done as its last entry; a seal from before holds', async () => {
    const seal = (await office.run('audit seal')).stdout;
    await rotate();
    await office.record();
    const against = await office.run('audit verify --against -', { files: { '-': seal } });
    expect([against.code, against.stdout.includes('Sigillets post finns kvar')]).toEqual([0, true]);
    const db = office.raw();
    expect(db.prepare('SELECT kind FROM journal ORDER BY seq').pluck().all().slice(4)).toEqual([
      'key-rotated',
      'programme-follow-up',
    ]);
    db.close();
  });

  test.each([0o600, 0o660])('a group that could use the register still can, nobody else: %o', async mode => {
    chmodSync(office.register, mode);
    await rotate();
    expect(statSync(office.register).mode & 0o777).toBe(mode);
    expect(statSync(office.keyFile).mode & 0o777).toBe(0o600);
  });

  test('pseudonyms are the same, also after a second rotation', async () => {
    const before = await pseudonym();
    for (const _ of [1, 2]) {
      await rotate();
      expect(await pseudonym()).toBe(before);
      expect(await office.verify()).toMatchObject({ broken: null });
    }
  });

  test('the new recovery key from paper is all that is needed: it reads, verifies and signs', async () => {
    const { answer } = await rotate();
    writeFileSync(office.keyFile, answer.recoveryKey, { mode: 0o600 });
    expect((await office.record()).code).toBe(0);
    expect(await office.verify()).toMatchObject({ entries: 6, broken: null });
  });

  test('a change in the journal still shows', async () => {
    await rotate();
    tamper(office.raw(), `UPDATE journal SET actor = 'bertil' WHERE seq = 2`);
    expect((await office.verify()).broken).toEqual({ seq: 2, kind: 'changed' });
  });

  test('the carried keys changed by somebody: said, exit 6', async () => {
    await rotate();
    const db = office.raw();
    db.exec(`UPDATE setting SET value = '00' || substr(value, 3) || '00' WHERE name = 'signing-keys'`);
    db.close();
    expect(await office.json('audit verify')).toMatchObject({ code: 6, problem: 'signing-keys-unreadable' });
  });

  test('a backup from before is restored with the old key, which is kept beside the new, and gets the new one', async () => {
    const before = await pseudonym();
    const backup = office.place('fore.db');
    await office.run(`db backup ${backup}`);
    const { answer } = await rotate();
    expect(answer.oldKeyFile).toMatch(/\.gammal-[0-9a-f]{8}\.key$/);
    expect((await office.run(`db restore ${backup} --yes`)).code).toBe(0);
    rmSync(answer.oldKeyFile);
    expect(await office.verify()).toMatchObject({ entries: 5, broken: null });
    expect(await pseudonym()).toBe(before);
    expect(await office.json(`db restore ${backup} --yes`)).toMatchObject({ code: 6, problem: 'backup-unusable' });
  });

  test('the same register restored elsewhere, for practice, keeps opening with the key that it was given', async () => {
    const [backup, practice] = [office.place('kopia.db'), office.place('ovning.db')];
    await office.run(`db backup ${backup}`);
    await office.run(`db restore ${backup} --yes --db ${practice}`);
    expect((await office.run(`db key rotate --yes --db ${practice}`)).code).toBe(0);
    expect((await office.record()).code).toBe(0);
    expect(await office.verify()).toMatchObject({ entries: 6, broken: null });
    expect((await office.run(`audit verify --db ${practice}`)).code).toBe(0);
    expect((await rotate()).code).toBe(0);
    for (const file of [office.register, practice])
      expect((await office.run(`audit verify --db ${file}`)).code).toBe(0);
  });

  test('a backup from after is restored as any other', async () => {
    await rotate();
    const backup = office.place('efter.db');
    await office.run(`db backup ${backup}`);
    expect((await office.run(`db restore ${backup} --yes`)).code).toBe(0);
    expect(await office.verify()).toMatchObject({ broken: null });
  });
});

describe('interrupted: each state that it can leave on the disk', () => {
  /** The register and key file of before and after, to be laid out as an interruption would. */
  async function beforeAndAfter() {
    await office.record();
    const before = office.remember();
    const old = office.copyOf(office.keyFile, 'gammal');
    await rotate();
    const after = { register: readFileSync(office.register), key: readFileSync(office.keyFile) };
    for (const name of readdirSync(dirname(office.keyFile)))
      if (name.includes('gammal')) rmSync(join(dirname(office.keyFile), name));
    before();
    return { after, old, next: office.keyFile.replace('.key', '.ny.key') };
  }

  const isWhole = async (entries: number) => {
    expect((await office.run('case show 2026-0003')).code).toBe(0);
    expect(await office.verify()).toMatchObject({ entries, broken: null });
    expect((await office.run('db key rotate --yes')).code).toBe(0);
    expect(await office.verify()).toMatchObject({ entries: entries + 1, broken: null });
    expect((await office.run('db doctor')).stdout).not.toContain('nyckelbyte');
  };

  test('the copy half made', async () => {
    await beforeAndAfter();
    const left = join(dirname(office.register), `.${basename(office.register)}.0123456789ab`);
    writeFileSync(left, Buffer.alloc(8192, 7));
    await isWhole(6);
    expect(existsSync(left)).toBe(true);
  });

  test('the new key written, the register not yet replaced: the old key opens it', async () => {
    const { after, next } = await beforeAndAfter();
    writeFileSync(next, after.key, { mode: 0o600 });
    await isWhole(6);
  });

  test('the register replaced, the key file not yet: the new key opens it, and the old one is kept', async () => {
    const { after, next, old } = await beforeAndAfter();
    writeFileSync(next, after.key, { mode: 0o600 });
    writeFileSync(office.register, after.register);
    expect((await office.run('case show 2026-0003')).code).toBe(0);
    expect(existsSync(next)).toBe(false);
    expect(readFileSync(office.keyFile).equals(after.key)).toBe(true);
    const [kept = ''] = readdirSync(dirname(office.keyFile)).filter(name => name.includes('gammal'));
    expect(readFileSync(join(dirname(office.keyFile), kept)).equals(readFileSync(old))).toBe(true);
    await isWhole(8);
  });

  test('the old key kept, the new one not yet in its place', async () => {
    const { after, next } = await beforeAndAfter();
    writeFileSync(next, after.key, { mode: 0o600 });
    writeFileSync(office.register, after.register);
    copyFileSync(next, `${next}.sparad`);
    replaceKeyFile(office.keyFile);
    const [kept = ''] = readdirSync(dirname(office.keyFile)).filter(name => name.includes('gammal'));
    copyFileSync(join(dirname(office.keyFile), kept), office.keyFile);
    renameSync(`${next}.sparad`, next);
    await isWhole(7);
  });

  test('two finish it at once: the old key is kept, the new is in its place', async () => {
    const { after, next, old } = await beforeAndAfter();
    writeFileSync(next, after.key, { mode: 0o600 });
    writeFileSync(office.register, after.register);
    const first = replaceKeyFile(office.keyFile);
    // The other had come as far as to see the old key file; it now finds the new one there.
    expect(() => replaceKeyFile(office.keyFile)).not.toThrow();
    expect(readFileSync(first ?? '').equals(readFileSync(old))).toBe(true);
    expect(readFileSync(office.keyFile).equals(after.key)).toBe(true);
    await isWhole(7);
  });

  test('the register left without WAL by who had it alone: the next one gives it back', async () => {
    const db = office.raw();
    db.pragma('journal_mode = DELETE');
    db.close();
    await office.record();
    const again = office.raw();
    expect(again.pragma('journal_mode', { simple: true })).toBe('wal');
    again.close();
  });

  test('doctor tells of it, and finishes nothing', async () => {
    const { after, next } = await beforeAndAfter();
    writeFileSync(next, after.key, { mode: 0o600 });
    writeFileSync(office.register, after.register);
    const { code, stdout } = await office.run('db doctor');
    expect([code, stdout.includes('nyckelbyte avbröts')]).toEqual([1, true]);
    expect(existsSync(next)).toBe(true);
  });

  test('a new key that fits nothing changes no answer: a wrong key is still said, exit 6', async () => {
    const { next } = await beforeAndAfter();
    writeFileSync(next, keyFileText(Buffer.alloc(32, 1)), { mode: 0o600 });
    writeFileSync(office.keyFile, keyFileText(Buffer.alloc(32, 2)), { mode: 0o600 });
    expect(await office.json('case list --all')).toMatchObject({ code: 6, problem: 'register-wrong-key' });
  });
});

describe('nothing happens', () => {
  test('without a yes', async () => {
    const key = readFileSync(office.keyFile);
    expect((await office.run('db key rotate')).code).toBe(2);
    expect((await office.run('db key rotate', { answers: ['nej'] })).code).toBe(130);
    expect(readFileSync(office.keyFile).equals(key)).toBe(true);
  });

  test('when the journal does not hold: exit 6, the key is the old one', async () => {
    tamper(office.raw(), `UPDATE journal SET actor = 'bertil' WHERE seq = 2`);
    const lying = office.lying();
    expect(await rotate()).toMatchObject({ code: 6, problem: 'backup-not-verified' });
    expect(office.lying()).toEqual(lying);
    expect((await office.run('case show 2026-0003')).code).toBe(0);
  });

  test('while somebody has the register open: exit 5', async () => {
    const other = office.raw();
    other.prepare('SELECT * FROM journal').all();
    expect(await rotate()).toMatchObject({ code: 5, problem: 'register-busy' });
    other.close();
    expect((await office.run('audit verify')).code).toBe(0);
  });
});
