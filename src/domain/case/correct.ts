/** A correcting event applied: the new value in place of the old one. The old one stays in the journal. */
import type { Day } from '../day.ts';
import { type Decision, inOrder, type Step } from './decision.ts';
import type { CaseBasis, ClosingReason, CorrectableField, DecisionOutcome, Needs } from './event.ts';

/** `to` is the value as written; null takes it away. The caller has checked that it fits the field. */
export function correct(decision: Decision, field: CorrectableField, to: string | null): Decision {
  switch (field) {
    case 'decided':
      return { ...decision, decided: to as Day };
    case 'outcome':
      return { ...decision, outcome: to as DecisionOutcome };
    case 'basis':
      return { ...decision, basis: to as CaseBasis };
    case 'needs':
      return { ...decision, needs: to as Needs };
    case 'insats':
    case 'type':
      return { ...decision, [field]: to ?? '' };
    case 'caseworker':
    case 'decidedBy':
    case 'delegation':
      return { ...decision, [field]: to };
    case 'courtOrder':
      return { ...decision, courtOrder: to === 'ja' };
    case 'applied':
      return { ...decision, applied: to ? { by: decision.applied?.by ?? null, day: to as Day } : null };
    case 'consented':
      return { ...decision, consented: to ? { consent: decision.consented?.consent ?? null, day: to as Day } : null };
    case 'motivationAssessed':
      return { ...decision, motivationAssessed: to as Day | null };
    case 'executed':
    case 'interrupted':
    case 'resumed':
    case 'closed':
      return { ...decision, steps: moveLast(decision.steps, field, to as Day | null) };
    case 'partialMissing':
      return { ...decision, steps: changeLast(decision.steps, 'executed', s => ({ ...s, missing: to })) };
    case 'closingReason':
      return {
        ...decision,
        steps: changeLast(decision.steps, 'closed', s => ({ ...s, reason: to as ClosingReason | null })),
      };
    case 'lastFollowUp':
      return { ...decision, followUps: moveLastFollowUp(decision.followUps, to as Day | null) };
  }
}

function moveLast(steps: readonly Step[], kind: Step['kind'], to: Day | null): Step[] {
  const last = steps.findLast(s => s.kind === kind);
  if (!last) return [...steps];
  if (to === null) return steps.filter(s => s !== last);
  return inOrder(steps.map(s => (s === last ? { ...s, day: to } : s)));
}

function changeLast<K extends Step['kind']>(
  steps: readonly Step[],
  kind: K,
  change: (step: Extract<Step, { kind: K }>) => Step,
): Step[] {
  const last = steps.findLast(s => s.kind === kind);
  return steps.map(s => (s === last ? change(s as Extract<Step, { kind: K }>) : s));
}

function moveLastFollowUp(followUps: Decision['followUps'], to: Day | null): Decision['followUps'] {
  const last = followUps.at(-1);
  if (!last) return followUps;
  return to === null ? followUps.slice(0, -1) : inOrder([...followUps.slice(0, -1), { ...last, day: to }]);
}
