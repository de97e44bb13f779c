/** The one file that touches the clock, the terminal, files and the process. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { type Day, parseDay } from './domain/day.ts';
import { Refusal } from './domain/problem.ts';
import { run } from './run.ts';
import type { Prompt, World } from './world.ts';

export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', leaveQuietlyWhenTheReaderHasGone);
  process.stderr.on('error', leaveQuietlyWhenTheReaderHasGone);
  process.exitCode = await run(realWorld(), argv);
}

export function realWorld(): World {
  const { env } = process;
  return {
    env,
    account: accountName(),
    today: dayInSweden,
    now: () => new Date().toISOString(),
    out: async text => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    err: text => {
      process.stderr.write(text);
    },
    terminal: {
      interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
      color: process.stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
      columns: process.stdout.columns ?? 80,
    },
    read: async path => (path === '-' ? readStandardInput() : readFile(path).catch(unreadable(path))),
    lines: path => readLines(path),
    write: async (path, content, options) =>
      (await import('./exchange/write-file.ts')).writeFile(path, content, options),
    prompt: lazyPrompt,
    rulebook: async folder => (await import('./rulebook/load.ts')).loadRulebook(folder),
    registers: async rulebook => {
      const { registers, userFolders } = await import('./register/open.ts');
      return registers(userFolders(), rulebook);
    },
  };
}

/** The calendar day in Sweden, wherever the machine thinks it is. Temporal (Node 26) answers in a tenth of Intl's time. */
function dayInSweden(): Day {
  const zone = 'Europe/Stockholm';
  const { Temporal } = globalThis as { Temporal?: { Now: { plainDateISO(zone: string): { toString(): string } } } };
  const text = Temporal
    ? Temporal.Now.plainDateISO(zone).toString()
    : new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  const parsed = parseDay(text);
  if (!parsed) throw new RangeError('the clock gives no day');
  return parsed;
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? 'okänd';
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function* readLines(path: string): AsyncIterable<string> {
  const { createInterface } = await import('node:readline');
  const input = path === '-' ? process.stdin : createReadStream(path);
  let failure: unknown;
  input.on('error', error => {
    failure = error;
  });
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  if (failure) unreadable(path)(failure);
}

function unreadable(path: string): (error: unknown) => never {
  const reasons = { ENOENT: 'missing', EACCES: 'denied', EPERM: 'denied', EISDIR: 'folder' } as const;
  return error => {
    const code = (error as NodeJS.ErrnoException).code as keyof typeof reasons;
    const where = path === '-' ? 'Standard in' : 'Filen';
    throw new Refusal({ code: 'unreadable-file', where, reason: reasons[code] ?? 'other' });
  };
}

const lazyPrompt: Prompt = {
  text: async (question, options) => (await import('./prompt.ts')).prompt.text(question, options),
  confirm: async question => (await import('./prompt.ts')).prompt.confirm(question),
  choice: async (question, choices) => (await import('./prompt.ts')).prompt.choice(question, choices),
};

function leaveQuietlyWhenTheReaderHasGone(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
}
