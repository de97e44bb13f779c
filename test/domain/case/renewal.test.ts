/** What may be renewed: a granted decision that nothing else has renewed, on its own day or later. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../../src/domain/case/event.ts';
import { decideRenewal, newActBasis } from '../../../src/domain/case/renewal.ts';
import { day } from '../../../src/domain/day.ts';
import { decided, decisionA, renewed } from '../../support/life.ts';

const renewal = (on: string, ...events: readonly CaseEvent[]) => {
  const answer = decideRenewal(decisionA(...events), { day: day(on) });
  return answer.ok ? 'may' : 'reason' in answer.problem && answer.problem.reason;
};

describe('Riktlinjer avsnitt 20.1: förlängning är ett nytt beslut', () => {
  test('the day before the renewed decision it may not be; the same day and the day after it may', () => {
    expect(renewal('2026-03-01', decided('2026-03-02'))).toBe('later');
    expect(renewal('2026-03-02', decided('2026-03-02'))).toBe('may');
    expect(renewal('2026-03-03', decided('2026-03-02'))).toBe('may');
  });

  test('what was granted in part may be renewed; what was refused may not', () => {
    expect(renewal('2026-06-01', decided('2026-03-02', { outcome: 'delvis-bifall' }))).toBe('may');
    expect(renewal('2026-06-01', decided('2026-03-02', { outcome: 'avslag' }))).toBe('refused');
  });

  test('an insats without assessment has no decision to renew', () => {
    const what = { insats: 'stodsamtal', type: 'Stödsamtal', caseworker: 'anna' };
    const enrolled: CaseEvent = { kind: 'enrolled', decision: 'A', day: day('2026-03-02'), ...what };
    expect(renewal('2026-06-01', enrolled)).toBe('without-assessment');
  });

  test('twice it may not be', () =>
    expect(renewal('2026-06-01', decided('2026-03-02'), renewed('2026-05-01'))).toBe('renewed'));
});

describe('SoL (2025:400), övergångsbestämmelserna: each act’s basis on its own days', () => {
  test.each([
    ['2025-06-30', '4:1', true],
    ['2025-06-30', '4:2', true],
    ['2025-06-30', '11:1', false],
    ['2025-07-01', '4:1', false],
    ['2025-07-01', '4:2', false],
    ['2025-07-01', '11:1', true],
    ['2025-07-02', '11:4', true],
  ] as const)('%s: %s holds: %s', (on, basis, holds) =>
    expect(newActBasis(basis, day(on))).toEqual(holds ? undefined : { code: 'basis-not-in-force', basis, day: on }),
  );
});
