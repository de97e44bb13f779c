/** Every effect there is. Commands see the world through this and nothing else; tests bring their own. */
import type { ConfigFile } from './domain/config.ts';
import type { Day } from './domain/day.ts';
import type { Rulebook } from './domain/rulebook.ts';
import type { Registers } from './register/upkeep-port.ts';
import type { Folders } from './register/user-folders.ts';

/** What is written to a file; what is long comes in pieces. */
type FileContent = string | Uint8Array | AsyncIterable<string>;

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The account's name on this machine. */
  readonly account: string;
  /** The real day in Sweden, and the real moment (RFC 3339, UTC). Read by `run` alone. */
  today(): Day;
  now(): string;
  /** The answer: standard output. Resolves when the receiver can take more. */
  out(text: string): Promise<void>;
  /**
   * Shows a long answer on the terminal with a pager, given its command line; no file is written. False when there is no
   * such pager: nothing has been shown.
   */
  page(text: string, pager: string): Promise<boolean>;
  /** Messages, progress, prompts: standard error. */
  err(text: string): void;
  readonly terminal: Terminal;
  /** A file's bytes; `-` is standard input. Throws a Refusal when it cannot be read. */
  read(path: string): Promise<Uint8Array>;
  /** A text file line by line, without loading it whole; `-` is standard input. */
  lines(path: string): AsyncIterable<string>;
  /**
   * Writes a whole file or nothing (a temporary file, then a rename), readable by its owner alone. Refuses to replace a
   * file unless `force`; `-` is standard output.
   */
  write(path: string, content: FileContent, options: { readonly force: boolean }): Promise<void>;
  /** Asks on the terminal. Only when `terminal.interactive`. */
  readonly prompt: Prompt;
  /**
   * Has somebody pressed Ctrl-C? From the first time that this is asked, the program ends by itself and not by the
   * signal: what takes long asks again and again.
   */
  interrupted(): Promise<boolean>;
  /** The user's own folders. Nothing is read there to tell. */
  folders(): Folders;
  /** The file of settings, if there is one. Throws a Refusal when it cannot be read. */
  config(): ConfigFile | undefined;
  /** The built-in rulebook, or the one in a folder. Checked when it is loaded. */
  rulebook(folder?: string): Promise<Rulebook>;
  /** Opens and makes registers that are judged by the rulebook given; asks for a passphrase when one protects the key. */
  registers(rulebook: () => Promise<Rulebook>, passphrase: () => Promise<string>): Promise<Registers>;
}

interface Terminal {
  /** Both standard input and standard error are a terminal. */
  readonly interactive: boolean;
  /** Standard output is a terminal that shows colour. */
  readonly color: boolean;
  readonly columns: number;
  /** Lines on the screen; undefined when standard output is no terminal, or one without a size. */
  readonly rows: number | undefined;
}

export interface Questions {
  /** A line of text; `hidden` does not show what is typed (person numbers). */
  text(question: string, options?: { hidden?: boolean }): Promise<string>;
  confirm(question: string): Promise<boolean>;
  /** `marked` is what Enter alone chooses: only what is harmless. Without it an answer has to be chosen. */
  choice<T extends string>(
    question: string,
    choices: readonly { value: T; name: string }[],
    options?: { marked?: NoInfer<T> | undefined },
  ): Promise<T>;
}

export interface Prompt extends Questions {
  /** From the first question to the last: what is typed between them is not shown, and answers nothing. */
  conversation<T>(work: () => Promise<T>): Promise<T>;
}
