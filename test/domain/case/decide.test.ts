import { describe, expect, test } from 'vitest';
import { birthday } from '../../../src/domain/age.ts';
import { decideStep, type Step } from '../../../src/domain/case/decide.ts';
import { type CaseEvent, closingReasons } from '../../../src/domain/case/event.ts';
import { addDays, day } from '../../../src/domain/day.ts';
import {
  closed,
  decided,
  decision,
  executed,
  followedUp,
  interrupted,
  life,
  opened,
  personOf,
  renewed,
  resumed,
  the,
} from '../../support/life.ts';

const later = day('2026-08-01');
const steps: Readonly<Record<'execute' | 'interrupt' | 'resume' | 'close' | 'follow-up', Step>> = {
  execute: { kind: 'execute', day: later, missing: null },
  interrupt: { kind: 'interrupt', day: later, why: 'Behandlaren är sjukskriven' },
  resume: { kind: 'resume', day: later },
  close: { kind: 'close', day: later, reason: 'mal-uppnadda', goals: 'ja' },
  'follow-up': { kind: 'follow-up', day: later, how: 'mote', talkedWithPerson: true, heardPerformer: false },
};

const lives: Readonly<Record<string, readonly CaseEvent[]>> = {
  waiting: [decided('2026-01-10')],
  running: [decided('2026-01-10'), executed('2026-02-10')],
  'partly-running': [decided('2026-01-10'), executed('2026-02-10', 'gruppen')],
  interrupted: [decided('2026-01-10'), executed('2026-02-10'), interrupted('2026-03-10')],
  closed: [decided('2026-01-10'), closed('2026-02-10')],
  refused: [decided('2026-01-10', { outcome: 'avslag' })],
  renewed: [decided('2026-01-10'), renewed('2026-03-10')],
  applied: [{ kind: 'applied', decision: 'A', day: day('2026-01-10'), by: 'person' }],
};

const decide = (step: Step, ...events: readonly CaseEvent[]) => {
  const state = life(...events);
  return decideStep(state, the(state.decisions[0]), step);
};
const codeOf = (outcome: ReturnType<typeof decide>) => (outcome.ok ? 'ok' : outcome.problem.code);

describe('every step in every phase (domain 6): what is possible, and what is refused', () => {
  const possible: Readonly<Record<string, readonly string[]>> = {
    waiting: ['execute', 'close', 'follow-up'],
    running: ['interrupt', 'close', 'follow-up'],
    'partly-running': ['execute', 'interrupt', 'close', 'follow-up'],
    interrupted: ['resume', 'close', 'follow-up'],
    closed: [],
    refused: [],
    renewed: [],
  };
  const table = Object.keys(possible).flatMap(phase =>
    Object.keys(steps).map(step => [step, phase, possible[phase]?.includes(step) ? 'possible' : 'impossible'] as const),
  );

  test.each(table)('%s when it is %s: %s', (name, phase, expected) => {
    const outcome = decide(steps[name as keyof typeof steps], ...(lives[phase] ?? []));
    if (expected === 'possible') expect(outcome).toMatchObject({ ok: true, value: [{ decision: 'A', day: later }] });
    else expect(outcome).toMatchObject({ ok: false, problem: { code: 'impossible-step', step: name, phase } });
  });

  test.each(['execute', 'interrupt', 'resume', 'follow-up'] as const)(
    '%s when nobody has decided: impossible',
    name => {
      expect(decide(steps[name], ...(lives.applied ?? []))).toMatchObject({
        problem: { code: 'impossible-step', phase: 'applied' },
      });
    },
  );
});

describe('a day is never before the day that it depends on (domain 6)', () => {
  const on = (step: Step, at: string): Step => ({ ...step, day: day(at) });

  test.each([
    ['execute', 'waiting', '2026-01-10', 'decided'],
    ['close', 'waiting', '2026-01-10', 'decided'],
    ['interrupt', 'running', '2026-02-10', 'executed'],
    ['close', 'running', '2026-02-10', 'executed'],
    ['execute', 'partly-running', '2026-02-10', 'executed'],
    ['resume', 'interrupted', '2026-03-10', 'interrupted'],
    ['close', 'interrupted', '2026-03-10', 'interrupted'],
  ] as const)('%s when %s: not the day before %s (%s), but on it and after', (name, phase, first, dependsOn) => {
    const events = lives[phase] ?? [];
    const before = addDays(day(first), -1);
    expect(decide(on(steps[name], before), ...events)).toEqual({
      ok: false,
      problem: { code: 'day-before', step: name, dependsOn, day: first },
    });
    expect(codeOf(decide(on(steps[name], first), ...events))).toBe('ok');
    expect(codeOf(decide(on(steps[name], addDays(day(first), 1)), ...events))).toBe('ok');
  });

  test('a follow-up depends on the decision only: it may lie before the execution', () => {
    const events = lives.running ?? [];
    expect(codeOf(decide(on(steps['follow-up'], '2026-01-09'), ...events))).toBe('day-before');
    expect(codeOf(decide(on(steps['follow-up'], '2026-01-10'), ...events))).toBe('ok');
    expect(codeOf(decide(on(steps['follow-up'], '2026-01-11'), ...events))).toBe('ok');
  });

  test('a follow-up does not stand in the way of a step on an earlier day', () => {
    const events = [decided('2026-01-10'), followedUp('2026-07-01')];
    expect(codeOf(decide(on(steps.execute, '2026-02-01'), ...events))).toBe('ok');
  });

  test('a second interruption comes after the resumption', () => {
    const events = [...(lives.interrupted ?? []), resumed('2026-05-10')];
    expect(decide(on(steps.interrupt, '2026-05-09'), ...events)).toMatchObject({
      problem: { dependsOn: 'resumed', day: '2026-05-10' },
    });
    expect(codeOf(decide(on(steps.interrupt, '2026-05-10'), ...events))).toBe('ok');
  });
});

describe('"medverkar inte" closes for adults only (guideline 20.1)', () => {
  const child = personOf(16);
  const eighteenth = birthday(the(child.born), 18);
  const close = (on: string, reason: (typeof closingReasons)[number]): Step => ({
    kind: 'close',
    day: day(on),
    reason,
    goals: 'nej',
  });
  const events = [opened('2026-01-10', child), decided('2026-01-10')];

  test.each([
    [addDays(eighteenth, -1), 'closing-reason-for-adults'],
    [eighteenth, 'ok'],
    [addDays(eighteenth, 1), 'ok'],
  ])('born so that 18 is reached on the day: on %s: %s', (on, expected) => {
    expect(codeOf(decide(close(on, 'medverkar-inte'), ...events))).toBe(expected);
  });

  test('an adult may be closed so', () => {
    expect(codeOf(decide(close('2026-08-01', 'medverkar-inte'), ...(lives.running ?? [])))).toBe('ok');
  });

  test.each(closingReasons.filter(r => r !== 'medverkar-inte'))('every other reason holds for a child: %s', reason => {
    expect(codeOf(decide(close('2026-08-01', reason), ...events))).toBe('ok');
  });
});

describe('the events say what was asked for', () => {
  test('a partial execution keeps what is missing', () => {
    const step: Step = { kind: 'execute', day: later, missing: 'gruppen' };
    expect(decide(step, decided('2026-01-10'))).toEqual({
      ok: true,
      value: [{ kind: 'executed', decision: 'A', day: later, missing: 'gruppen' }],
    });
  });

  test('the step is written on the decision that it was asked for', () => {
    const state = life(decided('2026-01-10'), renewed('2026-03-10'));
    const outcome = decideStep(state, decision('B', decided('2026-01-10'), renewed('2026-03-10')), steps.execute);
    expect(outcome).toMatchObject({ ok: true, value: [{ decision: 'B' }] });
  });

  test('a follow-up keeps how, with whom and what was seen', () => {
    const step: Step = { ...the(steps['follow-up']), personsView: 'Nöjd' } as Step;
    expect(decide(step, decided('2026-01-10'))).toMatchObject({
      value: [{ kind: 'followed-up', how: 'mote', talkedWithPerson: true, heardPerformer: false, personsView: 'Nöjd' }],
    });
  });
});
