/** Dated policies that the case's life and the report are judged by. The values stand in `data/`. */
import type { Citation, Level } from './citation.ts';
import type { Day } from './day.ts';

/** From `validFrom` to `validTo`, both days included; `null` is open. */
export interface Validity {
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** The legal basis of a decision. 4:1 and 4:2 are the old act's (SoL 2001:453). */
export type Basis = '11:1' | '11:4' | '12:1' | '12:2' | '4:1' | '4:2';

/** How often decisions are followed up (guideline, avsnitt 17). Judged on a day. */
export interface FollowUpPolicy extends Validity {
  readonly level: Level;
  readonly sixMonths: { readonly months: number; readonly citation: Citation };
  readonly twoMonths: { readonly months: number; readonly citation: Citation };
  readonly yearly: { readonly months: number; readonly citation: Citation };
  readonly setDay: { readonly citation: Citation };
  readonly changedNeeds: { readonly citation: Citation };
  readonly plan: { readonly citation: Citation };
  /** The other reading of avsnitt 17 (interpretation `sex-manader-och-arligen`). */
  readonly yearlyReplacesSixMonths: boolean;
  /** A local setting: the guideline names no number of days. */
  readonly contactWhileWaitingDays: number;
  readonly contactCitation: Citation;
  /** Insatser without assessment, followed up as a whole: a local setting. */
  readonly programmes: { readonly months: number; readonly from: Day; readonly citation: Citation };
}

/** Which decisions are reported as not executed. Valid by the last day of the quarter. */
export interface ReportingRule extends Validity {
  readonly id: string;
  readonly level: Level;
  readonly months: number;
  /** The bases that count; 4:1 counts only when decided before `oldBasisBefore`. */
  readonly bases: readonly Basis[];
  readonly oldBasisBefore: Day;
  readonly citation: Citation;
  readonly auditorsCitation: Citation;
  readonly noticeCitation: Citation;
  readonly councilCitation: Citation;
}

/** SoL 34:7, by the day of the decision. Information only; a fee is never predicted. */
export interface FeeFrame extends Validity {
  readonly level: Level;
  readonly from: number;
  readonly to: number;
  /** SoL 34:10: years from the decision, or from the interruption, within which an application must have been served. */
  readonly applicationYears: number;
  readonly citation: Citation;
}

/** IVO's reporting windows. Months and days within the year after the quarter has ended. Valid by the quarter's last day. */
export interface ReportingWindow extends Validity {
  readonly level: Level;
  readonly quarters: Readonly<
    Record<'1' | '2' | '3' | '4', { readonly from: string; readonly to: string; readonly nextYear: boolean }>
  >;
  readonly note: string;
  readonly citation: Citation;
}

/** What is removed, when, and what is kept nonetheless (SoL 16 kap.). Judged on a day. */
export interface RetentionPolicy extends Validity {
  readonly level: Level;
  readonly years: number;
  readonly lastNote: { readonly citation: Citation };
  readonly ceased: { readonly citation: Citation };
  readonly samePerson: { readonly citation: Citation };
  readonly finished: { readonly citation: Citation };
  /** SoL 16:4: persons born on these days of any month are kept for research. */
  readonly research: { readonly birthDays: readonly number[]; readonly citation: Citation };
  /** SoL 16:2 a; null before it came into force. Not for cases that were closed before `closedFrom`. */
  readonly childInvestigation: {
    readonly untilAge: number;
    readonly closedFrom: Day;
    readonly citation: Citation;
  } | null;
  readonly subjects: readonly KeptSubject[];
}

/** SoL 16:2: what is never removed, known by words in the insats's id, kind, name or the decision's own type. */
export interface KeptSubject {
  readonly id: string;
  /** Only where the person was a child. */
  readonly ofChild: boolean;
  readonly words: readonly string[];
  readonly compulsoryCare: readonly string[];
  readonly citation: Citation;
}
