/**
 * Facts: what a person has told, or a caseworker knows, at intake. A fact that is not there is unknown, never "no".
 * Names and meanings are public (`check --facts`).
 */
import type { Day } from './day.ts';

type Consent = 'all' | 'one' | 'none';
type Applicant = 'person' | 'guardian' | 'none';

export interface Facts {
  /** Whole years today, 0–120. Never together with `born`. */
  readonly age?: number;
  readonly born?: Day;
  /** Folkbokförd in the municipality. */
  readonly registeredInMunicipality?: boolean;
  readonly livesInFamilyHome?: boolean;
  /** Guardians' consent: all of them, one of two, or none (SoL 21 kap.). */
  readonly guardianConsent?: Consent;
  readonly guardianInformed?: boolean;
  readonly childConsents?: boolean;
  readonly childRequests?: boolean;
  /** A person's judgement (SoL 21:1, 21:2): suitable without the guardians. Never computed. */
  readonly suitable?: boolean;
  /** The board's target groups that the person says they belong to. An empty list is an answer: none of them. */
  readonly groups?: readonly string[];
  readonly completedTreatment?: boolean;
  /** Ages of the person's own children. An empty list is an answer: no children. */
  readonly childrenAged?: readonly number[];
  readonly expectingChild?: boolean;
  readonly closeToChild?: boolean;
  /** Who has applied (guideline 20.1; SoL 3:4). */
  readonly application?: Applicant;
  /** The adult's own consent. */
  readonly consent?: boolean;
  readonly motivationAssessed?: boolean;
  readonly withinBoardsArea?: boolean;
  readonly needsNotMetOtherwise?: boolean;
}

export type FactKey = keyof Facts;

/** What a rule can read: `born` becomes `age`. */
export type AskedFact = Exclude<FactKey, 'born'>;

/**
 * `fact`: can be checked without weighing anything. `suitability`: the judgement that SoL 21 kap. allows.
 * `application`: belongs to an application. `need`: weighs a need, or how ready someone is to receive help.
 * A rule for an insats without assessment may read the first two only (SoL 11:5; guideline 20.2, likställighet).
 */
type FactNature = 'fact' | 'suitability' | 'application' | 'need';

export type FactType = 'age' | 'day' | 'yes-no' | 'consent' | 'applicant' | 'groups' | 'ages';

export interface FactKind {
  readonly type: FactType;
  readonly nature: FactNature;
  /** Not given means "to be assessed", not "missing". */
  readonly judgement: boolean;
}

const fact = (type: FactType): FactKind => ({ type, nature: 'fact', judgement: false });

export const factKinds: Readonly<Record<FactKey, FactKind>> = {
  age: fact('age'),
  born: fact('day'),
  registeredInMunicipality: fact('yes-no'),
  livesInFamilyHome: fact('yes-no'),
  guardianConsent: fact('consent'),
  guardianInformed: fact('yes-no'),
  childConsents: fact('yes-no'),
  childRequests: fact('yes-no'),
  suitable: { type: 'yes-no', nature: 'suitability', judgement: true },
  groups: fact('groups'),
  completedTreatment: fact('yes-no'),
  childrenAged: fact('ages'),
  expectingChild: fact('yes-no'),
  closeToChild: fact('yes-no'),
  application: { type: 'applicant', nature: 'application', judgement: false },
  consent: { type: 'yes-no', nature: 'application', judgement: false },
  motivationAssessed: { type: 'yes-no', nature: 'need', judgement: false },
  withinBoardsArea: { type: 'yes-no', nature: 'need', judgement: true },
  needsNotMetOtherwise: { type: 'yes-no', nature: 'need', judgement: true },
};

export const factKeys = Object.keys(factKinds) as readonly FactKey[];

/** A set of facts as a number: one bit for each fact. */
export function bitOf(key: FactKey): number {
  return 1 << factKeys.indexOf(key);
}

/** The facts whose bits are set, in the order of `factKeys`. */
export function factsIn(bits: number): readonly AskedFact[] {
  return factKeys.filter((key): key is AskedFact => key !== 'born' && (bits & bitOf(key)) !== 0);
}

export function isFactKey(text: string): text is FactKey {
  return Object.hasOwn(factKinds, text);
}
