/** What is done with a register as a file: copied, put back, examined, given a new key. */
import { rmSync } from 'node:fs';
import type { UpkeepEvent } from '../domain/upkeep.ts';
import { swap, takeAlone } from './alone.ts';
import { backUp } from './backup.ts';
import { signer } from './chain.ts';
import { registerIdOf, tolerating } from './database.ts';
import type { Policies } from './derived.ts';
import { emptyRemoved } from './empty-removed.ts';
import { examine } from './examine.ts';
import { journalOf } from './journal.ts';
import { keyFileOf, newKey, readKeyFile, writeKeyAsText } from './key.ts';
import type { Recording, Removals } from './port.ts';
import { forgetUnused, protectedLike, protectedText } from './protect-key.ts';
import { type Occasion, removeAgain } from './purge.ts';
import { replaceKeyFile } from './replace-key.ts';
import { prepareRestore } from './restore.ts';
import { copyWithKey, writeKeyFile } from './rotate.ts';
import { signingKeys } from './signing-keys.ts';
import { nextKeyFile, type Secrets, type Unlocked, unlockRegister } from './unlock.ts';
import type { Upkeep } from './upkeep-port.ts';
import type { Folders } from './user-folders.ts';

type RuledPolicies = Policies & { readonly version: string };

export async function upkeepOf(
  file: string,
  folders: Folders,
  rules: () => Promise<RuledPolicies>,
  secrets: Secrets,
): Promise<Upkeep> {
  const policies = await rules();
  const keyFile = () => keyFileOf(folders.config, registerIdOf(file));
  const unlock = () => unlockRegister(file, keyFile(), secrets);
  const note = (unlocked: Unlocked, event: UpkeepEvent, by: Recording) => append(unlocked, policies, event, by);

  return {
    backup: (request, by) =>
      backUp(file, folders, request, by, {
        unlock,
        note: (unlocked, record) => note(unlocked, { kind: 'backup', ...record }, by),
      }),

    prepareRestore: (backup, by) =>
      prepareRestore(backup, by, {
        ...{ file, folders, secrets },
        note: (copy, record) => note(copy, { kind: 'restored', ...record }, by),
        removeAgain: (copy, removed, day) => removeFrom(copy, policies, removed, { judgedOn: day, by }),
      }),

    examine: progress => examine({ file, folders, policies, secrets, progress }),

    recoveryKey: async () => closing(await unlock(), ({ keys }) => writeKeyAsText(keys.master())),

    rotateKey: async (by, day) => {
      const [id, place, key] = [registerIdOf(file), keyFile(), newKey()];
      return closing(await unlock(), async source => {
        const text = await protectedLike(readKeyFile(place), place, key, secrets);
        const release = takeAlone(source.db);
        let fresh: string | undefined;
        try {
          fresh = copyWithKey(source, file, id, key, copy => note(copy, { kind: 'key-rotated', day }, by));
          writeKeyFile(nextKeyFile(place), text);
          if (process.platform === 'win32') source.db.close();
          swap(fresh, file, null);
        } catch (error) {
          if (fresh) rmSync(fresh, { force: true });
          release();
          throw error;
        }
        return { recoveryKey: writeKeyAsText(key), keyFile: place, oldKeyFile: replaceKeyFile(place) };
      });
    },

    protectKey: async chosen => {
      const [id, place] = [registerIdOf(file), keyFile()];
      const master = await closing(await unlock(), ({ keys }) => keys.master());
      const before = readKeyFile(place);
      const text = await protectedText(master, id, chosen);
      writeKeyFile(place, text);
      await forgetUnused(before, place);
      return place;
    },
  };
}

async function closing<T>(unlocked: Unlocked, work: (unlocked: Unlocked) => T | Promise<T>): Promise<T> {
  try {
    return await work(unlocked);
  } finally {
    unlocked.db.close();
  }
}

function append(unlocked: Unlocked, policies: Policies, event: UpkeepEvent, by: Recording): void {
  const journal = journalIn(unlocked, policies);
  tolerating(() => unlocked.db.transaction(() => journal.appendUpkeep(event, by)).immediate());
}

/** What retention had removed from the register that a backup replaces is removed from the backup too. */
function removeFrom(unlocked: Unlocked, policies: Policies, removed: Removals, occasion: Occasion): boolean {
  const { db } = unlocked;
  const journal = journalIn(unlocked, policies);
  db.pragma('secure_delete = ON');
  const { entries } = tolerating(() => db.transaction(() => removeAgain(db, journal, removed, occasion)).immediate());
  tolerating(() => emptyRemoved(db));
  return entries > 0;
}

function journalIn({ db, keys }: Unlocked, policies: Policies) {
  const { chain, pseudonym } = signingKeys(db, keys.master());
  return journalOf(db, policies, () => signer(chain, pseudonym));
}
