/** The few values of a fact that some tests tell apart: every other value is answered as one of them. */
import { agesThatChange, factsRead, type Test } from '../condition.ts';
import { type AskedFact, type Facts, factKinds } from '../fact.ts';

export type Value = NonNullable<Facts[AskedFact]>;

const oldest = 120;

/** One value for each answer that the tests can give on this fact. */
export function tellingValues(fact: AskedFact, tests: readonly Test[]): readonly Value[] {
  const leaves = tests.flatMap(leavesOf).filter(test => factsRead(test).includes(fact));
  switch (factKinds[fact].type) {
    case 'age':
      return ages(leaves);
    case 'groups':
      return lists(groupsIn(leaves), (group, test) => 'anyOf' in test && test.anyOf.includes(group), leaves);
    case 'ages':
      return lists(childrensAges(leaves), isBetween, leaves);
    case 'consent':
      return ['all', 'one', 'none'];
    case 'applicant':
      return ['person', 'guardian', 'none'];
    default:
      return [true, false];
  }
}

/** The groups that the tests ask for. */
export function groupsIn(tests: readonly Test[]): readonly string[] {
  return [...new Set(tests.flatMap(leavesOf).flatMap(test => ('anyOf' in test ? test.anyOf : [])))];
}

function leavesOf(test: Test): readonly Test[] {
  if ('all' in test) return test.all.flatMap(leavesOf);
  return 'any' in test ? test.any.flatMap(leavesOf) : [test];
}

/** The first age of each stretch of ages that no test tells apart. */
function ages(tests: readonly Test[]): readonly number[] {
  return [...new Set([0, ...tests.flatMap(agesThatChange)])].filter(age => age >= 0 && age <= oldest);
}

function childrensAges(tests: readonly Test[]): readonly number[] {
  const ends = tests.flatMap(test => ('anyBetween' in test ? [test.anyBetween[0], test.anyBetween[1] + 1] : []));
  return ends.filter(age => age >= 0 && age <= oldest);
}

function isBetween(age: number, test: Test): boolean {
  return 'anyBetween' in test && age >= test.anyBetween[0] && age <= test.anyBetween[1];
}

/** Lists of members, one for each set of tests that a list can meet: the empty one meets none. */
function lists<T>(members: readonly T[], meets: (member: T, test: Test) => boolean, tests: readonly Test[]): T[][] {
  const found = new Map<string, T[]>([[metBy([]), []]]);
  for (const member of members) {
    for (const list of [...found.values()]) {
      const longer = [...list, member];
      if (!found.has(metBy(longer))) found.set(metBy(longer), longer);
    }
  }
  return [...found.values()];

  function metBy(list: readonly T[]): string {
    return tests.map(test => (list.some(member => meets(member, test)) ? 1 : 0)).join('');
  }
}
