/**
 * An older schema is brought up to date, with a verified backup first. There is one schema yet: the next one is made up
 * here, and the mechanism is the one that `registers.open` uses.
 */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { versionOf } from '../../src/register/database.ts';
import { loadKey } from '../../src/register/key.ts';
import { migrateWithBackup } from '../../src/register/migrate.ts';
import { migrations } from '../../src/register/schema.ts';
import { type KeptOffice, keptOffice, tamper } from '../support/upkeep.ts';

/** Every test opens, copies and checks real files. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const next = [...migrations, 'CREATE TABLE nytt (a TEXT) STRICT'];
const broken = [...migrations, 'CREATE TABLE nytt (a TEXT) STRICT; CREATE TABLE journal (a TEXT)'];

let office: KeptOffice;
beforeEach(async () => {
  office = await keptOffice();
});

const backupOf = () => join(dirname(office.register), 'kalix-ov-fore-schema-2-4.db');

function migrated(steps: readonly string[]): string {
  const unlocked = { db: office.raw(), keys: loadKey(office.keyFile) };
  try {
    return migrateWithBackup(unlocked, office.register, steps);
  } finally {
    unlocked.db.close();
  }
}

describe('one step', () => {
  test('the register has the new table and all it had; the backup is what it was, and says which schema', async () => {
    const backup = migrated(next);
    expect(backup).toBe(backupOf());
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(office.register)).filter(name => name.startsWith('.'))).toEqual([]);
    expect((await office.run(`audit verify --db ${backup}`)).code).toBe(0);
    const old = office.raw(backup);
    expect([versionOf(old), old.prepare('SELECT count(*) FROM journal').pluck().get()]).toEqual([1, 4]);
    old.close();
  });

  test('what the tool does not know yet it says, and changes nothing', async () => {
    migrated(next);
    expect(await office.json('case list --all')).toMatchObject({ code: 6, problem: 'register-newer' });
  });
});

test('a step that fails changes nothing, and leaves the backup', async () => {
  expect(() => migrated(broken)).toThrow();
  expect((await office.run('audit verify')).code).toBe(0);
  const db = office.raw();
  expect(versionOf(db)).toBe(1);
  expect(db.prepare(`SELECT name FROM sqlite_schema WHERE name = 'nytt'`).get()).toBeUndefined();
  db.close();
  expect(readdirSync(dirname(office.register))).toContain('kalix-ov-fore-schema-2-4.db');
  // The next try finds that backup, and keeps it.
  const { ino } = statSync(backupOf());
  migrated(next);
  expect(statSync(backupOf()).ino).toBe(ino);
});

test('a register that does not hold is not changed: exit 6', async () => {
  tamper(office.raw(), `UPDATE journal SET actor = 'bertil' WHERE seq = 2`);
  expect(() => migrated(next)).toThrowError(
    expect.objectContaining({ problem: { code: 'backup-not-verified', fault: 'journal' } }),
  );
  const db = office.raw();
  expect(versionOf(db)).toBe(1);
  db.close();
});
