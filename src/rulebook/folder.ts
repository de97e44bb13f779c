/**
 * Reads a rulebook's files from a folder. What binds every municipality is inherited: a whole file that is not there, and
 * in the others the law's own entries that the folder does not have.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suggestion } from '../domain/nearest.ts';
import { isRefusal, Refusal } from '../domain/problem.ts';
import { builtInFiles } from './built-in.ts';
import { fileNames, type RulebookFiles } from './files.ts';
import { inherited, isInheritable, withOwnGroups } from './inherit.ts';

export async function readFiles(folder: string): Promise<RulebookFiles> {
  await refuseOtherFiles(folder);
  const read = await Promise.all(
    fileNames.map(async name => {
      const own = isInheritable(name) ? await readIfThere(folder, name) : await readJson(folder, name);
      return [name, inherited(name, own, builtInFiles)] as const;
    }),
  );
  return withOwnGroups(Object.fromEntries(read) as RulebookFiles, builtInFiles);
}

/** No file means no cases. */
export async function readCases(folder: string): Promise<unknown> {
  return (await readIfThere(folder, 'cases')) ?? [];
}

/** A slip in a file's name would leave its rules out without a word. A folder that is not there is told by its files. */
async function refuseOtherFiles(folder: string): Promise<void> {
  const known = [...fileNames, 'cases', 'duties'];
  const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.json'));
  const other = names.map(name => name.slice(0, -'.json'.length)).find(name => !known.includes(name));
  if (other === undefined) return;
  const { nearest } = suggestion(other, known);
  const expected = `en av regelbokens filer${nearest ? ` (menade du ${nearest}.json?)` : ''}`;
  throw new Refusal({ code: 'rulebook-form', file: `${other}.json`, path: '', expected });
}

async function readIfThere(folder: string, name: string): Promise<unknown> {
  try {
    return await readJson(folder, name);
  } catch (error) {
    const missing = isRefusal(error) && 'reason' in error.problem && error.problem.reason === 'missing';
    if (missing) return undefined;
    throw error;
  }
}

async function readJson(folder: string, name: string): Promise<unknown> {
  const where = `Regelbokens fil ${name}.json`;
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reasons = { ENOENT: 'missing', ENOTDIR: 'missing', EACCES: 'denied', EISDIR: 'folder' } as const;
    const reason = reasons[error.code as keyof typeof reasons] ?? 'other';
    throw new Refusal({ code: 'unreadable-file', where, reason });
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Refusal({ code: 'not-json', where });
  }
}
