/** An older schema is brought up to date, with a verified backup first. */
import { linkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unfinished, verifiedCopy } from './copy.ts';
import { migrate, tolerating, versionOf } from './database.ts';
import { journalHead } from './queries.ts';
import { migrations } from './schema.ts';
import { syncFolder } from './sync.ts';
import type { Unlocked } from './unlock.ts';

/** Answers with the backup. Two who start at once make one: its name says which schema, and the journal's length. */
export function migrateWithBackup(unlocked: Unlocked, file: string, steps: readonly string[] = migrations): string {
  const { db } = unlocked;
  const backup = join(dirname(file), `kalix-ov-fore-schema-${versionOf(db) + 1}-${journalHead(db).entries}.db`);
  const fresh = unfinished(backup);
  try {
    verifiedCopy(unlocked, file, fresh, () => {});
    tolerating(() => placeOnce(fresh, backup));
  } finally {
    rmSync(fresh, { force: true });
  }
  tolerating(() => migrate(db, steps));
  return backup;
}

function placeOnce(fresh: string, backup: string): void {
  try {
    linkSync(fresh, backup);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  syncFolder(dirname(backup));
}
