/**
 * The review of the access log (SoLPuL 10 §: systematic and recurring): readings drawn at random, those by outsiders
 * first, and what somebody found of each.
 */
import type { Day } from '../day.ts';
import { seeded } from '../seeded.ts';

export const verdicts = ['befogad', 'oklar', 'obefogad'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Judged {
  /** The reading's journal entry. */
  readonly entry: number;
  readonly verdict: Verdict;
  readonly note: string | null;
}

export interface LogReview {
  readonly day: Day;
  readonly reviewer: string;
  readonly seed: number;
  /** The readings that were drawn from: the entries after `after`, up to `upTo`, and not before the moment `since`. */
  readonly after: number;
  readonly upTo: number;
  readonly since: string | null;
  /** How many they were. */
  readonly readings: number;
  readonly judged: readonly Judged[];
}

/** What a draw needs to know of a reading. */
export interface Drawable {
  readonly entry: number;
  readonly outsider: boolean;
}

/** The same readings and the same seed give the same draw: outsiders first, the rest when they are too few. */
export function draw(readings: readonly Drawable[], sample: number, seed: number): number[] {
  const random = seeded(seed);
  const outsiders = shuffled(
    readings.filter(r => r.outsider),
    random,
  );
  const others = shuffled(
    readings.filter(r => !r.outsider),
    random,
  );
  return [...outsiders, ...others].slice(0, sample).map(r => r.entry);
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}
