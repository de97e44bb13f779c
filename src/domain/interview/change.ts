/** What one more answer changed: which insatser fell away and why, and which can now be had or are left to judge. */
import type { Answer } from '../condition.ts';
import type { CheckAnswer, ConditionAnswer, InsatsAnswer } from '../eligibility.ts';

export interface Change {
  readonly counts: Readonly<Record<Answer, number>>;
  readonly fell: readonly Fallen[];
  readonly canBeHad: readonly string[];
  readonly toAssess: readonly string[];
}

/** Insatser that fail in the same conditions. */
interface Fallen {
  readonly names: readonly string[];
  readonly because: readonly ConditionAnswer[];
}

export function changeBetween(before: CheckAnswer, after: CheckAnswer): Change {
  const changed = after.insatser.filter((insats, index) => insats.outcome !== before.insatser[index]?.outcome);
  const fell = Map.groupBy(changed.filter(is('no')), insats =>
    failing(insats)
      .map(({ text }) => text)
      .join(),
  );
  return {
    counts: countsOf(after),
    fell: [...fell.values()].map(alike => ({ because: alike[0] ? failing(alike[0]) : [], names: alike.map(nameOf) })),
    canBeHad: changed.filter(is('yes')).map(nameOf),
    toAssess: changed.filter(is('assess')).map(nameOf),
  };
}

function countsOf({ insatser }: CheckAnswer): Readonly<Record<Answer, number>> {
  const count = (outcome: Answer) => insatser.filter(is(outcome)).length;
  return { yes: count('yes'), no: count('no'), missing: count('missing'), assess: count('assess') };
}

function failing({ conditions }: InsatsAnswer): readonly ConditionAnswer[] {
  return conditions.filter(condition => condition.outcome === 'no');
}

function is(outcome: Answer): (insats: InsatsAnswer) => boolean {
  return insats => insats.outcome === outcome;
}

function nameOf({ name }: InsatsAnswer): string {
  return name;
}
