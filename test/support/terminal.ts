/** The built program on a real terminal (a pty that script(1) opens): what it shows, and what is typed at each prompt. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { DemoHome } from '../../bench/demo-register.ts';

const program = join(import.meta.dirname, '..', '..', 'bin', 'kalix-ov.js');

/** Why it cannot be tried on this machine; undefined when it can. */
export function noTerminal(): string | undefined {
  const { status } = spawnSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'script(1) from util-linux is not here';
}

export interface Shown {
  /** Null when it waited for something that was never typed. */
  readonly code: number | null;
  /** Without what moves the cursor and colours. */
  readonly screen: string;
  /** All that was written, as a terminal gets it. */
  readonly written: string;
}

interface Around {
  readonly columns?: number;
  /** What the shell does when the program has ended. */
  readonly afterwards?: string;
  /** Typed over and over for a while after the last line's keys, and then Ctrl-C. */
  readonly chatter?: string;
}

/**
 * Types each line's keys when its words have been shown, after those of the line before it.
 */
export async function onTerminal(
  home: DemoHome,
  line: string,
  dialogue: readonly (readonly [shown: string, keys: string])[],
  env: Readonly<Record<string, string>> = {},
  { columns = 80, afterwards, chatter }: Around = {},
): Promise<Shown> {
  const run = `'${process.execPath}' '${program}' ${line}`;
  const whole = afterwards === undefined ? `exec ${run}` : `${run}; code=$?; ${afterwards}; exit $code`;
  const command = `stty cols ${columns} rows 50; ${whole}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: home.folder,
    env: { ...home.env, TERM: 'xterm', KALIX_OV_PAGER: '', ...env },
    timeout: 50_000,
  });
  let [screen, read, step] = ['', 0, 0];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    const plain = withoutEscapes(screen);
    for (;;) {
      const [wanted, keys] = dialogue[step] ?? [];
      const at = wanted === undefined ? -1 : plain.indexOf(wanted, read);
      if (wanted === undefined || keys === undefined || at < 0) return;
      read = at + wanted.length;
      step += 1;
      child.stdin.write(keys);
      if (chatter !== undefined && step === dialogue.length) void keepTyping(child.stdin, chatter);
    }
  });
  const code = await new Promise<number | null>(resolve => child.on('close', resolve));
  return { code: child.killed ? null : code, screen: withoutEscapes(screen), written: screen };
}

async function keepTyping(keyboard: Writable, text: string): Promise<void> {
  for (let n = 0; n < 300; n += 1) {
    keyboard.write(text);
    await setTimeout(1);
  }
  keyboard.write('\u0003');
}

function withoutEscapes(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal is told begins with one
  return text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '');
}
