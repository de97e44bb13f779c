/** db key wrap and show: a passphrase protects the key file; the recovery key is shown to who asks for it in person. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { newKey, readKeyFromText, writeKeyAsText } from '../../src/register/key.ts';
import { type KeptOffice, keptOffice } from '../support/upkeep.ts';

/** Every test opens, copies and checks real files. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const passphrase = 'Sju sjösjuka sjömän';
const wrap = { files: { '-': `${passphrase}\nandra raden\n` } };
const known = { env: { KALIX_OV_PASSPHRASE: passphrase } };

describe('a key file that a passphrase protects', () => {
  let office: KeptOffice;
  let plain: string;
  beforeAll(async () => {
    office = await keptOffice();
    plain = readFileSync(office.keyFile, 'utf8');
    expect((await office.run('db key wrap --passphrase-file -', wrap)).code).toBe(0);
  });

  test('holds nothing of the key, and is for its owner alone', () => {
    const text = readFileSync(office.keyFile, 'utf8');
    const [master = '', encryption = ''] = plain.replaceAll(/[-\n]/g, '').split('kryptering ');
    for (const part of [master.slice(0, 16), master.slice(20, 36), encryption.slice(0, 16), passphrase])
      expect(text).not.toContain(part);
    expect(statSync(office.keyFile).mode & 0o777).toBe(0o600);
  });

  test('the passphrase is asked for when the register is opened, and not when it is not', async () => {
    expect((await office.run('case list --all', { answers: [passphrase] })).code).toBe(0);
    expect((await office.run('insats list')).code).toBe(0);
  });

  test('or read from the environment; off a terminal without it the answer names it: exit 2', async () => {
    expect((await office.run('case list --all', known)).code).toBe(0);
    const { code, stderr } = await office.run('case list --all');
    expect([code, stderr.includes('KALIX_OV_PASSPHRASE saknas')]).toEqual([2, true]);
  });

  test('a wrong one: exit 6, and it is not repeated', async () => {
    for (const wrong of ['fel lösenfras', `${passphrase} `, passphrase.toLowerCase()]) {
      const { code, stdout, stderr } = await office.run('case list --all', { env: { KALIX_OV_PASSPHRASE: wrong } });
      expect([code, (stdout + stderr).includes(wrong)]).toEqual([6, false]);
    }
  });

  test('å, ä and ö in two parts are the same passphrase', async () => {
    const env = { KALIX_OV_PASSPHRASE: passphrase.normalize('NFD') };
    expect((await office.run('case list --all', { env })).code).toBe(0);
  });

  test('it signs, is copied, examined and rotated as any other; asked once', async () => {
    const answers = [passphrase];
    expect((await office.record({ answers })).code).toBe(0);
    expect((await office.run(`db backup ${office.place('kopia.db')}`, { answers })).code).toBe(0);
    expect((await office.run('db doctor', { answers })).stdout).toMatch(/skyddad med\s+lösenfras\./);
    expect((await office.run('db key rotate --yes', { answers })).code).toBe(0);
    expect(readFileSync(office.keyFile, 'utf8')).toMatch(/^lösenfras scrypt 17 /);
    expect((await office.run(`db restore ${office.place('kopia.db')} --yes`, { answers })).code).toBe(0);
    expect((await office.run('audit verify', { answers })).code).toBe(0);
  });

  test('a damaged one is said: exit 6', async () => {
    const whole = readFileSync(office.keyFile, 'utf8');
    writeFileSync(office.keyFile, whole.slice(0, 80));
    expect((await office.run('case list --all', known)).code).toBe(6);
    writeFileSync(office.keyFile, whole);
  });

  test('taken away again, the key file is as it was', async () => {
    expect((await office.run('db key wrap --remove')).code).toBe(2);
    expect((await office.run('db key wrap --remove', known)).code).toBe(0);
    expect((await office.run('case list --all')).code).toBe(0);
    expect(readFileSync(office.keyFile, 'utf8')).toMatch(/^[0-9a-f-]+\n[0-9a-f-]+\nkryptering [0-9a-f]{64}\n$/);
  });
});

describe('a new passphrase', () => {
  test('is typed twice, without being shown', async () => {
    const office = await keptOffice(0);
    expect((await office.run('db key wrap', { answers: [passphrase, passphrase] })).code).toBe(0);
    expect((await office.run('audit verify', known)).code).toBe(0);
  });

  test.each<[string, Parameters<KeptOffice['run']>[1]]>([
    ['typed differently', { answers: [passphrase, `${passphrase}!`] }],
    ['too short', { answers: ['elva tecken', 'elva tecken'] }],
    ['too short in a file', { files: { '-': 'elva tecken' } }],
  ])('%s: exit 2, the key file as it was', async (_what, options) => {
    const office = await keptOffice(0);
    const before = readFileSync(office.keyFile);
    const line = options?.files ? 'db key wrap --passphrase-file -' : 'db key wrap';
    expect((await office.run(line, options)).code).toBe(2);
    expect(readFileSync(office.keyFile).equals(before)).toBe(true);
  });

  test('is never a flag', async () => {
    const office = await keptOffice(0);
    expect((await office.run(['db', 'key', 'wrap', '--passphrase', passphrase])).code).toBe(2);
  });
});

describe('db key show', () => {
  test('prints what db init printed, when the word is typed', async () => {
    const office = await keptOffice(0);
    const key = readFileSync(office.keyFile, 'utf8').split('kryptering')[0]?.trim();
    const { code, stdout } = await office.run('db key show', { answers: ['VISA'] });
    expect([code, stdout.trim()]).toEqual([0, key]);
  });

  test.each([
    ['off a terminal', {}],
    ['another word', { answers: ['ja'] }],
  ])('%s: nothing', async (_what, options) => {
    const office = await keptOffice(0);
    const { code, stdout } = await office.run('db key show', options);
    expect([code === 0, stdout]).toEqual([false, '']);
  });

  test('a lost key: exit 6', async () => {
    const office = await keptOffice(0);
    rmSync(office.keyFile);
    expect((await office.run('db key show', { answers: ['VISA'] })).code).toBe(6);
    expect((await office.json('db key rotate --yes')).problem).toBe('key-missing');
  });
});

describe('the recovery key’s check group', () => {
  const groups = (key: Buffer) => writeKeyAsText(key).split(/[-\n]/);
  const aGroup = fc.integer({ min: 0, max: 0xffff }).map(n => n.toString(16).padStart(4, '0'));

  test('any group that is mistyped is found, whatever stands there instead', () => {
    fc.assert(
      fc.property(fc.nat(16), aGroup, (at, typed) => {
        const written = groups(newKey());
        fc.pre(written[at] !== typed);
        expect(readKeyFromText(written.with(at, typed).join('-'))).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  test('two neighbours that have changed places are found', () => {
    fc.assert(
      fc.property(fc.nat(14), at => {
        const written = groups(newKey());
        const [a = '', b = ''] = written.slice(at, at + 2);
        fc.pre((Number.parseInt(a, 16) ^ Number.parseInt(b, 16)) % 0xffff !== 0);
        expect(
          readKeyFromText(
            written
              .with(at, b)
              .with(at + 1, a)
              .join('-'),
          ),
        ).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test('a group too few or too many is found', () => {
    const written = groups(newKey());
    expect(readKeyFromText(written.slice(1).join('-'))).toBeUndefined();
    expect(readKeyFromText([...written, '0000'].join('-'))).toBeUndefined();
    expect(readKeyFromText(written.join(' '))).toBeDefined();
  });
});
