/** Finds the register and its key, and opens it. */
import { resolve } from 'node:path';
import { Refusal } from '../domain/problem.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { openDatabase, registerIdOf, type Sqlite, tolerating, versionOf } from './database.ts';
import type { Policies } from './derived.ts';
import { keyFileOf } from './key.ts';
import type { Register } from './port.ts';
import { schemaVersion } from './schema.ts';
import { sqliteRegister } from './sqlite-register.ts';
import { askedOnce, unlockRegister } from './unlock.ts';
import type { Registers } from './upkeep-port.ts';
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
      const rules = rulesOf(await rulebook());
      const unlocked = await unlockRegister(path, keyFileOf(folders.config, registerIdOf(path)), secrets);
      if (versionOf(unlocked.db) < schemaVersion) {
        const { migrateWithBackup } = await import('./migrate.ts');
        migrateWithBackup(unlocked, path);
      }
      keepWal(unlocked.db);
      return withCurrentRules(unlocked.db, path, rules, unlocked.keys.master);
    },
    create: async (file, protection, found) => {
      const rules = rulesOf(await rulebook());
      const { createRegister } = await import('./create.ts');
      return createRegister(place(file), folders, protection, async (fresh, { encryption, master }) => {
        const register = await withCurrentRules(openDatabase(fresh, encryption), fresh, rules, master);
        await found(register).finally(() => register.close());
      });
    },
    upkeep: async file => {
      const { upkeepOf } = await import('./upkeep.ts');
      return upkeepOf(place(file), folders, async () => rulesOf(await rulebook()), secrets);
    },
  };
}

/** Somebody who had the register alone (alone.ts) can have been interrupted. */
function keepWal(db: Sqlite): void {
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') tolerating(() => db.pragma('journal_mode = WAL'));
}

interface Rules extends Policies {
  readonly municipality: string;
  /** The edition's name and what is derived by: a folder's files can change without a new name. */
  readonly version: string;
}

function rulesOf({ municipality, version, followUpPolicies, reportingRules: reporting }: Rulebook): Rules {
  const followUp = followUpPolicies.at(-1);
  if (!followUp) throw new Refusal({ code: 'bug' });
  return { municipality, followUp, reporting, version: JSON.stringify([version, followUp, reporting]) };
}

/**
 * Derived rows were computed with some rules; when those have changed, everything is derived anew. A register belongs to
 * the municipality whose rules it was made with: under another's, its insatser and days would mean something else.
 */
async function withCurrentRules(db: Sqlite, file: string, rules: Rules, master: () => Buffer): Promise<Register> {
  const { municipality, version } = rules;
  const read = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?');
  const [owner, known] = tolerating(() => [read.get('municipality')?.value, read.get('derived-with')?.value]);
  if (owner !== undefined && owner !== municipality) {
    db.close();
    throw new Refusal({ code: 'other-municipality', register: owner, rules: municipality });
  }
  const register = sqliteRegister(db, file, rules, master);
  if (known === version) return register;
  await register.atomically(async () => {
    if (known !== undefined) await register.rebuild();
    const write = db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
    write.run('municipality', municipality);
    write.run('derived-with', version);
  });
  return register;
}
