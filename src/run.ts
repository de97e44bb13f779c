/** Runs one command in a world, and turns a problem into Swedish text and an exit code. */
import { CommanderError } from 'commander';
import { buildProgram, helpAsFlag, usageProblem } from './command-line.ts';
import { admit } from './commands/admission.ts';
import type { CommandFile, Options } from './commands/command.ts';
import { actionOf } from './commands/rights.ts';
import { commands } from './commands/table.ts';
import type { Context } from './context.ts';
import { type Config, readConfig } from './domain/config.ts';
import { type Day, parseDay } from './domain/day.ts';
import { must } from './domain/outcome.ts';
import { isRefusal, type Problem, Refusal } from './domain/problem.ts';
import { isRecordedBefore } from './domain/recording-time.ts';
import type { Rulebook } from './domain/rulebook.ts';
import { clockText } from './present/clock-text.ts';
import { type ExitCode, exit } from './present/exit-code.ts';
import { jsonPieces } from './present/json-pieces.ts';
import { wrapped } from './present/paragraph.ts';
import { cited, describeProblem } from './present/problem/describe.ts';
import { versionJson } from './version.ts';
import type { World } from './world.ts';

/** Runs one command line (without `node` and the script) and answers with its exit code. Never throws. */
export async function run(world: World, argv: readonly string[]): Promise<ExitCode> {
  if (argv[0] === 'complete') return complete(world, argv.slice(argv[1] === '--' ? 2 : 1));
  let rules = () => world.rulebook();
  try {
    return await dispatch(world, argv, context => {
      rules = context.rulebook;
    });
  } catch (error) {
    return report(world, argv, error, rules);
  }
}

/** A shell asks at the tab key, and not a person: nothing is said, and nothing fails. */
async function complete(world: World, words: readonly string[]): Promise<ExitCode> {
  try {
    const { completionsFor, settledOptions } = await import('./commands/completion-answer.ts');
    const options = { ...settledOptions(words), input: false };
    const config = settings(world);
    const quiet = { ...world, err: () => {} };
    const context = contextOf(quiet, { path: 'case list', args: [], options, config, namesUser: true });
    const program = buildProgram(
      [],
      () => {},
      () => {},
    );
    await world.out(await completionsFor(context, words, { program, entries: commands }));
  } catch {
    // No suggestions.
  }
  return exit.done;
}

async function dispatch(world: World, argv: readonly string[], begun: (context: Context) => void): Promise<ExitCode> {
  let chosen: Chosen | undefined;
  let shown = '';
  const program = buildProgram(
    argv,
    text => {
      shown += text;
    },
    (file, path, args, options) => {
      chosen = { file, path, args, options };
    },
  );
  if (argv.length === 0) {
    await show(world, program.helpInformation(), { pager: helpPager(world), plain: false });
    return exit.done;
  }
  try {
    await program.parseAsync(helpAsFlag(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') {
      if (error.code === 'commander.version' && argv.includes('--json')) {
        await world.out(`${JSON.stringify(versionJson(), null, 2)}\n`);
        return exit.done;
      }
      const plain = ['--json', '--quiet', '--no-input'].some(flag => argv.includes(flag));
      await show(world, shown, { pager: helpPager(world), plain });
      return exit.done;
    }
    if (error.code === 'commander.help') {
      world.err(shown);
      return exit.usage;
    }
    throw new Refusal(usageProblem(error, argv, program));
  }
  if (!chosen) return exit.usage;
  const config = chosen.path === 'help' ? usableSettings(world) : settings(world);
  const context = contextOf(world, { ...chosen, config, namesUser: chosen.file.asksAboutUser !== true });
  begun(context);
  if (context.today !== context.realToday && !context.quiet) {
    world.err(`Allt bedöms per ${context.today} (--today), inte dagens datum.\n`);
  }
  return (await chosen.file.run(context, chosen.args, chosen.options)) ?? exit.done;
}

function settings(world: World): Config {
  const file = world.config();
  return file === undefined ? {} : must(readConfig(file));
}

/** Help is given also when the config file cannot be used: it says what the file should be like. */
function usableSettings(world: World): Config {
  try {
    return settings(world);
  } catch {
    return {};
  }
}

function helpPager(world: World): string {
  return pagerOf(world, usableSettings(world));
}

/** What is said for this program alone goes before what is said for all. */
function pagerOf({ env }: World, { pager }: Config): string {
  return env.KALIX_OV_PAGER ?? pager ?? env.PAGER ?? 'less -FRX';
}

/** Through a pager when it is longer than the screen; `plain` never. */
async function show(world: World, text: string, { pager, plain }: { pager: string; plain: boolean }): Promise<void> {
  const { env, terminal } = world;
  const isShown =
    !plain && pager.trim() !== '' && env.TERM !== 'dumb' && isLong(text, terminal) && (await world.page(text, pager));
  if (!isShown) await world.out(text);
}

function isLong(text: string, terminal: World['terminal']): boolean {
  const { rows } = terminal;
  if (rows === undefined || !terminal.interactive) return false;
  const { columns } = terminal;
  const lines = text.split('\n').map(line => Math.max(1, Math.ceil(line.length / columns)));
  return lines.reduce((sum, n) => sum + n, -1) >= rows;
}

interface Chosen {
  readonly file: CommandFile;
  readonly path: string;
  readonly args: readonly string[];
  readonly options: Options;
}

/** What is done, for the rights that it needs; `namesUser` when `--user` says in whose name. */
interface Asked extends Pick<Chosen, 'path' | 'args' | 'options'> {
  readonly config: Config;
  readonly namesUser: boolean;
}

function contextOf(world: World, { path, args, options, config, namesUser }: Asked): Context {
  const named = namesUser ? text(options.user) : undefined;
  const realToday = world.today();
  const json = options.json === true;
  const quiet = options.quiet === true;
  const rulesFolder = (text(options.rules) ?? (world.env.KALIX_OV_RULES || config.rules)) || undefined;
  const rulebook = () => world.rulebook(rulesFolder);
  const mayAsk = () => options.input !== false && world.terminal.interactive;
  let opened: ReturnType<World['registers']> | undefined;
  const registers = () => {
    opened ??= world.registers(rulebook, () => passphrase(world, mayAsk()));
    return opened;
  };
  let isClockChecked = false;
  /** A clock that has been set back makes what is late look as if it were not: said once, whatever was asked. */
  const warnOfClock = (last: string | undefined) => {
    if (!isClockChecked && last !== undefined && isRecordedBefore(world.now(), last) && !quiet)
      world.err(`${clockText(last)}\n`);
    isClockChecked = true;
  };
  const registerFile = text(options.db) ?? (world.env.KALIX_OV_DB || config.db);
  return {
    world,
    realToday,
    today: chosenDay(options, world.env) ?? realToday,
    get account() {
      return world.account;
    },
    get user() {
      return named ?? world.account;
    },
    command: path,
    json,
    quiet,
    get color() {
      return options.color !== false && !json && world.terminal.color;
    },
    get mayAsk() {
      return mayAsk();
    },
    get columns() {
      return world.terminal.columns;
    },
    config,
    registerFile,
    rulesFolder,
    rulebook,
    registers,
    withRegister: async work => {
      const register = await (await registers()).open(registerFile);
      try {
        const last = await register.lastRecorded();
        warnOfClock(last);
        const { account } = world;
        await admit(register, { account, user: named ?? account }, actionOf(path, args, options), realToday, last);
        return await work(register);
      } finally {
        await register.close();
      }
    },
    recording: () => ({ actor: actorName(world.account, named), recorded: world.now() }),
    print: async answer => {
      const whole = answer.endsWith('\n') ? answer : `${answer}\n`;
      await show(world, whole, { pager: pagerOf(world, config), plain: json || quiet || options.input === false });
    },
    printJson: async value => {
      for (const piece of jsonPieces(value)) await world.out(piece);
      await world.out('\n');
    },
    say: message => {
      if (!quiet) world.err(`${wrapped(message, world.terminal.columns)}\n`);
    },
  };
}

/** `anna`; `anna via root` when root did it in anna's name. */
function actorName(account: string, user = account): string {
  return user === account ? user : `${user} via ${account}`;
}

/** What protects the key file: from the environment, or typed without being shown. Never on the command line. */
async function passphrase({ env, prompt }: World, mayAsk: boolean): Promise<string> {
  if (env.KALIX_OV_PASSPHRASE) return env.KALIX_OV_PASSPHRASE;
  if (!mayAsk) throw new Refusal({ code: 'missing-flag', flag: 'KALIX_OV_PASSPHRASE' });
  return prompt.text('Lösenfras för nyckeln', { hidden: true });
}

function chosenDay(options: Options, env: World['env']): Day | undefined {
  const flag = text(options.today);
  const given = flag ?? (env.KALIX_OV_TODAY || undefined);
  if (given === undefined) return undefined;
  const parsed = parseDay(given);
  if (parsed) return parsed;
  const place = { flag: flag === undefined ? 'KALIX_OV_TODAY' : '--today' };
  throw new Refusal({ code: 'invalid-value', place, expected: 'en dag som finns, skriven ÅÅÅÅ-MM-DD' });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

async function report(
  world: World,
  argv: readonly string[],
  error: unknown,
  rules: () => Promise<Rulebook>,
): Promise<ExitCode> {
  const problem: Problem = isRefusal(error) ? error.problem : { code: 'bug' };
  if (problem.code === 'bug' && world.env.KALIX_OV_DEBUG === '1' && error instanceof Error) {
    world.err(`${stackWithoutMessage(error)}\n`);
  }
  const words = describeProblem(problem);
  const {
    exit: code,
    message,
    hint,
    citation,
  } = cited(words, words.local && (await rules().catch(() => undefined))?.localSources);
  if (argv.includes('--json')) {
    await world.out(`${JSON.stringify({ error: { code: problem.code, message, hint, citation } }, null, 2)}\n`);
  }
  const source = citation ? `Enligt ${citation.source}, ${citation.place}.\n` : '';
  world.err(`${wrapped(`${message}\n${source}${hint}`, world.terminal.columns)}\n`);
  return code;
}

/** A message can hold what a user typed; the stack alone says where. */
function stackWithoutMessage(error: Error): string {
  const lines = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return [error.name, ...lines].join('\n');
}
