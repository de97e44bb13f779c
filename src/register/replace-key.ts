/** The last step of a rotation: the new key file takes the old one's place, and the old one is kept beside it. */
import { createHash } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { tolerating } from './database.ts';
import { syncFolder } from './sync.ts';
import { nextKeyFile } from './unlock.ts';

/**
 * Two processes may do this at once: the old file's new name follows from what it holds, so that both give it the same,
 * and the key file is there all the time. Answers with the old key's place.
 */
export function replaceKeyFile(keyFile: string): string | null {
  return tolerating(() => {
    const aside = existsSync(keyFile) ? keepAside(keyFile) : null;
    onlyOne(() => renameSync(nextKeyFile(keyFile), keyFile), 'ENOENT');
    syncFolder(dirname(keyFile));
    return aside;
  });
}

/** Where keys that older backups need are kept: `<id>.gammal-<digits>.key`. */
function keepAside(keyFile: string): string {
  const mark = createHash('sha256').update(readFileSync(keyFile)).digest('hex').slice(0, 8);
  const aside = keyFile.replace(/\.key$/, `.gammal-${mark}.key`);
  onlyOne(() => linkSync(keyFile, aside), 'EEXIST');
  return aside;
}

function onlyOne(work: () => void, already: string): void {
  try {
    work();
  } catch (error) {
    if ((error as { code?: string }).code !== already) throw error;
  }
}
