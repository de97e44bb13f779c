/**
 * Everything that can go wrong for a user, as a code with arguments. The Swedish wording and the exit code stand in
 * `src/present/problem-text.ts`. No argument ever holds personal data: a value that a user typed is named by where it
 * stood, never repeated.
 */
import type { Citation } from './citation.ts';

/** Where a value was given: a flag (`--today`), a key in JSON (`facts.age`), a cell (line and column) or a prompt. */
export type Place =
  | { readonly flag: string }
  | { readonly key: string; readonly line?: number }
  | { readonly line: number; readonly column: string };

export type Problem =
  // 2: usage and invalid input
  | { readonly code: 'unknown-command'; readonly nearest?: string }
  | { readonly code: 'unknown-flag'; readonly flag: string; readonly nearest?: string }
  | { readonly code: 'missing-argument'; readonly name: string }
  | { readonly code: 'too-many-arguments' }
  | { readonly code: 'missing-flag'; readonly flag: string }
  | { readonly code: 'missing-value'; readonly place: Place }
  | { readonly code: 'invalid-value'; readonly place: Place; readonly expected: string }
  | { readonly code: 'conflicting-values'; readonly first: string; readonly second: string }
  | { readonly code: 'unknown-key'; readonly place: Place; readonly nearest?: string }
  | { readonly code: 'not-json'; readonly where: string; readonly line?: number }
  | { readonly code: 'unreadable-file'; readonly where: string; readonly reason: 'missing' | 'denied' | 'folder' | 'other' }
  | { readonly code: 'future-day'; readonly place: Place; readonly today: string }
  // 3: refused by a rule
  | { readonly code: 'not-in-force'; readonly what: string; readonly firstDay: string; readonly citation: Citation }
  // 4: not found
  | { readonly code: 'unknown-insats'; readonly nearest?: string }
  | { readonly code: 'unknown-rule'; readonly nearest?: string }
  // 70
  | { readonly code: 'bug' }
  // 130
  | { readonly code: 'interrupted' };

/** The one class that is thrown: carries a problem to the edge, where `run` turns it into text and an exit code. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'Refusal';
    this.problem = problem;
  }
}
