/** The command line: its flags and commands with Swedish help, and what is wrong with one that cannot be read. */
import { Command, type CommanderError, Help } from 'commander';
import type { CommandEntry, CommandFile, Options } from './commands/command.ts';
import { commands, groups } from './commands/table.ts';
import { suggestion } from './domain/nearest.ts';
import type { Problem } from './domain/problem.ts';
import { versionText } from './version.ts';

/** `help check` means `check --help`; `help` alone, or with what is no command, is a command itself. */
export function helpAsFlag(argv: readonly string[]): string[] {
  const about = argv[0] === 'help' ? argv.slice(1).find(word => !word.startsWith('-')) : undefined;
  const isCommand = commands.some(c => c.path.split(' ', 1)[0] === about);
  return isCommand ? [...argv.slice(1), '--help'] : [...argv];
}

export function buildProgram(
  argv: readonly string[],
  write: (text: string) => void,
  choose: (file: CommandFile, path: string, args: readonly string[], options: Options) => void,
): Command {
  const program = inSwedish(new Command('kalix-ov'), write)
    .description('Insatser, beslut, uppföljning och rapportering i socialtjänstens öppenvård.')
    .version(versionText(), '--version', 'visa versionen, dess commit och regelbokens utgåva')
    .option('--db <fil>', 'registerfilen (annars KALIX_OV_DB, annars i din datamapp)')
    .option('--today <ÅÅÅÅ-MM-DD>', 'dagen som allt bedöms på (annars KALIX_OV_TODAY, annars i dag)')
    .option('--rules <mapp>', 'en annan regelbok än den inbyggda')
    .option('--user <namn>', 'i vems namn (bara administratören; annars ditt eget konto)')
    .option('--json', 'svara med ett JSON-dokument')
    .option('--no-input', 'fråga aldrig; säg vilken uppgift som saknas')
    .option('--quiet', 'inga meddelanden, bara svaret')
    .option('--no-color', 'inga färger (även NO_COLOR)')
    .addHelpText('after', examples);
  const parents = new Map<string, Command>();
  const needed = commandsIn(argv);
  for (const [name, summary] of Object.entries(groups)) {
    if (!needed.some(c => c.path.startsWith(`${name} `))) continue;
    const [word, within] = lastWord(name);
    parents.set(name, inSwedish((parents.get(within) ?? program).command(word), write).description(summary));
  }
  const files = new Map<Command, CommandEntry>();
  for (const entry of needed) {
    const [word, within] = lastWord(entry.path);
    const leaf = inSwedish((parents.get(within) ?? program).command(word), write).description(entry.summary);
    files.set(leaf, entry);
    if (within === '') parents.set(word, leaf);
  }
  for (const parent of [program, ...parents.values()]) {
    parent.hook('preSubcommand', async (_parent, leaf) => {
      const entry = files.get(leaf);
      if (!entry) return;
      const { default: file } = await entry.load();
      file.define(leaf);
      leaf.action(() => choose(file, entry.path, leaf.args, leaf.optsWithGlobals()));
    });
  }
  return program;
}

/** `db key show`: `show`, within `db key`. */
function lastWord(path: string): [word: string, within: string] {
  const at = path.lastIndexOf(' ');
  return [path.slice(at + 1), path.slice(0, Math.max(at, 0))];
}

const examples = `
Exempel:
  $ kalix-ov check --age 14 --registered --guardian-consent all
  $ kalix-ov followups due
  $ kalix-ov ivo-report --quarter 2026Q3
  $ kalix-ov decision execute --help
`;

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
      formatHelp: (of, help) => examplesFirst(Help.prototype.formatHelp.call(help, of, help), of),
      // Without the choices in English: the description has them. They are kept on the flag for completion.
      optionDescription: option => option.description,
      argumentDescription: argument => argument.description,
      helpWidth: 80,
      minWidthToWrap: 20,
    })
    .helpOption('-h, --help', 'visa hjälp')
    .helpCommand(false);
}

/** After what the command is for, and before its flags: the reader mostly wants a line to change. */
function examplesFirst(help: string, command: Command): string {
  const examples = examplesOf(command);
  const at = help.search(/^(Argument|Flaggor|Kommandon):$/m);
  return examples === '' || at < 0 ? help : `${help.slice(0, at)}${examples}\n\n${help.slice(at)}`;
}

/** What the command has said with `addHelpText('after', …)`, taken from there; a group shows its first command. */
function examplesOf(command: Command): string {
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const events = command as Command & Pick<NodeJS.EventEmitter, 'emit' | 'removeAllListeners'>;
  events.emit('afterHelp', { error: false, command, write });
  events.removeAllListeners('afterHelp');
  const [first] = command.commands;
  const isGroup = said === '' && command.parent !== null && first !== undefined;
  return isGroup ? `Exempel:\n  $ kalix-ov ${command.name()} ${first.name()} --help` : said.trim();
}

function usageLine(command: Command): string {
  const args = command.registeredArguments.map(a => `${a.required ? '<' : '['}${a.name()}${a.required ? '>' : ']'}`);
  const rest = command.commands.length > 0 ? ['<kommando>'] : args;
  return [...namesOf(command), ...rest, '[flaggor]'].join(' ');
}

function namesOf(command: Command): string[] {
  return [...(command.parent ? namesOf(command.parent) : []), command.name()];
}

export function usageProblem(error: CommanderError, argv: readonly string[], program: Command): Problem {
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
      return missingArgument(named, commandAt(argv, program));
    default:
      return { code: 'too-many-arguments' };
  }
}

function commandWords(): string[] {
  return commands.map(c => c.path.split(' ').at(-1) ?? '');
}

function missingArgument(name: string, command: Command): Problem {
  const about = command.registeredArguments.find(a => a.name() === name)?.description ?? '';
  const given = command.registeredArguments.filter(a => a.required).map(a => `<${a.name()}>`);
  return { code: 'missing-argument', name, about, usage: [...namesOf(command), ...given].join(' ') };
}

/** The command that the words lead to. */
function commandAt(argv: readonly string[], program: Command): Command {
  let at = program;
  for (const word of argv) at = at.commands.find(c => c.name() === word) ?? at;
  return at;
}

/** The flags of that command, and of those that it stands within. */
function flagsNear(argv: readonly string[], program: Command): string[] {
  const flags: string[] = [];
  for (let at: Command | null = commandAt(argv, program); at; at = at.parent)
    flags.unshift(...at.options.map(o => o.long ?? ''));
  return flags;
}

/** What was typed as a flag is shown back, but never a number in it: it could be somebody's. */
function withoutDigits(flag: string): string {
  return flag.replace(/\d/g, '•').slice(0, 40);
}
