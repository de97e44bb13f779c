/** A case's life written as its events, in few words. Every decision in the tests comes from folding these. */
import type { CaseEvent, ClosingReason, CorrectableField, DecisionMade, Person } from '../../src/domain/case/event.ts';
import { type Case, foldCase } from '../../src/domain/case/state.ts';
import { day } from '../../src/domain/day.ts';
import type { FollowUpPolicy, ReportingRule } from '../../src/domain/policy.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { personAged } from './persons.ts';

export const rules = await loadRulebook();
export const policy: FollowUpPolicy = the(rules.followUpPolicies.at(-1));
/** SoL (2001:453) 16 kap. 6 f §, quarters until 2025Q2. */
export const oldRule: ReportingRule = the(rules.reportingRules[0]);
/** SoL (2025:400) 34 kap. 1 §. */
export const newRule: ReportingRule = the(rules.reportingRules[1]);

export const caseNumber = '2026-0042';
export type Decision = Case['decisions'][number];

type OfDecision = Partial<Omit<DecisionMade, 'kind' | 'day'>>;

export function decided(on: string, made: OfDecision = {}): DecisionMade {
  const basis = on < '2025-07-01' ? '4:1' : '11:1';
  return {
    kind: 'decided',
    decision: 'A',
    day: day(on),
    outcome: 'bifall',
    basis,
    insats: 'oppenvard-bistand',
    type: 'Familjebehandling',
    needs: 'standard',
    caseworker: 'anna',
    decidedBy: 'Delegat Ett',
    delegation: '3.1',
    externalId: null,
    renews: null,
    courtOrder: false,
    ...made,
  };
}

/** A decision B that renews A. */
export function renewed(on: string, made: OfDecision = {}): DecisionMade {
  return decided(on, { decision: 'B', renews: `${caseNumber}-A`, ...made });
}

export function opened(on: string, whom: Person = adult()): CaseEvent {
  return { kind: 'opened', day: day(on), person: whom };
}

export function executed(on: string, missing: string | null = null, decision = 'A'): CaseEvent {
  return { kind: 'executed', decision, day: day(on), missing };
}

export function interrupted(on: string, decision = 'A'): CaseEvent {
  return { kind: 'interrupted', decision, day: day(on), why: 'Behandlaren är sjukskriven' };
}

export function resumed(on: string, decision = 'A'): CaseEvent {
  return { kind: 'resumed', decision, day: day(on) };
}

export function closed(on: string, reason: ClosingReason = 'mal-uppnadda', decision = 'A'): CaseEvent {
  return { kind: 'closed', decision, day: day(on), reason, goals: 'ja' };
}

export function followedUp(on: string, decision = 'A'): CaseEvent {
  return { kind: 'followed-up', decision, day: day(on), how: 'mote', talkedWithPerson: true, heardPerformer: true };
}

export function corrected(on: string, field: CorrectableField, from: string | null, to: string | null): CaseEvent {
  return { kind: 'corrected', decision: 'A', day: day(on), field, from, to };
}

/** The case after these events; it is opened on the first one's day. */
export function life(...events: readonly CaseEvent[]): Case {
  const first = the(events[0]);
  const all = first.kind === 'opened' ? events : [opened(first.day), ...events];
  return the(foldCase(caseNumber, all));
}

/** The decision with that letter after these events. */
export function decision(letter: string, ...events: readonly CaseEvent[]): Decision {
  return the(life(...events).decisions.find(d => d.id === `${caseNumber}-${letter}`));
}

/** Decision A after these events. */
export function decisionA(...events: readonly CaseEvent[]): Decision {
  return decision('A', ...events);
}

function adult(): Person {
  return personOf(40);
}

/** A test person of that age on 2026-11-21. */
export function personOf(age: number): Person {
  const { number, born, sex } = personAged(age, day('2026-11-21'));
  return { number, born, sex, name: 'Åsa Testsson', protected: false };
}

export function the<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('the test expected something here');
  return value;
}
