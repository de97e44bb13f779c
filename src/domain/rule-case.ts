/** The rulebook's own test cases: a Swedish sentence, the facts, and what they give. Data that a lawyer can read. */
import type { Answer } from './condition.ts';
import type { Day } from './day.ts';
import { checkPerson } from './eligibility.ts';
import { type Outcome, ok } from './outcome.ts';
import { prepareCheck } from './prepare-check.ts';
import { readFacts } from './read-facts.ts';
import type { Rulebook } from './rulebook.ts';

/** Cases for one condition of one insats. Each starts from the same facts, with some added, changed or taken away. */
export interface RuleCaseTable {
  readonly about: string;
  readonly insats: string;
  readonly today: Day;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly condition: string;
  readonly cases: readonly RuleCase[];
}

interface RuleCase {
  readonly says: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly without?: readonly string[];
  /** The insats's outcome. */
  readonly gives: Answer;
  /** The condition's own outcome. */
  readonly decides: Answer;
}

export interface RuleCaseResult {
  readonly about: string;
  readonly says: string;
  readonly insats: string;
  readonly condition: string;
  readonly expected: { readonly gives: Answer; readonly decides: Answer };
  /** Absent when the insats or the condition was not answered at all. */
  readonly got: { readonly gives?: Answer; readonly decides?: Answer };
  readonly passed: boolean;
}

export function runCases(rulebook: Rulebook, tables: readonly RuleCaseTable[]): Outcome<readonly RuleCaseResult[]> {
  const results: RuleCaseResult[] = [];
  for (const table of tables) {
    for (const one of table.cases) {
      const result = runCase(rulebook, table, one);
      if (!result.ok) return result;
      results.push(result.value);
    }
  }
  return ok(results);
}

function runCase(rulebook: Rulebook, table: RuleCaseTable, one: RuleCase): Outcome<RuleCaseResult> {
  const groups = new Set(rulebook.groups.map(group => group.id));
  const facts = readFacts(factsOf(table, one), { today: table.today, groups });
  if (!facts.ok) return facts;
  const prepared = prepareCheck(rulebook, table.today, [table.insats]);
  if (!prepared.ok) return prepared;
  const answer = checkPerson(prepared.value, facts.value).insatser[0];
  const decided = answer?.conditions.find(condition => condition.id === table.condition)?.outcome;
  const got = { ...(answer ? { gives: answer.outcome } : {}), ...(decided ? { decides: decided } : {}) };
  const { about, insats, condition } = table;
  const expected = { gives: one.gives, decides: one.decides };
  const passed = got.gives === expected.gives && got.decides === expected.decides;
  return ok({ about, says: one.says, insats, condition, expected, got, passed });
}

function factsOf(table: RuleCaseTable, one: RuleCase): Readonly<Record<string, unknown>> {
  const facts = { ...table.facts, ...one.with };
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !one.without?.includes(key)));
}
