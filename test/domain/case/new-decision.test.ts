import { describe, expect, test } from 'vitest';
import { birthday } from '../../../src/domain/age.ts';
import { decideNewDecision, factsOf, type NewDecision, type Unmet } from '../../../src/domain/case/new-decision.ts';
import { decideRenewal, newActBasis } from '../../../src/domain/case/renewal.ts';
import { foldCase } from '../../../src/domain/case/state.ts';
import { addDays, day } from '../../../src/domain/day.ts';
import { checkPerson } from '../../../src/domain/eligibility.ts';
import { must } from '../../../src/domain/outcome.ts';
import { prepareCheck } from '../../../src/domain/prepare-check.ts';
import { caseNumber, decided, decision, decisionA, opened, personOf, renewed, rules, the } from '../../support/life.ts';

const decidedOn = day('2026-11-21');
const adultConsent = { own: true, guardians: null, childConsents: null, childRequests: null };

/** A grant to an adult with everything in order, and the changes. */
function asked(changes: Partial<NewDecision> = {}): NewDecision {
  const { kind: _, decision: __, ...made } = decided('2026-11-21');
  return {
    person: personOf(40),
    application: { day: day('2026-11-01'), by: 'person' },
    consent: { day: day('2026-11-05'), ...adultConsent },
    motivationDay: day('2026-11-10'),
    suitable: null,
    childRights: null,
    judgement: null,
    deviation: null,
    decision: made,
    ...changes,
  };
}

const refusal = (changes: Partial<NewDecision> = {}) =>
  asked({ ...changes, decision: { ...asked().decision, outcome: 'avslag' } });

/** What the rulebook says is not met for this decision. */
function unmet(of: NewDecision): Unmet[] {
  const answer = checkPerson(must(prepareCheck(rules, of.decision.day, ['oppenvard-bistand'])), factsOf(of))
    .insatser[0];
  return the(answer).conditions.flatMap(({ outcome, ...c }) => (outcome === 'yes' ? [] : [{ outcome, ...c }]));
}

const decide = (of: NewDecision) => decideNewDecision('A', of, of.decision.outcome === 'avslag' ? [] : unmet(of));
const codeOf = (of: NewDecision) => {
  const outcome = decide(of);
  return outcome.ok ? 'ok' : outcome.problem.code;
};

describe('no insats is granted without an application, consent and assessed motivation (guideline 20.1; SoL 21:1)', () => {
  test('an adult who has applied and consents, and whose motivation is assessed, is granted', () => {
    expect(codeOf(asked())).toBe('ok');
  });

  test.each([
    ['application', { application: null }],
    ['consent', { consent: null }],
    ['motivation', { motivationDay: null }],
  ] as const)('without %s: refused', (_what, changes) => {
    expect(codeOf(asked(changes))).not.toBe('ok');
  });

  test('an adult who says no to consent is refused by law, and a written motivation does not help', () => {
    const no = { consent: { day: day('2026-11-05'), ...adultConsent, own: false } };
    expect(codeOf(asked(no))).toBe('condition-not-met');
    expect(codeOf(asked({ ...no, deviation: 'Vi bedömer att det går ändå' }))).toBe('condition-not-met');
  });

  test('the person must be named in the refusal of consent by its paragraph', () => {
    const outcome = decide(asked({ consent: { day: day('2026-11-05'), ...adultConsent, own: false } }));
    expect(outcome).toMatchObject({
      problem: { citation: { source: 'SoL 2025:400', place: expect.stringContaining('21 kap. 1 §') } },
    });
  });

  test('a refusal needs none of them', () => {
    expect(codeOf(refusal({ application: null, consent: null, motivationDay: null }))).toBe('ok');
  });

  test('delvis bifall is a grant', () => {
    const partly = { ...asked().decision, outcome: 'delvis-bifall' as const };
    expect(codeOf(asked({ decision: partly }))).toBe('ok');
    expect(codeOf(asked({ decision: partly, consent: null }))).not.toBe('ok');
  });
});

describe('all of them on or before the decision', () => {
  const changed = {
    application: (on: string) => ({ application: { day: day(on), by: 'person' as const } }),
    consent: (on: string) => ({ consent: { day: day(on), ...adultConsent } }),
    motivation: (on: string) => ({ motivationDay: day(on) }),
  };

  test.each(['application', 'consent', 'motivation'] as const)(
    '%s the day before and on the day; not the day after',
    what => {
      expect(codeOf(asked(changed[what]('2026-11-20')))).toBe('ok');
      expect(codeOf(asked(changed[what]('2026-11-21')))).toBe('ok');
      expect(decide(asked(changed[what]('2026-11-22')))).toEqual({
        ok: false,
        problem: { code: 'not-before-decision', what, day: decidedOn },
      });
    },
  );

  test('holds for a refusal too: the days of a case never go backwards', () => {
    expect(codeOf(refusal(changed.application('2026-11-22')))).toBe('not-before-decision');
  });
});

describe('a guideline condition may be passed with a written motivation, which is kept; a law or board condition never (introduction)', () => {
  const condition = (level: Unmet['level'], outcome: Unmet['outcome'] = 'no', id: string = level): Unmet => ({
    ...{ id, level, outcome, text: `Villkor ${id}`, remedy: 'Gör så här' },
    citation: { source: 'Källan', place: 'platsen' },
  });
  const answer = (conditions: readonly Unmet[], changes: Partial<NewDecision> = {}) =>
    decideNewDecision('A', asked(changes), conditions);
  const deviation = { deviation: 'Personen får stöd av boendet under tiden' };
  const judgement = { judgement: { by: 'Anna A', why: 'Mogen för sin ålder' } };

  test.each(['no', 'missing'] as const)('guideline, %s: refused without, kept with', outcome => {
    expect(answer([condition('guideline', outcome)])).toMatchObject({ problem: { code: 'guideline-not-met' } });
    expect(answer([condition('guideline', outcome)], deviation)).toMatchObject({
      ok: true,
      value: expect.arrayContaining([
        expect.objectContaining({
          kind: 'decided',
          deviation: { why: deviation.deviation, conditions: ['guideline'] },
        }),
      ]),
    });
  });

  test.each([
    ['law', 'no'],
    ['law', 'missing'],
    ['board', 'no'],
    ['board', 'missing'],
  ] as const)('%s, %s: never, whatever is written', (level, outcome) => {
    const all = { ...deviation, ...judgement };
    expect(answer([condition(level, outcome)], all)).toMatchObject({ problem: { code: 'condition-not-met' } });
  });

  test('the law is named before the guideline', () => {
    expect(answer([condition('guideline'), condition('law')], deviation)).toMatchObject({
      problem: { code: 'condition-not-met', condition: 'Villkor law' },
    });
  });

  test('what is left to a judgement needs who judged and why', () => {
    expect(answer([condition('law', 'assess')])).toMatchObject({ problem: { code: 'judgement-missing' } });
    expect(answer([condition('law', 'assess')], judgement)).toMatchObject({ ok: true });
    expect(answer([condition('law', 'assess')], deviation)).toMatchObject({ problem: { code: 'judgement-missing' } });
  });

  test('without motivation assessed the guideline may be passed in writing', () => {
    const without = asked({ motivationDay: null, ...deviation });
    expect(unmet(without).map(c => c.level)).toEqual(['guideline']);
    expect(decide(without)).toMatchObject({ ok: true });
  });
});

describe('a decision about a child (SoL 3:1–3, 21:1; SOSFS 2014:5)', () => {
  const rights = { childRights: { informed: true, heard: true, bestInterests: 'Barnet mår bättre av stöd hemma' } };
  const byGuardians = (age: number): Partial<NewDecision> => ({
    person: personOf(age),
    application: { day: day('2026-11-01'), by: 'guardian' },
    consent: { day: day('2026-11-05'), own: null, guardians: 'all', childConsents: null, childRequests: null },
  });

  test.each([3, 11, 12, 14, 15, 17])(
    '%i years: that the child was informed and heard, and its best interests, are noted',
    age => {
      expect(codeOf(asked(byGuardians(age)))).toBe('child-rights-missing');
      expect(codeOf(asked({ ...byGuardians(age), ...rights }))).toBe('ok');
    },
  );

  test('the note is kept with the decision', () => {
    expect(decide(asked({ ...byGuardians(10), ...rights }))).toMatchObject({
      value: expect.arrayContaining([expect.objectContaining({ kind: 'decided', ...rights })]),
    });
  });

  test('asked for until the day before the eighteenth birthday', () => {
    const child = personOf(17);
    const turns18 = birthday(the(child.born), 18);
    const on = (at: string) => {
      const made = { ...asked().decision, day: day(at), basis: '11:1' as const };
      return decideNewDecision(
        'A',
        asked({
          ...byGuardians(17),
          person: child,
          application: { day: day(at), by: 'person' },
          consent: null,
          motivationDay: null,
          decision: made,
        }),
        [],
      );
    };
    expect(on(addDays(turns18, -1))).toMatchObject({ problem: { code: 'child-rights-missing' } });
    expect(on(turns18)).toMatchObject({ ok: true });
    expect(on(addDays(turns18, 1))).toMatchObject({ ok: true });
  });

  test('a child of 11 cannot consent in the guardians’ place, one of 12 can when it is suitable', () => {
    const alone = (age: number, suitable: boolean | null): Partial<NewDecision> => ({
      ...byGuardians(age),
      ...{ suitable, ...rights },
      consent: { day: day('2026-11-05'), own: null, guardians: 'none', childConsents: true, childRequests: null },
    });
    expect(codeOf(asked(alone(11, true)))).toBe('condition-not-met');
    expect(codeOf(asked(alone(12, true)))).toBe('ok');
    expect(codeOf(asked(alone(12, false)))).toBe('condition-not-met');
    expect(codeOf(asked(alone(12, null)))).toBe('judgement-missing');
  });

  test('one of two guardians: to be assessed, with who judged and why', () => {
    const one: Partial<NewDecision> = {
      ...byGuardians(8),
      ...rights,
      consent: { day: day('2026-11-05'), own: null, guardians: 'one', childConsents: null, childRequests: null },
    };
    expect(codeOf(asked(one))).toBe('judgement-missing');
    expect(codeOf(asked({ ...one, judgement: { by: 'Anna A', why: 'Föräldrabalken 6:13 a' } }))).toBe('ok');
  });

  test('a child of 15 applies for itself, one of 14 needs a judgement (3:4)', () => {
    const own = (age: number): Partial<NewDecision> => ({
      ...byGuardians(age),
      ...rights,
      application: { day: day('2026-11-01'), by: 'person' },
    });
    expect(codeOf(asked(own(14)))).toBe('judgement-missing');
    expect(codeOf(asked(own(15)))).toBe('ok');
  });
});

describe('which basis holds on the day (transitional provisions)', () => {
  test.each([
    ['4:1', '2025-06-30', true],
    ['4:1', '2025-07-01', false],
    ['4:2', '2025-06-30', true],
    ['4:2', '2025-07-01', false],
    ['11:1', '2025-06-30', false],
    ['11:1', '2025-07-01', true],
    ['11:4', '2025-06-30', false],
    ['12:1', '2025-07-01', true],
  ] as const)('%s on %s: %s', (basis, on, holds) => {
    expect(newActBasis(basis, day(on)) === undefined).toBe(holds);
  });
});

describe('a renewal (domain 6.3, 8)', () => {
  const first = decided('2026-01-10');
  const by = (on: string) => ({ day: day(on) });

  test('of a granted decision, on its day or later; not the day before', () => {
    expect(decideRenewal(decisionA(first), by('2026-01-09'))).toMatchObject({
      problem: { code: 'cannot-renew', reason: 'later' },
    });
    expect(decideRenewal(decisionA(first), by('2026-01-10')).ok).toBe(true);
    expect(decideRenewal(decisionA(first), by('2026-01-11')).ok).toBe(true);
  });

  test.each([
    ['refused', [decided('2026-01-10', { outcome: 'avslag' })]],
    ['renewed', [first, renewed('2026-02-10')]],
  ] as const)('never of one that is %s', (reason, events) => {
    expect(decideRenewal(decisionA(...events), by('2026-03-01'))).toMatchObject({
      problem: { code: 'cannot-renew', reason },
    });
  });

  test('never of an insats without decision (11:5)', () => {
    const enrolled = {
      kind: 'enrolled',
      decision: 'A',
      day: day('2026-01-10'),
      insats: 'tolvstegsmodellen',
      type: 'T',
      caseworker: null,
    } as const;
    expect(decideRenewal(decisionA(enrolled), by('2026-03-01'))).toMatchObject({
      problem: { code: 'cannot-renew', reason: 'without-assessment' },
    });
  });

  test('of what was granted in part', () => {
    const partly = decided('2026-01-10', { outcome: 'delvis-bifall' });
    expect(decideRenewal(decisionA(partly), by('2026-03-01')).ok).toBe(true);
  });

  test('of one whose only renewal was refused', () => {
    const events = [first, renewed('2026-02-10', { outcome: 'avslag' })];
    expect(decideRenewal(decisionA(...events), by('2026-03-01')).ok).toBe(true);
  });

  test('keeps the first decision’s day through a chain', () => {
    const third = decided('2026-07-10', { decision: 'C', renews: `${caseNumber}-B` });
    const events = [first, renewed('2026-04-10'), third];
    expect(['A', 'B', 'C'].map(letter => decision(letter, ...events).firstDecided)).toEqual([
      '2026-01-10',
      '2026-01-10',
      '2026-01-10',
    ]);
    expect(['A', 'B', 'C'].map(letter => decision(letter, ...events).renewedOn)).toEqual([
      '2026-04-10',
      '2026-07-10',
      null,
    ]);
  });

  test('its events fold into the case', () => {
    const again = asked({ decision: { ...asked().decision, renews: `${caseNumber}-A` } });
    const events = must(decideNewDecision('B', again, []));
    const state = the(foldCase(caseNumber, [opened('2026-01-10'), first, ...events]));
    expect(state.decisions.map(d => [d.id, d.firstDecided, d.renewedOn])).toEqual([
      [`${caseNumber}-A`, '2026-01-10', '2026-11-21'],
      [`${caseNumber}-B`, '2026-01-10', null],
    ]);
    expect(state.decisions[1]?.applied?.day).toBe('2026-11-01');
  });
});
