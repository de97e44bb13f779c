/** A documented insats without individual assessment (SoL 11:5, 14:3): the conditions are checked, nobody decides. */
import type { Day } from '../day.ts';
import { type Outcome, ok, refuse } from '../outcome.ts';
import type { Insats } from '../rulebook.ts';
import { inForce } from '../validity.ts';
import type { CaseEvent, Person } from './event.ts';
import { type Unmet, unmetProblem } from './new-decision.ts';

export interface Enrolment {
  readonly insats: Insats;
  readonly day: Day;
  readonly caseworker: string;
  readonly deviation: string | null;
  /** Told of the right to apply under 11:1 (SoL 11:6). */
  readonly informed: boolean;
}

export function decideEnrolment(person: Person, asked: Enrolment, unmet: readonly Unmet[]): Outcome<CaseEvent[]> {
  const { insats, day, caseworker, deviation, informed } = asked;
  if (!inForce(insats, day)) {
    return refuse({
      code: 'not-in-force',
      what: insats.name,
      firstDay: insats.validFrom,
      citation: insats.documentation.citation,
    });
  }
  const problem = unmetProblem(unmet, { judged: false, motivated: deviation !== null });
  if (problem) return refuse(problem);
  const passed = deviation === null ? {} : { deviation: { why: deviation, conditions: unmet.map(c => c.id) } };
  return ok([
    { kind: 'opened', day, person },
    { kind: 'enrolled', decision: 'A', day, insats: insats.id, type: insats.name, caseworker, informed, ...passed },
  ]);
}
