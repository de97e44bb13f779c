/** The one file that touches the clock, the terminal, files and the process. */
import { spawnSync } from 'node:child_process';
import { createReadStream, fstatSync, statSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { isatty } from 'node:tty';
import { readConfigFile } from './config-file.ts';
import { type Day, dayFromParts } from './domain/day.ts';
import { Refusal } from './domain/problem.ts';
import { configPath, userFolders } from './register/user-folders.ts';
import { run } from './run.ts';
import type { Prompt, Questions, World } from './world.ts';

/** What has been said on standard error and may not have left the process yet. */
const messages: Promise<void>[] = [];

/** Runs one command line. Answers with its exit code when everything is written. */
export async function answer(argv: readonly string[]): ReturnType<typeof run> {
  const code = await run(realWorld(), argv);
  await Promise.all(messages);
  return code;
}

function realWorld(): World {
  const { env } = process;
  let account: string | undefined;
  return {
    env,
    get account() {
      account ??= accountName();
      return account;
    },
    today: dayInSweden,
    now: () => new Date().toISOString(),
    out: text => write(1, text),
    page: async (text, pager) => {
      await (await asker)?.end();
      return page(text, pager);
    },
    err: text => {
      messages.push(write(2, text));
    },
    terminal: {
      get interactive() {
        return isTerminal(0) && isTerminal(2);
      },
      get color() {
        return !env.NO_COLOR && env.TERM !== 'dumb' && isTerminal(1);
      },
      get columns() {
        return isTerminal(1) ? process.stdout.columns || 80 : 80;
      },
      get rows() {
        // A terminal that does not know its size says 0.
        return isTerminal(1) ? process.stdout.rows || undefined : undefined;
      },
    },
    read: async path => (path === '-' ? readStandardInput() : readFile(path).catch(unreadable(path))),
    lines: path => readLines(path),
    write: async (path, content, options) =>
      (await import('./exchange/write-file.ts')).writeFile(path, content, options),
    prompt: lazyPrompt,
    interrupted,
    folders: userFolders,
    config: () => readConfigFile(configPath(userFolders())),
    rulebook: async folder => (await import('./rulebook/load.ts')).loadRulebook(folder),
    registers: async (rulebook, passphrase) => {
      const { registers } = await import('./register/open.ts');
      return registers(userFolders(), rulebook, passphrase);
    },
  };
}

/** /dev/null is a character device too; asking whether anything is a terminal loads Node's networking, so it is left to last. */
function isTerminal(descriptor: 0 | 1 | 2): boolean {
  try {
    const device = fstatSync(descriptor);
    return device.isCharacterDevice() && device.rdev !== nowhere() && isatty(descriptor);
  } catch {
    return false;
  }
}

function nowhere(): number | undefined {
  return process.platform === 'win32' ? undefined : statSync('/dev/null').rdev;
}

/**
 * Straight to the descriptor: Node's own streams cost a tenth of a short command. A pipe that is full, or a terminal,
 * is left to them. A reader that has gone (`| head`) is not an error.
 */
async function write(descriptor: 1 | 2, text: string): Promise<void> {
  let bytes: Uint8Array = Buffer.from(text);
  try {
    while (bytes.length > 0) bytes = bytes.subarray(writeSync(descriptor, bytes));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPIPE') process.exit(process.exitCode ?? 0);
    if (code !== 'EAGAIN') throw error;
    const stream = descriptor === 1 ? process.stdout : process.stderr;
    const rest = bytes;
    await new Promise<void>(resolve => stream.write(rest, () => resolve()));
  }
}

/**
 * The text goes to the pager through a pipe. Ctrl-C is the pager's while it is shown. `less` writes no history, and
 * saves nothing to a file: what it shows can be somebody's data.
 */
function page(text: string, pager: string): boolean {
  const [command = '', ...args] = pager.split(/\s+/).filter(Boolean);
  const env = { ...process.env, LESSSECURE: '1', LESSHISTFILE: '-' };
  const stay = () => {};
  process.on('SIGINT', stay);
  const { status, signal } = spawnSync(command, args, { input: text, stdio: ['pipe', 'inherit', 'inherit'], env });
  process.off('SIGINT', stay);
  return status !== null || signal !== null;
}

/**
 * The calendar day in Sweden, wherever the machine thinks it is. The zone is set for the length of the question: asking
 * Intl for the day in a zone takes 30 ms.
 */
function dayInSweden(): Day {
  const own = process.env.TZ;
  process.env.TZ = 'Europe/Stockholm';
  const now = new Date();
  const today = dayFromParts(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (own === undefined) delete process.env.TZ;
  else process.env.TZ = own;
  if (!today) throw new RangeError('the clock gives no day');
  return today;
}

/** As the system knows it, never by a variable that anybody can set: it decides what may be done. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? 'okänd'}`;
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

let ctrlC: 'not asked' | 'no' | 'yes' = 'not asked';

/** A signal is heard between two turns of the event loop, so one turn is waited for. */
async function interrupted(): Promise<boolean> {
  if (ctrlC === 'not asked') {
    ctrlC = 'no';
    process.on('SIGINT', () => {
      ctrlC = 'yes';
    });
  }
  await new Promise(resolve => setImmediate(resolve));
  return ctrlC === 'yes' || (await asker)?.isStopped() === true;
}

let asker: Promise<typeof import('./prompt.ts')> | undefined;
let conversations = 0;

/** Each question is a conversation too, of its own or within another one. */
async function conversation<T>(work: () => Promise<T>): Promise<T> {
  conversations += 1;
  try {
    return await work();
  } finally {
    conversations -= 1;
    if (conversations === 0) await (await asker)?.end();
  }
}

function ask<T>(how: (questions: Questions) => Promise<T>): Promise<T> {
  return conversation(async () => {
    asker ??= import('./prompt.ts');
    return how((await asker).questions);
  });
}

const lazyPrompt: Prompt = {
  text: (question, options) => ask(by => by.text(question, options)),
  confirm: question => ask(by => by.confirm(question)),
  choice: (question, choices, options) => ask(by => by.choice(question, choices, options)),
  conversation,
};
