/**
 * The catalogue's conditions as two rule engines write them. They know true and false: a condition is met unless it is
 * known to fail, so what no fact answers counts as met, and an insats holds where `check` says anything but "no".
 */
import jsonLogic from 'json-logic-js';
import { Engine, type NestedCondition, type RuleResult } from 'json-rules-engine';
import type { Test } from '../src/domain/condition.ts';
import type { Facts } from '../src/domain/fact.ts';

export interface PeerRule {
  readonly id: string;
  readonly tests: readonly Test[];
}

/** The ids of the insatser that may be offered. */
type Ask = (facts: Facts) => readonly string[];

export function withJsonLogic(rules: readonly PeerRule[]): Ask {
  const written = rules.map(({ id, tests }) => ({ id, rule: { and: tests.map(logic) } }));
  return facts => written.filter(({ rule }) => jsonLogic.apply(rule, facts) === true).map(({ id }) => id);
}

function logic(test: Test): unknown {
  if ('judge' in test) return true;
  if ('all' in test) return { and: test.all.map(logic) };
  if ('any' in test) return { or: test.any.map(logic) };
  const value = { var: test.fact };
  if ('atLeast' in test) return { '>=': [value, test.atLeast] };
  if ('atMost' in test) return { '<=': [value, test.atMost] };
  if ('anyOf' in test) return { some: [value, { in: [{ var: '' }, test.anyOf] }] };
  if ('anyBetween' in test) return { some: [value, { '<=': [test.anyBetween[0], { var: '' }, test.anyBetween[1]] }] };
  return { '===': [value, test.is] };
}

/** Its results carry each condition that it came to, with its outcome. */
export function withRulesEngine(rules: readonly PeerRule[]): (facts: Facts) => Promise<readonly string[]> {
  const engine = new Engine();
  engine.addOperator('anyOf', (groups: string[], wanted: readonly string[]) => groups.some(g => wanted.includes(g)));
  engine.addOperator('anyBetween', (ages: number[], [from, to]: readonly [number, number]) =>
    ages.some(age => age >= from && age <= to),
  );
  engine.addFact('judged', true);
  for (const { id, tests } of rules) engine.addRule({ conditions: { all: tests.map(nested) }, event: { type: id } });
  return async facts => (await engine.run({ ...facts })).results.map(nameOf);
}

function nameOf(result: RuleResult): string {
  return result.event?.type ?? '';
}

function nested(test: Test): NestedCondition {
  if ('judge' in test) return { fact: 'judged', operator: 'equal', value: true };
  if ('all' in test) return { all: test.all.map(nested) };
  if ('any' in test) return { any: test.any.map(nested) };
  const { fact } = test;
  if ('atLeast' in test) return { fact, operator: 'greaterThanInclusive', value: test.atLeast };
  if ('atMost' in test) return { fact, operator: 'lessThanInclusive', value: test.atMost };
  if ('anyOf' in test) return { fact, operator: 'anyOf', value: test.anyOf };
  if ('anyBetween' in test) return { fact, operator: 'anyBetween', value: test.anyBetween };
  return { fact, operator: 'equal', value: test.is };
}
