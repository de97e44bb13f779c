/** What a command file exports: its flags, and what it does. */
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import type { ExitCode } from '../present/exit-code.ts';

/** Values as commander gives them, by camel-cased flag name; commands read them through `flags.ts`. */
export type Options = Readonly<Record<string, unknown>>;

export interface CommandFile {
  /** `--user` says whom the question is about, not in whose name it is asked. */
  readonly asksAboutUser?: true;
  /** Adds arguments, flags and help to the command. */
  define(command: Command): void;
  /** Reads, asks the core, shows. Answers with an exit code; nothing means 0. */
  run(context: Context, args: readonly string[], options: Options): Promise<ExitCode | undefined>;
}

export interface CommandEntry {
  /** As typed, e.g. `followups due`. */
  readonly path: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly default: CommandFile }>;
}
