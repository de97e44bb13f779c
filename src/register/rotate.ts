/**
 * A new key for the register. The register itself is never rewritten: a copy gets the new key and is checked, the new key
 * file is on the disk, and only then the copy takes the register's place, in one step. Whatever interrupts it, the
 * register is whole, and one of the two key files beside each other opens it (see `unlock.ts`).
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../domain/problem.ts';
import { faultIn, unfinished, verifiedCopy } from './copy.ts';
import { openDatabase, rekey, tolerating } from './database.ts';
import { keysOf } from './key.ts';
import { journalHead } from './queries.ts';
import { carrySigningKeys, signingKeys } from './signing-keys.ts';
import { syncFile, syncFolder } from './sync.ts';
import type { Unlocked } from './unlock.ts';

/** A copy of the register that only the new master key opens; `note` writes what was done in its journal. */
export function copyWithKey(
  source: Unlocked,
  file: string,
  id: string,
  master: Buffer,
  note: (copy: Unlocked) => void,
): string {
  const fresh = unfinished(file);
  try {
    verifiedCopy(source, file, fresh, () => {});
    const signing = signingKeys(source.db, source.keys.master());
    const keys = keysOf(master);
    const copy = openDatabase(fresh, source.keys.encryption);
    try {
      carrySigningKeys(copy, signing, master);
      note({ db: copy, keys });
      rekey(copy, keys.encryption, id);
      copy.pragma('journal_mode = WAL');
    } finally {
      copy.close();
    }
    const again = openDatabase(fresh, keys.encryption);
    const fault = faultIn(again, signingKeys(again, master), () => {}) ?? differsFrom(source, { db: again, keys });
    again.close();
    if (fault) throw new Refusal({ code: 'backup-not-verified', fault });
    syncFile(fresh);
    return fresh;
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** One entry more than the register: that the key was rotated. */
function differsFrom(source: Unlocked, copy: Unlocked): 'counts' | null {
  return journalHead(copy.db).entries === journalHead(source.db).entries + 1 ? null : 'counts';
}

/** Whole and on the disk before the register needs it. */
export function writeKeyFile(file: string, text: string): void {
  tolerating(() => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const fresh = unfinished(file);
    writeFileSync(fresh, text, { mode: 0o600, flag: 'wx' });
    syncFile(fresh);
    renameSync(fresh, file);
    syncFolder(dirname(file));
  });
}
