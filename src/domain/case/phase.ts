/**
 * Where a decision stands on a day, and the stretches of time that it has been through. Only what had happened on or
 * before the day counts.
 */
import type { Day } from '../day.ts';
import { type Decision, isGranted, type Step } from './decision.ts';
import type { ClosingReason } from './event.ts';

export type Phase =
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'applied'; readonly since: Day }
  | { readonly kind: 'refused'; readonly since: Day }
  | { readonly kind: 'waiting'; readonly since: Day }
  | { readonly kind: 'running'; readonly since: Day }
  | { readonly kind: 'partly-running'; readonly since: Day; readonly missing: string }
  | { readonly kind: 'interrupted'; readonly since: Day; readonly missing: string | null }
  | { readonly kind: 'closed'; readonly since: Day; readonly reason: ClosingReason | null }
  | { readonly kind: 'renewed'; readonly since: Day };

/** The phase at the end of the day `on`. */
export function phaseOn(decision: Decision, on: Day): Phase {
  return phasesOf(decision).findLast(phase => phase.kind === 'not-yet' || phase.since <= on) ?? { kind: 'not-yet' };
}

/** Open: something is granted (or, under 11:5, begun), and it is neither closed nor renewed on the day. */
export function isOpen(phase: Phase): boolean {
  return phase.kind === 'waiting' || phase.kind === 'interrupted' || isRunning(phase);
}

export function isRunning(phase: Phase): boolean {
  return phase.kind === 'running' || phase.kind === 'partly-running';
}

/** Every phase in the order of time, each from its day until the next one's. The first is `not-yet`. */
export function phasesOf(decision: Decision): Phase[] {
  const phases: Phase[] = [{ kind: 'not-yet' }, ...applicationPhase(decision), firstPhase(decision)];
  const end = decision.renewedOn;
  for (const step of decision.steps) {
    if ((end !== null && step.day >= end) || phases.at(-1)?.kind === 'closed') break;
    phases.push(after(phases.at(-1), step));
  }
  if (end !== null && phases.at(-1)?.kind !== 'closed') phases.push({ kind: 'renewed', since: end });
  return phases;
}

/** From the application until the decision, where both days are known. */
function applicationPhase({ outcome, applied, decided }: Decision): Phase[] {
  const isPending = outcome !== null && applied !== null && applied.day < decided;
  return isPending ? [{ kind: 'applied', since: applied.day }] : [];
}

function firstPhase(decision: Decision): Phase {
  if (decision.outcome === null) return { kind: 'applied', since: decision.decided };
  if (decision.outcome === 'utan-beslut' || isGranted(decision)) return { kind: 'waiting', since: decision.decided };
  return { kind: 'refused', since: decision.decided };
}

function after(before: Phase | undefined, step: Step): Phase {
  switch (step.kind) {
    case 'executed':
      return step.missing === null
        ? { kind: 'running', since: step.day }
        : { kind: 'partly-running', since: step.day, missing: step.missing };
    case 'interrupted':
      return { kind: 'interrupted', since: step.day, missing: missingIn(before) };
    case 'resumed': {
      const missing = missingIn(before);
      return missing === null
        ? { kind: 'running', since: step.day }
        : { kind: 'partly-running', since: step.day, missing };
    }
    case 'closed':
      return { kind: 'closed', since: step.day, reason: step.reason };
  }
}

function missingIn(phase: Phase | undefined): string | null {
  return phase?.kind === 'partly-running' || phase?.kind === 'interrupted' ? phase.missing : null;
}
