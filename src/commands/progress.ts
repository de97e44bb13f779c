/**
 * How far something long has come, on standard error: on a terminal one line that is written over, with a bar and the
 * same in words; elsewhere a line now and then. Nothing with `--quiet`.
 */
import type { Context } from '../context.ts';
import { barLine } from '../present/progress-bar.ts';

const linesEvery = 10_000;
const barEvery = 500;

export interface Progress {
  at(done: number, total?: number): void;
  /** Takes the bar away, so that what is said next stands by itself. */
  end(): void;
}

export function progressOf(context: Context): Progress {
  const { quiet, world, columns } = context;
  const isBar = !quiet && world.terminal.interactive && world.env.TERM !== 'dumb';
  let isShown = false;
  return {
    at: (done, total) => {
      if (!isBar && done > 0 && done % linesEvery === 0)
        context.say(total === undefined ? `${done} rader` : `${done} av ${total} rader`);
      if (!isBar || done === 0 || (done % barEvery !== 0 && done !== total) || (total ?? linesEvery) < barEvery) return;
      world.err(`\r${barLine(done, total, columns)}`);
      isShown = true;
    },
    end: () => {
      if (isShown) world.err(`\r${' '.repeat(columns - 1)}\r`);
      isShown = false;
    },
  };
}
