import { closest, distance } from 'fastest-levenshtein';

/** The known word nearest to what was typed, when it is near enough to be a slip of the finger. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  if (typed === '' || known.length === 0) return undefined;
  const best = closest(typed.toLowerCase(), known);
  return distance(typed.toLowerCase(), best) <= Math.max(2, Math.floor(typed.length / 3)) ? best : undefined;
}
