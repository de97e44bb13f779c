/** What one command run sees: the world, and the global flags as settled values. */
import type { Config } from './domain/config.ts';
import type { Day } from './domain/day.ts';
import type { Rulebook } from './domain/rulebook.ts';
import type { Recording, Register } from './register/port.ts';
import type { Registers } from './register/upkeep-port.ts';
import type { World } from './world.ts';

export interface Context {
  readonly world: World;
  /** The day that everything is judged on: `--today`, or the real day. Never the recording time. */
  readonly today: Day;
  /** The real day; differs from `today` when one was chosen. */
  readonly realToday: Day;
  /** Who is at the keyboard; and in whose name the work is done: the same, unless an administrator says otherwise. */
  readonly account: string;
  readonly user: string;
  /** The command as typed, without its arguments: `case show`. */
  readonly command: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  /** May the command ask? Only on a terminal and without `--no-input`. */
  readonly mayAsk: boolean;
  readonly columns: number;
  /** As flag, variable or setting says; undefined for the default place. */
  readonly registerFile: string | undefined;
  /** The folder of another rulebook, said in the same ways; undefined for the built-in one. */
  readonly rulesFolder: string | undefined;
  /** The user's settings: what holds when neither a flag nor a variable says otherwise. */
  readonly config: Config;
  rulebook(): Promise<Rulebook>;
  registers(): Promise<Registers>;
  /** Opens the register if the user may do what the command does, lets `work` use it, and closes it whatever happens. */
  withRegister<T>(work: (register: Register) => Promise<T>): Promise<T>;
  /** Who records, and the real moment. */
  recording(): Recording;
  /** The answer in words, to standard output. */
  print(text: string): Promise<void>;
  /** The answer as one JSON document. */
  printJson(value: unknown): Promise<void>;
  /** A message to standard error, unless `--quiet`. */
  say(text: string): void;
}
