/**
 * One step in a decision's life: the state and what is asked for in, new events or a problem out. A day is never before
 * the day that it depends on; an impossible step changes nothing.
 */
import { isChildOn } from '../age.ts';
import type { Day } from '../day.ts';
import { type Outcome, ok, refuse } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import type { CaseEvent, ClosingReason, FollowUpRecord, GoalsReached } from './event.ts';
import { isOpen, isRunning, type Phase, phaseOn } from './phase.ts';
import { type Case, type Decision, letterOf } from './state.ts';

export type Step =
  | { readonly kind: 'execute'; readonly day: Day; readonly missing: string | null }
  | { readonly kind: 'interrupt'; readonly day: Day; readonly why: string }
  | { readonly kind: 'resume'; readonly day: Day }
  | { readonly kind: 'close'; readonly day: Day; readonly reason: ClosingReason; readonly goals: GoalsReached }
  | ({ readonly kind: 'follow-up'; readonly day: Day } & FollowUpRecord);

/** The events that the step becomes. `step.day` has been checked against today by whoever read it. */
export function decideStep(state: Case, decision: Decision, step: Step): Outcome<CaseEvent[]> {
  const phase = phaseOn(decision, '9999-12-31' as Day);
  const problem = impossible(decision, phase, step) ?? outOfOrder(decision, step) ?? notForChildren(state, step);
  return problem ? refuse(problem) : ok([eventOf(letterOf(decision.id), step)]);
}

function impossible(decision: Decision, phase: Phase, step: Step): Problem | undefined {
  const possible: Record<Step['kind'], boolean> = {
    execute: phase.kind === 'waiting' || phase.kind === 'partly-running',
    interrupt: isRunning(phase),
    resume: phase.kind === 'interrupted',
    close: isOpen(phase),
    'follow-up': isOpen(phase),
  };
  if (possible[step.kind]) return undefined;
  return { code: 'impossible-step', step: step.kind, phase: phase.kind, decision: decision.id };
}

/** Steps in a decision's execution follow each other in the order of days; a follow-up only comes after the decision. */
function outOfOrder(decision: Decision, step: Step): Problem | undefined {
  const last = step.kind === 'follow-up' ? undefined : decision.steps.at(-1);
  const after = last && last.day > decision.decided ? last.day : decision.decided;
  if (step.day >= after) return undefined;
  return { code: 'day-before', step: step.kind, dependsOn: last?.kind ?? 'decided', day: after };
}

/** Guideline 20.1 lets an insats end because an adult does not take part; it says nothing of the kind about a child. */
function notForChildren(state: Case, step: Step): Problem | undefined {
  if (step.kind !== 'close' || step.reason !== 'medverkar-inte') return undefined;
  const { born } = state.person;
  return born !== null && isChildOn(born, step.day) ? { code: 'closing-reason-for-adults' } : undefined;
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
      return { ...step, kind: 'followed-up', decision };
  }
}
