/** A copy of the built-in rulebook in a temporary folder, with one file changed. */
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const builtIn = new URL('../../data/', import.meta.url);

/** The file with a change made in place. */
// biome-ignore lint/suspicious/noExplicitAny: the point is to write what the types forbid
export async function rulebookWith(file: string, change: (content: any) => void): Promise<string> {
  const content: unknown = JSON.parse(await readFile(new URL(`${file}.json`, builtIn), 'utf8'));
  change(content);
  return rulebookReplacing(file, content);
}

/** Another file in its place. */
export async function rulebookReplacing(file: string, content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kalix-ov-rules-'));
  await cp(builtIn, folder, { recursive: true });
  await writeFile(join(folder, `${file}.json`), JSON.stringify(content));
  return folder;
}
