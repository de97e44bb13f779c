/** Whole processes: what they answer, how long they take, and the most memory that they held. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoHome } from './demo-register.ts';
import { expect } from './figures.ts';
import type { Contender } from './measure.ts';

export const program = join(import.meta.dirname, '..', 'bin', 'kalix-ov.js');

export interface Finished {
  readonly stdout: string;
  readonly milliseconds: number;
}

type Where = Pick<DemoHome, 'folder' | 'env'>;

/** Node with these arguments, to its end; anything but exit code 0 ends the bench. */
export function node(at: Where, args: readonly string[], stdout: 'pipe' | 'ignore' = 'pipe'): Finished {
  return finished(at, process.execPath, args, stdout);
}

export function finished(
  at: Where,
  command: string,
  args: readonly string[],
  stdout: 'pipe' | 'ignore' = 'pipe',
): Finished {
  const options = { cwd: at.folder, env: at.env, encoding: 'utf8', maxBuffer: 1 << 30 } as const;
  const start = process.hrtime.bigint();
  const ran = spawnSync(command, [...args], { ...options, stdio: ['ignore', stdout, 'pipe'] });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  expect(ran.status === 0, `${command} ${args.join(' ')} ended with ${ran.status}: ${ran.stderr}`);
  return { stdout: ran.stdout ?? '', milliseconds };
}

export const emptyNode = (at: Where): Contender => ({
  name: 'node -e 0',
  once: () => node(at, ['-e', '0']).milliseconds,
});

/** A command line of the built program. */
export function command(at: Where, ...args: readonly string[]): Contender {
  return { name: args.join(' '), once: () => node(at, [program, ...args]).milliseconds };
}

/**
 * The most memory that the process held at any time, as it says itself when it ends. Taken first of all: a child's peak
 * begins at what its parent holds when it is started.
 */
export function peakMebibytes(at: Where, args: readonly string[]): number {
  const file = join(tmpdir(), `kalix-ov-peak-${process.pid}`);
  const onExit = `process.on('exit',()=>require('node:fs').writeFileSync(${JSON.stringify(file)},String(process.resourceUsage().maxRSS)))`;
  writeFileSync(`${file}.cjs`, onExit);
  node(at, ['--require', `${file}.cjs`, ...args], 'ignore');
  const kibibytes = Number(readFileSync(file, 'utf8'));
  for (const made of [file, `${file}.cjs`]) rmSync(made);
  return kibibytes / 1024;
}
