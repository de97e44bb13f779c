/** A register that real processes of the built program work on, and what must hold of it at every moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { demoHome } from '../../bench/demo-register.ts';
import { openDatabase, registerIdOf, type Sqlite } from '../../src/register/database.ts';
import { keyFileOf, loadKey } from '../../src/register/key.ts';
import { registers } from '../../src/register/open.ts';
import type { Register } from '../../src/register/port.ts';
import { derivedTables } from '../../src/register/schema.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';

const program = join(import.meta.dirname, '..', '..', 'bin', 'kalix-ov.js');

export interface Ended {
  /** The exit code; null for a process that was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running extends Promise<Ended> {
  readonly process: ChildProcess;
}

interface Start {
  readonly input?: string;
  /** Another program that starts ours: its words come before ours. */
  readonly by?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** `data` is where the register lies, when it is not the home's own folder. */
export function realOffice(data?: string) {
  const home = demoHome();
  const folders = {
    data: join(String(home.env.XDG_DATA_HOME), 'kalix-ov'),
    config: join(String(home.env.XDG_CONFIG_HOME), 'kalix-ov'),
  };
  const file = data === undefined ? join(folders.data, 'register.db') : join(data, 'register.db');
  const env = { ...home.env, KALIX_OV_DB: file };
  const start = (args: readonly string[], { input = '', by = [], env: own }: Start = {}): Running => {
    const [first = '', ...rest] = [...by, process.execPath, program, ...args];
    const child = spawn(first, rest, { cwd: home.folder, env: { ...env, ...own } });
    return Object.assign(ended(child, input), { process: child });
  };
  const key = () => loadKey(keyFileOf(folders.config, registerIdOf(file)));
  const open = () => registers(folders, () => loadRulebook()).open(file);
  return {
    ...{ home, folders, file, start, open },
    /** Straight into the file, as somebody who has its key can. */
    raw: () => openDatabase(file, key().encryption),
    untilItWrites: (running: Running) => firstWrite(dirname(file), running),
    init: async () => expect(await start(['db', 'init', '--quiet'])).toMatchObject({ code: 0 }),
    /** Opens, holds, and everything derived is what the journal says. */
    holds: async () => {
      const register = await open();
      try {
        return await wholeRegister(register, () => openDatabase(file, key().encryption));
      } finally {
        await register.close();
      }
    },
  };
}

export type RealOffice = ReturnType<typeof realOffice>;

/** Something happens in the register's folder, or the process has ended. */
async function firstWrite(folder: string, running: Running): Promise<void> {
  const stop = new AbortController();
  void running.then(() => stop.abort());
  await new Promise<void>(resolve => {
    const watcher = watch(folder, { signal: stop.signal }, () => resolve());
    watcher.on('close', () => resolve());
  });
  stop.abort();
}

/** Answers with the number of entries and what every entry says, by case. */
async function wholeRegister(register: Register, raw: () => Sqlite) {
  const { entries, broken } = await register.verify(() => {});
  expect(broken).toBeNull();
  const db = raw();
  try {
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const before = derived(db);
    await register.rebuild();
    expect(derived(db)).toEqual(before);
    const said = db.prepare<[], { stream: string; body: string }>(
      'SELECT j.stream, p.body FROM journal j JOIN payload p ON p.seq = j.seq ORDER BY j.seq',
    );
    return { entries, said: said.all() };
  } finally {
    db.close();
  }
}

/** Every row of every derived table, in an order that does not hang on when it was written. */
function derived(db: Sqlite): Record<string, readonly string[]> {
  return Object.fromEntries(
    derivedTables.map(table => [
      table,
      db
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map(row => JSON.stringify(row))
        .sort(),
    ]),
  );
}

async function ended(child: ChildProcess, input: string): Promise<Ended> {
  const [out, err]: string[][] = [[], []];
  child.stdout?.setEncoding('utf8').on('data', text => out?.push(text));
  child.stderr?.setEncoding('utf8').on('data', text => err?.push(text));
  child.stdin?.on('error', () => {}).end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout: (out ?? []).join(''), stderr: (err ?? []).join('') };
}

/** Are they there on this machine? */
export function has(...programs: readonly string[]): boolean {
  return programs.every(name => ['/bin', '/usr/bin', '/sbin', '/usr/sbin'].some(dir => existsSync(join(dir, name))));
}
