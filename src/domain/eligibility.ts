/**
 * The intake question: which insatser may a person have, and why. Insatser without assessment (SoL 11:5) and after
 * assessment (11:1) side by side. Nothing here stores anything, and nothing asks about needs for an 11:5 insats.
 */
import { ageOn, birthday } from './age.ts';
import type { Citation, Level } from './citation.ts';
import { type Answer, and, type Person } from './condition.ts';
import type { Day } from './day.ts';
import { type AskedFact, type Facts, factKeys } from './fact.ts';
import type { PreparedCheck, PreparedInsats } from './prepare-check.ts';
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

interface NextChange {
  readonly day: Day;
  readonly age: number;
}

export function checkPerson(prepared: PreparedCheck, facts: Facts): CheckAnswer {
  const person = personOf(facts, prepared.today);
  const judged = judgeAll(prepared, person, facts.born?.endsWith('-02-29') ?? false);
  return {
    today: prepared.today,
    municipality: prepared.municipality,
    facts,
    insatser: prepared.insatser.map(insats => answerFor(insats, judged)),
    notInForce: prepared.notInForce,
    reminders: remindersFor(prepared, person),
    nextChange: nextChange(facts, prepared),
  };
}

/** Whether any insats at all may still be offered: some answer is other than "no". */
export function mayBeOffered(answer: CheckAnswer): boolean {
  return answer.insatser.some(insats => insats.outcome !== 'no');
}

/** As the rules read them: with an age in place of the birth day. */
export function personOf(facts: Facts, today: Day): Person {
  return facts.born === undefined ? facts : { ...facts, age: ageOn(facts.born, today) };
}

/** Every condition's answer for one person, by its place: each condition is judged once, however many need it. */
interface Judged {
  /** Which of the condition's answers it is; below 8. */
  readonly codes: readonly number[];
  readonly answers: readonly ConditionAnswer[];
  /** Unknown facts that make it "missing", as bits. */
  readonly missing: readonly number[];
  readonly onLeapDay: boolean;
}

function judgeAll({ conditions }: PreparedCheck, person: Person, onLeapDay: boolean): Judged {
  const codes: number[] = [];
  const answers: ConditionAnswer[] = [];
  const missing: number[] = [];
  for (const condition of conditions) {
    const code = condition.judge(person);
    const answer = condition.answers[code];
    if (!answer) throw new RangeError(`no answer ${code}`);
    codes.push(code);
    answers.push(answer);
    missing.push(answer.outcome === 'missing' ? condition.missing(person) : 0);
  }
  return { codes, answers, missing, onLeapDay };
}

/** More conditions than this do not fit in a key. */
const mostInKey = 10;
const mostGiven = 1000;

function answerFor(insats: PreparedInsats, judged: Judged): InsatsAnswer {
  let [outcome, missing, key]: [Answer, number, number] = ['yes', 0, judged.onLeapDay ? 1 : 0];
  for (const index of insats.conditions) {
    key = key * 8 + (judged.codes[index] ?? 0);
    outcome = and(outcome, judged.answers[index]?.outcome ?? 'yes');
    missing |= judged.missing[index] ?? 0;
  }
  if (outcome !== 'missing') missing = 0;
  if (insats.conditions.length > mostInKey) return newAnswer(insats, judged, outcome, missing);
  key = key * 2 ** factKeys.length + missing;
  const before = insats.given.get(key);
  if (before) return before;
  const answer = newAnswer(insats, judged, outcome, missing);
  if (insats.given.size >= mostGiven) insats.given.clear();
  insats.given.set(key, answer);
  return answer;
}

function newAnswer(insats: PreparedInsats, judged: Judged, outcome: Answer, missing: number): InsatsAnswer {
  const conditions = insats.conditions.map(index => judged.answers[index]).filter(answer => answer !== undefined);
  return insats.answer(outcome, conditions, missing, judged.onLeapDay);
}

function remindersFor({ reminders }: PreparedCheck, person: Person): readonly ReminderAnswer[] {
  const due: ReminderAnswer[] = [];
  for (const reminder of reminders) if (reminder.isDue(person)) due.push(reminder.answer);
  return due;
}

/** The next birthday that can change an answer; null when only the age is known, or none is left. */
function nextChange(facts: Facts, { today, ages }: PreparedCheck): NextChange | null {
  const { born } = facts;
  if (born === undefined) return null;
  const now = ageOn(born, today);
  const age = ages.find(a => a > now);
  return age === undefined ? null : { day: birthday(born, age), age };
}
