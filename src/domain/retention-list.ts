/** What retention says of a register on a day: persons with cases to remove, and cases that are kept nonetheless. */
import { addDays, addYears, type Day } from './day.ts';
import { type Outcome, ok, refuse } from './outcome.ts';
import { type KeptCase, type Retention, type RetentionRules, retentionOf, type Term } from './retention.ts';
import type { Exception } from './retention-exceptions.ts';

export interface CandidateRow<C extends KeptCase> {
  readonly kept: C;
  readonly term: Term;
}

export interface ExceptedRow<C extends KeptCase> extends CandidateRow<C> {
  readonly exceptions: readonly Exception[];
}

/** All cases of one person, all to be removed or none: the personakt is the person's. */
export interface PersonRows<C extends KeptCase> {
  readonly candidates: readonly CandidateRow<C>[];
  readonly excepted: readonly ExceptedRow<C>[];
}

/** Where something has happened on or after this day, nothing is to be removed. */
export function quietBefore(on: Day, { policy }: RetentionRules): Day {
  return addDays(addYears(on, -policy.years), 1);
}

export function personRows<C extends KeptCase>(file: readonly C[], on: Day, rules: RetentionRules): PersonRows<C> {
  const found: readonly Retention[] = retentionOf(file, on, rules);
  const rows = file.flatMap((kept, i) => {
    const retention = found[i];
    return retention ? [{ kept, retention }] : [];
  });
  return {
    candidates: rows.flatMap(({ kept, retention }) =>
      retention.kind === 'candidate' ? [{ kept, term: retention.term }] : [],
    ),
    excepted: rows.flatMap(({ kept, retention }) =>
      retention.kind === 'excepted' ? [{ kept, term: retention.term, exceptions: retention.exceptions }] : [],
    ),
  };
}

/** The candidates that are named; all of them when none is. Whoever has two cases loses both or neither. */
export function chooseCandidates<C extends KeptCase>(
  persons: readonly PersonRows<C>[],
  numbers: readonly string[],
): Outcome<C[]> {
  const candidates = persons.map(person => person.candidates.map(row => row.kept));
  if (numbers.length === 0) return ok(candidates.flat());
  const chosen = candidates.filter(cases => cases.some(c => numbers.includes(c.state.number)));
  for (const number of numbers) {
    const own = chosen.find(cases => cases.some(c => c.state.number === number));
    if (!own) return refuse({ code: 'not-to-be-purged', case: number, why: whyNot(persons, number) });
    const others = own.map(c => c.state.number).filter(other => !numbers.includes(other));
    if (others.length > 0) return refuse({ code: 'purge-same-person', case: number, others });
  }
  return ok(chosen.flat());
}

function whyNot(persons: readonly PersonRows<KeptCase>[], number: string): 'not-yet' | 'excepted' {
  const isExcepted = persons.some(p => p.excepted.some(row => row.kept.state.number === number));
  return isExcepted ? 'excepted' : 'not-yet';
}
