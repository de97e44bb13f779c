/**
 * Decisions by delegation in a month, as they are reported to the board (P § 86; kommunallagen 6 kap. 40 §): how many,
 * by the board's list, delegate, point in the delegation order and outcome. No person, no day, no decision number but
 * where something is missing.
 *
 * Small numbers are shown, unlike in `favourable.ts` and the statistics (our reading). The reader is the board: the decisions are its
 * own, taken by somebody in its name, and it is told of each one so that it can follow how its delegation is used.
 * Delegate by delegate and point by point nearly every number is small, and masked the report would say nothing. § 96
 * asks for figures "på aggregerad nivå", domain.md 5 masks the statistics of participations; neither is said of § 86.
 * That secrecy is tried before the list leaves the board is said under it.
 */
import { isChildOn } from '../age.ts';
import type { Decision } from '../case/decision.ts';
import type { DecisionOutcome } from '../case/event.ts';
import type { Day } from '../day.ts';
import { firstDayOf, lastDayOf, type Month } from '../month.ts';

/**
 * The board's lists "Barn och unga" and "Vuxen", told apart by the age on the day of the decision: under 18, or from
 * the eighteenth birthday (our reading: the minutes name the lists, not where the line goes). A person without a whole
 * birth day is in neither.
 */
const delegationLists = ['barn-och-unga', 'vuxen', 'okand-alder'] as const;
export type DelegationList = (typeof delegationLists)[number];

export interface DelegationRow {
  readonly list: DelegationList;
  readonly delegate: string | null;
  readonly point: string | null;
  readonly outcome: Exclude<DecisionOutcome, 'utan-beslut'>;
  readonly count: number;
}

/** A decision that does not say who took it, or under which point of the delegation order. */
export interface DelegationGap {
  readonly decision: string;
  readonly missing: readonly ('delegate' | 'point')[];
}

export interface DelegationReport {
  readonly month: Month;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly rows: readonly DelegationRow[];
  /** The sum of the rows. */
  readonly total: number;
  readonly gaps: readonly DelegationGap[];
  /** What a court has ordered in the month: nobody's delegation, so not among the rows. */
  readonly courtOrders: number;
}

/** Collects decisions one at a time. By decision day; refusals too, for they are delegated as grants are. */
export function delegationBuilder(month: Month) {
  const [firstDay, lastDay] = [firstDayOf(month), lastDayOf(month)];
  const rows = new Map<string, DelegationRow>();
  const gaps: DelegationGap[] = [];
  let courtOrders = 0;
  return {
    add(decision: Decision, born: Day | null): void {
      const { outcome, decided } = decision;
      if (outcome === null || outcome === 'utan-beslut' || decided < firstDay || decided > lastDay) return;
      if (decision.courtOrder) {
        courtOrders++;
        return;
      }
      count(rows, { list: listOf(born, decided), delegate: decision.decidedBy, point: decision.delegation, outcome });
      gaps.push(...gapOf(decision));
    },
    finish(): DelegationReport {
      const sorted = [...rows.values()].sort(byListAndDelegate);
      const total = sorted.reduce((sum, row) => sum + row.count, 0);
      gaps.sort((a, b) => compare(a.decision, b.decision));
      return { month, firstDay, lastDay, rows: sorted, total, gaps, courtOrders };
    },
  };
}

function listOf(born: Day | null, decided: Day): DelegationList {
  if (born === null) return 'okand-alder';
  return isChildOn(born, decided) ? 'barn-och-unga' : 'vuxen';
}

function count(rows: Map<string, DelegationRow>, row: Omit<DelegationRow, 'count'>): void {
  const key = JSON.stringify([row.list, row.delegate, row.point, row.outcome]);
  rows.set(key, { ...row, count: (rows.get(key)?.count ?? 0) + 1 });
}

function gapOf({ id, decidedBy, delegation }: Decision): DelegationGap[] {
  const missing = [...(decidedBy ? [] : ['delegate' as const]), ...(delegation ? [] : ['point' as const])];
  return missing.length > 0 ? [{ decision: id, missing }] : [];
}

/** Within a list by delegate, point and outcome; what is missing last. */
function byListAndDelegate(a: DelegationRow, b: DelegationRow): number {
  const last = '\uffff';
  return (
    delegationLists.indexOf(a.list) - delegationLists.indexOf(b.list) ||
    compare(a.delegate ?? last, b.delegate ?? last) ||
    compare(a.point ?? last, b.point ?? last) ||
    compare(a.outcome, b.outcome)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
