/**
 * What a fact that nobody has told can still change in the answer of `check`. A fact reaches a part of the answer when
 * there is something to tell about it, and about the other facts that are still open, with which that part comes out
 * otherwise than when this one stays unknown.
 */
import { factsRead, type Person, type Test } from '../condition.ts';
import type { AskedFact } from '../fact.ts';
import type { PreparedCheck } from '../prepare-check.ts';
import { tellingValues, type Value } from './values.ts';

/** What an insats, or a reminder, comes to. Insatser with the same conditions are the same part. */
export interface Part {
  /** For each condition, the facts that it reads. */
  readonly reads: readonly (readonly AskedFact[])[];
  /** The values of a fact that it tells apart. */
  values(fact: AskedFact): readonly Value[];
  /** How it comes out: the same text for two persons to whom it answers the same. */
  comesOut(person: Person): string;
}

export interface Parts {
  /** In the order of the answer. */
  readonly insatser: readonly Part[];
  /** Those that depend on anything. */
  readonly reminders: readonly Part[];
}

export function partsOf(prepared: PreparedCheck): Parts {
  const known = new Map<string, Part>();
  const insatser = prepared.insatser.map(({ conditions }) => {
    const part = known.get(conditions.join()) ?? insatsPart(prepared, conditions);
    known.set(conditions.join(), part);
    return part;
  });
  const reminders = prepared.reminders.flatMap(({ when, isDue }) =>
    when ? [partOf([when], person => String(isDue(person)))] : [],
  );
  return { insatser, reminders };
}

/** What fails in an insats that is a "no" already makes no difference to anyone: it is "no" whatever more there is. */
function insatsPart({ conditions }: PreparedCheck, indexes: readonly number[]): Part {
  const mine = indexes.flatMap(index => conditions[index] ?? []);
  return partOf(
    mine.map(condition => condition.test),
    person => {
      const outcomes = mine.map(condition => condition.answers[condition.judge(person)]?.outcome);
      return outcomes.includes('no') ? 'no' : outcomes.join(' ');
    },
  );
}

function partOf(tests: readonly Test[], comesOut: Part['comesOut']): Part {
  const values = new Map<AskedFact, readonly Value[]>();
  return {
    reads: tests.map(factsRead).map(facts => [...new Set(facts)]),
    values: fact => {
      const found = values.get(fact) ?? tellingValues(fact, tests);
      values.set(fact, found);
      return found;
    },
    comesOut,
  };
}

/**
 * Each condition that reads the fact is looked at with the facts that it reads itself. The others can stay unknown: what
 * is not known never makes a condition fail, so if the part can come out otherwise at all, it can without them.
 */
export function reaches(part: Part, fact: AskedFact, person: Person, open: ReadonlySet<AskedFact>): boolean {
  for (const read of part.reads.filter(facts => facts.includes(fact))) {
    const others = read.filter(other => other !== fact && open.has(other));
    for (const told of persons(part, person, others)) if (changes(part, fact, told)) return true;
  }
  return false;
}

function changes(part: Part, fact: AskedFact, person: Person): boolean {
  const unknown = part.comesOut(person);
  return part.values(fact).some(value => part.comesOut({ ...person, [fact]: value }) !== unknown);
}

/** The person with every combination of what can be told, or not, about the facts; without those who get a "no". */
function* persons(part: Part, person: Person, [fact, ...rest]: readonly AskedFact[]): Generator<Person> {
  if (part.comesOut(person) === 'no') return;
  if (fact === undefined) {
    yield person;
    return;
  }
  yield* persons(part, person, rest);
  for (const value of part.values(fact)) yield* persons(part, { ...person, [fact]: value }, rest);
}
