import { describe, expect, test } from 'vitest';
import { letterOf, nextLetter } from '../../../src/domain/case/decision.ts';
import type { CaseEvent } from '../../../src/domain/case/event.ts';
import { isOpen, phaseOn, phasesOf } from '../../../src/domain/case/phase.ts';
import { evolve, foldCase } from '../../../src/domain/case/state.ts';
import { day } from '../../../src/domain/day.ts';
import {
  caseNumber,
  closed,
  corrected,
  decided,
  decision,
  decisionA,
  executed,
  followedUp,
  interrupted,
  life,
  opened,
  renewed,
  resumed,
} from '../../support/life.ts';

const phaseOf = (on: string, ...events: readonly CaseEvent[]) => phaseOn(decisionA(...events), day(on));

describe('a whole life, the day before, the day and the day after each step', () => {
  const events = [
    decided('2026-01-10'),
    executed('2026-02-10', '3 timmar i veckan'),
    executed('2026-03-10'),
    interrupted('2026-04-10'),
    resumed('2026-05-10'),
    closed('2026-06-10'),
  ];

  test.each([
    ['2026-01-09', 'not-yet', false],
    ['2026-01-10', 'waiting', true],
    ['2026-02-09', 'waiting', true],
    ['2026-02-10', 'partly-running', true],
    ['2026-03-09', 'partly-running', true],
    ['2026-03-10', 'running', true],
    ['2026-04-09', 'running', true],
    ['2026-04-10', 'interrupted', true],
    ['2026-05-09', 'interrupted', true],
    ['2026-05-10', 'running', true],
    ['2026-06-09', 'running', true],
    ['2026-06-10', 'closed', false],
    ['2027-01-01', 'closed', false],
  ])('on %s it is %s', (on, kind, open) => {
    const phase = phaseOf(on, ...events);
    expect(phase.kind).toBe(kind);
    expect(isOpen(phase)).toBe(open);
  });

  test('each phase knows since when', () => {
    const since = phasesOf(decisionA(...events)).map(p => (p.kind === 'not-yet' ? p.kind : p.since));
    expect(since).toEqual([
      ...['not-yet', '2026-01-10', '2026-02-10', '2026-03-10', '2026-04-10', '2026-05-10', '2026-06-10'],
    ]);
  });
});

describe('what a phase carries', () => {
  test('a refusal is never open', () => {
    const phase = phaseOf('2026-01-10', decided('2026-01-10', { outcome: 'avslag' }));
    expect(phase).toEqual({ kind: 'refused', since: '2026-01-10' });
    expect(isOpen(phase)).toBe(false);
  });

  test('delvis bifall is granted', () => {
    expect(phaseOf('2026-01-10', decided('2026-01-10', { outcome: 'delvis-bifall' })).kind).toBe('waiting');
  });

  test('what is missing goes on through an interruption and a resumption', () => {
    const events = [decided('2026-01-10'), executed('2026-02-10', 'gruppen'), interrupted('2026-03-10')];
    expect(phaseOf('2026-03-10', ...events)).toEqual({ kind: 'interrupted', since: '2026-03-10', missing: 'gruppen' });
    expect(phaseOf('2026-04-10', ...events, resumed('2026-04-10'))).toEqual({
      kind: 'partly-running',
      since: '2026-04-10',
      missing: 'gruppen',
    });
  });

  test('several steps on one day stand in the order in which they were recorded', () => {
    const one = [decided('2026-01-10'), executed('2026-01-10'), interrupted('2026-01-10')];
    expect(phaseOf('2026-01-10', ...one).kind).toBe('interrupted');
    expect(phaseOf('2026-01-10', ...one, resumed('2026-01-10')).kind).toBe('running');
  });

  test('a closing is the end: what an import adds on the same day afterwards does not open it again', () => {
    const events = [
      decided('2026-01-10'),
      executed('2026-02-10'),
      interrupted('2026-03-10'),
      closed('2026-04-10'),
      resumed('2026-04-10'),
    ];
    expect(phaseOf('2026-04-10', ...events).kind).toBe('closed');
  });

  test('a closing says its reason', () => {
    expect(phaseOf('2026-02-01', decided('2026-01-10'), closed('2026-02-01', 'flytt'))).toMatchObject({
      reason: 'flytt',
    });
  });

  test('an application without a decision is not open', () => {
    const phase = phaseOf('2026-01-20', { kind: 'applied', decision: 'A', day: day('2026-01-10'), by: 'person' });
    expect(phase.kind).toBe('applied');
    expect(isOpen(phase)).toBe(false);
  });

  test('a documented insats without decision (11:5) runs from its day', () => {
    const enrolled = {
      kind: 'enrolled',
      decision: 'A',
      day: day('2026-01-10'),
      insats: 'tolvstegsmodellen',
      type: 'Tolvstegsmodellen',
      caseworker: 'anna',
    } as const;
    expect(phaseOf('2026-01-09', enrolled).kind).not.toBe('running');
    expect(phaseOf('2026-01-10', enrolled).kind).toBe('running');
  });
});

describe('from the day that a renewing decision is taken it stands for the one that it renews (domain 8)', () => {
  const events = [decided('2026-01-10'), executed('2026-02-10'), renewed('2026-07-10')];

  test.each([
    ['2026-07-09', 'running', 'not-yet'],
    ['2026-07-10', 'renewed', 'waiting'],
    ['2026-07-11', 'renewed', 'waiting'],
  ])('on %s the first is %s and the renewal %s', (on, first, second) => {
    expect(phaseOn(decision('A', ...events), day(on)).kind).toBe(first);
    expect(phaseOn(decision('B', ...events), day(on)).kind).toBe(second);
  });

  test('that the earlier one was executed does not make the renewal executed', () => {
    expect(decision('B', ...events).steps).toEqual([]);
  });

  test('a refused renewal renews nothing', () => {
    const refused = [decided('2026-01-10'), executed('2026-02-10'), renewed('2026-07-10', { outcome: 'avslag' })];
    expect(phaseOn(decision('A', ...refused), day('2026-08-01')).kind).toBe('running');
    expect(phaseOn(decision('B', ...refused), day('2026-08-01')).kind).toBe('refused');
  });

  test('a closing on the renewal’s own day ("ersatt av nytt beslut") is the renewal', () => {
    const replaced = [...events, closed('2026-07-10', 'ersatt-av-nytt-beslut')];
    expect(phaseOn(decision('A', ...replaced), day('2026-07-10')).kind).toBe('renewed');
  });

  test('of two renewals the earlier one takes over, in whatever order they were recorded', () => {
    const earlier = decided('2026-06-10', { decision: 'C', renews: `${caseNumber}-A` });
    expect(decision('A', ...events, earlier).renewedOn).toBe('2026-06-10');
  });

  test('a refusal that is renewed by mistake gives no clock on', () => {
    const wrong = [decided('2026-01-10', { outcome: 'avslag' }), renewed('2026-07-10')];
    expect(decision('B', ...wrong).firstDecided).toBe('2026-07-10');
  });

  test('one that was closed before stays closed', () => {
    const before = [decided('2026-01-10'), closed('2026-02-10'), renewed('2026-07-10')];
    expect(phaseOn(decision('A', ...before), day('2026-08-01')).kind).toBe('closed');
  });

  test('a step on or after the renewal day changes nothing in the renewed one', () => {
    const late = [decided('2026-01-10'), renewed('2026-07-10'), executed('2026-07-10')];
    expect(phaseOn(decision('A', ...late), day('2026-08-01')).kind).toBe('renewed');
  });
});

describe('folding', () => {
  test('nothing happens before a case is opened', () => {
    expect(foldCase(caseNumber, [])).toBeUndefined();
    expect(evolve(undefined, caseNumber, decided('2026-01-10'))).toBeUndefined();
  });

  test('steps and follow-ups recorded out of order stand in the order of days', () => {
    const found = decisionA(decided('2026-01-10'), followedUp('2026-06-01'), followedUp('2026-03-01'));
    expect(found.followUps.map(f => f.day)).toEqual(['2026-03-01', '2026-06-01']);
  });

  test('a person whose identity changes keeps the case', () => {
    const before = life(opened('2026-01-10'), decided('2026-01-10'));
    const protectedPerson = { ...before.person, protected: true };
    const after = evolve(before, caseNumber, {
      kind: 'identity-changed',
      day: day('2026-02-01'),
      person: protectedPerson,
    });
    expect(after).toEqual({ ...before, person: protectedPerson });
  });

  test('a correction keeps everything else as it was', () => {
    const before = decisionA(decided('2026-01-10'), executed('2026-02-10'));
    const after = decisionA(
      decided('2026-01-10'),
      executed('2026-02-10'),
      corrected('2026-03-01', 'type', 'x', 'Samtal'),
    );
    expect(after).toEqual({ ...before, type: 'Samtal' });
  });

  test('decisions are lettered A … Z, AA, AB', () => {
    const letters = [0, 1, 25, 26, 27, 51, 52, 701, 702].map(n =>
      nextLetter(Array.from({ length: n }, () => decisionA(decided('2026-01-10')))),
    );
    expect(letters).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
    expect(letterOf('2026-0042-AB')).toBe('AB');
  });
});
