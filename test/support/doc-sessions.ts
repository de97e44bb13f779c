/**
 * The terminal sessions in the documentation, as they can be run: in a fenced block, a line that begins with
 * `$ kalix-ov` is a command, and the lines after it are what it prints. No lines: the output is not shown. `# exit 3`
 * after a command is the exit code that it ends with, when that is not 0. `$ cat name` shows a file: the lines after it
 * are written to that file before the next command runs.
 */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DemoHome, demoHome, fillDemo, type Ran } from '../../bench/demo-register.ts';

export interface Shown {
  /** As typed, without `$ kalix-ov`, or `$ cat`. */
  readonly line: string;
  readonly kind: 'run' | 'file';
  readonly exit: number;
  /** The lines after it, as they stand in the document; none when the output is not shown. */
  readonly output: string;
  /** Where those lines stand: indexes into the document's lines, the end not included. */
  readonly from: number;
  readonly to: number;
}

const prompt = /^\$ (kalix-ov|cat) (.*?)(?:\s+# exit (\d+))?$/;

/** Every command and file in the document's fenced blocks, in order. */
export function sessionsIn(document: string): Shown[] {
  const lines = document.split('\n');
  const inBlock = insideFences(lines);
  const starts = lines.flatMap((line, i) => (inBlock[i] && prompt.test(line) ? [i] : []));
  return starts.map(at => {
    const [, program = '', line = '', exit = '0'] = prompt.exec(lines[at] ?? '') ?? [];
    let to = at + 1;
    while (inBlock[to] && !lines[to]?.startsWith('$ ')) to += 1;
    const output = lines.slice(at + 1, to).join('\n');
    return { line, kind: program === 'cat' ? 'file' : 'run', exit: Number(exit), output, from: at + 1, to };
  });
}

/** Every `npm …` line in the document's fenced blocks. */
export function npmLinesIn(document: string): string[] {
  const lines = document.split('\n');
  const inBlock = insideFences(lines);
  return lines.filter((line, i) => inBlock[i] && /^npm /.test(line));
}

/** For each line, whether it stands between two fences. */
function insideFences(lines: readonly string[]): boolean[] {
  let open = false;
  return lines.map(line => {
    if (!line.startsWith('```')) return open;
    open = !open;
    return false;
  });
}

export interface Reader {
  /** Does what stands there, and answers with what it printed; a file prints nothing. */
  follow(shown: Shown): Ran;
  remove(): void;
}

/** Someone who types everything in a document from the top, with the demo's decisions already imported. */
export function reader(): Reader {
  const home = demoHome();
  fillDemo(home);
  cpSync(join(import.meta.dirname, '..', 'kommun-exempel'), join(home.folder, 'min-kommun'), { recursive: true });
  return {
    follow: shown => (shown.kind === 'file' ? writeFile(home, shown) : run(home, shown)),
    remove: () => home.remove(),
  };
}

/** What a terminal shows of it: the answer, and when it was refused the message too. */
export function printed(ran: Ran): string {
  const message = ran.status === 0 ? '' : ran.stderr.replace(/^Allt bedöms per .*\n/, '');
  return `${ran.stdout}${message}`.trimEnd();
}

function writeFile(home: DemoHome, { line, output }: Shown): Ran {
  writeFileSync(join(home.folder, line), `${output}\n`);
  return { status: 0, stdout: output, stderr: '' };
}

/** `db init` is shown where there is no register yet. */
function run(home: DemoHome, { line }: Shown): Ran {
  const [command = '', input] = line.split(' < ');
  const args = words(command);
  const stdin = input === undefined ? {} : { input: home.read(input.trim()) };
  if (!command.startsWith('db init')) return home.run(args, stdin);
  const empty = demoHome();
  try {
    return empty.run(args);
  } finally {
    empty.remove();
  }
}

/** Splits at spaces, but not within double quotes. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
