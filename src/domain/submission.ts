/** What has been reported, for which quarter, to whom; and the notices that a reported decision has been executed. */
import type { Day } from './day.ts';
import type { Quarter } from './quarter.ts';

/** SoL 34:1: IVO and the auditors; 34:3: the council. */
export const readers = ['ivo', 'revisorer', 'fullmaktige'] as const;
export type Reader = (typeof readers)[number];

export interface Submission {
  readonly quarter: Quarter;
  readonly reader: Reader;
  readonly day: Day;
  /** The decisions that the report names; none for the council. */
  readonly decisions: readonly string[];
  /** SHA-256 of `document`, in hexadecimal. */
  readonly hash: string;
  /** What was sent, byte for byte; without the posts that retention has removed since. */
  readonly document: string;
  /** How many posts retention has removed; the hash is still that of what was sent. */
  readonly removedPosts?: number;
}

export interface StoredSubmission extends Omit<Submission, 'decisions'> {
  readonly actor: string;
  readonly recorded: string;
}

/** SoL 34:2: IVO and the auditors are told that a reported decision has been executed. */
export interface Notice {
  readonly decision: string;
  readonly day: Day;
}

export interface ReportHistory {
  /** The quarters in which each decision was reported to IVO, the earliest first. */
  readonly reported: ReadonlyMap<string, readonly Quarter[]>;
  /** The day of each decision's latest notice. */
  readonly notified: ReadonlyMap<string, Day>;
}
