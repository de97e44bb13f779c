import { describe, expect, test } from 'vitest';
import type { CaseEvent, CorrectableField } from '../../../src/domain/case/event.ts';
import { day } from '../../../src/domain/day.ts';
import { reportableOn } from '../../../src/domain/execution.ts';
import { nextFollowUpOn } from '../../../src/domain/follow-up.ts';
import {
  closed,
  corrected,
  decided,
  decision,
  decisionA,
  executed,
  followedUp,
  interrupted,
  newRule,
  policy,
  renewed,
  resumed,
} from '../../support/life.ts';

const applied: CaseEvent = { kind: 'applied', decision: 'A', day: day('2026-01-02'), by: 'person' };
const whole = [
  applied,
  decided('2026-01-10'),
  executed('2026-02-10', 'gruppen'),
  interrupted('2026-03-10'),
  resumed('2026-04-10'),
  followedUp('2026-05-10'),
  closed('2026-06-10'),
];
const standing = (field: CorrectableField, to: string | null) =>
  decisionA(...whole, corrected('2026-07-01', field, null, to));
const stepDays = (field: CorrectableField, to: string | null) =>
  standing(field, to).steps.map(s => `${s.kind} ${s.day}`);

describe('a mistake is corrected by a correcting event (domain 6)', () => {
  test.each([
    ['decided', '2026-01-09', { decided: '2026-01-09', firstDecided: '2026-01-09' }],
    ['outcome', 'avslag', { outcome: 'avslag' }],
    ['basis', '11:4', { basis: '11:4' }],
    ['insats', 'kontaktperson', { insats: 'kontaktperson' }],
    ['type', 'Samtal', { type: 'Samtal' }],
    ['needs', 'omfattande-foranderligt', { needs: 'omfattande-foranderligt' }],
    ['caseworker', 'bertil', { caseworker: 'bertil' }],
    ['caseworker', null, { caseworker: null }],
    ['decidedBy', 'Delegat Två', { decidedBy: 'Delegat Två' }],
    ['delegation', null, { delegation: null }],
    ['courtOrder', 'ja', { courtOrder: true }],
    ['courtOrder', null, { courtOrder: false }],
    ['applied', '2026-01-03', { applied: { day: '2026-01-03', by: 'person' } }],
    ['applied', null, { applied: null }],
    ['consented', '2026-01-04', { consented: { day: '2026-01-04', consent: null } }],
    ['motivationAssessed', '2026-01-05', { motivationAssessed: '2026-01-05' }],
  ] as const)('%s becomes %s', (field, to, expected) => expect(standing(field, to)).toMatchObject(expected));

  test.each([
    ['executed', '2026-02-11', 'executed 2026-02-11'],
    ['interrupted', '2026-03-09', 'interrupted 2026-03-09'],
    ['resumed', '2026-04-11', 'resumed 2026-04-11'],
    ['closed', '2026-06-09', 'closed 2026-06-09'],
  ] as const)('the day of %s moves', (field, to, expected) => expect(stepDays(field, to)).toContain(expected));

  test('a step that never was is taken away, and the others stay', () => {
    expect(stepDays('closed', null)).toEqual(['executed 2026-02-10', 'interrupted 2026-03-10', 'resumed 2026-04-10']);
  });

  test('what was missing is found not to be', () => {
    expect(standing('partialMissing', null).steps[0]).toEqual({ kind: 'executed', day: '2026-02-10', missing: null });
  });

  test('another reason for the closing', () => {
    expect(standing('closingReason', 'flytt').steps.at(-1)).toMatchObject({
      kind: 'closed',
      reason: 'flytt',
      goals: 'ja',
    });
  });

  test('of several follow-ups the last one is moved, or taken away', () => {
    const twice = [...whole.slice(0, 5), followedUp('2026-04-20'), followedUp('2026-05-10')];
    const days = (to: string | null) =>
      decisionA(...twice, corrected('2026-07-01', 'lastFollowUp', null, to)).followUps.map(f => f.day);
    expect(days('2026-05-11')).toEqual(['2026-04-20', '2026-05-11']);
    expect(days(null)).toEqual(['2026-04-20']);
  });

  test('a day moved onto the next step’s day keeps the order of the steps', () => {
    const to = (field: CorrectableField, on: string) => {
      const events = [decided('2026-01-10'), executed('2026-02-10'), interrupted('2026-03-10'), resumed('2026-04-10')];
      return decisionA(...events, corrected('2026-07-01', field, null, on)).steps.map(s => s.kind);
    };
    expect(to('executed', '2026-03-10')).toEqual(['executed', 'interrupted', 'resumed']);
    expect(to('interrupted', '2026-04-10')).toEqual(['executed', 'interrupted', 'resumed']);
    expect(to('interrupted', '2026-02-10')).toEqual(['executed', 'interrupted', 'resumed']);
  });

  test('a correction of a step that is not there changes nothing', () => {
    const bare = decisionA(decided('2026-01-10'));
    for (const field of ['executed', 'interrupted', 'resumed', 'closed', 'partialMissing', 'lastFollowUp'] as const) {
      expect(decisionA(decided('2026-01-10'), corrected('2026-07-01', field, null, '2026-02-01'))).toEqual(bare);
    }
  });
});

describe('what hangs on the corrected value follows', () => {
  test('34:1: an execution that was dated in time by mistake is late', () => {
    const events = [decided('2025-11-30'), executed('2026-02-28')];
    const on = day('2026-03-31');
    const late = [...events, corrected('2026-04-01', 'executed', '2026-02-28', null)];
    expect(reportableOn(decisionA(...events), on, newRule)).toBeUndefined();
    expect(reportableOn(decisionA(...late), on, newRule)).toMatchObject({ part: 'not-executed', limit: '2026-02-28' });
  });

  test('section 17: a corrected decision day moves the six months', () => {
    const moved = decisionA(decided('2025-08-30'), corrected('2025-09-01', 'decided', '2025-08-30', '2025-08-31'));
    expect(nextFollowUpOn(moved, day('2025-09-01'), policy)?.due).toBe('2026-02-28');
  });

  test('a corrected first decision moves the clock of its renewal', () => {
    const events = [
      decided('2026-01-10'),
      renewed('2026-03-10'),
      corrected('2026-03-11', 'decided', '2026-01-10', '2026-01-05'),
    ];
    expect(decision('B', ...events).firstDecided).toBe('2026-01-05');
  });

  test('a renewal that turns out to be a refusal renews nothing', () => {
    const wrong: CaseEvent = {
      kind: 'corrected',
      decision: 'B',
      day: day('2026-03-11'),
      field: 'outcome',
      from: 'bifall',
      to: 'avslag',
    };
    expect(decision('A', decided('2026-01-10'), renewed('2026-03-10'), wrong).renewedOn).toBeNull();
  });
});
