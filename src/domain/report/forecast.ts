/** Early warning: what will have to be reported for this quarter and the next, if nothing more happens. */
import { asOn } from '../case/as-on.ts';
import type { Decision } from '../case/decision.ts';
import { addDays, type Day, daysBetween } from '../day.ts';
import { type LatePart, reportableOn } from '../execution.ts';
import type { ReportingRule } from '../policy.ts';
import { lastDayOf, nextQuarter, type Quarter, quarterOf } from '../quarter.ts';

export interface ForecastRow {
  readonly decision: string;
  readonly externalId: string | null;
  readonly caseworker: string | null;
  readonly type: string;
  readonly part: LatePart;
  readonly decided: Day;
  /** The last day in time. Negative `daysLeft` when it has passed. */
  readonly limit: Day;
  readonly daysLeft: number;
  /** The first quarter whose report it will be in. */
  readonly quarter: Quarter;
  readonly courtOrder: boolean;
}

/** The quarter that `today` is in, and the one after it. */
export function forecastQuarters(today: Day): readonly [Quarter, Quarter] {
  const current = quarterOf(today);
  return [current, nextQuarter(current)];
}

/** The row, or undefined when nothing of the decision has its last day by the end of the next quarter. */
export function forecastRow(decision: Decision, today: Day, rule: ReportingRule): ForecastRow | undefined {
  const known = asOn(decision, today);
  const [current, next] = forecastQuarters(today);
  const late = decision.decided <= today ? reportableOn(known, addDays(lastDayOf(next), 1), rule) : undefined;
  if (!late) return undefined;
  const first = quarterOf(addDays(late.limit, 1));
  const quarter = first > current ? first : current;
  const { id, externalId, caseworker, type, firstDecided: decided, courtOrder } = known;
  const daysLeft = daysBetween(today, late.limit);
  return {
    decision: id,
    externalId,
    caseworker,
    type,
    part: late.part,
    decided,
    limit: late.limit,
    daysLeft,
    quarter,
    courtOrder,
  };
}
