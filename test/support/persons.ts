/** Persons for tests, the demo and the benchmarks: only Skatteverket's test numbers, never an invented one. */
import { ageOn } from '../../src/domain/age.ts';
import { type Day, day } from '../../src/domain/day.ts';
import { must } from '../../src/domain/outcome.ts';
import { type PersonIdentity, parsePersonNumber, type Sex } from '../../src/domain/person-number.ts';
import published from '../skatteverket-testnummer.json' with { type: 'json' };

/** Later than every test number's birth day. */
const afterAllBirths = day('2026-11-21');

/** All of these numbers hold a whole birth day. */
export type TestPerson = PersonIdentity & { readonly born: Day };

/** Everyone with a personnummer, oldest first. */
export const persons: readonly TestPerson[] = published.personnummer.map(identity);

/** Everyone with a samordningsnummer, oldest first. */
export const coordinationPersons: readonly TestPerson[] = published.samordningsnummer.map(identity);

/** The person at place `i`, from the beginning again after the last one. */
export function person(i: number): TestPerson {
  return at(persons, i);
}

/** A person of that age on that day; of that sex when it is given. */
export function personAged(age: number, on: Day, sex?: Sex): TestPerson {
  return at(
    persons.filter(each => ageOn(each.born, on) === age && (sex ?? each.sex) === each.sex),
    0,
  );
}

/** Everyone born from `first` to `last`, both days included, oldest first. */
export function personsBornBetween(first: Day, last: Day): readonly TestPerson[] {
  return persons.filter(each => first <= each.born && each.born <= last);
}

/** The number as it is usually written: `ÅÅÅÅMMDD-NNNN`. */
export function withHyphen(each: PersonIdentity): string {
  return `${each.number.slice(0, 8)}-${each.number.slice(-4)}`;
}

/** A number that belongs to nobody: the last digit, the check digit, is one too high. */
export function withWrongCheckDigit(each: PersonIdentity): string {
  return `${each.number.slice(0, -1)}${(Number(each.number.slice(-1)) + 1) % 10}`;
}

function identity(number: string): TestPerson {
  const { born, ...rest } = must(parsePersonNumber(number, afterAllBirths, { key: 'personnummer' }));
  if (born === null) throw new RangeError('a test number without a birth day');
  return { ...rest, born };
}

function at(list: readonly TestPerson[], i: number): TestPerson {
  const found = list[i % list.length];
  if (!found) throw new RangeError('no such person among the test numbers');
  return found;
}
