/**
 * The lines of a whole register as JSON Lines: what its journal says, each entry with who recorded it and when.
 *
 * First `kalix-ov-export`, then every case in the order of numbers with its entries in the order they were recorded, then
 * what belongs to no case, then what is the old register's own, and last `end`, with which a cut or changed file shows.
 * Two registers are equal when these lines are the same, apart from the first, the last and those of kind `record`.
 */
import type { CaseEvent } from './case/event.ts';

/** Who recorded it, and when (RFC 3339, UTC). */
interface Recorded {
  readonly actor: string;
  readonly recorded: string;
}

export interface CaseLine extends Recorded {
  readonly kind: 'case';
  readonly case: string;
  readonly events: readonly CaseEvent[];
}

/** Participations, follow-ups of a whole insats, submitted reports, notices, holds. */
export interface GeneralLine extends Recorded {
  readonly kind: 'general';
  readonly events: readonly { readonly kind: string }[];
}

/** The highest case number that has been given in a year: so that what retention has removed is never given again. */
export interface NumbersLine {
  readonly kind: 'numbers-given';
  readonly year: number;
  readonly last: number;
}

/**
 * What is about the register that was exported, and is not read in elsewhere: rights are given by name in each register,
 * and the access log and its reviews name entries of that very journal.
 */
export interface RecordLine extends Recorded {
  readonly kind: 'record';
  readonly of: 'accounts' | 'access-log' | 'log-reviews' | 'file' | 'removals';
  readonly entry: number;
  readonly events: readonly unknown[];
}

export type ExportedLine = CaseLine | GeneralLine | NumbersLine | RecordLine;

export type ExportLine =
  | { readonly kind: 'kalix-ov-export'; readonly version: 1; readonly entries: number; readonly head: string | null }
  | ExportedLine
  /** How many lines there are before it, and the SHA-256 of them. */
  | { readonly kind: 'end'; readonly lines: number; readonly sha256: string };
