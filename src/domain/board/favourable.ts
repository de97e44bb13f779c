/**
 * Favourable decisions in a month, aggregated for the board (P § 96): how many in force, taken, closed and waiting, by
 * type. As it was on the month's last day. Small numbers are masked as in the statistics.
 */
import { type Decision, isGranted } from '../case/decision.ts';
import { isOpen, type Phase, phaseOn } from '../case/phase.ts';
import type { Day } from '../day.ts';
import { firstDayOf, lastDayOf, type Month } from '../month.ts';
import { maskBreakdown, type Shown } from '../statistics.ts';

/**
 * `inForce`: neither closed nor replaced by a renewal on the last day. `taken`: decided in the month, renewals too.
 * `closed`: closed in the month; a decision that a renewal replaced is not closed. `waiting`: of those in force, the
 * ones of which nothing has been executed.
 */
export const measures = ['inForce', 'taken', 'closed', 'waiting'] as const;
export type Measure = (typeof measures)[number];

type Counts = Readonly<Record<string, number>>;
type ShownCounts = Readonly<Record<Measure, Shown>>;

export interface FavourableReport {
  readonly month: Month;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly masked: boolean;
  readonly total: ShownCounts;
  readonly byType: readonly (ShownCounts & { readonly type: string })[];
}

/** Collects decisions one at a time. Bifall and delvis bifall, on any basis, by a court too. */
export function favourableBuilder(month: Month) {
  const [firstDay, lastDay] = [firstDayOf(month), lastDayOf(month)];
  const counts = new Map<string, Record<Measure, number>>();
  return {
    add(decision: Decision): void {
      if (!isGranted(decision) || decision.decided > lastDay) return;
      const is = measured(decision, phaseOn(decision, lastDay), firstDay);
      if (!measures.some(m => is[m])) return;
      const before = counts.get(decision.type) ?? { inForce: 0, taken: 0, closed: 0, waiting: 0 };
      const add = (m: Measure) => before[m] + (is[m] ? 1 : 0);
      const after = { inForce: add('inForce'), taken: add('taken'), closed: add('closed'), waiting: add('waiting') };
      counts.set(decision.type, after);
    },
    finish(masked: boolean): FavourableReport {
      return { month, firstDay, lastDay, masked, ...shown(counts, masked) };
    },
  };
}

function measured(decision: Decision, phase: Phase, firstDay: Day): Record<Measure, boolean> {
  return {
    inForce: isOpen(phase),
    taken: decision.decided >= firstDay,
    closed: phase.kind === 'closed' && phase.since >= firstDay,
    waiting: phase.kind === 'waiting',
  };
}

interface ShownMeasure {
  readonly total: Shown;
  readonly byType: Readonly<Record<string, Shown>>;
}

function shown(
  counts: ReadonlyMap<string, Readonly<Record<Measure, number>>>,
  masked: boolean,
): Pick<FavourableReport, 'total' | 'byType'> {
  const types = [...counts.keys()].sort();
  const of = (m: Measure): Counts => Object.fromEntries(types.map(type => [type, counts.get(type)?.[m] ?? 0]));
  const show = masked ? maskedMeasure : plainMeasure;
  const [inForce, taken, closed] = [show(of('inForce')), show(of('taken')), show(of('closed'))];
  const waiting = masked ? maskedWaiting(of('waiting'), of('inForce'), inForce.total) : show(of('waiting'));
  const pick = (read: (m: ShownMeasure) => Shown): ShownCounts => ({
    ...{ inForce: read(inForce), taken: read(taken), closed: read(closed), waiting: read(waiting) },
  });
  return { total: pick(m => m.total), byType: types.map(type => ({ type, ...pick(m => m.byType[type] ?? 0) })) };
}

function plainMeasure(byType: Counts): ShownMeasure {
  return { total: sum(byType), byType };
}

/** As `figures` in the statistics: a total that would give a small number away is hidden. */
function maskedMeasure(byType: Counts): ShownMeasure {
  const safe = maskBreakdown(byType);
  const total = sum(byType);
  const shownTotal = isSmall(total) ? '<5' : safe === null ? '*' : total;
  return { total: shownTotal, byType: safe ?? eachMasked(byType) };
}

/**
 * Whoever knows how many are in force and how many of them wait, knows how many have begun. Where either is small for
 * some type, the waiting are not divided; where either is small in all, or the total in force is hidden, so is theirs.
 */
function maskedWaiting(waiting: Counts, inForce: Counts, inForceTotal: Shown): ShownMeasure {
  const begun = rest(inForce, waiting);
  const all = sum(waiting);
  const givesAway = isSmall(sum(begun)) || (all > 0 && typeof inForceTotal !== 'number');
  const total = isSmall(all) ? '<5' : givesAway ? '*' : all;
  if (![...Object.values(waiting), ...Object.values(begun)].some(isSmall)) return { total, byType: waiting };
  const undivided = Object.entries(inForce).map(([type, n]): [string, Shown] => [type, n === 0 ? 0 : '*']);
  return { total, byType: Object.fromEntries(undivided) };
}

function rest(all: Counts, part: Counts): Counts {
  return Object.fromEntries(Object.entries(all).map(([type, n]) => [type, n - (part[type] ?? 0)]));
}

function eachMasked(counts: Counts): Readonly<Record<string, Shown>> {
  return Object.fromEntries(Object.entries(counts).map(([type, n]) => [type, isSmall(n) ? '<5' : n] as const));
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((a, b) => a + b, 0);
}

/** One to four, as in the statistics. */
function isSmall(n: number): boolean {
  return n > 0 && n < 5;
}
