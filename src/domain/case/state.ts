/** What a case is: its events folded. `evolve` never refuses; what may not happen is stopped in `decide`. */
import type { Day } from '../day.ts';
import { correct } from './correct.ts';
import type {
  Applicant,
  CaseBasis,
  CaseEvent,
  ClosingReason,
  Consent,
  DecisionMade,
  DecisionOutcome,
  FollowUpRecord,
  GoalsReached,
  ImportedRow,
  Needs,
  Person,
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
    'extent' | 'periodFrom' | 'periodTo' | 'childRights' | 'judgement' | 'deviation'
  >;
  readonly applied: { readonly day: Day; readonly by: Applicant | null } | null;
  readonly consented: { readonly day: Day; readonly consent: Consent | null } | null;
  readonly motivationAssessed: Day | null;
  readonly steps: readonly Step[];
  readonly followUps: readonly ({ readonly day: Day } & FollowUpRecord)[];
  readonly delayReasons: string | null;
  readonly imported: ImportedRow | null;
}

export interface Case {
  readonly number: string;
  readonly opened: Day;
  readonly person: Person;
  readonly decisions: readonly Decision[];
}

/** What has been said before the decision that it belongs to; held until that decision is made. */
type Preparation = Pick<Decision, 'applied' | 'consented' | 'motivationAssessed'>;

export function foldCase(number: string, events: readonly CaseEvent[]): Case | undefined {
  return events.reduce<Case | undefined>((state, event) => evolve(state, number, event), undefined);
}

export function evolve(state: Case | undefined, number: string, event: CaseEvent): Case | undefined {
  if (event.kind === 'opened') return { number, opened: event.day, person: event.person, decisions: [] };
  if (!state) return state;
  switch (event.kind) {
    case 'identity-changed':
      return { ...state, person: event.person };
    case 'decided':
      return withDecision(state, fromDecided(state, event));
    case 'enrolled':
      return withDecision(state, fromEnrolled(state, event));
    default: {
      const known = state.decisions.some(d => d.id.endsWith(`-${event.decision}`));
      const base = known
        ? state
        : { ...state, decisions: [...state.decisions, undecided(state, event.decision, event.day)] };
      return changeDecision(base, event.decision, decision => step(decision, event));
    }
  }
}

type DecisionStep = Exclude<CaseEvent, { kind: 'opened' | 'identity-changed' | 'decided' | 'enrolled' }>;

function step(decision: Decision, event: DecisionStep): Decision {
  switch (event.kind) {
    case 'applied':
      return { ...decision, applied: { day: event.day, by: event.by } };
    case 'consented':
      return { ...decision, consented: { day: event.day, consent: event.consent } };
    case 'motivation-assessed':
      return { ...decision, motivationAssessed: event.day };
    case 'executed':
      return addStep(decision, { kind: 'executed', day: event.day, missing: event.missing });
    case 'interrupted':
      return addStep(decision, { kind: 'interrupted', day: event.day, why: event.why });
    case 'resumed':
      return addStep(decision, { kind: 'resumed', day: event.day });
    case 'closed': {
      const { kind, day, reason, reasonAsWritten, goals } = event;
      return addStep(decision, { kind, day, reason, goals, ...(reasonAsWritten ? { reasonAsWritten } : {}) });
    }
    case 'followed-up': {
      const { kind: _, decision: __, ...record } = event;
      return { ...decision, followUps: inOrder([...decision.followUps, record]) };
    }
    case 'delay-explained':
      return { ...decision, delayReasons: event.reasons };
    case 'corrected':
      return correct(decision, event.field, event.to);
    case 'row-imported':
      return { ...decision, imported: event.row };
  }
}

/** In the order of days; what happened on the same day stays in the order it was recorded. */
export function inOrder<T extends { readonly day: Day }>(steps: readonly T[]): T[] {
  return [...steps].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function addStep(decision: Decision, next: Step): Decision {
  return { ...decision, steps: inOrder([...decision.steps, next]) };
}

function fromDecided(state: Case, event: DecisionMade): Decision {
  const { decision: letter, day, kind: _, insats, type, basis, outcome, needs, renews, ...rest } = event;
  const { caseworker, decidedBy, delegation, externalId, courtOrder, ...details } = rest;
  const known = state.decisions.find(d => d.id === decisionId(state.number, letter));
  return {
    ...emptyDecision(decisionId(state.number, letter), day),
    ...preparationOf(known),
    ...{ externalId, caseworker, insats, type, basis, outcome, needs, renews, courtOrder, decidedBy, delegation },
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

function fromEnrolled(state: Case, event: Extract<CaseEvent, { kind: 'enrolled' }>): Decision {
  const id = decisionId(state.number, event.decision);
  return {
    ...emptyDecision(id, event.day),
    ...{ insats: event.insats, type: event.type, caseworker: event.caseworker, basis: '11:5', outcome: 'utan-beslut' },
    ...(event.deviation ? { details: { deviation: event.deviation } } : {}),
    steps: [{ kind: 'executed', day: event.day, missing: null }],
  };
}

function preparationOf(known: Decision | undefined): Partial<Preparation> {
  if (!known) return {};
  return { applied: known.applied, consented: known.consented, motivationAssessed: known.motivationAssessed };
}

/** An application that nobody has decided on yet. */
function undecided(state: Case, letter: string, day: Day): Decision {
  return emptyDecision(decisionId(state.number, letter), day);
}

function emptyDecision(id: string, day: Day): Decision {
  return {
    id,
    externalId: null,
    caseworker: null,
    insats: '',
    type: '',
    basis: '11:1',
    outcome: null,
    needs: 'standard',
    decided: day,
    firstDecided: day,
    renews: null,
    renewedOn: null,
    courtOrder: false,
    decidedBy: null,
    delegation: null,
    applied: null,
    consented: null,
    motivationAssessed: null,
    steps: [],
    followUps: [],
    delayReasons: null,
    imported: null,
  };
}

function withDecision(state: Case, decision: Decision): Case {
  const others = state.decisions.filter(d => d.id !== decision.id);
  return { ...state, decisions: linkRenewals([...others, decision]) };
}

function changeDecision(state: Case, letter: string, change: (decision: Decision) => Decision): Case {
  const id = decisionId(state.number, letter);
  return { ...state, decisions: linkRenewals(state.decisions.map(d => (d.id === id ? change(d) : d))) };
}

/**
 * Each decision's place in its chain. A granted renewal stands for the decision that it renews from the day it was
 * taken, with the first one's day; a refused one renews nothing.
 */
function linkRenewals(decisions: readonly Decision[]): Decision[] {
  const byId = new Map(decisions.map(d => [d.id, d]));
  const firstDayOf = (decision: Decision): Day => {
    let at = decision;
    for (let next = at.renews && byId.get(at.renews); next; next = at.renews && byId.get(at.renews)) at = next;
    return at.decided;
  };
  return decisions.map(d => {
    const renewal = decisions.find(other => other.renews === d.id && isGranted(other));
    const [firstDecided, renewedOn] = [firstDayOf(d), renewal?.decided ?? null];
    return d.firstDecided === firstDecided && d.renewedOn === renewedOn ? d : { ...d, firstDecided, renewedOn };
  });
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
