/** The duties that the tool answers for. They belong to the program, not to a municipality's own rulebook. */

import content from '../../data/duties.json';
import type { Duty } from '../domain/duty.ts';

/** Checked by `rules lint` when the program is built. */
export const duties = content as unknown as readonly Duty[];
