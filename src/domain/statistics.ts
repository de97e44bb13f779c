/**
 * De-identified figures for insatser without assessment. Small numbers are masked so that nobody can be told, with
 * secondary suppression so that a total does not give a masked number away (domain: under 5).
 */
import type { AgeBand, ParticipantSex, Participation, ParticipationForm } from './participation.ts';
import { ageBands, participantSexes, participationForms } from './participation.ts';

/** A number; "<5" for one to four; "*" hidden because it would give another away. */
export type Shown = number | '<5' | '*';

export type Breakdown<K extends string> = Readonly<Record<K, Shown>>;

export interface InsatsFigures {
  readonly insats: string;
  /** How many times it was registered; hidden with the persons, who are at least as many. */
  readonly occasions: Shown;
  /** Of them, those where nobody was told of the right to apply (SoL 11:6). Not persons. */
  readonly notInformed: Shown;
  readonly participants: Shown;
  /** Null where any division of so few would tell who they are. */
  readonly bySex: Breakdown<ParticipantSex> | null;
  readonly byAgeBand: Breakdown<AgeBand> | null;
  readonly byForm: Breakdown<ParticipationForm> | null;
  /** Whole per cent of the participants that took part in a group; null where it is not shown. */
  readonly shareInGroups: number | null;
  readonly difficulties: Readonly<Record<string, Shown>>;
  readonly leftEarly: Readonly<Record<string, Shown>>;
}

export interface Figures {
  readonly insatser: readonly InsatsFigures[];
  readonly total: Shown;
}

/** Fewer than this many persons are not shown. */
const threshold = 5;

export function figures(participations: readonly Participation[], masked: boolean): Figures {
  const ids = [...new Set(participations.map(p => p.insats))].sort();
  const byInsats = Object.fromEntries(ids.map(id => [id, sum(participations.filter(p => p.insats === id))]));
  const safe = masked ? maskBreakdown(byInsats) : byInsats;
  const shown = safe ?? eachMasked(byInsats);
  const insatser = ids.map(id =>
    insatsFigures(
      id,
      participations.filter(p => p.insats === id),
      shown[id] ?? 0,
      masked,
    ),
  );
  const total = sum(participations);
  if (masked && isSmall(total)) return { insatser, total: '<5' };
  return { insatser, total: safe === null ? '*' : total };
}

function insatsFigures(
  insats: string,
  own: readonly Participation[],
  participants: Shown,
  masked: boolean,
): InsatsFigures {
  const count = <K extends string>(keys: readonly K[], of: (p: Participation) => K) => {
    const counts = Object.fromEntries(keys.map(k => [k, sum(own.filter(p => of(p) === k))])) as Record<K, number>;
    if (!masked) return counts;
    return typeof participants === 'number' ? maskBreakdown(counts) : null;
  };
  const beside = (n: number): Shown => (typeof participants === 'number' ? n : '*');
  const byForm = count(participationForms, p => p.form);
  const inGroups = byForm?.grupp;
  return {
    ...{
      insats,
      occasions: beside(own.length),
      notInformed: beside(own.filter(p => !p.informed).length),
      participants,
    },
    bySex: count(participantSexes, p => p.sex),
    byAgeBand: count(ageBands, p => p.ageBand),
    byForm,
    shareInGroups:
      typeof inGroups === 'number' && typeof participants === 'number' ? share(inGroups, participants) : null,
    difficulties: codeCounts(
      own.flatMap(p => p.difficulties),
      masked,
    ),
    leftEarly: codeCounts(
      own.flatMap(p => p.leftEarly ?? []),
      masked,
    ),
  };
}

/**
 * The same counts with one to four hidden. While the total still gives a hidden number away, the smallest of the others
 * is hidden too; when that is not enough, nothing of the division is shown.
 */
export function maskBreakdown<K extends string>(counts: Readonly<Record<K, number>>): Breakdown<K> | null {
  const keys = Object.keys(counts) as K[];
  const small = keys.filter(k => isSmall(counts[k]));
  const others = keys.filter(k => counts[k] >= threshold).sort((a, b) => counts[a] - counts[b]);
  for (let extra = 0; extra <= others.length; extra++) {
    const hidden = others.slice(0, extra);
    if (
      !givesAway(
        small.map(k => counts[k]),
        hidden.map(k => counts[k]),
      )
    )
      return masked(counts, small, hidden);
  }
  return null;
}

/**
 * Could somebody who knows the total, and so the sum of what is hidden, work out one of the small numbers? Each small
 * one is known to be 1–4, and each of the others at least 5.
 */
function givesAway(small: readonly number[], others: readonly number[]): boolean {
  if (small.length === 0) return false;
  const sumOfHidden = [...small, ...others].reduce((a, b) => a + b, 0);
  const rest = small.length - 1;
  const least = rest + threshold * others.length;
  const most = others.length > 0 ? Number.POSITIVE_INFINITY : (threshold - 1) * rest;
  const [low, high] = [Math.max(1, sumOfHidden - most), Math.min(threshold - 1, sumOfHidden - least)];
  return low >= high;
}

/** Where the total has to be hidden instead. */
function eachMasked(counts: Readonly<Record<string, number>>): Readonly<Record<string, Shown>> {
  return Object.fromEntries(Object.entries(counts).map(([id, n]) => [id, isSmall(n) ? '<5' : n] as const));
}

function masked<K extends string>(
  counts: Readonly<Record<K, number>>,
  small: readonly K[],
  hidden: readonly K[],
): Breakdown<K> {
  const show = (k: K): Shown => (small.includes(k) ? '<5' : hidden.includes(k) ? '*' : counts[k]);
  return Object.fromEntries((Object.keys(counts) as K[]).map(k => [k, show(k)])) as Record<K, Shown>;
}

/** Codes do not add up to the participants, so each stands for itself. */
function codeCounts(codes: readonly string[], isMasked: boolean): Record<string, Shown> {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries([...counts].sort().map(([code, n]) => [code, isMasked && isSmall(n) ? '<5' : n]));
}

function isSmall(n: number): boolean {
  return n > 0 && n < threshold;
}

function sum(participations: readonly Participation[]): number {
  return participations.reduce((total, p) => total + p.participants, 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}
