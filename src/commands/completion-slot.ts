/** Where on a command line the tab key was pressed: which command it is, and which flag or argument wants a value. */
import type { Argument, Command, Option } from 'commander';

export interface Slot {
  readonly option?: Option;
  readonly argument?: Argument;
}

/** The words with at most one value after a flag that takes several: what the library can read. */
export function withSingleValues(words: readonly string[], options: readonly Option[]): string[] {
  const kept: string[] = [];
  let many = false;
  for (const word of words) {
    const isValue = !word.startsWith('-');
    const before = kept.at(-1);
    if (many && isValue && before !== undefined && !before.startsWith('-')) kept.pop();
    kept.push(word);
    if (!isValue) many = optionNamed(word, options)?.variadic === true;
  }
  return kept;
}

/** `words` as `withSingleValues` gives them; the last is the one that is being typed. `depth`: the command's own words. */
export function slotOf(words: readonly string[], command: Command, options: readonly Option[], depth: number): Slot {
  const current = words.at(-1) ?? '';
  if (current.startsWith('-')) return found(current.includes('=') ? optionNamed(current, options) : undefined);
  const flag = optionNamed(words.at(-2) ?? '', options);
  if (flag && takesValue(flag) && !words.at(-2)?.includes('=')) return { option: flag };
  const place = positional(words.slice(0, -1), options).length - depth;
  const argument = command.registeredArguments[place];
  return argument ? { argument } : {};
}

/** The words that are neither flags nor their values. */
export function positional(words: readonly string[], options: readonly Option[]): string[] {
  return words.filter((word, at) => {
    const before = words[at - 1] ?? '';
    const flag = before.includes('=') ? undefined : optionNamed(before, options);
    return !word.startsWith('-') && !(flag && takesValue(flag));
  });
}

export function takesValue(option: Option): boolean {
  return option.required || option.optional;
}

function optionNamed(word: string, options: readonly Option[]): Option | undefined {
  const [name = ''] = word.split('=', 1);
  return options.find(option => option.long === name || option.short === name);
}

function found(option: Option | undefined): Slot {
  return option ? { option } : {};
}
