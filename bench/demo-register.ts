/**
 * A demo register in a temporary folder with its own home, data and configuration folders: for `npm start`, for the
 * session in the README and the test of it, and for the benchmarks. Nothing is written outside that folder.
 */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import insatser from '../data/insatser.json' with { type: 'json' };
import { csv, type DecisionRow, demoDecisions } from './decisions.ts';

/** The day that the demo happens on. */
export const demoToday = '2026-11-21';

const program = join(import.meta.dirname, '..', 'bin', 'kalix-ov.js');

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface DemoHome {
  /** Where files beside the register can be put: the folder that commands run in. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs one command line of the built program, by the Node that runs this. */
  run(args: readonly string[], options?: Pick<SpawnSyncOptions, 'stdio' | 'input'>): Ran;
  /** A file in `folder`. */
  read(name: string): string;
  remove(): void;
}

/** An empty home: no register yet. */
export function demoHome(today = demoToday): DemoHome {
  return homeIn(mkdtempSync(join(tmpdir(), 'kalix-ov-demo-')), today);
}

/** What is in the folder stays. */
export function homeIn(home: string, today: string): DemoHome {
  const folder = join(home, 'arbete');
  mkdirSync(folder, { recursive: true });
  const env = cleanEnvironment(home, today);
  return {
    folder,
    env,
    run: (args, options = {}) => {
      const all = { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 28, ...options } as const;
      const { status, signal, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], all);
      if (error) throw error;
      return { status: status ?? (signal === 'SIGINT' ? 130 : 1), stdout: stdout ?? '', stderr: stderr ?? '' };
    },
    read: name => readFileSync(join(folder, name), 'utf8'),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Makes the register and imports the decisions from `beslut.csv`. Answers with what the import said. */
export function fill(home: DemoHome, rows: Iterable<DecisionRow>): Ran {
  writeFileSync(join(home.folder, 'beslut.csv'), csv(rows));
  const made = home.run(['db', 'init', '--quiet']);
  return made.status === 0 ? home.run(['import', 'beslut.csv']) : made;
}

/** The demo's decisions, its caseworkers as users beside the one who runs it, and insatser without assessment that have been followed up as a whole: all but two. */
export function fillDemo(home: DemoHome): Ran {
  const imported = fill(home, demoDecisions(demoToday));
  if (imported.status !== 0) return imported;
  const { users: founders } = JSON.parse(home.run(['user', 'list', '--json']).stdout) as { users: { name: string }[] };
  const caseworkers = new Set([...founders.map(u => u.name), 'anna', 'bengt', 'cecilia']);
  const users = home.run(['user', 'add', ...caseworkers, '--role', 'handläggare']);
  if (users.status !== 0) return users;
  const followedUp = insatser.filter(i => i.route === 'without-assessment').slice(0, -2);
  for (const { id } of followedUp) {
    const recorded = home.run(['followups', 'record', '--programme', id, '--day', '2026-06-10']);
    if (recorded.status !== 0) return recorded;
  }
  return imported;
}

/** Nothing of the user's own settings for the program, and folders of its own. */
function cleanEnvironment(home: string, today: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(KALIX_OV_|XDG_|npm_)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    USERPROFILE: home,
    LOCALAPPDATA: join(home, 'AppData', 'Local'),
    APPDATA: join(home, 'AppData', 'Roaming'),
    ...{ XDG_DATA_HOME: join(home, 'data'), XDG_CONFIG_HOME: join(home, 'config') },
    ...{ XDG_CACHE_HOME: join(home, 'cache'), XDG_STATE_HOME: join(home, 'state') },
    KALIX_OV_TODAY: today,
  };
}
