/** What can happen in a case. Every event has its own day; who recorded it and when stand in the journal. */
import type { Day } from '../day.ts';
import type { PersonNumber } from '../person-number.ts';
import type { Basis } from '../policy.ts';

/** `utan-beslut`: an insats without individual assessment (11:5) that is documented, so nobody decides. */
export type DecisionOutcome = 'bifall' | 'delvis-bifall' | 'avslag' | 'utan-beslut';
export type CaseBasis = Basis | '11:5';
export type Needs = 'standard' | 'omfattande-foranderligt';
export type PersonSex = 'kvinna' | 'man' | 'okänt';
export type Applicant = 'person' | 'guardian' | 'other';
export type ClosingReason = (typeof closingReasons)[number];
export type GoalsReached = 'ja' | 'delvis' | 'nej';
export type FollowUpForm = 'samtal' | 'hembesok' | 'mote' | 'telefon' | 'digitalt';

export const closingReasons = [
  'mal-uppnadda',
  'egen-begaran',
  'ansokan-atertagen',
  'behovet-kvarstar-inte',
  'medverkar-inte',
  'flytt',
  'avliden',
  'ersatt-av-nytt-beslut',
] as const;

/** What a caseworker can do about deficiencies (guideline 17). She does not tell the performer's staff how to work. */
export const deficiencyMeasures = ['fortydliga-beslutet', 'fortydliga-uppdraget', 'lex-sarah'] as const;
type DeficiencyMeasure = (typeof deficiencyMeasures)[number];

export type OfferAnswer = 'accepterat' | 'avbojt' | 'inget-svar';

/** The seven points of a genomförandeplan (guideline 15), in its order. */
export const planPoints = [
  'goal',
  'execution',
  'followUp',
  'otherPrincipals',
  'closeContacts',
  'boardContact',
  'personsView',
] as const;
type PlanPoint = (typeof planPoints)[number];

export interface Person {
  readonly number: PersonNumber;
  readonly name: string | null;
  readonly protected: boolean;
  readonly sex: PersonSex;
  /** Null where the number does not hold a whole birth day (some samordningsnummer). */
  readonly born: Day | null;
}

/** The consent that SoL 21:1 and the guideline's 20.1 ask for: whose, and who judged what is suitable. */
export interface Consent {
  readonly own: boolean | null;
  readonly guardians: 'all' | 'one' | 'none' | null;
  readonly childConsents: boolean | null;
  readonly childRequests: boolean | null;
}

/** A judgement that the tool never computes: what was judged, by whom, and why. */
export interface Judgement {
  readonly by: string;
  readonly why: string;
}

/** What SoL 3:1–3 ask for where a child is concerned. */
export interface ChildRights {
  readonly informed: boolean;
  readonly heard: boolean;
  readonly bestInterests: string;
}

export interface DecisionMade {
  readonly kind: 'decided';
  readonly decision: string;
  readonly day: Day;
  readonly outcome: Exclude<DecisionOutcome, 'utan-beslut'>;
  readonly basis: Basis;
  readonly insats: string;
  readonly type: string;
  readonly needs: Needs;
  readonly caseworker: string | null;
  readonly decidedBy: string | null;
  readonly delegation: string | null;
  readonly externalId: string | null;
  readonly renews: string | null;
  readonly courtOrder: boolean;
  readonly extent?: string;
  readonly periodFrom?: Day;
  readonly periodTo?: Day;
  readonly childRights?: ChildRights;
  readonly judgement?: Judgement;
  /** Why a recommendation of the guideline was passed (avsnitt 2), and which conditions. */
  readonly deviation?: { readonly why: string; readonly conditions: readonly string[] };
  /** Within ongoing compulsory care (guideline 20.1): marked, and no hindrance. */
  readonly compulsoryCare?: 'lvu' | 'lvm';
}

/** What a follow-up records (guideline 14.1 and 17). */
export interface FollowUpRecord {
  readonly how: FollowUpForm | null;
  readonly talkedWithPerson: boolean | null;
  readonly heardPerformer: boolean | null;
  readonly personsView?: string;
  readonly method?: string;
  readonly executionAssessment?: string;
  readonly situationAssessment?: string;
  readonly measures?: string;
  readonly needsChanged?: boolean;
  /** How the insats is adapted, or that the decision is reconsidered, when the needs have changed. */
  readonly adaptation?: string;
  readonly deficiencies?: string;
  readonly deficiencyMeasures?: readonly DeficiencyMeasure[];
  /** The person has been told what is noted (SoL 14:6). */
  readonly personInformed?: boolean;
  readonly interpreter?: boolean;
  readonly childRights?: ChildRights;
}

/** An offer while the decision waits. A declined one never ends the waiting. */
export interface Offer {
  readonly day: Day;
  readonly what: string;
  readonly answer: OfferAnswer;
  readonly answerDay: Day | null;
}

/** A contact while the decision waits (guideline 18), with what the post to IVO needs. */
export interface Contact {
  readonly day: Day;
  readonly how: FollowUpForm;
  /** Compensating or alternative insatser that were offered meanwhile. */
  readonly help?: string;
  readonly consequences?: string;
  readonly delayReasons?: string;
  /** The person asks to wait (SoL 35:5 st. 3, 34:6). It does not end the waiting. */
  readonly asksToWait?: boolean;
  readonly interpreter?: boolean;
}

export interface Plan {
  readonly day: Day;
  readonly points: Readonly<Partial<Record<PlanPoint, string>>>;
  /** The special hindrance, where some of the seven points are missing. */
  readonly hindrance: string | null;
  readonly participated: boolean;
  readonly participationWhy: string | null;
  readonly madeBy: string | null;
  readonly followUpDay: Day | null;
  readonly interpreter?: boolean;
}

/** Fields that a correcting event can change; `from` and `to` as written, null for nothing. */
export type CorrectableField =
  | 'decided'
  | 'outcome'
  | 'basis'
  | 'insats'
  | 'type'
  | 'needs'
  | 'caseworker'
  | 'decidedBy'
  | 'delegation'
  | 'courtOrder'
  | 'executed'
  | 'partialMissing'
  | 'interrupted'
  | 'resumed'
  | 'closed'
  | 'closingReason'
  | 'lastFollowUp'
  | 'applied'
  | 'consented'
  | 'motivationAssessed';

export type CaseEvent =
  | { readonly kind: 'opened'; readonly day: Day; readonly person: Person }
  | { readonly kind: 'identity-changed'; readonly day: Day; readonly person: Person }
  | {
      readonly kind: 'applied';
      readonly decision: string;
      readonly day: Day;
      readonly by: Applicant | null;
      /** Said when the application is recorded before its decision. */
      readonly insats?: string;
      readonly type?: string;
      readonly caseworker?: string;
    }
  | { readonly kind: 'consented'; readonly decision: string; readonly day: Day; readonly consent: Consent | null }
  | { readonly kind: 'motivation-assessed'; readonly decision: string; readonly day: Day }
  | DecisionMade
  | {
      readonly kind: 'enrolled';
      readonly decision: string;
      readonly day: Day;
      readonly insats: string;
      readonly type: string;
      readonly caseworker: string | null;
      readonly informed?: boolean;
      readonly deviation?: { readonly why: string; readonly conditions: readonly string[] };
    }
  | { readonly kind: 'executed'; readonly decision: string; readonly day: Day; readonly missing: string | null }
  | { readonly kind: 'interrupted'; readonly decision: string; readonly day: Day; readonly why: string | null }
  | { readonly kind: 'resumed'; readonly decision: string; readonly day: Day }
  | ({ readonly kind: 'followed-up'; readonly decision: string; readonly day: Day } & FollowUpRecord)
  | {
      readonly kind: 'closed';
      readonly decision: string;
      readonly day: Day;
      readonly reason: ClosingReason | null;
      readonly reasonAsWritten?: string;
      readonly goals: GoalsReached | null;
    }
  | { readonly kind: 'delay-explained'; readonly decision: string; readonly day: Day; readonly reasons: string | null }
  | {
      readonly kind: 'corrected';
      readonly decision: string;
      readonly day: Day;
      readonly field: CorrectableField;
      readonly from: string | null;
      readonly to: string | null;
      readonly why?: string;
    }
  | ({ readonly kind: 'offered'; readonly decision: string } & Offer)
  | ({ readonly kind: 'contacted'; readonly decision: string } & Contact)
  | ({ readonly kind: 'planned'; readonly decision: string } & Plan)
  | { readonly kind: 'needs-changed'; readonly decision: string; readonly day: Day; readonly what: string }
  | {
      readonly kind: 'follow-up-scheduled';
      readonly decision: string;
      readonly day: Day;
      readonly due: Day;
      readonly why: string | null;
    }
  | { readonly kind: 'objected'; readonly decision: string; readonly day: Day; readonly what: string }
  | {
      readonly kind: 'sharing-consented';
      readonly decision: string;
      readonly day: Day;
      readonly with: string;
      readonly what: string;
      readonly by: 'person' | 'guardian';
      readonly withdrawn: boolean;
    }
  | { readonly kind: 'concern-reported'; readonly decision: string; readonly day: Day; readonly to: string }
  | { readonly kind: 'row-imported'; readonly decision: string; readonly day: Day; readonly row: ImportedRow };

/** The row as it was read, so that the next import can tell what has changed since. */
export type ImportedRow = Readonly<Record<string, string>>;
