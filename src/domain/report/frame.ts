/** What a quarter's report is made with: the versions of rule, window and fee frames that hold for it. */
import type { Citation } from '../citation.ts';
import { type Day, dayFromParts } from '../day.ts';
import { type Outcome, ok } from '../outcome.ts';
import type { FeeFrame, ReportingRule, ReportingWindow } from '../policy.ts';
import { firstDayOf, lastDayOf, type Quarter, quarterParts } from '../quarter.ts';
import { currentVersion, versionOn } from '../validity.ts';

/** What the report is made with: the versions that hold for the quarter. */
export interface ReportFrame {
  readonly quarter: Quarter;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** The day that the report is made on: what is told about a wait by then is in it. */
  readonly knownOn: Day;
  readonly rule: ReportingRule;
  readonly window: { readonly from: Day; readonly to: Day; readonly note: string; readonly citation: Citation } | null;
  readonly feeFrames: readonly FeeFrame[];
}

/** The versions of rule, window and fee frame for the quarter, or a refusal with the dates of those that exist. */
export function reportFrame(
  quarter: Quarter,
  rules: readonly ReportingRule[],
  windows: readonly ReportingWindow[],
  feeFrames: readonly FeeFrame[],
  today: Day = lastDayOf(quarter),
): Outcome<ReportFrame> {
  const lastDay = lastDayOf(quarter);
  const citation = rules[0]?.citation ?? { source: 'SoL 2025:400', place: '34 kap. 1 §' };
  const rule = versionOn(rules, lastDay, 'Rapporteringen av ej verkställda beslut', citation);
  if (!rule.ok) return rule;
  const firstDay = firstDayOf(quarter);
  return ok({
    quarter,
    firstDay,
    lastDay,
    knownOn: today > lastDay ? today : lastDay,
    rule: rule.value,
    window: windowOf(quarter, windows),
    feeFrames,
  });
}

function windowOf(quarter: Quarter, windows: readonly ReportingWindow[]): ReportFrame['window'] {
  const version = currentVersion(windows, lastDayOf(quarter));
  if (!version) return null;
  const { year, number } = quarterParts(quarter);
  const { from, to, nextYear } = version.quarters[String(number) as '1' | '2' | '3' | '4'];
  const on = (monthAndDay: string) => dayFromParts(year + (nextYear ? 1 : 0), ...split(monthAndDay));
  const [first, last] = [on(from), on(to)];
  return first && last ? { from: first, to: last, note: version.note, citation: version.citation } : null;
}

function split(monthAndDay: string): [number, number] {
  return [Number(monthAndDay.slice(0, 2)), Number(monthAndDay.slice(3))];
}
