/** A decision as it was on a day: what happened later is not known yet. */
import type { Day } from '../day.ts';
import type { Decision } from './decision.ts';

export function asOn(decision: Decision, on: Day): Decision {
  const known = <T extends { readonly day: Day }>(items: readonly T[]): T[] => items.filter(item => item.day <= on);
  return {
    ...(on < decision.decided ? pending(decision) : decision),
    renewedOn: decision.renewedOn !== null && decision.renewedOn <= on ? decision.renewedOn : null,
    steps: known(decision.steps),
    followUps: known(decision.followUps),
    offers: known(decision.offers),
    contacts: known(decision.contacts),
    plans: known(decision.plans),
    changes: known(decision.changes),
    scheduled: known(decision.scheduled),
    objections: known(decision.objections),
    sharing: known(decision.sharing),
    concerns: known(decision.concerns),
  };
}

/** Before the decision there is an application, and nothing of what was decided. */
function pending({ details: _, ...decision }: Decision): Decision {
  const day = decision.applied?.day ?? decision.decided;
  return {
    ...decision,
    outcome: null,
    decided: day,
    firstDecided: day,
    decidedBy: null,
    delegation: null,
    courtOrder: false,
  };
}
