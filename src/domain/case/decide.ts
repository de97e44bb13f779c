/**
 * One step in a decision's life: the state and what is asked for in, new events or a problem out. A day is never before
 * the day that it depends on; an impossible step changes nothing.
 */
import { isChildOn } from '../age.ts';
import { type Day, day } from '../day.ts';
import { type Outcome, ok, refuse } from '../outcome.ts';
import type { PhaseName, Problem, StepName } from '../problem.ts';
import { type Decision, letterOf } from './decision.ts';
import type { CaseEvent, ClosingReason, Contact, FollowUpRecord, GoalsReached, Offer, Plan } from './event.ts';
import { planPoints } from './event.ts';
import { phaseOn } from './phase.ts';
import type { Case } from './state.ts';

/** Who interprets (guideline 16, FL 13 §): never a child, never a relative or anybody else close. */
export type Interpreter = 'auktoriserad-eller-anlitad' | 'barn' | 'anhorig';

export type Step =
  | { readonly kind: 'execute'; readonly day: Day; readonly missing: string | null }
  | { readonly kind: 'interrupt'; readonly day: Day; readonly why: string }
  | { readonly kind: 'resume'; readonly day: Day }
  | { readonly kind: 'close'; readonly day: Day; readonly reason: ClosingReason; readonly goals: GoalsReached | null }
  | ({
      readonly kind: 'follow-up';
      readonly interpretedBy?: Interpreter | undefined;
      readonly day: Day;
    } & FollowUpRecord)
  | ({ readonly kind: 'offer' } & Offer)
  | ({ readonly kind: 'contact'; readonly interpretedBy?: Interpreter | undefined } & Contact)
  | ({ readonly kind: 'plan'; readonly interpretedBy?: Interpreter | undefined } & Plan)
  | { readonly kind: 'changed'; readonly day: Day; readonly what: string }
  | { readonly kind: 'schedule'; readonly day: Day; readonly due: Day; readonly why: string | null }
  | { readonly kind: 'object'; readonly day: Day; readonly what: string }
  | {
      readonly kind: 'share';
      readonly day: Day;
      readonly with: string;
      readonly what: string;
      readonly by: 'person' | 'guardian';
      readonly withdrawn: boolean;
    }
  | { readonly kind: 'concern'; readonly day: Day; readonly to: string };

const open: readonly PhaseName[] = ['waiting', 'running', 'partly-running', 'interrupted'];
const decidedOn: readonly PhaseName[] = [...open, 'applied', 'refused', 'closed', 'renewed'];

/** In which phases each step can be taken. The diagram in docs/architecture.md is made from this. */
export const possibleIn: Readonly<Record<StepName, readonly PhaseName[]>> = {
  execute: ['waiting', 'partly-running'],
  interrupt: ['running', 'partly-running'],
  resume: ['interrupted'],
  close: [...open, 'applied'],
  'follow-up': open,
  offer: ['waiting', 'partly-running', 'interrupted'],
  contact: open,
  plan: open,
  changed: open,
  schedule: open,
  object: decidedOn,
  share: [...open, 'applied'],
  concern: decidedOn,
};

/** After every day that a register can hold. */
export const always = day('9999-12-31');

/** The events that the step becomes. `step.day` has been checked against today by whoever read it. */
export function decideStep(state: Case, decision: Decision, step: Step): Outcome<CaseEvent[]> {
  const problem =
    impossibleStep(decision, step.kind) ??
    outOfOrder(decision, step) ??
    refusedByRule(state, decision, step) ??
    incomplete(step);
  return problem ? refuse(problem) : ok([eventOf(letterOf(decision.id), step)]);
}

/** The step cannot be taken, whatever stands in it. */
export function impossibleStep(decision: Decision, step: StepName): Problem | undefined {
  const { kind: phase } = phaseOn(decision, always);
  if (possibleIn[step].includes(phase)) return undefined;
  return { code: 'impossible-step', step, phase, decision: decision.id };
}

/** What is wrong with the part of a step that is known so far; the rest may still be unknown. */
export function refusedSoFar(
  state: Case,
  decision: Decision,
  step: { readonly kind: StepName } & Readonly<Record<string, unknown>>,
): Problem | undefined {
  const partial = step as unknown as Step;
  const isReasonKnown = step.kind !== 'close' || step.reason !== undefined;
  return outOfOrder(decision, partial) ?? (isReasonKnown ? refusedByRule(state, decision, partial) : undefined);
}

const inExecution: readonly StepName[] = ['execute', 'interrupt', 'resume', 'close'];

/** Steps in the execution follow each other in the order of days; everything else only comes after the decision. */
function outOfOrder(decision: Decision, step: Step): Problem | undefined {
  const last = inExecution.includes(step.kind) ? decision.steps.at(-1) : undefined;
  const after = last && last.day > decision.decided ? last.day : decision.decided;
  if (step.day < after) return { code: 'day-before', step: step.kind, dependsOn: last?.kind ?? 'decided', day: after };
  if (step.kind === 'offer' && step.answerDay !== null && step.answerDay < step.day) {
    return { code: 'day-before', step: 'offer', dependsOn: 'offered', day: step.day };
  }
  if (step.kind === 'schedule' && step.due < step.day) {
    return { code: 'day-before', step: 'schedule', dependsOn: 'today', day: step.day };
  }
  if (step.kind === 'plan' && step.followUpDay !== null && step.followUpDay < step.day) {
    return { code: 'day-before', step: 'plan', dependsOn: 'planned', day: step.day };
  }
  return undefined;
}

function refusedByRule(state: Case, decision: Decision, step: Step): Problem | undefined {
  if (
    'interpretedBy' in step &&
    step.interpretedBy !== undefined &&
    step.interpretedBy !== 'auktoriserad-eller-anlitad'
  ) {
    return { code: 'interpreter-refused', who: step.interpretedBy };
  }
  if (step.kind !== 'close') return undefined;
  if (step.reason === 'medverkar-inte' && isChild(state, step.day)) return { code: 'closing-reason-for-adults' };
  const isApplied = decision.outcome === null;
  if (isApplied && !withdrawn.includes(step.reason)) return { code: 'closing-reason-for-application' };
  return !isApplied && step.goals === null ? { code: 'missing-flag', flag: '--goals' } : undefined;
}

/** What ends an application that nobody has decided on. */
const withdrawn: readonly ClosingReason[] = ['ansokan-atertagen', 'behovet-kvarstar-inte', 'flytt', 'avliden'];

/** Guideline 20.1 lets an insats end because an adult does not take part; it says nothing of the kind about a child. */
function isChild(state: Case, on: Day): boolean {
  const { born } = state.person;
  return born !== null && isChildOn(born, on);
}

function incomplete(step: Step): Problem | undefined {
  if (step.kind === 'plan') {
    const missing = planPoints.filter(point => !step.points[point]);
    if (missing.length > 0 && step.hindrance === null) return { code: 'plan-incomplete', points: missing };
    if (!step.participated && step.participationWhy === null)
      return { code: 'missing-flag', flag: '--participation-why' };
  }
  const needsMeasure = step.kind === 'follow-up' && step.needsChanged === true && !step.adaptation;
  return needsMeasure ? { code: 'adaptation-missing' } : undefined;
}

function eventOf(decision: string, step: Step): CaseEvent {
  switch (step.kind) {
    case 'execute':
      return { kind: 'executed', decision, day: step.day, missing: step.missing };
    case 'interrupt':
      return { kind: 'interrupted', decision, day: step.day, why: step.why };
    case 'resume':
      return { kind: 'resumed', decision, day: step.day };
    case 'close':
      return { kind: 'closed', decision, day: step.day, reason: step.reason, goals: step.goals };
    case 'follow-up':
      return { ...recorded(step), kind: 'followed-up', decision };
    case 'offer':
      return { ...step, kind: 'offered', decision };
    case 'contact':
      return { ...recorded(step), kind: 'contacted', decision };
    case 'plan':
      return { ...recorded(step), kind: 'planned', decision };
    case 'changed':
      return { ...step, kind: 'needs-changed', decision };
    case 'schedule':
      return { ...step, kind: 'follow-up-scheduled', decision };
    case 'object':
      return { ...step, kind: 'objected', decision };
    case 'share':
      return { ...step, kind: 'sharing-consented', decision };
    case 'concern':
      return { ...step, kind: 'concern-reported', decision };
  }
}

/** That an interpreter took part is kept; who it was is not. */
function recorded<T extends { readonly interpretedBy?: Interpreter | undefined }>(
  step: T,
): Omit<T, 'interpretedBy'> & { interpreter?: true } {
  const { interpretedBy, ...content } = step;
  return interpretedBy === undefined ? content : { ...content, interpreter: true };
}
