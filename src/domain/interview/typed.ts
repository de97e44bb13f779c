/** Reads what is typed as the answer to a question: an age or a birth day, ages of children, numbers of groups. */
import type { Facts } from '../fact.ts';
import { type FactsContext, readFacts } from '../read-facts.ts';

/** The questions that are answered with a line of text. */
export type TypedFact = 'age' | 'childrenAged' | 'groups';

export type Typed =
  | { readonly facts: Facts }
  /** `later`: a birth day after today. */
  | { readonly fault: 'form' | 'later' };

/** The groups are numbered from 1, in the context's order. */
export function readTyped(fact: TypedFact, text: string, context: FactsContext): Typed {
  const groups = [...context.groups];
  const told = { age: () => ageOrBirthDay(text), childrenAged: () => ages(text), groups: () => chosen(text, groups) };
  const read = readFacts(told[fact](), context);
  if (read.ok) return { facts: read.value };
  return { fault: read.problem.code === 'future-day' ? 'later' : 'form' };
}

function ageOrBirthDay(text: string): unknown {
  const [, years] = /^(\d{1,3})(?: år)?$/.exec(text) ?? [];
  return years === undefined ? { born: text } : { age: Number(years) };
}

function ages(text: string): unknown {
  return { childrenAged: isNone(text) ? [] : parts(text).map(Number) };
}

function chosen(text: string, groups: readonly string[]): unknown {
  return { groups: isNone(text) ? [] : [...new Set(parts(text).map(number => groups[Number(number) - 1]))] };
}

function isNone(text: string): boolean {
  return /^(inga|ingen)$/i.test(text);
}

/** Nothing at all is no list: it is asked again. */
function parts(text: string): readonly string[] {
  const found = text.split(/[\s,;]+/).filter(part => part !== '');
  return found.every(part => /^\d{1,3}$/.test(part)) && found.length > 0 ? found : ['NaN'];
}
