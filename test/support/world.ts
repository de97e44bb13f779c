/** A world for tests: fixed days, text instead of streams, nothing from the machine. */

import { readConfigFile } from '../../src/config-file.ts';
import { day } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/problem.ts';
import { registers } from '../../src/register/open.ts';
import { configPath, type Folders } from '../../src/register/user-folders.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { run } from '../../src/run.ts';
import type { World } from '../../src/world.ts';

export interface TestWorld extends World {
  stdout: string;
  stderr: string;
  paged: string;
  /** What was written to files, by path. */
  readonly written: Map<string, string | Uint8Array>;
  /** What was asked, and the choices as they were shown. */
  readonly asked: { readonly question: string; readonly choices?: readonly string[] }[];
}

export interface TestWorldOptions {
  today?: string;
  /** The real moment. */
  now?: string;
  account?: string;
  env?: Record<string, string>;
  /** Files by path; `-` is standard input. */
  files?: Record<string, string>;
  /** Paths where a file stands already. */
  occupied?: readonly string[];
  /** Where the register and its key live; a test that needs them makes a temporary folder. */
  folders?: Folders;
  /** Lines on the screen, when standard output is a terminal. */
  rows?: number;
  /** The pagers that are installed; what they show goes to `paged`. */
  pagers?: readonly string[];
  /** Answers to prompts, in order. */
  answers?: readonly (string | boolean)[];
  /** Answers to prompts, by what is asked; undefined is Ctrl-C. */
  respond?: (question: string, choices: readonly { value: string; name: string }[]) => string | boolean | undefined;
}

export function testWorld(options: TestWorldOptions = {}): TestWorld {
  const answers = [...(options.answers ?? [])];
  const folders = options.folders ?? { data: '/nonexistent', config: '/nonexistent' };
  const next = async <T>(question: string, choices?: readonly { value: string; name: string }[]): Promise<T> => {
    world.asked.push(choices ? { question, choices: choices.map(c => c.name) } : { question });
    const answer = options.respond ? options.respond(question, choices ?? []) : answers.shift();
    if (answer === undefined) throw new Refusal({ code: 'interrupted' });
    return answer as T;
  };
  const read = (path: string): string => {
    const content = options.files?.[path];
    if (content === undefined) throw new Refusal({ code: 'unreadable-file', where: 'Filen', reason: 'missing' });
    return content;
  };
  const world: TestWorld = {
    stdout: '',
    stderr: '',
    paged: '',
    written: new Map(),
    asked: [],
    env: options.env ?? {},
    account: options.account ?? 'anna',
    today: () => day(options.today ?? '2026-11-21'),
    now: () => options.now ?? '2026-11-21T08:00:00.000Z',
    out: async text => {
      world.stdout += text;
    },
    page: async (text, pager) => {
      if (!options.pagers?.includes(pager)) return false;
      world.paged += text;
      return true;
    },
    err: text => {
      world.stderr += text;
    },
    terminal: {
      interactive: (options.answers ?? options.respond) !== undefined,
      color: false,
      columns: 80,
      rows: options.rows,
    },
    read: async path => new TextEncoder().encode(read(path)),
    lines: async function* (path) {
      yield* read(path).split(/\r?\n/);
    },
    write: async (path, content, { force }) => {
      if (!force && (world.written.has(path) || options.occupied?.includes(path)))
        throw new Refusal({ code: 'file-exists' });
      if (typeof content === 'string' || content instanceof Uint8Array) world.written.set(path, content);
      else {
        let text = '';
        for await (const piece of content) text += piece;
        if (path === '-') world.stdout += text;
        else world.written.set(path, text);
      }
    },
    prompt: {
      text: question => next(question),
      confirm: question => next(question),
      choice: (question, choices) => next(question, choices),
      conversation: work => work(),
    },
    interrupted: async () => false,
    folders: () => folders,
    config: () => readConfigFile(configPath(folders)),
    rulebook: folder => loadRulebook(folder),
    registers: async (rulebook, passphrase) => registers(folders, rulebook, passphrase),
  };
  return world;
}

/** Runs one command line in a test world. */
export async function kalix(line: string | readonly string[], options: TestWorldOptions = {}) {
  const world = testWorld(options);
  const argv = typeof line === 'string' ? line.split(' ').filter(Boolean) : line;
  const code = await run(world, argv);
  return {
    code,
    stdout: world.stdout,
    stderr: world.stderr,
    paged: world.paged,
    written: world.written,
    asked: world.asked,
    json: () => JSON.parse(world.stdout) as unknown,
  };
}
