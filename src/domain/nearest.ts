import { closest, distance } from 'fastest-levenshtein';

/** As a part of a problem: nothing when no known word is near, or what was typed is no word. */
export function suggestion(typed: unknown, known: readonly string[]): { readonly nearest?: string } {
  const words = (Array.isArray(typed) ? typed : [typed]).filter(word => typeof word === 'string');
  const found = nearest(words.find(word => !known.includes(word)) ?? '', known);
  return found === undefined ? {} : { nearest: found };
}

/** The known word nearest to what was typed, when it is near enough to be a slip of the finger. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  if (typed === '' || known.length === 0) return undefined;
  const best = closest(typed.toLowerCase(), known);
  const changes = distance(typed.toLowerCase(), best);
  // In a word of three letters two changes make another word, "one" of "nej", unless two letters have changed places.
  const isSlip = changes <= Math.max(2, Math.floor(typed.length / 3));
  const isAnother = changes * 2 > typed.length && lettersOf(typed.toLowerCase()) !== lettersOf(best);
  return isSlip && !isAnother ? best : undefined;
}

function lettersOf(word: string): string {
  return [...word].sort().join('');
}
