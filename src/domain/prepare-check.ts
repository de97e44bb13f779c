/** Turns the rulebook into functions for one day, once, so that a whole file of persons is judged quickly. */
import {
  type Answer,
  agesThatChange,
  compile,
  compileMissing,
  factsRead,
  type Person,
  type Test,
} from './condition.ts';
import type { Day } from './day.ts';
import type { ConditionAnswer, DocumentationAnswer, InsatsAnswer, NotInForce, ReminderAnswer } from './eligibility.ts';
import { factsIn } from './fact.ts';
import { nearest } from './nearest.ts';
import { type Outcome, ok, refuse } from './outcome.ts';
import type { Validity } from './policy.ts';
import type { Condition, Insats, NeverWithoutAssessment, Reminder, Rulebook } from './rulebook.ts';
import { inForce } from './validity.ts';

export interface PreparedCheck {
  readonly today: Day;
  readonly municipality: string;
  readonly conditions: readonly PreparedCondition[];
  readonly insatser: readonly PreparedInsats[];
  readonly notInForce: readonly NotInForce[];
  readonly reminders: readonly PreparedReminder[];
  /** Ages at which some answer of the whole catalogue changes, in order. */
  readonly ages: readonly number[];
}

interface PreparedCondition {
  readonly test: Test;
  /** Which of `answers` the person gets. */
  judge(person: Person): number;
  /** One for each outcome, and for each of its two remedies. */
  readonly answers: readonly ConditionAnswer[];
  /** The unknown facts that make it "missing", as bits. */
  missing(person: Person): number;
}

export interface PreparedInsats {
  /** Where its conditions stand in `PreparedCheck.conditions`. */
  readonly conditions: readonly number[];
  answer(outcome: Answer, conditions: readonly ConditionAnswer[], missing: number, onLeapDay: boolean): InsatsAnswer;
  /** Answers given before, by their key: most persons get an answer that somebody else got. */
  readonly given: Map<number, InsatsAnswer>;
}

interface PreparedReminder {
  /** Undefined when it is always due. */
  readonly when: Test | undefined;
  readonly answer: ReminderAnswer;
  isDue(person: Person): boolean;
}

/** What is judged: an insats of the catalogue, or a kind that always needs an assessment, asked for by its id. */
interface Asked extends Insats {
  readonly route: InsatsAnswer['route'];
  /** Conditions that are not in the rulebook's list. */
  readonly own?: readonly Condition[];
}

/** For the whole catalogue, or for the asked ids alone, in the order asked. */
export function prepareCheck(rulebook: Rulebook, today: Day, ids: readonly string[] = []): Outcome<PreparedCheck> {
  const asked = ids.length === 0 ? ok(checkable(rulebook)) : findAsked(rulebook, ids);
  if (!asked.ok) return asked;
  const current = asked.value.filter(insats => inForce(insats, today));
  const conditions = conditionsOf(rulebook, current, today);
  return ok({
    today,
    municipality: rulebook.municipality,
    conditions: conditions.map(prepareCondition),
    insatser: current.map(insats => prepareInsats(insats, conditions)),
    notInForce: notInForce(asked.value, today),
    reminders: rulebook.reminders.filter(r => inForce(r, today)).map(prepareReminder),
    ages: [...new Set(rulebook.conditions.flatMap(c => agesThatChange(c.test)))].sort((a, b) => a - b),
  });
}

function checkable(rulebook: Rulebook): readonly Asked[] {
  return rulebook.insatser.filter((insats): insats is Asked => insats.route !== 'preventive');
}

function findAsked(rulebook: Rulebook, ids: readonly string[]): Outcome<readonly Asked[]> {
  const found: Asked[] = [];
  for (const id of new Set(ids)) {
    const versions = checkable(rulebook).filter(insats => insats.id === id);
    const kinds = versions.length > 0 ? [] : rulebook.neverWithoutAssessment.filter(kind => kind.id === id);
    if (versions.length === 0 && kinds.length === 0) return refuse(unknown(rulebook, id));
    found.push(...versions, ...kinds.map(asAssessed));
  }
  return ok(found);
}

function unknown(rulebook: Rulebook, id: string) {
  if (rulebook.insatser.some(insats => insats.id === id)) return { code: 'preventive-insats', id } as const;
  const near = nearest(
    id,
    [...rulebook.insatser, ...rulebook.neverWithoutAssessment].map(insats => insats.id),
  );
  return near === undefined
    ? ({ code: 'unknown-insats' } as const)
    : ({ code: 'unknown-insats', nearest: near } as const);
}

/** A kind that always needs an assessment and has no entry of its own: one condition, to be assessed. */
function asAssessed(kind: NeverWithoutAssessment): Asked {
  const { id, name, text, level, citation, validFrom, validTo } = kind;
  const own: Condition = {
    id: 'kraver-behovsprovning',
    text,
    level,
    citation,
    test: { judge: text },
    validFrom,
    validTo,
  };
  const documentation = {
    regime: '14:3',
    identity: 'required',
    citation: { source: 'SoL 2025:400', place: '14 kap. 3 §' },
  } as const;
  return {
    ...{ id, name, kind: id, description: text, route: 'after-assessment', documentation, decision: null },
    ...{ conditions: [], own: [own], interpretations: [], sources: [], information: [], validFrom, validTo },
  };
}

function conditionsOf(rulebook: Rulebook, insatser: readonly Asked[], today: Day): readonly Condition[] {
  const used = new Set(insatser.flatMap(insats => insats.conditions));
  const shared = rulebook.conditions.filter(condition => used.has(condition.id) && inForce(condition, today));
  return [...shared, ...insatser.flatMap(insats => insats.own ?? [])];
}

function prepareCondition(condition: Condition): PreparedCondition {
  const evaluate = compile(condition.test);
  const special = condition.remedyWhen;
  return {
    test: condition.test,
    judge: person => {
      const outcome = outcomes.indexOf(evaluate(person));
      return special && person[special.fact] === special.is ? outcome + outcomes.length : outcome;
    },
    answers: [...answers(condition, condition.remedy), ...(special ? answers(condition, special.remedy) : [])],
    missing: compileMissing(condition.test),
  };
}

const outcomes: readonly Answer[] = ['yes', 'no', 'missing', 'assess'];

function answers(condition: Condition, remedy: string | undefined): readonly ConditionAnswer[] {
  const { id, text, level } = condition;
  const { citation } = withoutQuote(condition);
  return outcomes.map(outcome => {
    const answer = { id, text, outcome, level, citation };
    return remedy === undefined || outcome === 'yes' ? answer : { ...answer, remedy };
  });
}

function prepareInsats(insats: Asked, conditions: readonly Condition[]): PreparedInsats {
  const { id, name, route, decision, validFrom, validTo } = insats;
  const documentation = documentationOf(insats);
  const information = insats.information.map(withoutQuote);
  const mine = conditionsFor(insats, conditions);
  const readsAge = mine.some(condition => factsRead(condition.test).includes('age'));
  const usual = insats.interpretations;
  const leap = readsAge ? [...usual, 'fodd-29-februari'] : usual;
  return {
    conditions: mine.map(condition => conditions.indexOf(condition)),
    given: new Map(),
    answer: (outcome, found, bits, onLeapDay) => {
      const interpretations = onLeapDay ? leap : usual;
      const missing = factsIn(bits);
      const head = { id, name, route, outcome, conditions: found, missing, documentation, decision, interpretations };
      if (information.length > 0) return { ...head, information, validFrom, validTo };
      return { ...head, validFrom, validTo };
    },
  };
}

function conditionsFor(insats: Asked, conditions: readonly Condition[]): readonly Condition[] {
  return insats.own ?? insats.conditions.flatMap(id => conditions.filter(condition => condition.id === id));
}

function documentationOf({ documentation }: Insats): DocumentationAnswer {
  const { regime, identity } = documentation;
  return { regime, identity, citation: withoutQuote(documentation).citation };
}

function prepareReminder(reminder: Reminder): PreparedReminder {
  const { id, text } = reminder;
  const isMet = reminder.when && compile(reminder.when);
  return {
    when: reminder.when,
    answer: { id, text, citation: withoutQuote(reminder).citation },
    isDue: person => !isMet || isMet(person) === 'yes',
  };
}

/** An answer names the place; `rules show` prints the sentence. */
function withoutQuote<T extends { readonly citation: { readonly source: string; readonly place: string } }>(
  from: T,
): T {
  const { source, place } = from.citation;
  return { ...from, citation: { source, place } };
}

function notInForce(asked: readonly (Validity & { readonly id: string })[], today: Day): readonly NotInForce[] {
  const byId = Map.groupBy(asked, insats => insats.id);
  return [...byId]
    .filter(([, versions]) => !versions.some(v => inForce(v, today)))
    .map(([id, versions]) => datesOf(id, versions, today));
}

function datesOf(id: string, versions: readonly Validity[], today: Day): NotInForce {
  const next = versions.find(version => version.validFrom > today);
  if (next) return { id, firstDay: next.validFrom };
  const lastDay = versions.at(-1)?.validTo;
  return lastDay ? { id, firstDay: null, lastDay } : { id, firstDay: null };
}
