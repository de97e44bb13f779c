/** The file of settings in the user's configuration folder. Every start looks for it: one attempt to read, no more. */
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ConfigFile } from './domain/config.ts';
import { Refusal } from './domain/problem.ts';

/** Undefined when there is none. */
export function readConfigFile(path: string): ConfigFile | undefined {
  const text = textOf(path);
  if (text === undefined) return undefined;
  return { path, text, isOpenToOthers: [path, dirname(path)].some(isOpenToOthers) };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const reasons = { EACCES: 'denied', EPERM: 'denied', EISDIR: 'folder' } as const;
    const reason = reasons[code as keyof typeof reasons] ?? 'other';
    throw new Refusal({ code: 'unreadable-file', where: 'Inställningsfilen config.json', reason });
  }
}

/** It says which register and which rules are used, and which program shows the answers: whoever writes it decides that. */
function isOpenToOthers(path: string): boolean {
  if (process.getuid === undefined) return false;
  const { uid, mode } = statSync(path);
  return (mode & 0o022) !== 0 || (uid !== process.getuid() && uid !== 0);
}
