/** Reads JSON that a user points at: a file, or `-` for standard input. */
import type { Context } from '../context.ts';
import { Refusal } from '../domain/problem.ts';

export async function readJson(context: Context, path: string): Promise<unknown> {
  const text = await readText(context, path);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal({ code: 'not-json', where: path === '-' ? 'Standard in' : 'Filen' });
  }
}

/** UTF-8, with or without a byte order mark. */
export async function readText(context: Context, path: string): Promise<string> {
  return new TextDecoder().decode(await context.world.read(path));
}
