/**
 * The keyboard from a conversation's first question to its last: nothing that is typed is echoed by the terminal, and what
 * is typed while no question stands on the screen goes nowhere, so that it answers nothing that nobody has seen.
 */
import { PassThrough, Writable } from 'node:stream';
import { Refusal } from '../domain/problem.ts';

/** What is typed at the question that stands on the screen. */
export interface Asking {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Ctrl-C, Ctrl-D, or a terminal that is no more. */
  readonly signal: AbortSignal;
}

const { stdin, stderr } = process;
const ended = new AbortController();
let isHeld = false;
let open: PassThrough | undefined;

/** Asks one question. The terminal stays quiet afterwards, until `letGo`. */
export async function hear<T>(ask: (asking: Asking) => Promise<T>): Promise<T> {
  hold();
  // What was typed before has then been read, and is gone.
  await oneTurn();
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  try {
    ended.signal.throwIfAborted();
    const output = shownBy(() => {
      open = input;
    });
    return await ask({ input, output, signal: ended.signal });
  } catch (error) {
    if (ended.signal.aborted || isEndOfPrompt(error)) throw new Refusal({ code: 'interrupted' });
    throw error;
  } finally {
    open = undefined;
  }
}

/** The terminal as it was. */
export async function letGo(): Promise<void> {
  if (!isHeld) return;
  await oneTurn();
  isHeld = false;
  stdin.off('data', take);
  stdin.pause();
  stdin.setRawMode(false);
}

/** Has Ctrl-C been pressed, also between two questions? */
export function isEnded(): boolean {
  return ended.signal.aborted;
}

function hold(): void {
  if (isHeld) return;
  isHeld = true;
  stdin.setRawMode(true);
  stdin.on('data', take);
  stdin.resume();
}

const [ctrlC, ctrlD, ctrlZ] = [0x03, 0x04, 0x1a];

function take(typed: Buffer): void {
  if (typed.includes(ctrlC) || typed.includes(ctrlD)) ended.abort();
  else if (typed.includes(ctrlZ) && process.platform !== 'win32') stepAside();
  else open?.write(typed);
}

/** Another program has the terminal until this one is called back. */
function stepAside(): void {
  stdin.setRawMode(false);
  process.once('SIGCONT', () => isHeld && stdin.setRawMode(true));
  process.kill(process.pid, 'SIGTSTP');
}

/** Where a question is drawn; told when it is about to stand there. */
function shownBy(told: () => void): NodeJS.WritableStream {
  const output = new Writable({
    write: (text, _, done) => {
      told();
      // At once: what the command says next is written past this stream.
      stderr.write(text);
      done();
    },
  });
  return Object.defineProperty(output, 'columns', { get: () => stderr.columns });
}

function oneTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

function isEndOfPrompt(error: unknown): boolean {
  return error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name);
}

stdin.once('end', () => ended.abort());
// The terminal's window was closed: there is nothing left to write to, nor to set back.
for (const gone of [stdin, stderr]) gone.on('error', leave);
process.on('SIGHUP', leave);

function leave(): never {
  process.exit(130);
}
