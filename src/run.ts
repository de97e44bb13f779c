/** Runs one command in a world, and turns a problem into Swedish text and an exit code. */
import { CommanderError } from 'commander';
import { buildProgram, helpAsFlag, usageProblem } from './command-line.ts';
import type { CommandFile, Options } from './commands/command.ts';
import { onlyShows } from './commands/rights.ts';
import { commands } from './commands/table.ts';
import { type Config, readConfig } from './domain/config.ts';
import { must } from './domain/outcome.ts';
import { isRefusal, type Problem, Refusal } from './domain/problem.ts';
import type { Rulebook } from './domain/rulebook.ts';
import { type ExitCode, exit } from './present/exit-code.ts';
import { wrapped } from './present/paragraph.ts';
import { cited, describeProblem, withoutSaving } from './present/problem/describe.ts';
import { contextOf } from './settled-context.ts';
import { pagerOf, show } from './shown.ts';
import { versionJson } from './version.ts';
import type { World } from './world.ts';

/** Runs one command line (without `node` and the script) and answers with its exit code. Never throws. */
export async function run(world: World, argv: readonly string[]): Promise<ExitCode> {
  if (argv[0] === 'complete') return complete(world, argv.slice(argv[1] === '--' ? 2 : 1));
  const run: Run = { path: undefined, rules: () => world.rulebook() };
  try {
    return await dispatch(world, argv, run);
  } catch (error) {
    return report(world, argv, error, run);
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

/** What is known of the command line so far, should it be refused. */
interface Run {
  path: string | undefined;
  rules: () => Promise<Rulebook>;
}

async function dispatch(world: World, argv: readonly string[], run: Run): Promise<ExitCode> {
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
  run.path = chosen.path;
  const config = chosen.path === 'help' ? usableSettings(world) : settings(world);
  const context = contextOf(world, { ...chosen, config, namesUser: chosen.file.asksAboutUser !== true });
  run.rules = context.rulebook;
  if (context.today !== context.realToday && !context.quiet) {
    world.err(`${wrapped(`Allt bedöms per ${context.today} (--today), inte dagens datum.`, context.columns)}\n`);
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

interface Chosen {
  readonly file: CommandFile;
  readonly path: string;
  readonly args: readonly string[];
  readonly options: Options;
}

async function report(world: World, argv: readonly string[], error: unknown, { path, rules }: Run): Promise<ExitCode> {
  const problem: Problem = isRefusal(error) ? error.problem : { code: 'bug' };
  if (problem.code === 'bug' && world.env.KALIX_OV_DEBUG === '1' && error instanceof Error) {
    world.err(`${stackWithoutMessage(error)}\n`);
  }
  const words = describeProblem(problem);
  const {
    exit: code,
    message,
    hint: whole,
    citation,
  } = cited(words, words.local && (await rules().catch(() => undefined))?.localSources);
  const hint = path !== undefined && onlyShows(path) ? withoutSaving(whole) : whole;
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
