/** Writes files that hold what nobody else may read: whole or not at all, mode 0600, never over another by mistake. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRefusal, Refusal } from '../domain/problem.ts';

export async function writeFile(
  path: string,
  content: string | Uint8Array | AsyncIterable<string>,
  { force }: { readonly force: boolean },
): Promise<void> {
  if (path === '-') return toStandardOutput(content);
  if (!force && existsSync(path)) throw new Refusal({ code: 'file-exists' });
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    await writeNew(temporary, content);
    await (force ? rename(temporary, path) : link(temporary, path));
  } catch (error) {
    // Where the pieces come from can refuse, or be interrupted.
    if (isRefusal(error)) throw error;
    throw new Refusal({ code: (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'file-exists' : 'file-unwritable' });
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function writeNew(path: string, content: string | Uint8Array | AsyncIterable<string>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(path, 0o600);
}

async function toStandardOutput(content: string | Uint8Array | AsyncIterable<string>): Promise<void> {
  // What goes wrong is told to the one who writes: without a listener it would end the program as well.
  process.stdout.on('error', () => {});
  if (typeof content === 'string' || content instanceof Uint8Array) return pieceToStandardOutput(content);
  for await (const piece of content) await pieceToStandardOutput(piece);
}

/** A reader that has gone (`| head`) is not an error. */
async function pieceToStandardOutput(content: string | Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    process.stdout.write(content, error => {
      if ((error as NodeJS.ErrnoException | null | undefined)?.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      if (error) reject(error);
      else resolve();
    }),
  );
}
