/** One decision (or, under 11:5, one documented insats) as its events have made it. */
import { type Day, latest } from '../day.ts';
import type {
  Applicant,
  CaseBasis,
  ClosingReason,
  Consent,
  Contact,
  DecisionMade,
  DecisionOutcome,
  FollowUpRecord,
  GoalsReached,
  ImportedRow,
  Needs,
  Offer,
  Plan,
} from './event.ts';

/** A dated step in a decision's execution; kept in the order of days. */
export type Step =
  | { readonly kind: 'executed'; readonly day: Day; readonly missing: string | null }
  | { readonly kind: 'interrupted'; readonly day: Day; readonly why: string | null }
  | { readonly kind: 'resumed'; readonly day: Day }
  | {
      readonly kind: 'closed';
      readonly day: Day;
      readonly reason: ClosingReason | null;
      readonly reasonAsWritten?: string;
      readonly goals: GoalsReached | null;
    };

interface Sharing {
  readonly day: Day;
  readonly with: string;
  readonly what: string;
  readonly by: 'person' | 'guardian';
  readonly withdrawn: boolean;
}

export interface Decision {
  /** The case number and a letter, `2026-0042-A`. */
  readonly id: string;
  readonly externalId: string | null;
  readonly caseworker: string | null;
  readonly insats: string;
  readonly type: string;
  readonly basis: CaseBasis;
  /** Null: applied for, not decided yet. */
  readonly outcome: DecisionOutcome | null;
  readonly needs: Needs;
  /** The decision's day; the application's while nobody has decided. */
  readonly decided: Day;
  /** The first decision's day in a chain of renewals: the clock that goes on. */
  readonly firstDecided: Day;
  readonly renews: string | null;
  /** The day on which a renewing decision was granted; from then on that one stands for this. */
  readonly renewedOn: Day | null;
  readonly courtOrder: boolean;
  readonly decidedBy: string | null;
  readonly delegation: string | null;
  readonly details?: Pick<
    DecisionMade,
    'extent' | 'periodFrom' | 'periodTo' | 'childRights' | 'judgement' | 'deviation' | 'compulsoryCare'
  >;
  readonly applied: { readonly day: Day; readonly by: Applicant | null } | null;
  readonly consented: { readonly day: Day; readonly consent: Consent | null } | null;
  readonly motivationAssessed: Day | null;
  readonly steps: readonly Step[];
  readonly followUps: readonly ({ readonly day: Day } & FollowUpRecord)[];
  readonly delayReasons: string | null;
  readonly offers: readonly Offer[];
  readonly contacts: readonly Contact[];
  readonly plans: readonly Plan[];
  readonly changes: readonly { readonly day: Day; readonly what: string }[];
  /** Days that the caseworker has set for a follow-up; `day` is when. */
  readonly scheduled: readonly { readonly day: Day; readonly due: Day; readonly why: string | null }[];
  readonly objections: readonly { readonly day: Day; readonly what: string }[];
  readonly sharing: readonly Sharing[];
  readonly concerns: readonly { readonly day: Day; readonly to: string }[];
  /** As it was last read in; the register's lists leave it out (null), a case that is read for itself has it. */
  readonly imported: ImportedRow | null;
}

/** In the order of days; what happened on the same day stays in the order it was recorded. */
export function inOrder<T extends { readonly day: Day }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The latest day on which anything happened to the decision: what is so then is so on every later day. */
export function lastDayOf(decision: Decision): Day {
  const { steps, followUps, offers, contacts, plans, changes, scheduled } = decision;
  const last = [steps, followUps, offers, contacts, plans, changes, scheduled].map(items => items.at(-1)?.day);
  return latest(decision.decided, ...[...last, decision.renewedOn].flatMap(day => day ?? [])) ?? decision.decided;
}

/** The reasons for a delay as they were known on the day: the latest contact's, else those that came by import. */
export function delayReasonsOn(decision: Decision, on: Day): string | null {
  const told = decision.contacts.findLast(c => c.day <= on && c.delayReasons);
  return told?.delayReasons ?? decision.delayReasons;
}

/** The latest contact on or before the day: a contact or an offer. */
export function lastContactOn(decision: Decision, on: Day): Day | null {
  const [contact, offer] = [decision.contacts, decision.offers].map(items => items.findLast(i => i.day <= on)?.day);
  return latest(...[contact, offer].flatMap(day => day ?? [])) ?? null;
}

/** Bifall, or delvis bifall for its granted part. */
export function isGranted(decision: Decision): boolean {
  return decision.outcome === 'bifall' || decision.outcome === 'delvis-bifall';
}

export function decisionId(caseNumber: string, letter: string): string {
  return `${caseNumber}-${letter}`;
}

export function caseNumberOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'));
}

export function letterOf(id: string): string {
  return id.slice(id.lastIndexOf('-') + 1);
}

/** A, B, … Z, AA, AB, … */
export function nextLetter(decisions: readonly Decision[]): string {
  let n = decisions.length;
  let letters = '';
  do {
    letters = String.fromCharCode(65 + (n % 26)) + letters;
    n = Math.floor(n / 26) - 1;
  } while (n >= 0);
  return letters;
}
