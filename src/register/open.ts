/** Finds the register and its key, and opens it. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { type Problem, Refusal } from '../domain/problem.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { derivedKey } from './chain.ts';
import { createDatabase, openDatabase, registerIdOf, type Sqlite, tolerating } from './database.ts';
import type { Policies } from './derived.ts';
import { holdsTogether, keyFileOf, loadKey, newKey, saveKey, writeKeyAsText } from './key.ts';
import type { CreatedRegister, Register, Registers } from './port.ts';
import { sqliteRegister } from './sqlite-register.ts';

export interface Folders {
  readonly data: string;
  readonly config: string;
}

/** The user's own folders, by the system's custom (XDG on Linux). */
export function userFolders(): Folders {
  const { data, config } = envPaths('kalix-ov', { suffix: '' });
  return { data, config };
}

export function registers(folders: Folders, rulebook: () => Promise<Rulebook>): Registers {
  const place = (file: string | undefined) => resolve(file ?? join(folders.data, 'register.db'));
  return {
    open: async file => {
      const path = place(file);
      const policies = policiesOf(await rulebook());
      const keyFile = keyFileOf(folders.config, registerIdOf(path));
      const keys = loadKey(keyFile);
      const master = () => {
        if (!holdsTogether(keyFile, keys)) throw new Refusal({ code: 'key-unreadable', file: keyFile });
        return keys.master;
      };
      return withCurrentRules(openDatabase(path, keys.encryption), path, policies, master);
    },
    create: async file => create(place(file), folders.config),
  };
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

function create(file: string, configFolder: string): CreatedRegister {
  if (isInside(dirname(file), configFolder)) throw new Refusal({ code: 'register-beside-key' } satisfies Problem);
  const key = newKey();
  createDatabase(file, derivedKey(key, 'encryption'));
  const keyFile = keyFileOf(configFolder, registerIdOf(file));
  saveKey(keyFile, key);
  return { file, keyFile, recoveryKey: writeKeyAsText(key) };
}

function isInside(folder: string, of: string): boolean {
  const [inner, outer] = [resolve(folder), resolve(of)];
  return existsSync(outer) && (inner === outer || inner.startsWith(`${outer}/`));
}
