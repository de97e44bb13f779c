import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpen, phaseOn } from '../../../src/domain/case/phase.ts';
import { type Case, evolve } from '../../../src/domain/case/state.ts';
import { type Day, day } from '../../../src/domain/day.ts';
import { lateSpansUnder, reportableOn } from '../../../src/domain/execution.ts';
import { nextFollowUpOn } from '../../../src/domain/follow-up.ts';
import { oracle, type Part } from '../../support/decision-oracle.ts';
import { caseNumber, type Decision, newRule, policy, the } from '../../support/life.ts';
import { fold, livesOf, type RandomLife, randomLife } from '../../support/random-life.ts';

/** KALIX_OV_LIVES=5000 for a longer look. */
const runs = { numRuns: Number(process.env.KALIX_OV_LIVES ?? 1000) };
const forEveryLife = (holds: (life: RandomLife) => void) => fc.assert(fc.property(randomLife, holds), runs);
const always = day('9999-12-31');

/** Everything that a list or a report says of the decision on the day. */
function soOn(decision: Decision, on: Day) {
  const phase = phaseOn(decision, on);
  const span = reportableOn(decision, on, newRule);
  return {
    phase,
    due: nextFollowUpOn(decision, on, policy),
    late: span && { part: span.part, clock: span.clock, limit: span.limit },
  };
}

describe('properties of random lives', { timeout: 60_000 }, () => {
  test('the draw is not all of one kind', () => {
    const lives = fc.sample(randomLife, { numRuns: 300, seed: 1 });
    const kinds = lives.flatMap(l => l.events.map(e => e.kind));
    for (const kind of ['executed', 'interrupted', 'resumed', 'closed', 'followed-up'] as const) {
      expect(kinds.filter(k => k === kind).length).toBeGreaterThan(20);
    }
    expect(lives.filter(l => l.state.decisions.length > 1).length).toBeGreaterThan(20);
    expect(
      lives.filter(l => l.days.some(on => l.state.decisions.some(d => reportableOn(d, on, newRule)))).length,
    ).toBeGreaterThan(50);
  });

  test('as it was on R: what happened later is not known on R (domain 8)', () => {
    forEveryLife(({ events, state, days }) => {
      let [count, then] = [0, fold(undefined, [])];
      for (const on of days) {
        const known = events.filter(e => e.day <= on);
        if (known.length !== count) then = fold(undefined, known);
        count = known.length;
        for (const decision of state.decisions) {
          const earlier = then?.decisions.find(d => d.id === decision.id);
          const expected = earlier
            ? soOn(earlier, on)
            : { phase: { kind: 'not-yet' }, due: undefined, late: undefined };
          if (!isDeepStrictEqual(soOn(decision, on), expected)) expect(soOn(decision, on)).toEqual(expected);
        }
      }
    });
  });

  test('34:1: reportable on R is what a walk through the days says', () => {
    const names: Readonly<Record<string, Part>> = {
      'not-executed': 'notExecuted',
      interrupted: 'interrupted',
      'partly-executed': 'partlyExecuted',
    };
    forEveryLife(({ events, state, days }) => {
      const lives = livesOf(events);
      const facit = oracle(lives);
      for (const decision of state.decisions) {
        const life = the(lives.find(l => l.id === decision.id));
        const partOn = (on: Day) => names[reportableOn(decision, on, newRule)?.part ?? ''];
        expect(days.filter(on => partOn(on) !== facit.partOn(life, on))).toEqual([]);
      }
    });
  });

  test('late stays late: a due day that has come is not moved by time, only by a follow-up, a closing or a renewal', () => {
    forEveryLife(({ state, days }) => {
      for (const decision of state.decisions) {
        const handled = [
          ...decision.followUps.map(f => f.day),
          decision.renewedOn,
          decision.steps.find(s => s.kind === 'closed')?.day,
        ];
        for (const [i, on] of days.entries()) {
          const due = nextFollowUpOn(decision, on, policy)?.due;
          const next = days[i + 1];
          if (due === undefined || due > on || next === undefined) continue;
          if (handled.some(h => h && on < h && h <= next)) continue;
          if (nextFollowUpOn(decision, next, policy)?.due !== due) expect({ on, due, next }).toBe('still due');
        }
      }
    });
  });

  test('an open decision always has a follow-up ahead, and one that is not open never has', () => {
    forEveryLife(({ state, days }) => {
      for (const decision of state.decisions) {
        const isDue = (on: Day) => nextFollowUpOn(decision, on, policy) !== undefined;
        expect(days.filter(on => isDue(on) !== isOpen(phaseOn(decision, on)))).toEqual([]);
      }
    });
  });

  test('a renewal never restarts a clock', () => {
    forEveryLife(({ state, days }) => {
      for (const decision of state.decisions) {
        const renewed = state.decisions.find(d => d.id === decision.renews);
        expect(decision.firstDecided).toBe(renewed?.firstDecided ?? decision.decided);
        const spans = days
          .flatMap(on => reportableOn(decision, on, newRule) ?? [])
          .filter(s => s.part !== 'interrupted');
        expect([...new Set(spans.map(s => s.clock))].filter(clock => clock !== decision.firstDecided)).toEqual([]);
      }
    });
  });

  test('a declined offer, a contact or a plan never moves a three-month day', () => {
    forEveryLife(({ accepted }) => {
      for (const { before, step, events } of accepted) {
        if (!['offer', 'contact', 'plan'].includes(step.kind)) continue;
        const after = events.reduce<Case | undefined>((s, e) => evolve(s, caseNumber, e), before);
        const limits = (state: Case | undefined) => state?.decisions.map(d => lateSpansUnder(d, newRule));
        expect(limits(after)).toEqual(limits(before));
      }
    });
  });

  test('at most one decision in a chain is reported on a day', () => {
    forEveryLife(({ state, days }) => {
      const chains = new Set(state.decisions.map(d => d.renews).filter(Boolean));
      if (chains.size !== state.decisions.length - 1) return;
      expect(days.filter(on => state.decisions.filter(d => reportableOn(d, on, newRule)).length > 1)).toEqual([]);
    });
  });

  test('what decide accepts, evolve can take: the step is there, in order, and its phase follows', () => {
    const phaseAfter = {
      execute: ['running', 'partly-running'],
      interrupt: ['interrupted'],
      resume: ['running', 'partly-running'],
      close: ['closed'],
    };
    forEveryLife(({ accepted }) => {
      for (const { before, step, events } of accepted) {
        const earlier = the(before.decisions.at(-1));
        const later = the(fold(before, events)?.decisions.find(d => d.id === earlier.id));
        const days = later.steps.map(s => s.day);
        expect(days).toEqual([...days].sort());
        if (!(step.kind in phaseAfter)) {
          expect(later.steps).toEqual(earlier.steps);
          expect(phaseOn(later, always)).toEqual(phaseOn(earlier, always));
          continue;
        }
        expect(later.steps).toHaveLength(earlier.steps.length + 1);
        expect(phaseAfter[step.kind as keyof typeof phaseAfter]).toContain(phaseOn(later, always).kind);
        expect(phaseOn(later, step.day).kind).toBe(phaseOn(later, always).kind);
      }
    });
  });
});
