/**
 * A new register, whole or not at all. It is made under an unfinished name with all that it is to begin with; then its key
 * file is on the disk; and last, in one step, it gets its name. Whatever interrupts that, there is either no register, and
 * `db init` can be run again, or one that opens with its key and lets its founder in, who can have the recovery key shown
 * again. What an interruption leaves is a file that doctor names, and a key that opens nothing.
 */
import { existsSync, rmSync } from 'node:fs';
import { Refusal } from '../domain/problem.ts';
import { named, unfinished } from './copy.ts';
import { createDatabase, registerIdOf, tolerating } from './database.ts';
import { type Keys, keyFileOf, keysOf, newKey, writeKeyAsText } from './key.ts';
import { refusePlace } from './place.ts';
import { forgetUnused, protectedText } from './protect-key.ts';
import { writeKeyFile } from './rotate.ts';
import { syncFile } from './sync.ts';
import type { CreatedRegister } from './upkeep-port.ts';
import type { Folders } from './user-folders.ts';

export async function createRegister(
  file: string,
  folders: Folders,
  protection: 'none' | 'keyring',
  fill: (fresh: string, keys: Keys) => Promise<void>,
): Promise<CreatedRegister> {
  refusePlace(file, folders);
  if (existsSync(file)) throw new Refusal({ code: 'register-exists', file });
  const [master, fresh] = [newKey(), unfinished(file)];
  try {
    const keys = keysOf(master);
    createDatabase(fresh, keys.encryption);
    await fill(fresh, keys);
    tolerating(() => syncFile(fresh));
    const id = registerIdOf(fresh);
    const keyFile = keyFileOf(folders.config, id);
    const text = await protectedText(master, id, { kind: protection });
    await placeBoth(fresh, file, keyFile, text);
    return { file, keyFile, recoveryKey: writeKeyAsText(master) };
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${fresh}${rest}`, { force: true });
  }
}

async function placeBoth(fresh: string, file: string, keyFile: string, text: string): Promise<void> {
  try {
    writeKeyFile(keyFile, text);
    if (!tolerating(() => named(fresh, file))) throw new Refusal({ code: 'register-exists', file });
  } catch (error) {
    rmSync(keyFile, { force: true });
    await forgetUnused(text, keyFile);
    throw error;
  }
}
