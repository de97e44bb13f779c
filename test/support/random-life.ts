/** Random lives: what is asked for on random days is put to the core, and what it accepts becomes the case's events. */
import fc from 'fast-check';
import { decideStep, type Step } from '../../src/domain/case/decide.ts';
import type { CaseEvent } from '../../src/domain/case/event.ts';
import { decideRenewal } from '../../src/domain/case/renewal.ts';
import { type Case, evolve } from '../../src/domain/case/state.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import { anyDay } from './arbitraries.ts';
import type { Life, LifeStep } from './decision-oracle.ts';
import { caseNumber, type Decision, decided, opened, the } from './life.ts';

interface Ask {
  readonly what:
    | 'execute'
    | 'partly'
    | 'interrupt'
    | 'resume'
    | 'close'
    | 'follow-up'
    | 'changed'
    | 'schedule'
    | 'contact'
    | 'offer'
    | 'plan'
    | 'renew';
  /** Days after the event before; negative is an attempt to go back. */
  readonly gap: number;
  readonly granted: boolean;
}

export interface RandomLife {
  readonly events: readonly CaseEvent[];
  readonly state: Case;
  /** Each accepted step with the state before it, and the event that it became. */
  readonly accepted: readonly { readonly before: Case; readonly step: Step; readonly events: readonly CaseEvent[] }[];
  /** Every day on which something happens, and the days round each three-month limit. */
  readonly days: readonly Day[];
}

const ask = fc.record<Ask>({
  what: fc.constantFrom(
    ...([
      'execute',
      'execute',
      'execute',
      'partly',
      'partly',
      'interrupt',
      'interrupt',
      'interrupt',
      'resume',
    ] as const),
    ...([
      'resume',
      'resume',
      'close',
      'follow-up',
      'follow-up',
      'changed',
      'schedule',
      'contact',
      'offer',
      'plan',
      'renew',
    ] as const),
  ),
  gap: fc.oneof(fc.constantFrom(0, 1, 89, 90, 91, 92, 93), fc.integer({ min: -5, max: 200 })),
  granted: fc.boolean(),
});

const first = fc.record({
  on: anyDay('2025-07-01', '2026-12-31'),
  outcome: fc.constantFrom('bifall', 'bifall', 'bifall', 'delvis-bifall', 'avslag'),
  basis: fc.constantFrom('11:1', '11:1', '11:1', '12:1', '11:4'),
  needs: fc.constantFrom('standard', 'omfattande-foranderligt'),
} as const);

/** A life of up to a dozen events, of which the core has refused what may not be. */
export const randomLife: fc.Arbitrary<RandomLife> = fc
  .tuple(first, fc.array(ask, { minLength: 2, maxLength: 14 }))
  .map(([{ on, ...made }, asks]) => live([opened(on), decided(on, made)], asks));

function live(start: readonly CaseEvent[], asks: readonly Ask[]): RandomLife {
  const events = [...start];
  const accepted: RandomLife['accepted'][number][] = [];
  let state = the(fold(undefined, start));
  for (const { what, gap, granted } of asks) {
    const target = the(state.decisions.at(-1));
    const on = addDays(the(events.at(-1)).day, gap);
    const step = stepOf(what, on);
    const outcome = step ? decideStep(state, target, step) : undefined;
    const added = outcome ? (outcome.ok ? outcome.value : []) : renewal(state, target, on, granted);
    if (step && added.length > 0) accepted.push({ before: state, step, events: added });
    events.push(...added);
    state = the(fold(state, added));
  }
  return { events, state, accepted, days: daysToLookAt(events) };
}

export function fold(state: Case | undefined, events: readonly CaseEvent[]): Case | undefined {
  return events.reduce<Case | undefined>((at, event) => evolve(at, caseNumber, event), state);
}

function stepOf(what: Ask['what'], on: Day): Step | undefined {
  switch (what) {
    case 'execute':
      return { kind: 'execute', day: on, missing: null };
    case 'partly':
      return { kind: 'execute', day: on, missing: 'gruppen' };
    case 'interrupt':
      return { kind: 'interrupt', day: on, why: 'Sjukdom' };
    case 'resume':
      return { kind: 'resume', day: on };
    case 'close':
      return { kind: 'close', day: on, reason: 'mal-uppnadda', goals: 'ja' };
    case 'follow-up':
      return { kind: 'follow-up', day: on, how: 'mote', talkedWithPerson: true, heardPerformer: true };
    case 'changed':
      return { kind: 'changed', day: on, what: 'Har flyttat' };
    case 'schedule':
      return { kind: 'schedule', day: on, due: addDays(on, 40), why: null };
    case 'contact':
      return { kind: 'contact', day: on, how: 'telefon' };
    case 'offer':
      return { kind: 'offer', day: on, what: 'Plats i grupp', answer: 'avbojt', answerDay: on };
    case 'plan':
      return {
        kind: 'plan',
        day: on,
        points: {},
        hindrance: 'Planen skrivs klart senare',
        participated: true,
        participationWhy: null,
        madeBy: null,
        followUpDay: addDays(on, 60),
      };
    case 'renew':
      return undefined;
  }
}

function renewal(state: Case, target: Decision, on: Day, granted: boolean): CaseEvent[] {
  if (!decideRenewal(target, { day: on }).ok) return [];
  const decision = String.fromCharCode(65 + state.decisions.length);
  return [decided(on, { decision, renews: target.id, basis: '11:1', outcome: granted ? 'bifall' : 'avslag' })];
}

function daysToLookAt(events: readonly CaseEvent[]): Day[] {
  const near = events.flatMap(e => [-1, 0, 1, 90, 91, 92, 93, 184, 366].map(n => addDays(e.day, n)));
  return [...new Set(near)].sort();
}

/** The decisions of a random life as the oracle reads them. */
export function livesOf(events: readonly CaseEvent[]): Life[] {
  return events.flatMap(e => (e.kind === 'decided' ? [{ ...lifeOf(e), ...happened(events, e.decision) }] : []));
}

function lifeOf(e: Extract<CaseEvent, { kind: 'decided' }>): Omit<Life, 'steps' | 'followUps'> {
  return {
    id: `${caseNumber}-${e.decision}`,
    ...{
      decided: e.day,
      granted: e.outcome !== 'avslag',
      basis: e.basis,
      extensive: e.needs !== 'standard',
      court: e.courtOrder,
    },
    ...{
      renews: e.renews,
      caseworker: 'anna',
      insats: e.insats,
      type: e.type,
      sex: 'kvinna',
      protected: false,
      reasons: '',
    },
  };
}

function happened(events: readonly CaseEvent[], letter: string): Pick<Life, 'steps' | 'followUps'> {
  const own = events.filter(e => 'decision' in e && e.decision === letter);
  const steps = own.flatMap((e): LifeStep[] => {
    if (e.kind === 'executed') return [{ what: 'executed', day: e.day, missing: e.missing ?? '' }];
    return e.kind === 'interrupted' || e.kind === 'resumed' || e.kind === 'closed'
      ? [{ what: e.kind, day: e.day }]
      : [];
  });
  return { steps, followUps: own.flatMap(e => (e.kind === 'followed-up' ? [e.day] : [])) };
}
