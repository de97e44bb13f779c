/** What a municipality's own rulebook has from the built-in one: the law, and nothing that a board has decided. */
import type { Test } from '../domain/condition.ts';
import type { LocalSources } from '../domain/local-source.ts';
import type { Reminder } from '../domain/rulebook.ts';
import type { FileName, RulebookFiles } from './files.ts';

/** The law's and the state's files. A folder may have its own, when the law has changed before the program has. */
const whole: readonly FileName[] = ['reporting-rules', 'fee-frames', 'reporting-windows', 'retention-policies'];
/** Lists where the law's entries stand among the municipality's. */
const mixed: readonly FileName[] = ['conditions', 'reminders', 'interpretations', 'never-without-assessment'];

export function isInheritable(name: FileName): boolean {
  return whole.includes(name) || (mixed.includes(name) && name !== 'conditions');
}

/** The file as it counts; `own` is undefined where the folder has none. */
export function inherited(name: FileName, own: unknown, builtIn: RulebookFiles): unknown {
  if (whole.includes(name)) return own ?? builtIn[name];
  if (!mixed.includes(name) || (own !== undefined && !Array.isArray(own))) return own;
  const entries: readonly unknown[] = own ?? [];
  const known = new Set(entries.map(idOf));
  const law = (builtIn[name] as readonly Entry[]).filter(entry => isLaw(entry, builtIn) && !known.has(entry.id));
  return [...entries, ...law];
}

/** The law's reminders, each for the target groups that the municipality has: an inherited one names the built-in ones. */
export function withOwnGroups(files: RulebookFiles, builtIn: RulebookFiles): RulebookFiles {
  const { groups, reminders } = files;
  if (!Array.isArray(groups) || !Array.isArray(reminders)) return files;
  const known = new Set(groups.map(idOf));
  const fitted = (reminders as readonly Reminder[]).map(reminder => {
    const isInherited = (builtIn.reminders as readonly unknown[]).includes(reminder);
    const when = isInherited && reminder.when ? ofGroups(reminder.when, known) : undefined;
    return when ? { ...reminder, when } : reminder;
  });
  return { ...files, reminders: fitted };
}

/** Undefined when nothing is left to test. */
function ofGroups(test: Test, known: ReadonlySet<unknown>): Test | undefined {
  if ('any' in test) {
    const any = test.any.flatMap(part => ofGroups(part, known) ?? []);
    return any.length > 0 ? { any } : undefined;
  }
  if (!('anyOf' in test)) return test;
  const anyOf = test.anyOf.filter(group => known.has(group));
  return anyOf.length > 0 ? { ...test, anyOf } : undefined;
}

/** The ids of the law's own conditions and the like, with where the law says it. */
export function lawEntries(builtIn: RulebookFiles): readonly Entry[] {
  return mixed.flatMap(name => (builtIn[name] as readonly Entry[]).filter(entry => isLaw(entry, builtIn)));
}

interface Source {
  readonly source: string;
  readonly place: string;
}

export interface Entry {
  readonly id: string;
  readonly level?: string;
  readonly citation?: Source;
  /** An interpretation has no level: it is the law's when neither of its texts is the municipality's. */
  readonly first?: Source;
  readonly second?: Source;
}

function isLaw({ level, first, second }: Entry, builtIn: RulebookFiles): boolean {
  if (level !== undefined) return level === 'law';
  const local = localSourcesOf(builtIn);
  return [first, second].every(text => text !== undefined && !local.has(text.source));
}

/** The municipality's own sources, by name. */
export function localSourcesOf(files: RulebookFiles): ReadonlySet<string> {
  return new Set(Object.values(files['local-sources'] as LocalSources).map(citation => citation.source));
}

function idOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
}
