/** The law, the board's decisions and the guideline as data. Everything is dated, and everything names its source. */
import type { Citation, Level } from './citation.ts';
import type { Test } from './condition.ts';
import type { Day } from './day.ts';
import type { LocalSources } from './local-source.ts';
import type { FeeFrame, FollowUpPolicy, ReportingRule, ReportingWindow, RetentionPolicy, Validity } from './policy.ts';

export interface Rulebook {
  readonly municipality: string;
  /** Names this edition of the data. */
  readonly version: string;
  readonly localSources: LocalSources;
  readonly groups: readonly TargetGroup[];
  readonly participationCodes: ParticipationCodes;
  readonly conditions: readonly Condition[];
  readonly insatser: readonly Insats[];
  readonly neverWithoutAssessment: readonly NeverWithoutAssessment[];
  readonly reminders: readonly Reminder[];
  readonly interpretations: readonly Interpretation[];
  readonly followUpPolicies: readonly FollowUpPolicy[];
  readonly reportingRules: readonly ReportingRule[];
  readonly feeFrames: readonly FeeFrame[];
  readonly reportingWindows: readonly ReportingWindow[];
  readonly retentionPolicies: readonly RetentionPolicy[];
}

/** What is kept of a participation beside its figures: the municipality's fixed code lists, and no other words. */
interface ParticipationCodes {
  readonly citation: Citation;
  readonly difficulties: readonly Code[];
  readonly leftEarly: readonly Code[];
}

interface Code {
  readonly id: string;
  readonly text: string;
}

/** One of the board's target groups, as the person names it. */
export interface TargetGroup {
  readonly id: string;
  readonly text: string;
  readonly citation: Citation;
}

/** `without-assessment`: SoL 11:5. `after-assessment`: SoL 11:1. `preventive`: shown and counted, nobody is registered. */
export type Route = 'without-assessment' | 'after-assessment' | 'preventive';

export interface Insats extends Validity {
  readonly id: string;
  readonly name: string;
  readonly route: Route;
  /** What sort of insats it is; one of the kinds in `neverWithoutAssessment`, or a kind that the law leaves open. */
  readonly kind: string;
  readonly description: string;
  /** Ids of conditions; all of them must be met. */
  readonly conditions: readonly string[];
  readonly documentation: Documentation;
  readonly decision: BoardDecision | null;
  readonly interpretations: readonly string[];
  readonly sources: readonly Citation[];
  /** Said with the answer, never a condition. */
  readonly information: readonly Note[];
}

/** SoL 14:3 full documentation, 14:4 advice, 14:5 identity never documented. */
interface Documentation {
  readonly regime: '14:3' | '14:4' | '14:5';
  readonly identity: 'required' | 'forbidden';
  readonly citation: Citation;
  readonly note?: string;
}

/** The board's decision that the insats rests on. */
export interface BoardDecision {
  readonly place: string;
  readonly date: Day;
  readonly dnr: string;
}

export interface Note {
  readonly text: string;
  readonly citation: Citation;
}

export interface Condition extends Validity {
  readonly id: string;
  readonly text: string;
  readonly level: Level;
  readonly citation: Citation;
  /** Further sources for the same condition. */
  readonly also?: readonly Citation[];
  readonly test: Test;
  /** A condition of law for every insats of the route: none may leave it out. */
  readonly everyInsats?: Exclude<Route, 'preventive'>;
  /** What can be done when the condition is not met. */
  readonly remedy?: string;
  /** Another remedy when a fact has just this value. */
  readonly remedyWhen?: { readonly fact: 'guardianConsent'; readonly is: string; readonly remedy: string };
  /** The same said to somebody whose age is known: the first one whose last age is not passed. Null has no last age. */
  readonly forAges?: readonly AgeWords[];
}

export interface AgeWords {
  readonly atMost: number | null;
  readonly text: string;
  /** Instead of the condition's own, where that does not fit the age. */
  readonly remedy?: string;
}

/** An insats that always needs an assessment (SoL 11:5 p. 1–7; the board adds ekonomiskt bistånd, § 87). */
export interface NeverWithoutAssessment extends Validity {
  readonly id: string;
  readonly name: string;
  /** Words that give such an insats away by its name. */
  readonly words: readonly string[];
  readonly text: string;
  readonly level: Level;
  readonly citation: Citation;
}

/** Belongs to an answer when `when` is met; always when there is none. */
export interface Reminder extends Validity {
  readonly id: string;
  readonly text: string;
  readonly level: Level;
  readonly citation: Citation;
  readonly when?: Test;
}

/** Where two sources disagree, or one leaves a question open, and how the tool reads them. */
export interface Interpretation {
  readonly id: string;
  readonly title: string;
  readonly first: Citation;
  readonly second: Citation;
  readonly reading: string;
  readonly why: string;
  /** What would change the reading. */
  readonly changedBy: string;
}
