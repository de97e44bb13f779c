/**
 * An application with its decision, as domain text section 6 points 1–3 ask: no insats is granted or prolonged without
 * an application (guideline 20.1), consent (SoL 21:1) and assessed motivation, all on or before the decision.
 */
import { ageOn, isChildOn } from '../age.ts';
import type { Day } from '../day.ts';
import type { Facts } from '../fact.ts';
import { type Outcome, ok, refuse } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import type { Applicant, CaseEvent, ChildRights, Consent, DecisionMade, Judgement, Person } from './event.ts';

export interface NewDecision {
  readonly person: Person;
  readonly application: { readonly day: Day; readonly by: Applicant } | null;
  readonly consent: ({ readonly day: Day } & Consent) | null;
  readonly motivationDay: Day | null;
  readonly suitable: boolean | null;
  readonly childRights: ChildRights | null;
  readonly judgement: Judgement | null;
  /** The caseworker's written motivation for passing a recommendation of the guideline (avsnitt 2). */
  readonly deviation: string | null;
  readonly decision: Omit<DecisionMade, 'kind' | 'decision' | 'childRights' | 'judgement' | 'deviation'>;
}

/** A condition as the rulebook answered it; what is met is not listed. */
export interface Unmet {
  readonly id: string;
  readonly text: string;
  readonly outcome: 'no' | 'missing' | 'assess';
  readonly level: 'law' | 'board' | 'guideline';
  readonly citation: { readonly source: string; readonly place: string; readonly quote?: string };
  readonly remedy?: string;
}

/** The events of a decision with its letter in the case. `unmet` are the conditions that are not met for a grant. */
export function decideNewDecision(letter: string, asked: NewDecision, unmet: readonly Unmet[]): Outcome<CaseEvent[]> {
  const problem = dayOrder(asked) ?? (isGrant(asked) ? notGrantable(asked, unmet) : undefined);
  if (problem) return refuse(problem);
  const passed = unmet.filter(c => c.level === 'guideline' && c.outcome !== 'assess').map(c => c.id);
  return ok([...preparation(letter, asked), decided(letter, asked, passed)]);
}

export function isGrant(asked: NewDecision): boolean {
  return asked.decision.outcome !== 'avslag';
}

/** What the rulebook reads about the person for this decision. A grant says that the need is assessed and the board's. */
export function factsOf(asked: NewDecision): Facts {
  const { consent, application, person } = asked;
  const facts: Record<string, unknown> = {
    age: person.born === null ? undefined : Math.min(120, ageOn(person.born, asked.decision.day)),
    application: applicationFact(application),
    consent: consent?.own ?? undefined,
    guardianConsent: consent?.guardians ?? undefined,
    childConsents: consent?.childConsents ?? undefined,
    childRequests: consent?.childRequests ?? undefined,
    suitable: asked.suitable ?? undefined,
    motivationAssessed: asked.motivationDay === null ? undefined : true,
    withinBoardsArea: true,
    needsNotMetOtherwise: true,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** Anybody else who applies for an adult (god man, förvaltare) is to be assessed, as a guardian for an adult is. */
function applicationFact(application: NewDecision['application']): Facts['application'] {
  if (application === null) return 'none';
  return application.by === 'other' ? 'guardian' : application.by;
}

function dayOrder(asked: NewDecision): Problem | undefined {
  const { day } = asked.decision;
  const before: [string, Day | undefined | null][] = [
    ['application', asked.application?.day],
    ['consent', asked.consent?.day],
    ['motivation', asked.motivationDay],
  ];
  const late = before.find(([, on]) => on && on > day);
  return late ? { code: 'not-before-decision', what: late[0], day } : undefined;
}

function notGrantable(asked: NewDecision, unmet: readonly Unmet[]): Problem | undefined {
  if (asked.application === null) return { code: 'application-missing' };
  const given = { judged: asked.judgement !== null, motivated: asked.deviation !== null };
  return unmetProblem(unmet, given) ?? childRightsMissing(asked);
}

/**
 * What stops a grant: a condition of the law or the board, always; a judgement that nobody has made; a recommendation
 * of the guideline that is passed without a written motivation.
 */
export function unmetProblem(
  unmet: readonly Unmet[],
  given: { readonly judged: boolean; readonly motivated: boolean },
): Problem | undefined {
  const binding = unmet.find(c => c.level !== 'guideline' && c.outcome !== 'assess');
  if (binding) return conditionProblem('condition-not-met', binding);
  const judged = unmet.find(c => c.outcome === 'assess');
  if (judged && !given.judged) return conditionProblem('judgement-missing', judged);
  const recommended = unmet.find(c => c.level === 'guideline' && c.outcome !== 'assess');
  if (recommended && !given.motivated) return conditionProblem('guideline-not-met', recommended);
  return undefined;
}

function conditionProblem(
  code: 'condition-not-met' | 'judgement-missing' | 'guideline-not-met',
  unmet: Unmet,
): Problem {
  const { text, citation, remedy } = unmet;
  return { code, condition: text, citation, ...(remedy ? { remedy } : {}) };
}

function childRightsMissing(asked: NewDecision): Problem | undefined {
  const { born } = asked.person;
  const concernsChild = born !== null && isChildOn(born, asked.decision.day);
  return concernsChild && asked.childRights === null ? { code: 'child-rights-missing' } : undefined;
}

function preparation(letter: string, asked: NewDecision): CaseEvent[] {
  const { application, consent, motivationDay } = asked;
  const events: CaseEvent[] = [];
  if (application) events.push({ kind: 'applied', decision: letter, day: application.day, by: application.by });
  if (consent) {
    const { day, ...given } = consent;
    events.push({ kind: 'consented', decision: letter, day, consent: given });
  }
  if (motivationDay) events.push({ kind: 'motivation-assessed', decision: letter, day: motivationDay });
  return events;
}

function decided(letter: string, asked: NewDecision, passed: readonly string[]): DecisionMade {
  const { childRights, judgement, deviation } = asked;
  return {
    kind: 'decided',
    decision: letter,
    ...asked.decision,
    ...(childRights ? { childRights } : {}),
    ...(judgement ? { judgement } : {}),
    ...(deviation ? { deviation: { why: deviation, conditions: passed } } : {}),
  };
}
