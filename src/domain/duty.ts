/** A duty in the law, the board's decisions or the guideline that touches the tool, and how the tool answers for it. */
import type { Citation } from './citation.ts';

/**
 * `served`: the tool does it now. `informs`: the tool says it and does no more. `elsewhere`: left to the main system or
 * to people. `later`: the tool should do it and does not yet, or not the whole of it.
 */
export const dutyAnswers = ['served', 'informs', 'elsewhere', 'later'] as const;
export type DutyAnswer = (typeof dutyAnswers)[number];

/** The source's own word; null where it has none. */
export const modalities = ['ska', 'ska inte', 'bör', 'får', 'får inte', 'kan'] as const;

export interface Duty {
  readonly id: string;
  readonly source: Pick<Citation, 'source' | 'place'>;
  readonly modality: (typeof modalities)[number] | null;
  readonly duty: string;
  readonly answer: DutyAnswer;
  /** How it is served; or why not, and what is missing. */
  readonly how: string;
  /** As typed, without `kalix-ov`. */
  readonly commands: readonly string[];
  /** Files that serve it where no command does. */
  readonly data?: readonly string[];
  /** Tests that show it: the file, and the title or a part of it. */
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}
