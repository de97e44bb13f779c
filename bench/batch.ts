/**
 * `check` for many persons, each against the whole catalogue: in memory against two rule engines, with the same rules and
 * the same facts; and as a whole process, which reads, checks and writes JSON too.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day } from '../src/domain/day.ts';
import { checkPerson } from '../src/domain/eligibility.ts';
import type { Facts } from '../src/domain/fact.ts';
import { must } from '../src/domain/outcome.ts';
import { type PreparedCheck, prepareCheck } from '../src/domain/prepare-check.ts';
import type { Rulebook } from '../src/domain/rulebook.ts';
import { inForce } from '../src/domain/validity.ts';
import { assemble } from '../src/rulebook/files.ts';
import { readFiles } from '../src/rulebook/folder.ts';
import { demoToday } from './demo-register.ts';
import { expect } from './figures.ts';
import { manyPersons } from './many-persons.ts';
import { type Bench, type Contender, inTurn, rateRow, type Setting } from './measure.ts';
import { type PeerRule, withJsonLogic, withRulesEngine } from './peer-rules.ts';
import { node, program } from './process.ts';

/** The slower engine gets fewer persons, so that a round takes about as long for each. */
const share = { engine: 20 };
const compared = 2_000;

export const batch: Bench = async setting => {
  const rulebook = assemble(await readFiles(join(import.meta.dirname, '..', 'data')));
  const persons = manyPersons(
    setting.size(20_000),
    setting.seed,
    rulebook.groups.map(group => group.id),
  );
  const prepared = must(prepareCheck(rulebook, day(demoToday)));
  const rules = peerRules(rulebook, prepared);
  const peers = { logic: withJsonLogic(rules), engine: withRulesEngine(rules) };
  for (const facts of persons.slice(0, compared)) {
    const mine = offered(prepared, facts);
    expect(same(mine, peers.logic(facts)), 'json-logic-js answers the same');
    expect(same(mine, await peers.engine(facts)), 'json-rules-engine answers the same');
  }
  return rows(setting, prepared, persons, peers);
};

type Peers = Readonly<{ logic: ReturnType<typeof withJsonLogic>; engine: ReturnType<typeof withRulesEngine> }>;

async function rows(setting: Setting, prepared: PreparedCheck, persons: readonly Facts[], peers: Peers) {
  const few = persons.slice(0, persons.length / share.engine);
  const folder = mkdtempSync(join(tmpdir(), 'kalix-ov-batch-'));
  const file = join(folder, 'personer.jsonl');
  writeFileSync(file, `${persons.map(facts => JSON.stringify(facts)).join('\n')}\n`);
  const core = each('check', persons, facts => checkPerson(prepared, facts));
  const logic = each('json-logic-js', persons, peers.logic);
  const engine = each('json-rules-engine', few, peers.engine);
  const whole = { name: 'check --batch', once: () => wholeProcess(folder, file) };
  try {
    const costs = await inTurn([core, logic, engine, whole], setting.rounds(11));
    const inMemory = { job: '`check`, hela katalogen med varje villkor förklarat, i minnet' };
    const process = { job: '`check --batch`, hela processen: JSON läst, kontrollerad och skriven' };
    const against = { logic: '`json-logic-js` i minnet, ja eller nej', engine: '`json-rules-engine` i minnet' };
    const [all, some] = [persons.length, few.length];
    return [
      rateRow(
        { name: 'batch-rules-engine', ...inMemory, against: against.engine, atLeast: 10 },
        costs,
        [core, engine],
        [all, some],
      ),
      rateRow(
        { name: 'batch-json-logic', ...inMemory, against: against.logic, atLeast: 1 },
        costs,
        [core, logic],
        [all, all],
      ),
      rateRow(
        { name: 'batch-process-rules-engine', ...process, against: against.engine },
        costs,
        [whole, engine],
        [all, some],
      ),
      rateRow(
        { name: 'batch-process-json-logic', ...process, against: against.logic },
        costs,
        [whole, logic],
        [all, all],
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function each(name: string, persons: readonly Facts[], ask: (facts: Facts) => unknown): Contender {
  const once = async () => {
    const start = performance.now();
    for (const facts of persons) {
      const answer = ask(facts);
      if (answer instanceof Promise) await answer;
    }
    return performance.now() - start;
  };
  return { name, once };
}

function wholeProcess(folder: string, file: string): number {
  const env = { ...process.env, KALIX_OV_TODAY: demoToday };
  return node({ folder, env }, [program, 'check', '--quiet', '--batch', file], 'ignore').milliseconds;
}

/** The conditions of each insats in force, as the rulebook has them. */
function peerRules(rulebook: Rulebook, prepared: PreparedCheck): readonly PeerRule[] {
  const current = rulebook.insatser.filter(insats => insats.route !== 'preventive' && inForce(insats, prepared.today));
  return current.map(({ id, conditions }) => ({
    id,
    tests: rulebook.conditions
      .filter(condition => conditions.includes(condition.id) && inForce(condition, prepared.today))
      .map(condition => condition.test),
  }));
}

function offered(prepared: PreparedCheck, facts: Facts): readonly string[] {
  return checkPerson(prepared, facts)
    .insatser.filter(insats => insats.outcome !== 'no')
    .map(insats => insats.id);
}

function same(mine: readonly string[], theirs: readonly string[]): boolean {
  return mine.length === theirs.length && mine.every(id => theirs.includes(id));
}
