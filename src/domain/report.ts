/**
 * The quarterly report of decisions that have not been executed (SoL 34 kap. 1–3 §§): parts A to E, the statistics, and
 * what stands beside them. As it was on the quarter's last day.
 */

import type { Decision } from './case/decision.ts';
import type { Contact, Offer, PersonSex } from './case/event.ts';
import type { Citation } from './citation.ts';
import { addYears, type Day, dayFromParts, daysBetween, wholeMonthsBetween } from './day.ts';
import { type LateSpan, lateSpansUnder, type Resolution, reportableOn } from './execution.ts';
import { type Outcome, ok } from './outcome.ts';
import type { FeeFrame, ReportingRule, ReportingWindow } from './policy.ts';
import { firstDayOf, lastDayOf, type Quarter, quarterParts } from './quarter.ts';
import { currentVersion, versionOn } from './validity.ts';

/** What the report is made with: the versions that hold for the quarter. */
export interface ReportFrame {
  readonly quarter: Quarter;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly rule: ReportingRule;
  readonly window: { readonly from: Day; readonly to: Day; readonly note: string; readonly citation: Citation } | null;
  readonly feeFrames: readonly FeeFrame[];
}

export interface ReportedPerson {
  readonly sex: PersonSex;
  readonly protected: boolean;
}

/** One decision in part A, B or C. */
export interface LateRow {
  readonly decision: string;
  readonly externalId: string | null;
  /** The day that the time counts from in 34:1 and 34:3: the first decision's in a chain of renewals. */
  readonly decided: Day;
  readonly renews: string | null;
  readonly interrupted?: Day;
  readonly missing?: string;
  /** The last day in time: three months from the decision, or from the interruption. */
  readonly limit: Day;
  /** To the quarter's last day, from the decision; for an interruption from the interruption. */
  readonly daysWaited: number;
  readonly daysSinceDecision: number;
  readonly insats: string;
  readonly type: string;
  readonly sex: PersonSex;
  readonly reasons: string | null;
  readonly offers: readonly Offer[];
  readonly contacts: readonly Contact[];
  readonly thin: readonly string[];
  readonly protectedIdentity: boolean;
  readonly courtOrder: boolean;
  readonly feeFrame: { readonly from: number; readonly to: number; readonly applicationBefore: Day } | null;
}

/** Part D: what ended a lateness of more than three months during the quarter, the first thing that did. */
export interface ResolvedRow {
  readonly decision: string;
  readonly externalId: string | null;
  readonly type: string;
  readonly what: Resolution;
  readonly day: Day;
  /** From the day that the three months count from. */
  readonly afterDays: number;
  readonly notified: boolean;
}

export interface Counts {
  readonly count: number;
  readonly byType: Readonly<Record<string, number>>;
  readonly bySex: Readonly<Record<string, number>>;
  /** Whole months since the decision, for interruptions too (34:3 st. 2). */
  readonly byBand: Readonly<Record<string, number>>;
}

export interface QuarterReport {
  readonly frame: ReportFrame;
  readonly notExecuted: readonly LateRow[];
  readonly interrupted: readonly LateRow[];
  readonly partlyExecuted: readonly LateRow[];
  readonly resolved: readonly ResolvedRow[];
  readonly courtOrders: readonly LateRow[];
  readonly statistics: Readonly<Record<'notExecuted' | 'interrupted' | 'partlyExecuted', Counts>>;
}

export const bands = ['3-6', '7-9', '10-12', '13-17', '18+'] as const;
export type Band = (typeof bands)[number];

/** The versions of rule, window and fee frame for the quarter, or a refusal with the dates of those that exist. */
export function reportFrame(
  quarter: Quarter,
  rules: readonly ReportingRule[],
  windows: readonly ReportingWindow[],
  feeFrames: readonly FeeFrame[],
): Outcome<ReportFrame> {
  const lastDay = lastDayOf(quarter);
  const citation = rules[0]?.citation ?? { source: 'SoL 2025:400', place: '34 kap. 1 §' };
  const rule = versionOn(rules, lastDay, 'Rapporteringen av ej verkställda beslut', citation);
  if (!rule.ok) return rule;
  const firstDay = firstDayOf(quarter);
  return ok({ quarter, firstDay, lastDay, rule: rule.value, window: windowOf(quarter, windows), feeFrames });
}

/** Collects decisions one at a time, so that a register of any size can be read in a stream. */
export function reportBuilder(frame: ReportFrame) {
  const parts = { 'not-executed': [] as LateRow[], interrupted: [] as LateRow[], 'partly-executed': [] as LateRow[] };
  const courtOrders: LateRow[] = [];
  const resolved: ResolvedRow[] = [];
  return {
    add(decision: Decision, person: ReportedPerson): void {
      const late = reportableOn(decision, frame.lastDay, frame.rule);
      if (late) (decision.courtOrder ? courtOrders : parts[late.part]).push(lateRow(frame, decision, person, late));
      const ended = decision.courtOrder ? undefined : firstResolved(frame, decision);
      if (ended) resolved.push(resolvedRow(decision, ended));
    },
    finish(): QuarterReport {
      const [notExecuted, interrupted] = [sorted(parts['not-executed']), sorted(parts.interrupted)];
      const partlyExecuted = sorted(parts['partly-executed']);
      const statistics = {
        notExecuted: counts(frame, notExecuted),
        interrupted: counts(frame, interrupted),
        partlyExecuted: counts(frame, partlyExecuted),
      };
      resolved.sort((a, b) => compare(a.day, b.day) || compare(a.decision, b.decision));
      return {
        frame,
        notExecuted,
        interrupted,
        partlyExecuted,
        resolved,
        courtOrders: sorted(courtOrders),
        statistics,
      };
    },
  };
}

function lateRow(frame: ReportFrame, decision: Decision, person: ReportedPerson, span: LateSpan): LateRow {
  return {
    decision: decision.id,
    externalId: decision.externalId,
    decided: decision.firstDecided,
    renews: decision.renews,
    ...(span.part === 'interrupted' ? { interrupted: span.clock } : {}),
    ...missingOn(decision, frame.lastDay),
    limit: span.limit,
    daysWaited: daysBetween(span.clock, frame.lastDay),
    daysSinceDecision: daysBetween(decision.firstDecided, frame.lastDay),
    insats: decision.insats,
    type: decision.type,
    sex: person.sex,
    reasons: decision.delayReasons,
    offers: decision.offers.filter(o => o.day <= frame.lastDay),
    contacts: decision.contacts.filter(c => c.day <= frame.lastDay),
    thin: isThin(decision.delayReasons) ? ['reasons'] : [],
    protectedIdentity: person.protected,
    courtOrder: decision.courtOrder,
    feeFrame: feeFrameOf(frame, decision, span),
  };
}

/** 34:1 asks for the reasons in short; a word or two is marked before anything is sent. */
function isThin(text: string | null): boolean {
  return text === null || text.trim().length < 20;
}

function missingOn(decision: Decision, on: Day): { missing?: string } {
  const partly = decision.steps.findLast(s => s.kind === 'executed' && s.day <= on);
  return partly?.kind === 'executed' && partly.missing !== null ? { missing: partly.missing } : {};
}

/** Information only. The frame goes by the (first) decision's day (34:7), the two years by 34:10. */
function feeFrameOf(frame: ReportFrame, decision: Decision, span: LateSpan): LateRow['feeFrame'] {
  const version = currentVersion(frame.feeFrames, decision.firstDecided);
  if (!version) return null;
  return { from: version.from, to: version.to, applicationBefore: addYears(span.clock, version.applicationYears) };
}

function firstResolved(frame: ReportFrame, decision: Decision): LateSpan | undefined {
  return lateSpansUnder(decision, frame.rule)
    .filter(s => s.resolution !== null && s.until !== null && frame.firstDay <= s.until && s.until <= frame.lastDay)
    .sort((a, b) => compare(a.until ?? '', b.until ?? ''))[0];
}

function resolvedRow(decision: Decision, span: LateSpan): ResolvedRow {
  const day = span.until ?? span.from;
  return {
    decision: decision.id,
    externalId: decision.externalId,
    type: decision.type,
    what: span.resolution ?? 'closed',
    day,
    afterDays: daysBetween(span.clock, day),
    notified: false,
  };
}

function counts(frame: ReportFrame, rows: readonly LateRow[]): Counts {
  return {
    count: rows.length,
    byType: tally(rows.map(r => r.type)),
    bySex: tally(rows.map(r => r.sex)),
    byBand: tally(rows.map(r => bandOf(r.decided, frame.lastDay))),
  };
}

/** The band by whole months since the decision: seven months to the day is in 7-9, the day before in 3-6. */
export function bandOf(decided: Day, on: Day): Band {
  const months = wholeMonthsBetween(decided, on);
  if (months < 7) return '3-6';
  if (months < 10) return '7-9';
  if (months < 13) return '10-12';
  return months < 18 ? '13-17' : '18+';
}

function tally(values: readonly string[]): Record<string, number> {
  const counted = new Map<string, number>();
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
  return Object.fromEntries([...counted].sort(([a], [b]) => compare(a, b)));
}

function windowOf(quarter: Quarter, windows: readonly ReportingWindow[]): ReportFrame['window'] {
  const version = currentVersion(windows, lastDayOf(quarter));
  if (!version) return null;
  const { year, number } = quarterParts(quarter);
  const { from, to, nextYear } = version.quarters[String(number) as '1' | '2' | '3' | '4'];
  const on = (monthAndDay: string) => dayFromParts(year + (nextYear ? 1 : 0), ...split(monthAndDay));
  const [first, last] = [on(from), on(to)];
  return first && last ? { from: first, to: last, note: version.note, citation: version.citation } : null;
}

function split(monthAndDay: string): [number, number] {
  return [Number(monthAndDay.slice(0, 2)), Number(monthAndDay.slice(3))];
}

/** The longest wait first. */
function sorted(rows: LateRow[]): LateRow[] {
  return rows.sort((a, b) => b.daysWaited - a.daysWaited || compare(a.decision, b.decision));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
