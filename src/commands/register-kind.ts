/** What every kind of registration is given. */
import type { Context } from '../context.ts';
import type { Unmet } from '../domain/case/new-decision.ts';
import type { Day } from '../domain/day.ts';
import { checkPerson } from '../domain/eligibility.ts';
import type { Facts } from '../domain/fact.ts';
import { must } from '../domain/outcome.ts';
import { prepareCheck } from '../domain/prepare-check.ts';
import type { Insats, Rulebook } from '../domain/rulebook.ts';
import type { Options } from './command.ts';

export interface Registration {
  readonly context: Context;
  readonly options: Options;
  readonly file: Readonly<Record<string, unknown>>;
  readonly insats: Insats;
  readonly rules: Rulebook;
  /** A draft of it has been chosen. */
  readonly continues: boolean;
}

/** The insats's conditions that are not met by the facts on the day. Empty on a day that the rulebook does not cover. */
export function unmetConditions(rules: Rulebook, insats: Insats, facts: Facts, on: Day): Unmet[] {
  const [answer] = checkPerson(must(prepareCheck(rules, on, [insats.id])), facts).insatser;
  return (answer?.conditions ?? []).flatMap(({ outcome, ...condition }) =>
    outcome === 'yes' ? [] : [{ outcome, ...condition }],
  );
}

/** Can one of the possible answers to a question change which conditions are met? */
export function isAnswerChangedBy(
  unmet: (changed: object) => readonly Unmet[],
  key: string,
  possible: readonly unknown[],
): boolean {
  const told = (value: unknown) =>
    unmet({ [key]: value })
      .map(c => `${c.id} ${c.outcome}`)
      .join();
  const unknown = told(undefined);
  return possible.some(value => told(value) !== unknown);
}
