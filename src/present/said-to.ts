/** The conditions in the words that fit the person's age: "Har fyllt 18 år: …" to an adult, not "Under 18 år: …". */
import { type CheckAnswer, type ConditionAnswer, personOf } from '../domain/eligibility.ts';
import type { AgeWords, Condition, Rulebook } from '../domain/rulebook.ts';
import { inForce } from '../domain/validity.ts';

/** The same answer; only texts and remedies differ. Without a known age nothing does. */
export function saidTo(answer: CheckAnswer, { conditions }: Rulebook): CheckAnswer {
  const { age } = personOf(answer.facts, answer.today);
  if (age === undefined) return answer;
  const rules = new Map(conditions.filter(c => inForce(c, answer.today)).map(c => [c.id, c]));
  // What many insatser have in common is one object, before and after.
  const said = new Map<ConditionAnswer, ConditionAnswer>();
  const words = (condition: ConditionAnswer) => {
    const known = said.get(condition) ?? inWordsFor(condition, rules.get(condition.id), age);
    said.set(condition, known);
    return known;
  };
  return { ...answer, insatser: answer.insatser.map(i => ({ ...i, conditions: i.conditions.map(words) })) };
}

function inWordsFor(answer: ConditionAnswer, rule: Condition | undefined, age: number): ConditionAnswer {
  const words = wordsFor(rule?.forAges ?? [], age);
  if (!rule || !words) return answer;
  const isOwnRemedy = answer.remedy === rule.remedy && answer.remedy !== undefined;
  return { ...answer, text: words.text, ...(words.remedy && isOwnRemedy ? { remedy: words.remedy } : {}) };
}

export function wordsFor(forAges: readonly AgeWords[], age: number): AgeWords | undefined {
  return forAges.find(({ atMost }) => atMost === null || age <= atMost);
}
