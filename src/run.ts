/** Builds the command line, runs one command in a world, and turns a problem into Swedish text and an exit code. */
import { Command, CommanderError } from 'commander';
import type { CommandEntry, CommandFile, Options } from './commands/command.ts';
import { commands, groups } from './commands/table.ts';
import type { Context } from './context.ts';
import { type Day, parseDay } from './domain/day.ts';
import { nearest } from './domain/nearest.ts';
import { isRefusal, type Problem, Refusal } from './domain/problem.ts';
import { describeProblem, type ExitCode, exit } from './present/problem-text.ts';
import { version } from './version.ts';
import type { World } from './world.ts';

/** Runs one command line (without `node` and the script) and answers with its exit code. Never throws. */
export async function run(world: World, argv: readonly string[]): Promise<ExitCode> {
  try {
    return await dispatch(world, argv);
  } catch (error) {
    return report(world, argv, error);
  }
}

async function dispatch(world: World, argv: readonly string[]): Promise<ExitCode> {
  let chosen: { file: CommandFile; args: readonly string[]; options: Options } | undefined;
  let shown = '';
  const program = buildProgram(
    argv,
    text => {
      shown += text;
    },
    (file, args, options) => {
      chosen = { file, args, options };
    },
  );
  if (argv.length === 0) {
    await world.out(program.helpInformation());
    return exit.done;
  }
  try {
    await program.parseAsync(helpAsFlag(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') {
      await world.out(shown);
      return exit.done;
    }
    if (error.code === 'commander.help') {
      world.err(shown);
      return exit.usage;
    }
    throw new Refusal(usageProblem(error, argv, program));
  }
  if (!chosen) return exit.usage;
  const context = contextOf(world, chosen.options);
  if (context.today !== context.realToday && !context.quiet) {
    world.err(`Allt bedöms per ${context.today} (--today), inte dagens datum.\n`);
  }
  return (await chosen.file.run(context, chosen.args, chosen.options)) ?? exit.done;
}

/** `help check` means `check --help`. */
function helpAsFlag(argv: readonly string[]): string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv];
}

function buildProgram(
  argv: readonly string[],
  write: (text: string) => void,
  choose: (file: CommandFile, args: readonly string[], options: Options) => void,
): Command {
  const program = inSwedish(new Command('kalix-ov'), write)
    .description('Insatser, beslut, uppföljning och rapportering i socialtjänstens öppenvård.')
    .version(version(), '--version', 'visa versionen')
    .option('--db <fil>', 'registerfilen (annars KALIX_OV_DB, annars i din datamapp)')
    .option('--today <ÅÅÅÅ-MM-DD>', 'dagen som allt bedöms på (annars KALIX_OV_TODAY, annars i dag)')
    .option('--rules <mapp>', 'en annan regelbok än den inbyggda')
    .option('--user <namn>', 'vem du är (annars kontots namn)')
    .option('--json', 'svara med ett JSON-dokument')
    .option('--no-input', 'fråga aldrig; säg vilken uppgift som saknas')
    .option('--quiet', 'inga meddelanden, bara svaret')
    .option('--no-color', 'inga färger (även NO_COLOR)');
  const parents = new Map<string, Command>();
  const needed = commandsIn(argv);
  for (const [name, summary] of Object.entries(groups)) {
    if (!needed.some(c => c.path.startsWith(`${name} `))) continue;
    parents.set(name, inSwedish(program.command(name), write).description(summary));
  }
  const files = new Map<Command, CommandEntry>();
  for (const entry of needed) {
    const [first = '', second] = entry.path.split(' ');
    const parent = second ? parents.get(first) : program;
    const leaf = inSwedish((parent ?? program).command(second ?? first), write).description(entry.summary);
    files.set(leaf, entry);
    if (!second) parents.set(first, leaf);
  }
  for (const parent of [program, ...parents.values()]) {
    parent.hook('preSubcommand', async (_parent, leaf) => {
      const entry = files.get(leaf);
      if (!entry) return;
      const { default: file } = await entry.load();
      file.define(leaf);
      leaf.action(() => choose(file, leaf.args, leaf.optsWithGlobals()));
    });
  }
  return program;
}

/** The commands that the words can mean: building all forty takes longer than most of them run. */
function commandsIn(argv: readonly string[]): readonly CommandEntry[] {
  const named = commands.filter(c => argv.includes(c.path.split(' ', 1)[0] ?? ''));
  return named.length === 0 || argv[0] === 'help' ? commands : named;
}

const headings: Readonly<Record<string, string>> = {
  'Usage:': 'Användning:',
  'Arguments:': 'Argument:',
  'Options:': 'Flaggor:',
  'Commands:': 'Kommandon:',
};

function inSwedish(command: Command, write: (text: string) => void): Command {
  return command
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: write, outputError: () => {} })
    .configureHelp({
      styleTitle: title => headings[title] ?? title,
      subcommandTerm: sub => sub.name(),
      commandUsage: of => usageLine(of),
      helpWidth: 80,
      minWidthToWrap: 20,
    })
    .helpOption('-h, --help', 'visa hjälp')
    .helpCommand(false);
}

function usageLine(command: Command): string {
  const names: string[] = [];
  for (let at: Command | null = command; at; at = at.parent) names.unshift(at.name());
  const args = command.registeredArguments.map(a => `${a.required ? '<' : '['}${a.name()}${a.required ? '>' : ']'}`);
  const rest = command.commands.length > 0 ? ['<kommando>'] : args;
  return [...names, ...rest, '[flaggor]'].join(' ');
}

function contextOf(world: World, options: Options): Context {
  const realToday = world.today();
  const json = options.json === true;
  const quiet = options.quiet === true;
  const folder = text(options.rules) ?? world.env.KALIX_OV_RULES;
  const rulebook = () => world.rulebook(folder || undefined);
  const registers = () => world.registers(rulebook);
  const registerFile = text(options.db) ?? (world.env.KALIX_OV_DB || undefined);
  return {
    world,
    realToday,
    today: chosenDay(options, world.env) ?? realToday,
    get user() {
      return text(options.user) ?? world.account;
    },
    json,
    quiet,
    get color() {
      return options.color !== false && !json && world.terminal.color;
    },
    get mayAsk() {
      return options.input !== false && world.terminal.interactive;
    },
    get columns() {
      return world.terminal.columns;
    },
    registerFile,
    rulebook,
    registers,
    withRegister: async work => {
      const register = await (await registers()).open(registerFile);
      try {
        return await work(register);
      } finally {
        await register.close();
      }
    },
    recording: () => ({ actor: text(options.user) ?? world.account, recorded: world.now() }),
    print: async answer => world.out(answer.endsWith('\n') ? answer : `${answer}\n`),
    printJson: async value => world.out(`${JSON.stringify(value, null, 2)}\n`),
    say: message => {
      if (!quiet) world.err(`${message}\n`);
    },
  };
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

function usageProblem(error: CommanderError, argv: readonly string[], program: Command): Problem {
  const named = /'(.*?)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption': {
      const flag = withoutDigits(named.split('=')[0] ?? '');
      return { code: 'unknown-flag', flag, ...suggestion(flag, flagsNear(argv, program)) };
    }
    case 'commander.unknownCommand':
      return { code: 'unknown-command', ...suggestion(named, [...Object.keys(groups), ...commandWords()]) };
    case 'commander.optionMissingArgument':
      return { code: 'missing-value', place: { flag: named.split(' ')[0] ?? '' } };
    case 'commander.missingArgument':
      return { code: 'missing-argument', name: named };
    default:
      return { code: 'too-many-arguments' };
  }
}

function commandWords(): string[] {
  return commands.map(c => c.path.split(' ').at(-1) ?? '');
}

function flagsNear(argv: readonly string[], program: Command): string[] {
  let at = program;
  const flags = program.options.map(o => o.long ?? '');
  for (const word of argv) {
    const next = at.commands.find(c => c.name() === word);
    if (!next) continue;
    at = next;
    flags.push(...next.options.map(o => o.long ?? ''));
  }
  return flags;
}

function suggestion(typed: string, known: readonly string[]): { nearest?: string } {
  const found = nearest(typed, known);
  return found === undefined ? {} : { nearest: found };
}

/** What was typed as a flag is shown back, but never a number in it: it could be somebody's. */
function withoutDigits(flag: string): string {
  return flag.replace(/\d/g, '•').slice(0, 40);
}

async function report(world: World, argv: readonly string[], error: unknown): Promise<ExitCode> {
  const problem: Problem = isRefusal(error) ? error.problem : { code: 'bug' };
  if (problem.code === 'bug' && world.env.KALIX_OV_DEBUG === '1' && error instanceof Error) {
    world.err(`${stackWithoutMessage(error)}\n`);
  }
  const { exit: code, message, hint, citation } = describeProblem(problem);
  if (argv.includes('--json')) {
    await world.out(`${JSON.stringify({ error: { code: problem.code, message, hint, citation } }, null, 2)}\n`);
  }
  world.err(`${message}\n${citation ? `Enligt ${citation.source}, ${citation.place}.\n` : ''}${hint}\n`);
  return code;
}

/** A message can hold what a user typed; the stack alone says where. */
function stackWithoutMessage(error: Error): string {
  const lines = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return [error.name, ...lines].join('\n');
}
