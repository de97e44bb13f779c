/** Looks for known persons in what a program has written: their names, and their numbers and birth days in every form. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Known {
  /** Twelve digits. */
  readonly number: string;
  readonly name: string;
}

/** What tells who somebody is: the whole name, the family name, and the number and the birth day as they are written. */
export function tracesOf({ number, name }: Known): readonly RegExp[] {
  const family = name.split(' ').at(-1) ?? name;
  const [century, short, last] = [number.slice(0, 2), number.slice(2, 8), number.slice(8)];
  const [year, month, day] = [short.slice(0, 2), short.slice(2, 4), short.slice(4)];
  return [
    new RegExp(`${family}(?![a-zåäö0-9])`, 'i'),
    new RegExp(`${short}[-+]?${last}`),
    alone(`(?:${century})?${short}`),
    alone(`${century}${year}-${month}-${day}`),
  ];
}

/** Not a part of a longer number, nor of a check sum. */
function alone(digits: string): RegExp {
  return new RegExp(`(?<![0-9a-fA-F-])${digits}(?![0-9a-fA-F])`);
}

/** Everything of theirs that stands in the text; empty when nothing does. */
export function tracesIn(text: string, persons: readonly Known[]): string[] {
  return persons.flatMap(person =>
    tracesOf(person).flatMap(trace => {
      const found = trace.exec(text);
      return found ? [text.slice(Math.max(0, found.index - 40), found.index + 40)] : [];
    }),
  );
}

/** Every file in the folder and below it, as a text of bytes and as UTF-8. */
export function filesIn(folder: string): { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
    .map(path => ({ path, bytes: readFileSync(path) }));
}
