/** The last step of a rotation: the new key file takes the old one's place, and the old one is kept beside it. */
import { createHash } from 'node:crypto';
import { constants, copyFileSync, existsSync, linkSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRefusal } from '../domain/problem.ts';
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

/** Where the key's folder cannot be written now, the register is opened all the same; doctor tells of it. */
export function finishRotation(keyFile: string): void {
  try {
    replaceKeyFile(keyFile);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

/** Where keys that older backups need are kept: `<id>.gammal-<digits>.key`. */
function keepAside(keyFile: string): string {
  const mark = createHash('sha256').update(readFileSync(keyFile)).digest('hex').slice(0, 8);
  const aside = keyFile.replace(/\.key$/, `.gammal-${mark}.key`);
  onlyOne(() => copyOrLink(keyFile, aside), 'EEXIST');
  return aside;
}

/** Whole at once; where a disk has no links, copied. */
function copyOrLink(file: string, to: string): void {
  try {
    linkSync(file, to);
  } catch {
    copyFileSync(file, to, constants.COPYFILE_EXCL);
  }
}

function onlyOne(work: () => void, already: string): void {
  try {
    work();
  } catch (error) {
    if ((error as { code?: string }).code !== already) throw error;
  }
}
