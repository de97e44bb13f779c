import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { checkPerson } from '../../../src/domain/eligibility.ts';
import type { Facts } from '../../../src/domain/fact.ts';
import {
  type Askable,
  type Asking,
  answerSoFar,
  factsTold,
  type Interview,
  mostTelling,
  nextQuestion,
  openQuestions,
  prepareInterview,
} from '../../../src/domain/interview/interview.ts';
import { must } from '../../../src/domain/outcome.ts';
import { readFacts } from '../../../src/domain/read-facts.ts';
import { loadRulebook } from '../../../src/rulebook/load.ts';
import { mayAsk, meaning, oracle, toldAbout } from '../../support/interview-oracle.ts';

const today = day('2026-11-21');
const rules = await loadRulebook();
const groups = new Set(rules.groups.map(group => group.id));
const whole = oracle(rules);
/** One insats for each set of conditions: the interview about another with the same ones is the same. */
const different = [
  ...new Map(rules.insatser.filter(i => i.route !== 'preventive').map(i => [i.conditions.join(), i.id])).values(),
];

/** Every age that some rule begins or ends at is tried by the persons above; here, one for each stretch between them. */
const walked = (fact: Askable) => (fact === 'age' ? [undefined, 6, 11, 14, 17, 20, 23, 24] : toldAbout(fact));

/** A person who knows some facts, and says "vet inte" to the rest. */
const persons: fc.Arbitrary<Facts> = fc
  .record(Object.fromEntries(mayAsk.map(fact => [fact, fc.constantFrom(...toldAbout(fact))])))
  .map(told => Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Facts);

function reply(interview: Interview, fact: Askable, value: unknown): Interview {
  return [...interview, { fact, facts: value === undefined ? {} : { [fact]: value } }];
}

/** The interview of one person from its start, with every interview on the way to it. */
function interviewOf(asking: Asking, person: Facts): Interview[] {
  const steps: Interview[] = [[]];
  for (;;) {
    const soFar = steps.at(-1) ?? [];
    const question = nextQuestion(asking, soFar);
    if (!question) return steps;
    steps.push(reply(soFar, question.fact, person[question.fact]));
  }
}

/** Every interview that there can be, in full and on the way there, with what is open to ask in it. */
function* everyInterview(asking: Asking, soFar: Interview = []): Generator<[Interview, Askable[]]> {
  const open = openQuestions(asking, soFar);
  yield [soFar, open.map(question => question.fact)];
  const question = mostTelling(open);
  if (!question) return;
  for (const value of walked(question.fact)) yield* everyInterview(asking, reply(soFar, question.fact, value));
}

describe('frågar bara om det som ännu kan ändra något svar (domain.md 4)', () => {
  const asking = prepareInterview(whole.prepared);

  test('i varje steg: just de frågor där två svar kan ge olika svar till slut; sist ingen', () => {
    fc.assert(
      fc.property(persons, person => {
        for (const soFar of interviewOf(asking, person)) {
          const open = openQuestions(asking, soFar).map(question => question.fact);
          expect(open.toSorted()).toEqual(whole.useful(soFar).toSorted());
        }
      }),
      { numRuns: 20 },
    );
  });

  test('det som inte frågades hade inte ändrat något: samma svar som av allt som personen vet', () => {
    fc.assert(
      fc.property(persons, person => {
        const told = factsTold(interviewOf(asking, person).at(-1) ?? []);
        expect(meaning(whole.prepared, told)).toBe(meaning(whole.prepared, person));
      }),
      { numRuns: 50 },
    );
  });

  test('slutar i exakt samma svar som uppgifterna givna på en gång (--facts)', () => {
    fc.assert(
      fc.property(persons, person => {
        const interview = interviewOf(asking, person).at(-1) ?? [];
        const read = must(readFacts(JSON.parse(JSON.stringify(factsTold(interview))), { today, groups }));
        expect(answerSoFar(asking, interview)).toEqual(checkPerson(whole.prepared, read));
      }),
      { numRuns: 20 },
    );
  });
});

describe.each(different)('varje väg genom intervjun om %s', id => {
  const one = oracle(rules, [id]);
  const asking = prepareInterview(one.prepared);

  test('frågar det som kan ändra svaret, en gång var, och inget annat', () => {
    for (const [soFar, open] of everyInterview(asking)) {
      const useful = one.useful(soFar);
      if (open.toSorted().join() !== useful.toSorted().join()) expect([soFar, open]).toEqual([soFar, useful]);
      const facts = soFar.map(given => given.fact);
      if (new Set(facts).size < facts.length) throw new Error(`asked twice: ${facts.join()}`);
    }
  }, 120_000);
});
