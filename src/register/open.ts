/** Finds the register and its key, and opens it. */
import { resolve } from 'node:path';
import { Refusal } from '../domain/problem.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { openDatabase, registerIdOf, type Sqlite, tolerating, versionOf } from './database.ts';
import type { Policies } from './derived.ts';
import { keyFileOf } from './key.ts';
import type { Register, Registers } from './port.ts';
import { schemaVersion } from './schema.ts';
import { sqliteRegister } from './sqlite-register.ts';
import { askedOnce, unlockRegister } from './unlock.ts';
import { defaultRegister, type Folders } from './user-folders.ts';

export function registers(
  folders: Folders,
  rulebook: () => Promise<Rulebook>,
  ask: () => Promise<string> = async () => '',
): Registers {
  const secrets = askedOnce(ask);
  const place = (file: string | undefined) => resolve(file ?? defaultRegister(folders));
  return {
    open: async file => {
      const path = place(file);
      const policies = policiesOf(await rulebook());
      const unlocked = await unlockRegister(path, keyFileOf(folders.config, registerIdOf(path)), secrets);
      if (versionOf(unlocked.db) < schemaVersion) {
        const { migrateWithBackup } = await import('./migrate.ts');
        migrateWithBackup(unlocked, path);
      }
      keepWal(unlocked.db);
      return withCurrentRules(unlocked.db, path, policies, unlocked.keys.master);
    },
    create: async (file, protection, found) => {
      const policies = policiesOf(await rulebook());
      const { createRegister } = await import('./create.ts');
      return createRegister(place(file), folders, protection, async (fresh, { encryption, master }) => {
        const register = await withCurrentRules(openDatabase(fresh, encryption), fresh, policies, master);
        await found(register).finally(() => register.close());
      });
    },
    upkeep: async file => {
      const { upkeepOf } = await import('./upkeep.ts');
      return upkeepOf(place(file), folders, async () => policiesOf(await rulebook()), secrets);
    },
  };
}

/** Somebody who had the register alone (alone.ts) can have been interrupted. */
function keepWal(db: Sqlite): void {
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') tolerating(() => db.pragma('journal_mode = WAL'));
}

function policiesOf(rulebook: Rulebook): Policies & { readonly version: string } {
  const followUp = rulebook.followUpPolicies.at(-1);
  if (!followUp) throw new Refusal({ code: 'bug' });
  return { followUp, reporting: rulebook.reportingRules, version: rulebook.version };
}

/** Derived rows were computed with some rules; when those have changed, everything is derived anew. */
async function withCurrentRules(
  db: Sqlite,
  file: string,
  policies: Policies & { version: string },
  master: () => Buffer,
): Promise<Register> {
  const register = sqliteRegister(db, file, policies, master);
  const read = db.prepare<[], { value: string }>(`SELECT value FROM setting WHERE name = 'derived-with'`);
  const known = tolerating(() => read.get()?.value);
  if (known === policies.version) return register;
  await register.atomically(async () => {
    if (known !== undefined) await register.rebuild();
    db.prepare(`INSERT OR REPLACE INTO setting (name, value) VALUES ('derived-with', ?)`).run(policies.version);
  });
  return register;
}
