/**
 * The internal control's figures for a tertial (P § 94, the auditors' review by PwC). Each is a part of a whole: the
 * numerator counts the decisions or follow-ups that the figure names, the denominator those that it could be true of. As
 * it was on the tertial's last day.
 */
import { type Decision, isGranted } from '../case/decision.ts';
import { isOpen, isRunning, phaseOn, phasesOf } from '../case/phase.ts';
import { type Day, earliest, latest } from '../day.ts';
import { lateSpansUnder } from '../execution.ts';
import type { Series } from '../follow-up.ts';
import type { LocalSources } from '../local-source.ts';
import type { FollowUpPolicy, ReportingRule, Validity } from '../policy.ts';
import { firstDayOf, lastDayOf, type Tertial } from '../tertial.ts';
import { dueHistory } from './due-history.ts';

/** Counted from decisions. */
export const countedFigures = [
  'in-time-six-months',
  'in-time-two-months',
  'in-time-yearly',
  'in-time-set-day',
  'in-time-changed-needs',
  'in-time-plan',
  'executed-in-time',
  'open-without-plan',
  'running-without-plan',
  'one-voice',
] as const;
export type CountedFigure = (typeof countedFigures)[number];

/** No rule covered any day of the tertial. */
export type NoFigure = 'not-in-force';

/** A figure for one tertial. No denominator: a count. */
export interface Measured {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** With one decimal; null where there is nothing to divide by. */
  readonly percent: number | null;
  readonly none: NoFigure | null;
}

export interface ControlRules {
  readonly followUpPolicies: readonly FollowUpPolicy[];
  readonly reportingRules: readonly ReportingRule[];
  readonly localSources: LocalSources;
}

/** One decision, or one follow-up, that a figure's denominator counts; the numerator when `holds`. */
export interface Observation {
  readonly figure: CountedFigure;
  readonly holds: boolean;
}

/** A rule with the days of the tertial that it covers, both included. */
interface Covered<T> {
  readonly rule: T;
  readonly first: Day;
  readonly last: Day;
}

export interface ControlFrame {
  readonly tertial: Tertial;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly followUp: readonly Covered<FollowUpPolicy>[];
  readonly reporting: readonly Covered<ReportingRule>[];
}

export function controlFrame(tertial: Tertial, rules: ControlRules): ControlFrame {
  const [firstDay, lastDay] = [firstDayOf(tertial), lastDayOf(tertial)];
  const followUp = coveredBy(rules.followUpPolicies, firstDay, lastDay);
  return { tertial, firstDay, lastDay, followUp, reporting: coveredBy(rules.reportingRules, firstDay, lastDay) };
}

function coveredBy<T extends Validity>(versions: readonly T[], firstDay: Day, lastDay: Day): Covered<T>[] {
  return versions.flatMap(rule => {
    const first = latest(firstDay, rule.validFrom) ?? firstDay;
    const last = earliest(lastDay, rule.validTo ?? lastDay) ?? lastDay;
    return first <= last ? [{ rule, first, last }] : [];
  });
}

/** What one decision adds to the tertial's figures. */
export function observationsOf(decision: Decision, frame: ControlFrame): Observation[] {
  if (!isGranted(decision) || decision.decided > frame.lastDay) return [];
  return [
    ...frame.followUp.flatMap(covered => followUpsDue(decision, covered)),
    ...frame.reporting.flatMap(covered => execution(decision, covered)),
    ...plans(decision, frame),
    ...frame.followUp.flatMap(covered => voices(decision, covered)),
  ];
}

/** Due days in the tertial, each under the version that covered the day. */
function followUpsDue(decision: Decision, { rule, first, last }: Covered<FollowUpPolicy>): Observation[] {
  const from = latest(first, decision.decided) ?? first;
  if (from > last || !isOpen(phaseOn(decision, from))) return [];
  return dueHistory(decision, rule, last)
    .filter(({ due }) => first <= due)
    .map(({ series, met }) => ({ figure: inTimeFigure(series), holds: met !== null }));
}

function inTimeFigure(series: Series): CountedFigure {
  return `in-time-${series}`;
}

/**
 * Decisions whose last day in time (SoL 34 kap. 1 §: three months from the first decision in a chain) lay in the
 * tertial. Executed whole on or before it is in time. Left out: court orders (kept apart, as in the report), those that
 * a renewal stood for on the day, and those closed by then without having been executed whole: nothing more was owed.
 */
function execution(decision: Decision, { rule, first, last }: Covered<ReportingRule>): Observation[] {
  const limit = limitOf(decision, rule);
  if (limit === undefined || limit < first || limit > last || decision.courtOrder) return [];
  const phase = phaseOn(decision, limit).kind;
  const holds = phasesOf(decision).some(p => p.kind === 'running' && p.since <= limit);
  const isDecided = phase !== 'not-yet' && phase !== 'applied';
  const owed = isDecided && (holds || phase !== 'closed');
  return owed ? [{ figure: 'executed-in-time', holds }] : [];
}

/**
 * The last day in time, by the execution clock itself: that of the lateness that there would have been, had the decision
 * neither been executed nor closed. None when a renewal stood for it on that day.
 */
function limitOf(decision: Decision, rule: ReportingRule): Day | undefined {
  return lateSpansUnder({ ...decision, steps: [] }, rule)[0]?.limit;
}

/** On the last day: every open decision, and of them the ones that are executed, wholly or partly. */
function plans(decision: Decision, { lastDay, followUp }: ControlFrame): Observation[] {
  const phase = phaseOn(decision, lastDay);
  if (!isOpen(phase) || followUp.at(-1)?.last !== lastDay) return [];
  const holds = !decision.plans.some(plan => plan.day <= lastDay);
  const open: Observation = { figure: 'open-without-plan', holds };
  return isRunning(phase) ? [open, { figure: 'running-without-plan', holds }] : [open];
}

/** Follow-ups done in the tertial. What is not noted (as in imported ones) does not show that both were heard. */
function voices(decision: Decision, { first, last }: Covered<FollowUpPolicy>): Observation[] {
  return decision.followUps
    .filter(f => first <= f.day && f.day <= last)
    .map(f => ({ figure: 'one-voice', holds: f.talkedWithPerson !== true || f.heardPerformer !== true }));
}
