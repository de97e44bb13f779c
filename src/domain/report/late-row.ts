/** One post in part A, B or C of the report: a decision that is late on the quarter's last day. */
import { type Decision, delayReasonsOn } from '../case/decision.ts';
import type { Contact, Offer, PersonSex } from '../case/event.ts';
import { addYears, type Day, daysBetween } from '../day.ts';
import type { LatePart, LateSpan } from '../execution.ts';
import type { Quarter } from '../quarter.ts';
import { currentVersion } from '../validity.ts';
import type { ReportFrame } from './frame.ts';

export interface ReportedPerson {
  readonly sex: PersonSex;
  readonly protected: boolean;
}

/** What a post should say before it is sent (34:1 asks for the reasons; IVO's form for the rest). */
export type ThinContent = 'reasons' | 'consequences' | 'offers' | 'help';

export interface LateRow {
  readonly decision: string;
  readonly externalId: string | null;
  readonly part: LatePart;
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
  readonly consequences: string | null;
  readonly offers: readonly Offer[];
  readonly contacts: readonly Contact[];
  /** Days on which the decision was followed up meanwhile. */
  readonly followUps: readonly Day[];
  /** The person has asked to wait (35:5 st. 3, 34:6). It does not end the waiting. */
  readonly asksToWait: boolean;
  readonly reportedBefore: readonly Quarter[];
  readonly thin: readonly ThinContent[];
  readonly protectedIdentity: boolean;
  readonly courtOrder: boolean;
  readonly feeFrame: { readonly from: number; readonly to: number; readonly applicationBefore: Day } | null;
}

/**
 * Where the decision stands, and every count of days, is as it was on the quarter's last day. What is told about the
 * wait (reasons, consequences, contacts, offers) is what is known when the report is made, each with its own day: it is
 * written down for the report after the quarter has ended.
 */
export function lateRow(
  frame: ReportFrame,
  decision: Decision,
  person: ReportedPerson,
  span: LateSpan,
  reported: readonly Quarter[],
): LateRow {
  const on = frame.lastDay;
  const told = kept(decision.contacts.filter(c => c.day <= frame.knownOn));
  const said = {
    reasons: delayReasonsOn(decision, frame.knownOn),
    consequences: told.findLast(c => c.consequences)?.consequences ?? null,
  };
  const offers = kept(decision.offers.filter(o => o.day <= frame.knownOn));
  return {
    decision: decision.id,
    externalId: decision.externalId,
    part: span.part,
    decided: decision.firstDecided,
    renews: decision.renews,
    ...(span.part === 'interrupted' ? { interrupted: span.clock } : {}),
    ...missingOn(decision, on),
    limit: span.limit,
    daysWaited: daysBetween(span.clock, on),
    daysSinceDecision: daysBetween(decision.firstDecided, on),
    insats: decision.insats,
    type: decision.type,
    sex: person.sex,
    ...said,
    offers,
    contacts: told,
    followUps: kept(decision.followUps.map(f => f.day).filter(day => day <= on)),
    asksToWait: told.some(c => c.asksToWait),
    reportedBefore: kept(reported.filter(quarter => quarter < frame.quarter)),
    thin: thinContent({ ...said, offers: offers.length, help: told.some(c => c.help) }),
    protectedIdentity: person.protected,
    courtOrder: decision.courtOrder,
    feeFrame: feeFrameOf(frame, decision, span),
  };
}

const none: readonly never[] = [];

/** A large report has hundreds of thousands of empty lists: they are one. */
function kept<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list;
}

interface Said {
  readonly reasons: string | null;
  readonly consequences: string | null;
  readonly offers: number;
  readonly help: boolean;
}

/** Each list once: there are only sixteen. */
const thinLists = new Map<string, readonly ThinContent[]>();

function thinContent(said: Said): readonly ThinContent[] {
  const thin: ThinContent[] = [];
  if (isThin(said.reasons)) thin.push('reasons');
  if (isThin(said.consequences)) thin.push('consequences');
  if (said.offers === 0) thin.push('offers');
  if (!said.help) thin.push('help');
  const key = thin.join();
  const list = thinLists.get(key) ?? thin;
  thinLists.set(key, list);
  return list;
}

/** A word or two is marked before anything is sent. */
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
