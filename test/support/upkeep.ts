/** An office whose register has something in it, with what a test needs to look at its files and to spoil them. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDatabase, registerIdOf, type Sqlite } from '../../src/register/database.ts';
import { keyFileOf, loadKey } from '../../src/register/key.ts';
import { changedApplication, office } from './office.ts';
import type { TestWorldOptions } from './world.ts';

export async function keptOffice(decisions = 3) {
  const made = await office();
  for (let i = 0; i < decisions; i++) await made.run('register --from -', changedApplication({}));
  const { folders, register } = made;
  const keyFile = keyFileOf(folders.config, registerIdOf(register));
  const json = async <T>(line: string, options: TestWorldOptions = {}) => {
    const ran = await made.run(`${line} --json`, options);
    const answer = JSON.parse(ran.stdout) as T & { error?: { code: string } };
    return { code: ran.code, answer, problem: answer.error?.code, stderr: ran.stderr };
  };
  return {
    ...made,
    json,
    keyFile,
    place: (name: string) => join(folders.root, name),
    /** One more entry in the journal. */
    record: (options: TestWorldOptions = {}) =>
      made.run('followups record --programme bra-samtal --day 2026-11-20', options),
    raw: (file = register, key = keyFile): Sqlite => openDatabase(file, loadKey(key).encryption),
    entries: async () => (await json<{ entries: number }>('audit seal')).answer.entries,
    verify: async () => (await json<{ entries: number; head: string; broken: unknown }>('audit verify')).answer,
    /** Everything that lies in the register's folder and beside its key. */
    lying: () => [...readdirSync(dirname(register)), ...readdirSync(dirname(keyFile))].sort(),
    /** Both files as they are now; called, they are put back so. */
    remember: () => {
      const files = [register, keyFile].map(file => [file, readFileSync(file)] as const);
      return () => {
        for (const [file, content] of files) writeFileSync(file, content, { mode: 0o600 });
      };
    },
    copyOf: (file: string, name: string) => {
      copyFileSync(file, join(folders.root, name));
      return join(folders.root, name);
    },
  };
}

export type KeptOffice = Awaited<ReturnType<typeof keptOffice>>;

/** Somebody with the key and a tool of their own. */
export function tamper(db: Sqlite, sql: string): void {
  db.pragma('foreign_keys = OFF');
  for (const trigger of ['journal_is_never_changed', 'journal_is_never_cut', 'payload_is_never_changed'])
    db.exec(`DROP TRIGGER ${trigger}`);
  db.exec(sql);
  db.close();
}
