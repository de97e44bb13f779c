/**
 * The execution clock: since when a decision counts as not executed under SoL 34 kap. 1 §. This is the one place that
 * says what is reportable; every list, count and export reads it.
 */

import type { Decision } from './case/decision.ts';
import type { CaseBasis } from './case/event.ts';
import { type Phase, phasesOf } from './case/phase.ts';
import { addDays, addMonths, type Day, latest } from './day.ts';
import type { ReportingRule } from './policy.ts';

/** `not-executed`: st. 1. `interrupted`: st. 2. `partly-executed`: the missing part, counted as st. 1. */
export type LatePart = 'not-executed' | 'interrupted' | 'partly-executed';
export type Resolution = 'executed' | 'resumed' | 'closed';

/**
 * A stretch of lateness. `limit` is the last day in time (three months from `clock`); a decision is reportable on every
 * day R with `from` ≤ R and R < `until`. `resolution` says what ended it; null when a renewal or a partial execution
 * took over, or when it still goes on.
 */
export interface LateSpan {
  readonly part: LatePart;
  readonly clock: Day;
  readonly limit: Day;
  readonly from: Day;
  readonly until: Day | null;
  readonly resolution: Resolution | null;
}

/**
 * Every stretch in which the decision was, or is, late. Executed *on* the limit is in time; the day after is not. No
 * weekend moves the limit: it is a fact about time passed, not a last day for a measure.
 */
function lateSpans(decision: Decision, months: number): LateSpan[] {
  const phases = phasesOf(decision);
  return phases
    .flatMap((phase, i) => {
      const clock = clockOf(decision, phase);
      return clock ? lateSpan(clock, phase, phases[i + 1], months) : [];
    })
    .concat(missingPart(decision, phases, months));
}

/**
 * The span that makes the decision reportable on the day, or undefined. One post per decision: where an interruption
 * and a missing part are both late, the interruption stands (the missing part is named in it).
 */
export function reportableOn(decision: Decision, on: Day, rule: ReportingRule): LateSpan | undefined {
  return spanOn(lateSpansUnder(decision, rule), on);
}

/** Of a decision's stretches of lateness, the one that it is reported for on the day. */
export function spanOn(spans: readonly LateSpan[], on: Day): LateSpan | undefined {
  return spans.find(span => isLateOn(span, on));
}

/** Every stretch of lateness under the rule; empty when it does not cover the decision's basis. */
export function lateSpansUnder(decision: Decision, rule: ReportingRule): LateSpan[] {
  return countsUnder(rule, decision.basis, decision.decided) ? lateSpans(decision, rule.months) : [];
}

function isLateOn(span: Pick<LateSpan, 'from' | 'until'>, on: Day): boolean {
  return span.from <= on && (span.until === null || span.until > on);
}

/** The bases that the rule covers; the old 4:1 only for decisions before the new act (11:4 and 11:5 never). */
function countsUnder(rule: ReportingRule, basis: CaseBasis, decided: Day): boolean {
  if (basis === '11:5' || !rule.bases.includes(basis)) return false;
  return basis !== '4:1' || decided < rule.oldBasisBefore;
}

interface Clock {
  readonly part: LatePart;
  readonly day: Day;
}

function clockOf(decision: Decision, phase: Phase): Clock | undefined {
  if (decision.basis === '11:5') return undefined;
  if (phase.kind === 'waiting') return { part: 'not-executed', day: decision.firstDecided };
  if (phase.kind === 'interrupted') return { part: 'interrupted', day: phase.since };
  return undefined;
}

function lateSpan(clock: Clock, phase: Phase, next: Phase | undefined, months: number): LateSpan[] {
  if (phase.kind === 'not-yet') return [];
  const until = next && next.kind !== 'not-yet' ? next.since : null;
  return span(clock, phase.since, until, next ? resolutionBy(next, clock.part) : null, months);
}

/** The part that is still missing: from the first partial execution until the whole is executed, closed or renewed. */
function missingPart(decision: Decision, phases: readonly Phase[], months: number): LateSpan[] {
  const start = phases.findIndex(p => p.kind === 'partly-running');
  const first = phases[start];
  if (first?.kind !== 'partly-running' || decision.basis === '11:5') return [];
  const end = phases.slice(start).find(p => !isMissing(p));
  const until = end && end.kind !== 'not-yet' ? end.since : null;
  const clock = { part: 'partly-executed', day: decision.firstDecided } as const;
  return span(clock, first.since, until, end ? resolutionBy(end, clock.part) : null, months);
}

function isMissing(phase: Phase): boolean {
  return phase.kind === 'partly-running' || (phase.kind === 'interrupted' && phase.missing !== null);
}

function span(clock: Clock, start: Day, until: Day | null, resolution: Resolution | null, months: number): LateSpan[] {
  const limit = addMonths(clock.day, months);
  if (until !== null && until <= limit) return [];
  const from = latest(start, addDays(limit, 1)) ?? start;
  return [{ part: clock.part, clock: clock.day, limit, from, until, resolution }];
}

function resolutionBy(next: Phase, part: LatePart): Resolution | null {
  if (next.kind === 'closed') return 'closed';
  if (part === 'interrupted') return next.kind === 'running' || next.kind === 'partly-running' ? 'resumed' : null;
  return next.kind === 'running' ? 'executed' : null;
}
