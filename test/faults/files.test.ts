/** En fil som inte är registret sägs i en mening, av varje kommando, med kod 6: aldrig en tom lista, och filen är orörd. */
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, registerIdOf } from '../../src/register/database.ts';
import { keyFileOf, loadKey, newKey, writeKeyAsText } from '../../src/register/key.ts';
import { office } from '../support/office.ts';
import { kalix } from '../support/world.ts';
import { everyCommand, imported, registration } from './every-command.ts';
import { tell } from './scale.ts';

const opening = Object.entries(everyCommand).filter(([, line]) => line.opens);
let full: Awaited<ReturnType<typeof office>>;

beforeAll(async () => {
  full = await office();
  expect(await full.run('register --from -', { files: { '-': registration } })).toMatchObject({ code: 0 });
  expect(await full.importing(imported)).toMatchObject({ code: 0 });
});

interface Copy {
  readonly data: string;
  readonly config: string;
  readonly file: string;
  readonly key: string;
}

describe.each<[string, (at: Copy) => void, string]>([
  ['skriven av en nyare version', at => pragma(at, 'user_version = 999'), 'nyare version'],
  ['ett annat programs fil, med samma nyckel', at => pragma(at, 'application_id = 7'), 'inte ett kalix-ov-register'],
  ['avkortad i en sida', at => truncateSync(at.file, statSync(at.file).size - 100), 'avkortad'],
  ['avkortad mellan två sidor', at => truncateSync(at.file, statSync(at.file).size - 4 * 4096), ''],
  ['klartext', at => writeFileSync(at.file, 'ärende;namn\n'.repeat(2048).slice(0, 8192)), ''],
  ['en okrypterad SQLite-fil', plain, 'okrypterad'],
  ['fel nyckel', at => writeFileSync(at.key, writeKeyAsText(newKey())), 'passar inte'],
  ['ingen nyckel', at => rmSync(at.key), 'Nyckeln till registret saknas'],
  ['en tom fil', at => truncateSync(at.file, 0), 'inte ett kalix-ov-register'],
  ['nollor', at => writeFileSync(at.file, Buffer.alloc(8192)), ''],
])('%s', (_what, damage, says) => {
  test.each(opening)('%s', async (_path, line) => {
    const at = copy();
    damage(at);
    const before = readFileSync(at.file);
    for (const args of [line.args, `${line.args} --json`]) {
      const { code, stdout, stderr } = await kalix(args, { folders: at, files: { '-': line.input ?? '' } });
      expect({ code, stderr: stderr.replaceAll('\n', ' ') }).toEqual({
        code: 6,
        stderr: expect.stringContaining(says),
      });
      expect(stderr).not.toMatch(/SQLITE|file is not|malformed|\n\s+at /);
      if (args === line.args) expect(stdout).toBe('');
      else expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['error']);
    }
    expect(readFileSync(at.file).equals(before)).toBe(true);
    tell('commands on a file that is not the register', 2, 'exit 6 and a sentence, the file untouched');
  });
});

function copy(): Copy {
  const root = join(full.folders.root, 'copy');
  rmSync(root, { recursive: true, force: true });
  const [data, config] = [join(root, 'data'), join(root, 'config')];
  cpSync(full.folders.data, data, { recursive: true });
  cpSync(full.folders.config, config, { recursive: true });
  const [name = ''] = readdirSync(join(config, 'keys'));
  return { data, config, file: join(data, 'register.db'), key: join(config, 'keys', name) };
}

function pragma(at: Copy, set: string): void {
  const db = openDatabase(at.file, loadKey(keyFileOf(at.config, registerIdOf(at.file))).encryption);
  db.pragma(set);
  db.close();
}

function plain(at: Copy): void {
  rmSync(at.file);
  const db = new Database(at.file);
  db.exec('CREATE TABLE journal (a)');
  db.close();
}
