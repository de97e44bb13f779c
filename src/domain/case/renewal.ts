/** What may renew what, and which basis holds on a day. */
import { type Day, day } from '../day.ts';
import { type Outcome, ok, refuse } from '../outcome.ts';
import type { Basis } from '../policy.ts';
import type { Problem } from '../problem.ts';
import { type Decision, isGranted } from './decision.ts';
import type { DecisionMade } from './event.ts';

/** SoL (2025:400) came into force; SoL (2001:453) was repealed (transitional provisions 1 and 2). */
export const newActFrom = day('2025-07-01');

/** A problem when the basis did not hold on the day of the decision. */
export function newActBasis(basis: Basis, on: Day): Problem | undefined {
  const isOld = basis === '4:1' || basis === '4:2';
  return isOld === on < newActFrom ? undefined : { code: 'basis-not-in-force', basis, day: on };
}

/** A renewal is a decision of its own, with its own application (guideline 20.1), on a decision that was granted. */
export function decideRenewal(renewed: Decision, by: Pick<DecisionMade, 'day'>): Outcome<Decision> {
  if (renewed.outcome === 'utan-beslut') return refuse({ code: 'cannot-renew', reason: 'without-assessment' });
  if (!isGranted(renewed)) return refuse({ code: 'cannot-renew', reason: 'refused' });
  if (renewed.renewedOn !== null) return refuse({ code: 'cannot-renew', reason: 'renewed' });
  return renewed.decided > by.day ? refuse({ code: 'cannot-renew', reason: 'later' }) : ok(renewed);
}
