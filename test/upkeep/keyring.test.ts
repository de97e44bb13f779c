/** The system's keyring opens the key file: with a real keyring where there is one to start, and without any. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { registerIdOf } from '../../src/register/database.ts';
import { keyFileOf } from '../../src/register/key.ts';
import { has, type RealOffice, realOffice } from '../faults/real-office.ts';
import { asked, keyringIn, noBus, withoutKeyring } from '../support/keyring.ts';
import { temporaryFolders } from '../support/office.ts';
import { keptOffice } from '../support/upkeep.ts';
import { kalix } from '../support/world.ts';

/** Real processes, and a keyring to wait for. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const isLinux = process.platform === 'linux';
const canStart = isLinux && has('dbus-daemon', 'gnome-keyring-daemon');

describe.skipIf(!canStart)('with a keyring (needs dbus-daemon and gnome-keyring-daemon)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kalix-ov-keyring-'));
  let keyring: Awaited<ReturnType<typeof keyringIn>>;
  let kalixOv: RealOffice;
  let recoveryKey = '';
  beforeAll(async () => {
    keyring = await keyringIn(folder, 'nyckelringens lösenord');
    kalixOv = realOffice();
    const made = await run('db init --keyring');
    expect(made.code, made.stderr).toBe(0);
    recoveryKey = made.stdout.trim();
  });
  afterAll(async () => {
    await keyring.stop();
    kalixOv.home.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (line: string, env: object = keyring.env, input = '') =>
    kalixOv.start(line.split(' '), { input, env: { ...env } });
  const keyFile = () => keyFileOf(kalixOv.folders.config, registerIdOf(kalixOv.file));
  const entry = () => readFileSync(keyFile(), 'utf8').split(' ')[1] ?? '';
  const expectOpen = async () => {
    const { code, stderr } = await run('audit verify --quiet');
    expect([code, stderr]).toEqual([0, '']);
  };
  const expectClosed = async (env: object, words: string) => {
    const { code, stdout, stderr } = await run('case list --all', env);
    expect([code, stdout]).toEqual([6, '']);
    expect(stderr.replace(/\s+/g, ' ')).toContain(words);
    expect(stderr).toContain('återställningsnyckeln');
  };

  test('the key file holds nothing of the key, the keyring no key either: both are needed', async () => {
    const text = readFileSync(keyFile(), 'utf8');
    expect(text).toMatch(/^nyckelring [0-9a-f]{32}-[0-9a-f]{8} /);
    const { secret = '' } = asked('get', entry(), keyring.env);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    for (const group of recoveryKey.split(/[-\n]/).slice(0, 8).join('').match(/.{16}/g) ?? []) {
      expect(text).not.toContain(group);
      expect(secret).not.toContain(group);
    }
    expect(text).not.toContain(secret);
    await expectOpen();
  });

  test('doctor names the key’s place', async () => {
    const stdout = (await run('db doctor')).stdout.replaceAll(/\s+/g, ' ');
    expect(stdout).toContain(`öppnas med nyckelringens kalix-ov, ${entry()}`);
    expect(stdout).toContain('datorns nyckelring');
  });

  test('it is backed up, rotated and restored as any other', async () => {
    const copy = join(kalixOv.home.folder, 'kopia.db');
    expect((await run(`db backup ${copy}`)).code).toBe(0);
    expect((await run('db key rotate --yes')).code).toBe(0);
    expect(readFileSync(keyFile(), 'utf8')).toMatch(/^nyckelring /);
    await expectOpen();
    expect((await run(`db restore ${copy} --yes`)).code).toBe(0);
    await expectOpen();
  });

  test('a passphrase takes its place and gives it back; the keyring keeps what an older key file needs', async () => {
    const [first, phrase] = [entry(), 'Sju sjösjuka sjömän'];
    expect((await run('db key wrap --passphrase-file -', keyring.env, `${phrase}\n`)).code).toBe(0);
    expect((await run('case list --all', { ...noBus, KALIX_OV_PASSPHRASE: phrase })).code).toBe(0);
    expect(asked('get', first, keyring.env).secret, 'the key from before the rotation').toBeDefined();
    expect((await run('db key wrap --keyring', { ...keyring.env, KALIX_OV_PASSPHRASE: phrase })).code).toBe(0);
    const second = entry();
    expect(second).not.toBe(first);
    expect((await run('db key wrap --remove')).code).toBe(0);
    expect((await run('case list --all', noBus)).code).toBe(0);
    expect(asked('get', second, keyring.env)).toEqual({ fault: 'no-entry' });
    expect((await run('db key wrap --keyring')).code).toBe(0);
    await expectOpen();
  });

  test('no keyring within reach: exit 6, said with what to do; nothing tried, the files as they were', async () => {
    const before = [readFileSync(keyFile()), readFileSync(kalixOv.file)];
    await expectClosed(noBus, 'det finns ingen nyckelring som går att nå härifrån');
    expect((await run('db doctor', noBus)).code).toBe(6);
    expect((await run('db key rotate --yes', noBus)).code).toBe(6);
    expect((await run('insats list', noBus)).code, 'what opens no register asks for no key').toBe(0);
    expect([readFileSync(keyFile()), readFileSync(kalixOv.file)]).toEqual(before);
  });

  test('a keyring that does not answer: exit 6, and no waiting without end', async () => {
    keyring.keyring.kill('SIGSTOP');
    try {
      await expectClosed(keyring.env, 'nyckelring');
    } finally {
      keyring.keyring.kill('SIGCONT');
    }
    await expectOpen();
  });

  test('a locked keyring, and nobody to unlock it: exit 6', async () => {
    await keyring.stop();
    const locked = await keyringIn(folder);
    try {
      await expectClosed(locked.env, 'den är låst eller tar inte emot. Lås upp nyckelringen och kör igen.');
    } finally {
      await locked.stop();
      keyring = await keyringIn(folder, 'nyckelringens lösenord');
    }
    await expectOpen();
  });

  test('another secret under the name: exit 6', async () => {
    const text = readFileSync(keyFile(), 'utf8');
    writeFileSync(keyFile(), text.replace(/[0-9a-f]{64}\n$/, `${'0'.repeat(64)}\n`));
    await expectClosed(keyring.env, 'det som ligger i den passar inte filen');
    writeFileSync(keyFile(), text);
  });

  test('the entry is lost: exit 6; the recovery key from paper in the key file opens the register again', async () => {
    expect((await run('db key rotate --yes')).code).toBe(0);
    const shown = (await run('db key rotate --yes')).stdout.trim();
    asked('delete', entry(), keyring.env);
    await expectClosed(keyring.env, 'posten finns inte kvar i den');
    writeFileSync(keyFile(), `${shown}\n`);
    await expectOpen();
    expect((await run('db key wrap --keyring')).code).toBe(0);
    await expectOpen();
  });
});

describe.skipIf(!isLinux)('without a keyring', () => {
  test('db init --keyring makes nothing: exit 6', async () => {
    const folders = temporaryFolders();
    const made = await withoutKeyring(() => kalix('db init --keyring', { folders }));
    expect([made.code, made.stdout]).toEqual([6, '']);
    expect(made.stderr).toContain('Nyckeln kunde inte läggas i datorns nyckelring');
    expect(readdirSync(folders.data)).toEqual([]);
    expect((await kalix('db init', { folders })).code).toBe(0);
  });

  test('db key wrap --keyring leaves the key file as it was: exit 6', async () => {
    const office = await keptOffice(0);
    const before = readFileSync(office.keyFile);
    expect((await withoutKeyring(() => office.run('db key wrap --keyring'))).code).toBe(6);
    expect(readFileSync(office.keyFile).equals(before)).toBe(true);
    expect((await office.run('audit verify')).code).toBe(0);
  });

  test('where the package is not installed, that is what is said', () => {
    const elsewhere = join(temporaryFolders().root, 'keyring.js');
    copyFileSync(join(import.meta.dirname, '..', '..', 'bin', 'keyring.js'), elsewhere);
    writeFileSync(elsewhere.replace('keyring.js', 'package.json'), '{"type":"module"}');
    expect(asked('get', 'x', {}, elsewhere)).toEqual({ fault: 'no-module' });
  });
});

test.each([
  ['--keyring', '--remove'],
  ['--passphrase-file', '--keyring'],
])('%s and %s are two protections: exit 2', async (first, second) => {
  const office = await keptOffice(0);
  const value = first === '--passphrase-file' ? [first, 'x'] : [first];
  expect((await office.run(['db', 'key', 'wrap', ...value, second])).code).toBe(2);
});

test('a key file that is cut: exit 6, the keyring is not asked', async () => {
  const office = await keptOffice(0);
  writeFileSync(office.keyFile, 'nyckelring 0123');
  expect(await office.json('case list')).toMatchObject({ code: 6, problem: 'key-unreadable' });
});
