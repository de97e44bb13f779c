/**
 * The states of a decision and the steps between them, read off the core itself: every step is tried in every state.
 * docs/architecture.md shows it; a test holds the two together.
 */
import { decideStep, possibleIn, type Step } from '../../src/domain/case/decide.ts';
import type { CaseEvent, Person } from '../../src/domain/case/event.ts';
import { phaseOn } from '../../src/domain/case/phase.ts';
import { type Case, evolve, foldCase } from '../../src/domain/case/state.ts';
import { day } from '../../src/domain/day.ts';
import type { PhaseName, StepName } from '../../src/domain/problem.ts';
import { person } from './persons.ts';

const on = day('2026-03-02');
const someone: Person = {
  number: person(0).number,
  name: null,
  protected: false,
  sex: person(0).sex,
  born: person(0).born,
};

const opened: CaseEvent = { kind: 'opened', day: on, person: someone };
const applied: CaseEvent = { kind: 'applied', decision: 'A', day: on, by: 'person', insats: 'oppenvard-bistand' };
const decided = (outcome: 'bifall' | 'avslag', decision = 'A', renews: string | null = null): CaseEvent => ({
  ...{
    kind: 'decided',
    decision,
    day: on,
    outcome,
    basis: '11:1',
    insats: 'oppenvard-bistand',
    type: 'Familjebehandling',
  },
  ...{
    needs: 'standard',
    caseworker: 'anna',
    decidedBy: null,
    delegation: null,
    externalId: null,
    renews,
    courtOrder: false,
  },
});
const executed = (missing: string | null): CaseEvent => ({ kind: 'executed', decision: 'A', day: on, missing });
const interrupted: CaseEvent = { kind: 'interrupted', decision: 'A', day: on, why: null };
const closed: CaseEvent = { kind: 'closed', decision: 'A', day: on, reason: 'mal-uppnadda', goals: 'ja' };

/** A life that leads to each state. */
const lives: Readonly<Record<Exclude<PhaseName, 'not-yet'>, readonly CaseEvent[]>> = {
  applied: [applied],
  refused: [decided('avslag')],
  waiting: [decided('bifall')],
  'partly-running': [decided('bifall'), executed('gruppdelen')],
  running: [decided('bifall'), executed(null)],
  interrupted: [decided('bifall'), executed(null), interrupted],
  closed: [decided('bifall'), closed],
  renewed: [decided('bifall'), decided('bifall', 'B', '2026-0001-A')],
};

const steps: readonly Step[] = [
  { kind: 'execute', day: on, missing: null },
  { kind: 'execute', day: on, missing: 'gruppdelen' },
  { kind: 'interrupt', day: on, why: 'paus' },
  { kind: 'resume', day: on },
  { kind: 'close', day: on, reason: 'ansokan-atertagen', goals: 'nej' },
];

const swedish: Readonly<Record<PhaseName, string>> = {
  'not-yet': 'inte beslutat',
  applied: 'ansökt',
  refused: 'avslag',
  waiting: 'beviljat, väntar',
  'partly-running': 'pågår delvis',
  running: 'pågår',
  interrupted: 'avbrutet',
  closed: 'avslutat',
  renewed: 'ersatt av nytt beslut',
};

const stepWords: Readonly<Record<string, string>> = {
  execute: 'execute',
  'execute partly': 'execute --missing',
  interrupt: 'interrupt',
  resume: 'resume',
  close: 'close',
};

export interface Transition {
  readonly from: PhaseName;
  readonly step: string;
  readonly to: PhaseName;
}

/** Every step that is accepted somewhere, with where it leads. */
export function transitions(): Transition[] {
  return (Object.keys(lives) as (keyof typeof lives)[]).flatMap(from => steps.flatMap(step => transition(from, step)));
}

function transition(from: keyof typeof lives, step: Step): Transition[] {
  const state = foldCase('2026-0001', [opened, ...lives[from]]);
  const [decision] = state?.decisions ?? [];
  if (!state || !decision) throw new Error(`no life leads to ${from}`);
  const answer = decideStep(state, decision, step);
  if (!answer.ok) return [];
  const after = answer.value.reduce<Case | undefined>((s, event) => evolve(s, state.number, event), state)
    ?.decisions[0];
  const name = step.kind === 'execute' && step.missing ? 'execute partly' : step.kind;
  return after ? [{ from, step: name, to: phaseOn(after, on).kind }] : [];
}

export function startOf(life: keyof typeof lives): PhaseName {
  const decision = foldCase('2026-0001', [opened, ...lives[life]])?.decisions[0];
  return decision ? phaseOn(decision, on).kind : 'not-yet';
}

export const allStates = Object.keys(lives) as (keyof typeof lives)[];

/** Mermaid, in Swedish; the names of the steps are those of the commands. */
export function stateDiagram(): string {
  const id = (phase: PhaseName) => phase.replace('-', '_');
  const lines = [
    'stateDiagram-v2',
    ...allStates.map(s => `  ${id(s)}: ${swedish[s]}`),
    ...[
      '[*] --> applied: register',
      'applied --> waiting: register --decides (bifall)',
      'applied --> refused: register --decides (avslag)',
    ].map(l => `  ${l}`),
    ...[
      '[*] --> waiting: register (bifall)',
      '[*] --> refused: register (avslag)',
      '[*] --> running: register (11 kap. 5 §)',
    ].map(l => `  ${l}`),
    ...transitions().map(t => `  ${id(t.from)} --> ${id(t.to)}: ${stepWords[t.step]}`),
    ...(['waiting', 'partly-running', 'running', 'interrupted'] as const).map(
      s => `  ${id(s)} --> renewed: register --renews`,
    ),
  ];
  return lines.join('\n');
}

/** Steps that change no state, with the states in which they can be taken. */
export function otherSteps(): string {
  const changing: readonly StepName[] = ['execute', 'interrupt', 'resume', 'close'];
  const rest = (Object.keys(possibleIn) as StepName[]).filter(step => !changing.includes(step));
  return rest.map(step => `- \`${step}\`: ${possibleIn[step].map(p => swedish[p]).join(', ')}`).join('\n');
}
