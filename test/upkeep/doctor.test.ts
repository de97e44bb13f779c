/** db doctor: what is well, and each thing that is not, in plain words; it changes nothing. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { type Check, type CheckId, checksOf, type Health } from '../../src/domain/health.ts';
import { newKey, writeKeyAsText } from '../../src/register/key.ts';
import { temporaryFolders } from '../support/office.ts';
import { type KeptOffice, keptOffice, tamper } from '../support/upkeep.ts';
import { kalix, type TestWorldOptions } from '../support/world.ts';

/** Every test opens, copies and checks real files. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

type Told = Check & { readonly text: string };

let office: KeptOffice;
beforeEach(async () => {
  office = await keptOffice();
  mkdirSync(office.place('kopior'));
  await office.run(`db backup ${office.place('kopior')}`);
});

async function doctor(options: TestWorldOptions = {}) {
  const { code, answer } = await office.json<{ ok: boolean; checks: Told[] }>('db doctor', options);
  const found = answer.checks.filter(check => check.status === 'finding').map(check => check.id);
  const of = (id: CheckId) => answer.checks.find(check => check.id === id);
  return { code, ok: answer.ok, found, of, ids: answer.checks.map(check => check.id) };
}

test('a register that is well: exit 0, every check answered, none a finding', async () => {
  const { code, ok, found, ids } = await doctor();
  expect({ code, ok, found }).toEqual({ code: 0, ok: true, found: [] });
  expect(ids).toEqual([
    ...['opens', 'journal', 'derived', 'schema', 'backup', 'clock'],
    ...['register-mode', 'key-mode', 'key-place', 'drive', 'space', 'interrupted'],
  ]);
});

test('in words, within 80 columns but for the paths', async () => {
  const { stdout, code } = await office.run('db doctor');
  expect(code).toBe(0);
  expect(stdout).toContain('Inget behöver åtgärdas.');
  expect(stdout).toMatch(/^Bra {8}Journalen håller: 5 poster/m);
  for (const line of stdout.split('\n')) if (!/^ {2}\/\S+$/.test(line)) expect(line.length).toBeLessThanOrEqual(80);
  const deep = await kalix('db doctor', {
    folders: { ...office.folders, config: `${office.folders.config}/${'djup'.repeat(20)}` },
  });
  expect(deep.stdout).toMatch(/^Nyckeln:\n {2}\/\S{80,}$/m);
});

test('nothing is changed by looking', async () => {
  const before = [readFileSync(office.register), readFileSync(office.keyFile), office.lying()];
  await doctor();
  expect([readFileSync(office.register), readFileSync(office.keyFile), office.lying()]).toEqual(before);
});

describe('each thing that is wrong is found, said, and nothing else is', () => {
  test.each<[string, CheckId, string, () => void | Promise<void>, TestWorldOptions?]>([
    ['an entry is changed', 'journal', 'journalen håller inte', () => spoil(`UPDATE journal SET actor = 'x'`)],
    [
      'a list is not what the journal says',
      'derived',
      'stämmer inte med journalen (decision)',
      () => sql(`UPDATE decision SET next_due = '2027-01-01' WHERE id = '2026-0001-A'`),
    ],
    [
      'a row too many in a list',
      'derived',
      'stämmer inte med journalen (notice)',
      () => sql(`INSERT INTO notice VALUES ('2026-0001-A', '2026-11-20')`),
    ],
    ['the last backup is eight days old', 'backup', 'för 8 dagar sedan', () => {}, { today: '2026-11-29' }],
    [
      'the clock is behind the last entry',
      'clock',
      'antecknad 2026-11-21 09:00, efter',
      () => {},
      { now: '2026-11-21T07:59:59.999Z' },
    ],
    ['others can read the register', 'register-mode', 'chmod 600', () => chmodSync(office.register, 0o644)],
    [
      'the recovery key lies beside the register',
      'key-place',
      'Flytta bort den',
      () => writeFileSync(join(dirname(office.register), 'papper.txt'), writeKeyAsText(newKey())),
    ],
    [
      'a copy was interrupted',
      'interrupted',
      '.register.db.0123456789ab',
      () => writeFileSync(join(dirname(office.register), '.register.db.0123456789ab'), ''),
    ],
    [
      'a new key was interrupted',
      'interrupted',
      'nyckelbyte avbröts',
      () => copyFileSync(office.keyFile, office.keyFile.replace('.key', '.ny.key')),
    ],
  ])('%s', async (_what, id, words, spoilIt, options) => {
    await spoilIt();
    const { code, found, of } = await doctor(options);
    expect({ code, found }).toEqual({ code: 1, found: [id] });
    expect(of(id)?.text).toContain(words);
  });

  function spoil(change: string): void {
    tamper(office.raw(), `${change} WHERE seq = 2`);
  }

  function sql(change: string): void {
    const db = office.raw();
    db.exec(change);
    db.close();
  }
});

describe('the age of the last verified backup', () => {
  test('seven days is the last day that is well', async () => {
    expect((await doctor({ today: '2026-11-28' })).found).toEqual([]);
  });

  test('never made', async () => {
    office = await keptOffice();
    const { found, of } = await doctor();
    expect(found).toEqual(['backup']);
    expect(of('backup')?.text).toContain('Ingen kontrollerad säkerhetskopia är gjord.');
  });

  test('one that did not hold does not count, and is told of', async () => {
    tamper(office.raw(), `UPDATE journal SET actor = 'x' WHERE seq = 2`);
    await office.run(`db backup ${office.place('igen.db')}`);
    expect((await doctor()).of('backup')?.text).toContain('(i dag). Ett senare försök misslyckades.');
  });
});

describe('a register that cannot be opened: its problem is told with the rest, and the exit code is the problem’s', () => {
  test.each<[string, number, string, () => void]>([
    ['the key is lost', 6, 'Nyckeln till registret saknas', () => rmSync(office.keyFile)],
    ['others can read the key', 6, 'kan läsas av andra', () => chmodSync(office.keyFile, 0o644)],
    ['another key', 6, 'passar inte', () => writeFileSync(office.keyFile, writeKeyAsText(newKey()))],
    ['cut in a page', 6, 'avkortad', () => truncateSync(office.register, statSync(office.register).size - 1)],
    ['a text', 6, 'inte ett kalix-ov-register', () => writeFileSync(office.register, 'anteckningar')],
    ['a newer schema', 6, 'nyare version', () => pragma('user_version = 999')],
    ['another program’s', 6, 'inte ett kalix-ov-register', () => pragma('application_id = 1')],
  ])('%s: exit %i', async (_what, exit, words, spoil) => {
    spoil();
    const { code, ok, of } = await doctor();
    expect([code, ok, of('opens')?.status]).toEqual([exit, false, 'finding']);
    expect(of('opens')?.text).toContain(words);
    expect(of('drive')).toBeDefined();
  });

  test('no register at all: exit 4', async () => {
    expect((await kalix('db doctor', { folders: temporaryFolders() })).code).toBe(4);
  });

  function pragma(of: string): void {
    const db = office.raw();
    db.pragma(of);
    db.close();
  }
});

test('what an interrupted writer saved is no finding: it is read by itself', async () => {
  const writer = office.raw();
  writer.prepare(`INSERT INTO setting VALUES ('a', 'b')`).run();
  for (const name of ['register.db', 'register.db-wal'])
    copyFileSync(join(dirname(office.register), name), office.place(name));
  writer.close();
  const { code, answer } = await office.json<{ checks: Told[] }>(`db doctor --db ${office.place('register.db')}`);
  expect(code).toBe(0);
  expect(answer.checks.find(check => check.id === 'interrupted')).toMatchObject({ status: 'note' });
});

test('another rulebook than the lists were made with is no finding', async () => {
  const db = office.raw();
  db.exec(`UPDATE setting SET value = 'äldre' WHERE name = 'derived-with'`);
  db.close();
  const { code, of } = await doctor();
  expect([code, of('derived')?.status]).toEqual([0, 'note']);
  expect(of('derived')?.text).toContain('Regelboken har ändrats');
});

describe('a network drive', () => {
  /** As Linux lists it: the office's folder is a mount of that type. */
  const mounted = (type: string, point = office.folders.root) => {
    const mounts = office.place('mountinfo');
    const line = (at: string, of: string) => `36 35 98:0 / ${at.replaceAll(' ', '\\040')} rw shared:1 - ${of} src rw\n`;
    writeFileSync(mounts, line('/', 'ext4') + line(point, type) + line(`${point}-annan`, 'xfs'));
    return { folders: { ...office.folders, mounts } };
  };

  test.each(['nfs', 'nfs4', 'cifs', 'smb3', 'fuse.sshfs', 'ceph'])('%s: found, with what to do', async type => {
    const { code, found, of } = await doctor(mounted(type));
    expect({ code, found }).toEqual({ code: 1, found: ['drive'] });
    expect(of('drive')?.text).toContain(`nätverksdisk (${type})`);
    expect(of('drive')?.text).toContain('db restore');
  });

  test.each(['ext4', 'btrfs', 'xfs', 'zfs', 'overlay', 'tmpfs', 'fuseblk'])('%s is local', async type => {
    expect((await doctor(mounted(type))).of('drive')).toMatchObject({ status: 'ok' });
  });

  test('where the system does not tell, it is said and not guessed', async () => {
    for (const mounts of [undefined, office.place('saknas')])
      expect((await doctor({ folders: { ...office.folders, mounts } })).of('drive')).toMatchObject({
        status: 'unknown',
        text: expect.stringContaining('går inte att avgöra'),
      });
    expect((await doctor(mounted('9p'))).of('drive')).toMatchObject({ status: 'unknown' });
  });

  test('db init and db restore refuse it: exit 2, nothing made', async () => {
    const there = join(office.folders.root, 'nytt ställe', 'register.db');
    const options = mounted('cifs', join(office.folders.root, 'nytt ställe'));
    const [copy = ''] = readdirSync(office.place('kopior'));
    for (const line of [
      ['db', 'init'],
      ['db', 'restore', join(office.place('kopior'), copy), '--yes'],
    ]) {
      const ran = await office.run([...line, '--db', there, '--json'], options);
      expect([ran.code, (ran.json() as { error: { code: string } }).error.code]).toEqual([2, 'network-drive']);
      expect(ran.stderr).toContain('lokal disk');
    }
    expect(existsSync(dirname(there))).toBe(false);
  });

  test('also behind a link', async () => {
    const real = office.place('monterad');
    mkdirSync(real);
    symlinkSync(real, office.place('genväg'));
    const ran = await office.run(`db init --db ${office.place('genväg')}/register.db --json`, mounted('nfs4', real));
    expect((ran.json() as { error: { code: string } }).error.code).toBe('network-drive');
  });
});

test('too little room: a finding; not to be told: unknown', () => {
  const health: Health = {
    ...{
      register: 'r',
      keyFile: 'k',
      registerMode: 0o100600,
      keyMode: null,
      keyProtection: 'none',
      keyringEntry: null,
    },
    ...{ keyBesideRegister: false, fileSystem: 'ext4', isNetwork: false, bytes: 80e6, freeBytes: 160e6 },
    ...{ leftovers: [], hasLooseWrites: false, hasNextKey: false, inside: { problem: { code: 'register-busy' } } },
  };
  const status = (changes: Partial<Health>, id: CheckId) =>
    checksOf({ ...health, ...changes }, day('2026-11-21'), '').find(check => check.id === id)?.status;
  expect(status({}, 'space')).toBe('ok');
  expect(status({ freeBytes: 160e6 - 1 }, 'space')).toBe('finding');
  expect(status({ bytes: 1000, freeBytes: 100e6 }, 'space')).toBe('finding');
  expect(status({ freeBytes: null }, 'space')).toBe('unknown');
  expect(status({}, 'key-mode')).toBe('unknown');
  expect([0o600, 0o660, 0o664].map(registerMode => status({ registerMode }, 'register-mode'))).toEqual([
    ...['ok', 'note', 'finding'],
  ]);
  expect(status({ keyMode: 0o660 }, 'key-mode')).toBe('finding');
});
