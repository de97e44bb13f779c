/** What a problem's words are made of: what is wrong and where, what to do next, the exit code and the citation. */
import type { Citation } from '../../domain/citation.ts';
import type { LocalSubject } from '../../domain/local-source.ts';
import type { Place, Problem } from '../../domain/problem.ts';
import { type ExitCode, exit } from '../exit-code.ts';

export interface ProblemText {
  readonly exit: ExitCode;
  readonly message: string;
  readonly hint: string;
  readonly citation?: Citation;
  /** Where the municipality's own sources say it: named by the rulebook in use. */
  readonly local?: LocalSubject;
}

/** The words of every problem; an area of problems has a part of them. */
export type Wording = {
  readonly [Code in Problem['code']]: (problem: Problem & { readonly code: Code }) => ProblemText;
};

export function usage(message: string, hint: string): ProblemText {
  return { exit: exit.usage, message, hint };
}

export function notFound(message: string, hint: string): ProblemText {
  return { exit: exit.notFound, message, hint };
}

export function refused(message: string, hint: string, citation?: Citation): ProblemText {
  return { exit: exit.refused, message, hint, ...(citation ? { citation } : {}) };
}

export function busy(message: string, hint: string): ProblemText {
  return { exit: exit.busy, message, hint };
}

export function integrity(message: string, hint: string): ProblemText {
  return { exit: exit.integrity, message, hint };
}

export function refusedLocally(message: string, hint: string, local: LocalSubject): ProblemText {
  return { exit: exit.refused, message, hint, local };
}

export function orNearest(nearest: string | undefined, otherwise: string): string {
  return nearest ? `Menade du ${nearest}?` : otherwise;
}

export function at(place: Place): string {
  if ('flag' in place) return place.flag;
  if ('column' in place) return `Rad ${place.line}, kolumn ${place.column},`;
  return place.line === undefined ? `Uppgiften "${place.key}"` : `Rad ${place.line}, uppgiften "${place.key}",`;
}
