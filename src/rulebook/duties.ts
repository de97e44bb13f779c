/** The duties that the tool answers for. They belong to the program, not to a municipality's own rulebook. */

import content from '../../data/duties.json' with { type: 'json' };
import type { Duty } from '../domain/duty.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { builtInFiles } from './built-in.ts';
import { localSourcesOf } from './inherit.ts';

/** Checked by `rules lint` when the program is built. */
export const duties = content as unknown as readonly Duty[];

/** The law's; and those of the guideline and the decisions that the rulebook itself rests on. */
export function dutiesUnder({ localSources }: Rulebook): readonly Duty[] {
  const own = new Set(Object.values(localSources).map(citation => citation.source));
  const ours = localSourcesOf(builtInFiles);
  return duties.filter(({ source: { source } }) => !ours.has(source) || own.has(source));
}
