/** What a shell's completion script is answered: `complete -- <words>`, the last word being the one that is typed. */
import { type Command as Completed, RootCommand } from '@bomb.sh/tab';
import type { Command, Option } from 'commander';
import type { Context } from '../context.ts';
import type { CommandEntry } from './command.ts';
import { positional, type Slot, slotOf, takesValue, withSingleValues } from './completion-slot.ts';
import { type Value, valuesOf, wantsFile } from './completion-values.ts';
import { printed } from './printed.ts';

/** The command line as `command-line.ts` builds it, and where its commands are loaded from. */
export interface CommandLine {
  readonly program: Command;
  readonly entries: readonly CommandEntry[];
}

/** The global flags that were typed before the one that is being typed: which register, whose cases. */
export function settledOptions(words: readonly string[]): Readonly<Record<string, string>> {
  const before = words.slice(0, -1);
  const typed = before.flatMap((word, at) => {
    const [, name = '', , inside] = /^--(db|user|rules|today)(=(.*))?$/.exec(word) ?? [];
    const value = inside ?? before[at + 1];
    return name !== '' && value ? [[name, value]] : [];
  });
  return Object.fromEntries(typed);
}

export async function completionsFor(context: Context, typed: readonly string[], line: CommandLine): Promise<string> {
  const { program } = line;
  const words = typed.length === 0 ? [''] : typed;
  const entry = entryOf(positional(words.slice(0, -1), program.options), line.entries);
  const leaf = entry ? await defined(entry, program) : program;
  const options = entry ? [...leaf.options, ...program.options] : program.options;
  const single = withSingleValues(words, options);
  const slot = slotOf(single, leaf, options, entry?.path.split(' ').length ?? 0);
  const values = await valuesOf(context, entry?.path ?? '', slot).catch(() => []);
  const answer = printed(() => treeOf(line, { entry, options, slot, values }).parse([...single]));
  return wantsFile(slot) ? answer.replace(/:\d+\n$/, ':0\n') : answer;
}

/** The command that the words begin with: `ivo-report submit` before `ivo-report`. */
function entryOf(words: readonly string[], entries: readonly CommandEntry[]): CommandEntry | undefined {
  const at = (count: number) => entries.find(entry => entry.path === words.slice(0, count).join(' '));
  return [3, 2, 1]
    .filter(count => count <= words.length)
    .map(at)
    .find(entry => entry !== undefined);
}

async function defined(entry: CommandEntry, program: Command): Promise<Command> {
  let leaf = program;
  for (const word of entry.path.split(' ')) leaf = leaf.commands.find(command => command.name() === word) ?? leaf;
  const { default: file } = await entry.load();
  file.define(leaf);
  return leaf;
}

interface Place {
  readonly entry: CommandEntry | undefined;
  readonly options: readonly Option[];
  readonly slot: Slot;
  readonly values: readonly Value[];
}

/** Every command by its words; flags and values only for the one that is being typed. */
function treeOf({ program, entries }: CommandLine, { entry, options, slot, values }: Place): RootCommand {
  const root = new RootCommand();
  for (const command of program.commands) root.command(command.name(), command.description());
  for (const { path, summary } of entries) root.command(path, summary);
  const at: Completed = (entry && root.commands.get(entry.path)) || root;
  const tell = (complete: (value: string, description: string) => void) => {
    for (const [value, description] of values) complete(value, description);
  };
  for (const option of options) {
    const name = option.long?.slice(2) ?? '';
    if (takesValue(option)) at.option(name, option.description, option === slot.option ? tell : () => {});
    else at.option(name, option.description);
  }
  at.option('help', 'visa hjälp', 'h');
  if (slot.argument) at.argument(slot.argument.name(), tell, true);
  return root;
}
