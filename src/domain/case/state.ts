/** What a case is: its events folded. `evolve` never refuses; what may not happen is stopped in `decide`. */
import { type Day, earliest } from '../day.ts';
import { correct } from './correct.ts';
import { type Decision, decisionId, inOrder, isGranted, type Step } from './decision.ts';
import type { CaseEvent, DecisionMade, Person } from './event.ts';

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
      const id = decisionId(number, event.decision);
      const known = state.decisions.some(d => d.id === id);
      const base = known ? state : { ...state, decisions: [...state.decisions, emptyDecision(id, event.day)] };
      return changeDecision(base, id, decision => step(decision, event));
    }
  }
}

type DecisionStep = Exclude<CaseEvent, { kind: 'opened' | 'identity-changed' | 'decided' | 'enrolled' }>;

function step(decision: Decision, event: DecisionStep): Decision {
  switch (event.kind) {
    case 'applied':
      return applied(decision, event);
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
    case 'followed-up':
      return { ...decision, followUps: inOrder([...decision.followUps, contentOf(event)]) };
    case 'delay-explained':
      return { ...decision, delayReasons: event.reasons };
    case 'offered':
      return { ...decision, offers: withOffer(decision.offers, contentOf(event)) };
    case 'contacted':
      return { ...decision, contacts: inOrder([...decision.contacts, contentOf(event)]) };
    case 'planned':
      return { ...decision, plans: inOrder([...decision.plans, contentOf(event)]) };
    case 'needs-changed':
      return { ...decision, changes: inOrder([...decision.changes, contentOf(event)]) };
    case 'follow-up-scheduled':
      return { ...decision, scheduled: inOrder([...decision.scheduled, contentOf(event)]) };
    case 'objected':
      return { ...decision, objections: inOrder([...decision.objections, contentOf(event)]) };
    case 'sharing-consented':
      return { ...decision, sharing: inOrder([...decision.sharing, contentOf(event)]) };
    case 'concern-reported':
      return { ...decision, concerns: inOrder([...decision.concerns, contentOf(event)]) };
    case 'corrected':
      return correct(decision, event.field, event.to);
    case 'row-imported':
      return { ...decision, imported: event.row };
  }
}

/** What an event says, without its kind and the decision that it belongs to. */
function contentOf<E extends { readonly kind: string; readonly decision: string }>(
  event: E,
): Omit<E, 'kind' | 'decision'> {
  const { kind: _, decision: __, ...content } = event;
  return content;
}

function addStep(decision: Decision, next: Step): Decision {
  return { ...decision, steps: inOrder([...decision.steps, next]) };
}

/** An application that is recorded before its decision says what is applied for. */
function applied(decision: Decision, event: Extract<CaseEvent, { kind: 'applied' }>): Decision {
  const { day, by, insats, type, caseworker } = event;
  const asked = insats === undefined ? {} : { insats, type: type ?? insats, caseworker: caseworker ?? null };
  return { ...decision, ...asked, applied: { day, by } };
}

/** The answer to an offer of the same day and thing takes its place; everything else is a new offer. */
function withOffer(offers: Decision['offers'], offer: Decision['offers'][number]): Decision['offers'] {
  const others = offers.filter(o => !(o.day === offer.day && o.what === offer.what && o.answer === 'inget-svar'));
  return inOrder([...others, offer]);
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
    offers: [],
    contacts: [],
    plans: [],
    changes: [],
    scheduled: [],
    objections: [],
    sharing: [],
    concerns: [],
    imported: null,
  };
}

function withDecision(state: Case, decision: Decision): Case {
  const isKnown = state.decisions.some(d => d.id === decision.id);
  const decisions = isKnown
    ? state.decisions.map(d => (d.id === decision.id ? decision : d))
    : [...state.decisions, decision];
  return { ...state, decisions: linkRenewals(decisions) };
}

function changeDecision(state: Case, id: string, change: (decision: Decision) => Decision): Case {
  return { ...state, decisions: linkRenewals(state.decisions.map(d => (d.id === id ? change(d) : d))) };
}

/**
 * Each decision's place in its chain. A granted renewal stands for the decision that it renews from the day it was
 * taken, with the first one's day; a refused one renews nothing.
 */
function linkRenewals(decisions: readonly Decision[]): readonly Decision[] {
  if (decisions.every(standsAlone)) return decisions;
  const byId = new Map(decisions.map(d => [d.id, d]));
  const firstDayOf = (decision: Decision): Day => {
    const renewed = decision.renews === null ? undefined : byId.get(decision.renews);
    return renewed && isGranted(renewed) ? firstDayOf(renewed) : decision.decided;
  };
  return decisions.map(d => {
    const renewals = decisions.filter(other => other.renews === d.id && isGranted(other));
    const [firstDecided, renewedOn] = [firstDayOf(d), earliest(...renewals.map(r => r.decided)) ?? null];
    return d.firstDecided === firstDecided && d.renewedOn === renewedOn ? d : { ...d, firstDecided, renewedOn };
  });
}

/** It is no renewal and has none, and was linked so. Most decisions: an import folds each of its events. */
function standsAlone({ renews, renewedOn, firstDecided, decided }: Decision): boolean {
  return renews === null && renewedOn === null && firstDecided === decided;
}
