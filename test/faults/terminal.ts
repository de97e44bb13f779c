/** The built program in a terminal of its own: script(1) gives it one, and what is typed is sent when it is asked for. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Terminal {
  /** Everything that has stood on the screen. */
  readonly screen: string;
  /** Waits until the text stands there after what was typed the last time, and types. */
  type(after: string, keys: string): Promise<void>;
  /** The exit code. */
  readonly ended: Promise<number | null>;
  /** The window is closed. */
  close(): void;
}

export function inTerminal(args: readonly string[], { env, cwd }: { env: object; cwd: string }): Terminal {
  const command = ['stty cols 80 rows 50;', ...args].join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd,
    env: { ...env, TERM: 'xterm', SHELL: '/bin/sh', NO_COLOR: '1' },
  });
  const typed = { screen: '', from: 0 };
  child.stdin.on('error', () => {});
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    typed.screen += text;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    get screen() {
      return typed.screen;
    },
    ended,
    type: async (after, keys) => {
      while (!typed.screen.slice(typed.from).includes(after)) {
        const next = await Promise.race([once(child.stdout, 'data'), ended]);
        if (!Array.isArray(next) && !typed.screen.slice(typed.from).includes(after))
          throw new Error(`ended without "${after}": ${typed.screen}`);
      }
      // With nothing to type, what is waited for next can stand there already.
      typed.from = keys === '' ? typed.screen.indexOf(after, typed.from) + after.length : typed.screen.length;
      child.stdin.write(keys);
    },
    close: () => child.kill('SIGKILL'),
  };
}
