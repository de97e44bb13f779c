/**
 * The interview of `check`: which question is next, from what has been answered. Only what can still change some answer
 * is asked, and never a need (SoL 11:5; no hidden assessment): those are weighed in an investigation, not at intake.
 */
import { type CheckAnswer, checkPerson, personOf } from '../eligibility.ts';
import { type AskedFact, type FactKey, type Facts, factKeys, factKinds } from '../fact.ts';
import type { PreparedCheck } from '../prepare-check.ts';
import { type Parts, partsOf, reaches } from './reach.ts';

/** What the questions are about, made ready once. */
export interface Asking extends Parts {
  readonly prepared: PreparedCheck;
}

/** What has been answered, in that order. Going back is to take the last one away. */
export type Interview = readonly Reply[];

interface Reply {
  readonly fact: Askable;
  /** Empty: not known. An answer about the age is an age or a birth day. */
  readonly facts: Facts;
}

/** What may be asked about: no need, and no readiness to receive help. */
export type Askable = Exclude<AskedFact, 'motivationAssessed' | 'withinBoardsArea' | 'needsNotMetOtherwise'>;

export interface Question {
  readonly fact: Askable;
  /** The insatser, by place in the answer, and how many reminders, that it can still change. */
  readonly insatser: readonly number[];
  readonly reminders: number;
}

/** Asked before others that can change as many answers: without an application, no more about consent to one matters. */
const first: readonly FactKey[] = ['age', 'guardianConsent', 'application', 'suitable'];

const asked = [...new Set([...first, ...factKeys])].filter(
  (key): key is Askable => key !== 'born' && factKinds[key].nature !== 'need',
);

export function prepareInterview(prepared: PreparedCheck): Asking {
  return { prepared, ...partsOf(prepared) };
}

/** The facts that have been told, as `--facts` would give them. */
export function factsTold(interview: Interview): Facts {
  const told: Facts = Object.assign({}, ...interview.map(reply => reply.facts));
  const entries = factKeys.filter(key => told[key] !== undefined).map((key): [FactKey, unknown] => [key, told[key]]);
  return Object.fromEntries(entries) as Facts;
}

/** What the answers so far mean. */
export function answerSoFar({ prepared }: Asking, interview: Interview): CheckAnswer {
  return checkPerson(prepared, factsTold(interview));
}

/** The question that can change the most answers; undefined when none can change any. */
export function nextQuestion(asking: Asking, interview: Interview): Question | undefined {
  return mostTelling(openQuestions(asking, interview));
}

/** The first of those that can change the most insatser; reminders count when those are as many. */
export function mostTelling(open: readonly Question[]): Question | undefined {
  return open.toSorted((a, b) => b.insatser.length - a.insatser.length || b.reminders - a.reminders)[0];
}

/** Every question that can still change some answer. What was not known is not asked again. */
export function openQuestions({ prepared, insatser, reminders }: Asking, interview: Interview): readonly Question[] {
  const person = personOf(factsTold(interview), prepared.today);
  const unasked = asked.filter(fact => !interview.some(reply => reply.fact === fact));
  const open = new Set<AskedFact>(unasked);
  const parts = [...new Set([...insatser, ...reminders])];
  return unasked.flatMap(fact => {
    const reached = new Set(parts.filter(part => reaches(part, fact, person, open)));
    const question = {
      fact,
      insatser: insatser.flatMap((part, index) => (reached.has(part) ? [index] : [])),
      reminders: reminders.filter(part => reached.has(part)).length,
    };
    return reached.size === 0 ? [] : [question];
  });
}
