/** Looks for known persons in what a program has written: their names, and their numbers and birth days in every form. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Known {
  /** Twelve digits. */
  readonly number: string;
  readonly name: string;
}

const word = /[\p{L}]+/gu;
/** Also within longer rows of digits. */
const number = /(?=(\d{6}[-+]?\d{4}))/g;
/** Not a part of a longer number, nor of a check sum. */
const birthDay = /(?<![0-9a-fA-F-])(?:\d{4}-\d{2}-\d{2}|\d{8}|\d{6})(?![0-9a-fA-F])/g;

/** Looks for all of them at once: answers with everything of theirs that stands in a text, and what is round it. */
export function seeker(persons: readonly Known[]): (text: string) => string[] {
  const families = new Set(persons.map(({ name }) => lower(name.split(' ').at(-1) ?? name)));
  const numbers = new Set(persons.map(person => person.number.slice(2)));
  const days = new Set(persons.flatMap(person => [person.number.slice(0, 8), person.number.slice(2, 8)]));
  return text => [
    ...matches(text, word, found => families.has(lower(found))),
    ...matches(text, number, found => numbers.has(found.replace(/[-+]/, ''))),
    ...matches(text, birthDay, found => days.has(found.replaceAll('-', ''))),
  ];
}

export function tracesIn(text: string, persons: readonly Known[]): string[] {
  return seeker(persons)(text);
}

function matches(text: string, pattern: RegExp, is: (found: string) => boolean): string[] {
  return [...text.matchAll(pattern)].flatMap(match =>
    is(match[1] ?? match[0]) ? [text.slice(Math.max(0, match.index - 30), match.index + 30)] : [],
  );
}

const lower = (text: string) => text.toLocaleLowerCase('sv');

/** Every file in the folder and below it. */
export function filesIn(
  folder: string,
  isSought = (_name: string) => true,
): { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isSought)
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
    .map(path => ({ path, bytes: readFileSync(path) }));
}
