import { describe, expect, it } from 'vitest';
import {
  type Answer,
  and,
  compile,
  compileMissing,
  factsRead,
  or,
  type Person,
  type Test,
} from '../../src/domain/condition.ts';
import { factsIn } from '../../src/domain/fact.ts';

const answers: readonly Answer[] = ['yes', 'no', 'missing', 'assess'];
const yes: Test = { fact: 'age', atLeast: 0 };
const no: Test = { fact: 'age', atMost: 0 };
const missing: Test = { fact: 'consent', is: true };
const assess: Test = { judge: 'något' };
const tests: Readonly<Record<Answer, Test>> = { yes, no, missing, assess };
const person: Person = { age: 30 };
const rank = (order: readonly Answer[], ...of: readonly Answer[]) => order.find(answer => of.includes(answer));

describe('och: nej före saknas före bedöms före ja', () => {
  for (const a of answers)
    for (const b of answers)
      it(`${a} och ${b}`, () => {
        const expected = rank(['no', 'missing', 'assess', 'yes'], a, b);
        expect(compile({ all: [tests[a], tests[b]] })(person)).toBe(expected);
        expect(and(a, b)).toBe(expected);
      });
});

describe('eller: ja före saknas före bedöms före nej', () => {
  for (const a of answers)
    for (const b of answers)
      it(`${a} eller ${b}`, () => {
        const expected = rank(['yes', 'missing', 'assess', 'no'], a, b);
        expect(compile({ any: [tests[a], tests[b]] })(person)).toBe(expected);
        expect(or(a, b)).toBe(expected);
      });
});

describe('proven', () => {
  it.each<[string, Test, Person, Answer]>([
    ['minst 18: dagen före', { fact: 'age', atLeast: 18 }, { age: 17 }, 'no'],
    ['minst 18: på dagen', { fact: 'age', atLeast: 18 }, { age: 18 }, 'yes'],
    ['högst 23: 23 räknas med', { fact: 'age', atMost: 23 }, { age: 23 }, 'yes'],
    ['högst 23: 24 gör det inte', { fact: 'age', atMost: 23 }, { age: 24 }, 'no'],
    ['ålder okänd', { fact: 'age', atMost: 23 }, {}, 'missing'],
    ['någon av grupperna', { fact: 'groups', anyOf: ['a', 'b'] }, { groups: ['b'] }, 'yes'],
    ['ingen av grupperna är ett svar', { fact: 'groups', anyOf: ['a'] }, { groups: [] }, 'no'],
    ['grupperna okända', { fact: 'groups', anyOf: ['a'] }, {}, 'missing'],
    ['barn i åldern', { fact: 'childrenAged', anyBetween: [0, 6] }, { childrenAged: [7, 0] }, 'yes'],
    ['barn utanför åldern', { fact: 'childrenAged', anyBetween: [1, 6] }, { childrenAged: [7, 0] }, 'no'],
    ['inga barn är ett svar', { fact: 'childrenAged', anyBetween: [0, 6] }, { childrenAged: [] }, 'no'],
    ['samtycke av bara den ena', { fact: 'guardianConsent', is: 'all' }, { guardianConsent: 'one' }, 'no'],
    ['ett nej är ett svar', { fact: 'consent', is: true }, { consent: false }, 'no'],
    ['en bedömning som ingen gjort bedöms', { fact: 'suitable', is: true }, {}, 'assess'],
    ['en bedömning som gjorts är ett faktum', { fact: 'suitable', is: true }, { suitable: false }, 'no'],
  ])('%s', (_says, test, facts, expected) => {
    expect(compile(test)(facts)).toBe(expected);
  });
});

describe('uppgifter som saknas', () => {
  const test: Test = {
    any: [{ fact: 'age', atLeast: 18 }, { all: [missing, assess, { fact: 'childConsents', is: true }] }],
  };
  const missingIn = (person: Person) => factsIn(compileMissing(test)(person));
  it('namnger det som kan ändra svaret', () => {
    expect(missingIn({ age: 10, childConsents: true })).toEqual(['consent']);
    expect(missingIn({})).toEqual(['age', 'childConsents', 'consent']);
  });
  it('är tomt när svaret inte saknas', () => {
    expect(missingIn({ age: 18 })).toEqual([]);
    expect(missingIn({ age: 10, consent: false })).toEqual([]);
  });
  it('läser bara fakta', () => {
    expect(factsRead(test)).toEqual(['age', 'consent', 'childConsents']);
  });
});
