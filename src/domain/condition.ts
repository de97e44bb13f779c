/**
 * Conditions: a small closed set of tests on facts, and the four answers that they give. Strictly three-valued logic
 * (Kleene) with judgement beside it: an unknown fact is never "no".
 */
import { type AskedFact, bitOf, type Facts, factKinds } from './fact.ts';

/** `missing`: an unknown fact can still change the answer. `assess`: only a person's judgement remains. */
export type Answer = 'yes' | 'no' | 'missing' | 'assess';

export type Test =
  | { readonly fact: AskedFact; readonly is: boolean | string }
  /** Bounds belong to the range. */
  | { readonly fact: 'age'; readonly atLeast: number }
  | { readonly fact: 'age'; readonly atMost: number }
  | { readonly fact: 'groups'; readonly anyOf: readonly string[] }
  | { readonly fact: 'childrenAged'; readonly anyBetween: readonly [number, number] }
  /** What a person must judge and no fact answers; the text says what. */
  | { readonly judge: string }
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] };

/** The facts with the birth day turned into an age. */
export type Person = Omit<Facts, 'born'>;

type Evaluate = (person: Person) => Answer;

/** In an *and*: no before missing before assess before yes. */
export function and(first: Answer, second: Answer): Answer {
  if (first === second || second === 'yes') return first;
  if (first === 'yes' || second === 'no') return second;
  return first === 'no' ? 'no' : 'missing';
}

/** In an *or*: yes before missing before assess before no. */
export function or(first: Answer, second: Answer): Answer {
  if (first === second || second === 'no') return first;
  if (first === 'no' || second === 'yes') return second;
  return first === 'yes' ? 'yes' : 'missing';
}

/** The test as a function, so that a whole file of persons is judged without reading the data again. */
export function compile(test: Test): Evaluate {
  if ('judge' in test) return () => 'assess';
  if ('all' in test) return every(test.all.map(compile));
  if ('any' in test) return some(test.any.map(compile));
  if ('atLeast' in test) return onAge(age => age >= test.atLeast);
  if ('atMost' in test) return onAge(age => age <= test.atMost);
  if ('anyOf' in test) return onGroups(test.anyOf);
  if ('anyBetween' in test) return onChildren(test.anyBetween);
  return onValue(test.fact, test.is);
}

/** The unknown facts that make the test "missing", as a set of bits (`factsIn`); 0 when it is anything else. */
export function compileMissing(test: Test): (person: Person) => number {
  const evaluate = compile(test);
  const inside = missingInside(test);
  return person => (evaluate(person) === 'missing' ? inside(person) : 0);
}

function missingInside(test: Test): (person: Person) => number {
  if ('judge' in test) return () => 0;
  if ('fact' in test) {
    const bit = bitOf(test.fact);
    return () => bit;
  }
  const parts = ('all' in test ? test.all : test.any).map(compileMissing);
  return person => {
    let bits = 0;
    for (const part of parts) bits |= part(person);
    return bits;
  };
}

/** Every fact that the test reads. */
export function factsRead(test: Test): readonly AskedFact[] {
  if ('all' in test) return test.all.flatMap(factsRead);
  if ('any' in test) return test.any.flatMap(factsRead);
  return 'fact' in test ? [test.fact] : [];
}

/** Ages from whose birthday the test can answer otherwise. */
export function agesThatChange(test: Test): readonly number[] {
  if ('all' in test) return test.all.flatMap(agesThatChange);
  if ('any' in test) return test.any.flatMap(agesThatChange);
  if ('atLeast' in test) return [test.atLeast];
  return 'atMost' in test ? [test.atMost + 1] : [];
}

function every(parts: readonly Evaluate[]): Evaluate {
  return person => {
    let answer: Answer = 'yes';
    for (const part of parts) {
      answer = and(answer, part(person));
      if (answer === 'no') return answer;
    }
    return answer;
  };
}

function some(parts: readonly Evaluate[]): Evaluate {
  return person => {
    let answer: Answer = 'no';
    for (const part of parts) {
      answer = or(answer, part(person));
      if (answer === 'yes') return answer;
    }
    return answer;
  };
}

function onAge(holds: (age: number) => boolean): Evaluate {
  return ({ age }) => (age === undefined ? 'missing' : holds(age) ? 'yes' : 'no');
}

function onGroups(wanted: readonly string[]): Evaluate {
  return ({ groups }) => (groups === undefined ? 'missing' : groups.some(g => wanted.includes(g)) ? 'yes' : 'no');
}

function onChildren([from, to]: readonly [number, number]): Evaluate {
  return ({ childrenAged }) =>
    childrenAged === undefined ? 'missing' : childrenAged.some(age => age >= from && age <= to) ? 'yes' : 'no';
}

function onValue(fact: AskedFact, wanted: boolean | string): Evaluate {
  const unknown: Answer = factKinds[fact].judgement ? 'assess' : 'missing';
  return person => {
    const value = person[fact];
    return value === undefined ? unknown : value === wanted ? 'yes' : 'no';
  };
}
