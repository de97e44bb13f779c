/**
 * The quarterly report of decisions that have not been executed (SoL 34 kap. 1–3 §§): parts A to E, the statistics, and
 * what stands beside them. As it was on the quarter's last day.
 */
import type { Decision } from '../case/decision.ts';
import { phaseOn } from '../case/phase.ts';
import { type Day, daysBetween } from '../day.ts';
import { type LateSpan, lateSpansUnder, type Resolution, spanOn } from '../execution.ts';
import { previousQuarter } from '../quarter.ts';
import type { ReportHistory } from '../submission.ts';
import { type Counts, counts } from './counts.ts';
import type { ReportFrame } from './frame.ts';
import { type LateRow, lateRow, type ReportedPerson } from './late-row.ts';

/** Part D: what ended a lateness of more than three months during the quarter, the first thing that did. */
export interface ResolvedRow {
  readonly decision: string;
  readonly externalId: string | null;
  readonly type: string;
  readonly what: Resolution;
  readonly day: Day;
  /** From the day that the three months count from. */
  readonly afterDays: number;
  /** Reported to IVO in an earlier quarter, so that 34:2's notice is due. */
  readonly reported: boolean;
  readonly notified: boolean;
}

/** Reported last quarter, neither late nor resolved now: each with what the register says of it. */
export interface MissingRow {
  readonly decision: string;
  readonly why: 'renewed' | 'corrected' | 'not-in-register';
  readonly day: Day | null;
}

export interface QuarterReport {
  readonly frame: ReportFrame;
  readonly notExecuted: readonly LateRow[];
  readonly interrupted: readonly LateRow[];
  readonly partlyExecuted: readonly LateRow[];
  readonly resolved: readonly ResolvedRow[];
  readonly courtOrders: readonly LateRow[];
  readonly reportedThenMissing: readonly MissingRow[];
  readonly statistics: Readonly<Record<'notExecuted' | 'interrupted' | 'partlyExecuted', Counts>>;
}

const noHistory: ReportHistory = { reported: new Map(), notified: new Map() };

/** Collects decisions one at a time, so that a register of any size can be read in a stream. */
export function reportBuilder(frame: ReportFrame, history: ReportHistory = noHistory) {
  const parts = { 'not-executed': [] as LateRow[], interrupted: [] as LateRow[], 'partly-executed': [] as LateRow[] };
  const courtOrders: LateRow[] = [];
  const resolved: ResolvedRow[] = [];
  return {
    add(decision: Decision, person: ReportedPerson): void {
      const spans = lateSpansUnder(decision, frame.rule);
      const late = spanOn(spans, frame.lastDay);
      const before = history.reported.get(decision.id) ?? [];
      if (late)
        (decision.courtOrder ? courtOrders : parts[late.part]).push(lateRow(frame, decision, person, late, before));
      const ended = decision.courtOrder ? undefined : firstResolved(frame, spans);
      if (ended) resolved.push(resolvedRow(frame, decision, ended, history));
    },
    /** The decisions that were reported last quarter and have not been added to any part, by number. */
    unaccounted(): string[] {
      const shown = new Set([...Object.values(parts).flat(), ...courtOrders, ...resolved].map(row => row.decision));
      const last = previousQuarter(frame.quarter);
      const isMissing = ([id, quarters]: readonly [string, readonly string[]]) =>
        quarters.includes(last) && !shown.has(id);
      return [...history.reported]
        .filter(isMissing)
        .map(([id]) => id)
        .sort();
    },
    finish(missing: readonly MissingRow[] = []): QuarterReport {
      const [notExecuted, interrupted] = [sorted(parts['not-executed']), sorted(parts.interrupted)];
      const partlyExecuted = sorted(parts['partly-executed']);
      const statistics = {
        notExecuted: counts(notExecuted, frame.lastDay),
        interrupted: counts(interrupted, frame.lastDay),
        partlyExecuted: counts(partlyExecuted, frame.lastDay),
      };
      resolved.sort((a, b) => compare(a.day, b.day) || compare(a.decision, b.decision));
      const lists = { notExecuted, interrupted, partlyExecuted, resolved, courtOrders: sorted(courtOrders) };
      return { frame, ...lists, reportedThenMissing: missing, statistics };
    },
  };
}

/** Why a decision that was reported is in no part now: another decision stands for it, or it has been corrected. */
export function explainMissing(id: string, decision: Decision | undefined, frame: ReportFrame): MissingRow {
  if (!decision) return { decision: id, why: 'not-in-register', day: null };
  const phase = phaseOn(decision, frame.lastDay);
  return phase.kind === 'renewed'
    ? { decision: id, why: 'renewed', day: phase.since }
    : { decision: id, why: 'corrected', day: null };
}

function firstResolved(frame: ReportFrame, spans: readonly LateSpan[]): LateSpan | undefined {
  return spans
    .filter(s => s.resolution !== null && s.until !== null && frame.firstDay <= s.until && s.until <= frame.lastDay)
    .sort((a, b) => compare(a.until ?? '', b.until ?? ''))[0];
}

function resolvedRow(frame: ReportFrame, decision: Decision, span: LateSpan, history: ReportHistory): ResolvedRow {
  const day = span.until ?? span.from;
  return {
    decision: decision.id,
    externalId: decision.externalId,
    type: decision.type,
    what: span.resolution ?? 'closed',
    day,
    afterDays: daysBetween(span.clock, day),
    reported: (history.reported.get(decision.id) ?? []).some(quarter => quarter < frame.quarter),
    notified: (history.notified.get(decision.id) ?? '') >= day,
  };
}

/** The longest wait first. */
function sorted(rows: LateRow[]): LateRow[] {
  return rows.sort((a, b) => b.daysWaited - a.daysWaited || compare(a.decision, b.decision));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
