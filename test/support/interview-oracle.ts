/**
 * Another way to say what an interview may ask: every person that there can be, one by one, for each insats and for the
 * reminders, judged by `checkPerson`. Knows nothing of conditions, only which facts each one reads.
 */
import { type Day, day } from '../../src/domain/day.ts';
import { checkPerson } from '../../src/domain/eligibility.ts';
import { type AskedFact, type Facts, factKeys, factKinds } from '../../src/domain/fact.ts';
import { type Askable, factsTold, type Interview } from '../../src/domain/interview/interview.ts';
import { must } from '../../src/domain/outcome.ts';
import { type PreparedCheck, prepareCheck } from '../../src/domain/prepare-check.ts';
import type { Rulebook } from '../../src/domain/rulebook.ts';

const today = day('2026-11-21');

/** What can be told about a fact; undefined is that it is not known. */
const tellable: Readonly<Record<string, readonly unknown[]>> = {
  age: [undefined, 0, 6, 7, 11, 12, 14, 15, 17, 18, 20, 21, 23, 24, 120],
  guardianConsent: [undefined, 'all', 'one', 'none'],
  application: [undefined, 'person', 'guardian', 'none'],
  groups: [
    undefined,
    [],
    ['skadligt-bruk'],
    ['medberoende', 'foraldraroll'],
    ['valdsutsatt'],
    ['anhorig-skadligt-bruk'],
    ['anhorig-sjukdom'],
    ['anhorig-sjukdom', 'anhorig-skadligt-bruk'],
  ],
  childrenAged: [undefined, [], [6], [7], [17], [18], [19], [0, 40]],
};
const yesNo = [undefined, true, false];

/** The facts that an interview may ask about. */
export const mayAsk = factKeys.filter((key): key is Askable => key !== 'born' && factKinds[key].nature !== 'need');

export function toldAbout(fact: AskedFact): readonly unknown[] {
  return tellable[fact] ?? yesNo;
}

/** An answer without what does not matter: in an insats that is a "no", which conditions fail. */
export function meaning(prepared: PreparedCheck, facts: Facts): string {
  const { insatser, reminders } = checkPerson(prepared, facts);
  const parts = insatser.map(({ id, outcome, conditions }) =>
    outcome === 'no' ? `${id} no` : `${id} ${outcome} ${conditions.map(c => c.outcome)}`,
  );
  return [...parts, ...reminders.map(reminder => reminder.id)].join('\n');
}

/** One insats with every person that differs in what it reads; or, with no insats, the reminders. */
interface Table {
  readonly facts: readonly AskedFact[];
  readonly meanings: readonly string[];
}

function table(prepared: PreparedCheck, facts: readonly AskedFact[]): Table {
  const meanings: string[] = [];
  const fill = (told: Facts, [fact, ...rest]: readonly AskedFact[]) => {
    if (fact === undefined) meanings.push(meaning(prepared, told));
    else for (const value of toldAbout(fact)) fill(value === undefined ? told : { ...told, [fact]: value }, rest);
  };
  fill({}, facts);
  return { facts, meanings };
}

interface Oracle {
  readonly prepared: PreparedCheck;
  /** The facts that can still change the meaning of the answer, whatever is told of the others that are open. */
  useful(interview: Interview): readonly Askable[];
}

export function oracle(rules: Rulebook, ids: readonly string[] = [], on: Day = today): Oracle {
  const prepared = must(prepareCheck(rules, on, ids));
  const each = prepared.insatser.map(insats => [insats.answer('yes', [], 0, false).id]);
  const tables = [...each.map(id => insatsTable(rules, on, id)), reminderTable(prepared)];
  return {
    prepared,
    useful: interview => {
      const told = factsTold(interview);
      const answered = new Set(interview.map(reply => reply.fact));
      const found = new Set<AskedFact>(tables.flatMap(one => changing(one, told, answered)));
      return mayAsk.filter(fact => found.has(fact));
    },
  };
}

function insatsTable(rules: Rulebook, on: Day, id: readonly string[]): Table {
  const alone = must(prepareCheck({ ...rules, reminders: [] }, on, id));
  return table(alone, read(alone.conditions.map(c => c.test)));
}

function reminderTable(prepared: PreparedCheck): Table {
  const facts = read(prepared.reminders.map(reminder => reminder.when));
  return table({ ...prepared, insatser: [] }, facts);
}

/** Every fact that is named anywhere in them. */
function read(tests: readonly unknown[]): readonly AskedFact[] {
  const text = JSON.stringify(tests);
  return mayAsk.filter(fact => text.includes(`"fact":"${fact}"`));
}

function changing({ facts, meanings }: Table, told: Facts, answered: ReadonlySet<AskedFact>): readonly AskedFact[] {
  const sizes = facts.map(fact => toldAbout(fact).length);
  const steps = sizes.map((_, i) => sizes.slice(i + 1).reduce((product, size) => product * size, 1));
  const allowed = facts.map((fact, i) => (answered.has(fact) ? [indexOf(fact, told)] : [...Array(sizes[i]).keys()]));
  const at = allowed.reduce<number[]>(
    (places, indexes, i) => places.flatMap(place => indexes.map(index => place + index * (steps[i] ?? 0))),
    [0],
  );
  return facts.filter((fact, i) => {
    const step = steps[i] ?? 1;
    const unknown = (place: number) => place - (Math.floor(place / step) % (sizes[i] ?? 1)) * step;
    return !answered.has(fact) && at.some(place => meanings[place] !== meanings[unknown(place)]);
  });
}

function indexOf(fact: AskedFact, told: Facts): number {
  const value = JSON.stringify(told[fact]);
  const found = toldAbout(fact).findIndex(one => JSON.stringify(one) === value);
  if (found < 0) throw new Error(`${fact}: not one of those that are tried`);
  return found;
}
