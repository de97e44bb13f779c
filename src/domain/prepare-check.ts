/** Turns the rulebook into functions for one day, once, so that a whole file of persons is judged quickly. */
import { type Answer, compile, compileMissing, factsRead, type Person } from './condition.ts';
import type { Day } from './day.ts';
import type { ConditionAnswer, DocumentationAnswer, InsatsAnswer, NotInForce, ReminderAnswer } from './eligibility.ts';
import type { AskedFact } from './fact.ts';
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
}

export interface PreparedCondition {
  evaluate(person: Person): Answer;
  missing(person: Person): readonly AskedFact[];
  /** The same object each time, for the same outcome and remedy. */
  answer(outcome: Answer, person: Person): ConditionAnswer;
}

export interface PreparedInsats {
  readonly head: Pick<InsatsAnswer, 'id' | 'name' | 'route'>;
  readonly tail: Omit<InsatsAnswer, 'id' | 'name' | 'route' | 'outcome' | 'conditions' | 'missing'>;
  /** Where its conditions stand in `PreparedCheck.conditions`. */
  readonly conditions: readonly number[];
  readonly interpretations: readonly string[];
  readonly interpretationsOnLeapDay: readonly string[];
}

export interface PreparedReminder {
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
  const answer = answers(condition, condition.remedy);
  const special = condition.remedyWhen;
  const otherwise = special && answers(condition, special.remedy);
  return {
    evaluate: compile(condition.test),
    missing: compileMissing(condition.test),
    answer: (outcome, person) => (otherwise && person[special.fact] === special.is ? otherwise : answer)[outcome],
  };
}

function answers(condition: Condition, remedy: string | undefined): Readonly<Record<Answer, ConditionAnswer>> {
  const { id, text, level } = condition;
  const citation = { source: condition.citation.source, place: condition.citation.place };
  const answer = (outcome: Answer): ConditionAnswer =>
    remedy === undefined || outcome === 'yes'
      ? { id, text, outcome, level, citation }
      : { id, text, outcome, level, citation, remedy };
  return { yes: answer('yes'), no: answer('no'), missing: answer('missing'), assess: answer('assess') };
}

function prepareInsats(insats: Asked, conditions: readonly Condition[]): PreparedInsats {
  const { id, name, route, decision, interpretations, information, validFrom, validTo } = insats;
  const documentation = documentationOf(insats);
  const mine = insats.own ?? insats.conditions.map(wanted => conditions.find(c => c.id === wanted));
  const readsAge = mine.some(c => c !== undefined && factsRead(c.test).includes('age'));
  const said = information.length === 0 ? {} : { information: information.map(withoutQuote) };
  return {
    head: { id, name, route },
    tail: { documentation, decision, interpretations, ...said, validFrom, validTo },
    conditions: mine.map(c => (c === undefined ? -1 : conditions.indexOf(c))),
    interpretations,
    interpretationsOnLeapDay: readsAge ? [...interpretations, 'fodd-29-februari'] : interpretations,
  };
}

function documentationOf({ documentation }: Insats): DocumentationAnswer {
  const { regime, identity } = documentation;
  return { regime, identity, citation: withoutQuote(documentation).citation };
}

function prepareReminder(reminder: Reminder): PreparedReminder {
  const { id, text } = reminder;
  const isMet = reminder.when && compile(reminder.when);
  return {
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
