/**
 * The intake question: which insatser may a person have, and why. Insatser without assessment (SoL 11:5) and after
 * assessment (11:1) side by side. Nothing here stores anything, and nothing asks about needs for an 11:5 insats.
 */
import { ageOn, birthday } from './age.ts';
import type { Citation, Level } from './citation.ts';
import { type Answer, and, type Person } from './condition.ts';
import type { Day } from './day.ts';
import type { AskedFact, Facts } from './fact.ts';
import type { PreparedCheck, PreparedCondition, PreparedInsats } from './prepare-check.ts';
import type { BoardDecision, Note } from './rulebook.ts';

export interface CheckAnswer {
  readonly today: Day;
  readonly municipality: string;
  readonly facts: Facts;
  readonly insatser: readonly InsatsAnswer[];
  readonly notInForce: readonly NotInForce[];
  readonly reminders: readonly ReminderAnswer[];
  readonly nextChange: NextChange | null;
}

export interface InsatsAnswer {
  readonly id: string;
  readonly name: string;
  readonly route: 'without-assessment' | 'after-assessment';
  readonly outcome: Answer;
  readonly conditions: readonly ConditionAnswer[];
  /** Unknown facts that can still change the answer; empty unless the outcome is "missing". */
  readonly missing: readonly AskedFact[];
  readonly documentation: DocumentationAnswer;
  readonly decision: BoardDecision | null;
  readonly interpretations: readonly string[];
  /** Said with an assessed insats, never a condition (registration, ongoing compulsory care). */
  readonly information?: readonly Note[];
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

export interface ConditionAnswer {
  readonly id: string;
  readonly text: string;
  readonly outcome: Answer;
  readonly level: Level;
  readonly citation: Citation;
  readonly remedy?: string;
}

export interface DocumentationAnswer {
  readonly regime: '14:3' | '14:4' | '14:5';
  readonly identity: 'required' | 'forbidden';
  readonly citation: Citation;
}

export interface ReminderAnswer {
  readonly id: string;
  readonly text: string;
  readonly citation: Citation;
}

/** Not in force today: the first day of the next version, or null (and the last day) when there is none to come. */
export interface NotInForce {
  readonly id: string;
  readonly firstDay: Day | null;
  readonly lastDay?: Day;
}

export interface NextChange {
  readonly day: Day;
  readonly age: number;
}

/** Ages at which some answer changes: 7, 18, 19 (BRA), 12, 15, 18 (SoL 21 kap.), 18, 21 and 24 (guideline 20.2.1). */
export const agesThatMatter: readonly number[] = [7, 12, 15, 18, 19, 21, 24];

export function checkPerson(prepared: PreparedCheck, facts: Facts): CheckAnswer {
  const person = personOf(facts, prepared.today);
  const onLeapDay = facts.born?.endsWith('-02-29') ?? false;
  const judged = prepared.conditions.map(condition => judge(condition, person));
  return {
    today: prepared.today,
    municipality: prepared.municipality,
    facts,
    insatser: prepared.insatser.map(insats => answerFor(insats, judged, onLeapDay)),
    notInForce: prepared.notInForce,
    reminders: prepared.reminders.filter(r => r.isDue(person)).map(r => r.answer),
    nextChange: nextChange(facts, prepared.today),
  };
}

/** Whether any insats at all may still be offered: some answer is other than "no". */
export function mayBeOffered(answer: CheckAnswer): boolean {
  return answer.insatser.some(insats => insats.outcome !== 'no');
}

function personOf(facts: Facts, today: Day): Person {
  return facts.born === undefined ? facts : { ...facts, age: ageOn(facts.born, today) };
}

interface Judged {
  readonly answer: ConditionAnswer;
  readonly missing: readonly AskedFact[];
}

const nothing: readonly AskedFact[] = [];

function judge(condition: PreparedCondition, person: Person): Judged {
  const outcome = condition.evaluate(person);
  return {
    answer: condition.answer(outcome, person),
    missing: outcome === 'missing' ? condition.missing(person) : nothing,
  };
}

function answerFor(insats: PreparedInsats, judged: readonly Judged[], onLeapDay: boolean): InsatsAnswer {
  const mine = insats.conditions.map(index => judged[index]).filter(j => j !== undefined);
  const conditions = mine.map(j => j.answer);
  const outcome = and(conditions.map(c => c.outcome));
  const missing = outcome === 'missing' ? [...new Set(mine.flatMap(j => j.missing))] : nothing;
  const interpretations = onLeapDay ? insats.interpretationsOnLeapDay : insats.interpretations;
  return { ...insats.head, outcome, conditions, missing, ...insats.tail, interpretations };
}

/** The next birthday that can change an answer; null when only the age is known, or none is left. */
function nextChange(facts: Facts, today: Day): NextChange | null {
  const { born } = facts;
  if (born === undefined) return null;
  const now = ageOn(born, today);
  const age = agesThatMatter.find(a => a > now);
  return age === undefined ? null : { day: birthday(born, age), age };
}
