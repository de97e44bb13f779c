/**
 * Follow-ups: which are due, by which series (guideline, avsnitt 17). This is the one place that says what is due;
 * every list, count and calendar reads it.
 */

import type { Decision } from './case/decision.ts';
import { isOpen, phaseOn } from './case/phase.ts';
import type { Citation } from './citation.ts';
import { addDays, addMonths, type Day, daysBetween } from './day.ts';
import type { FollowUpPolicy } from './policy.ts';
import { lastWorkingDayOnOrBefore } from './working-day.ts';

/** In the order that decides between series due on the same day. */
export const seriesOrder = ['six-months', 'two-months', 'yearly', 'set-day', 'changed-needs', 'plan'] as const;
export type Series = (typeof seriesOrder)[number];

export interface DueSeries {
  readonly series: Series;
  readonly due: Day;
}

/** Every series that the decision has on the day, the earliest first. Empty when closed, renewed or refused. A documented
 * insats under 11:5 has only the days that somebody has set for it, and changed needs. */
export function dueSeriesOn(decision: Decision, on: Day, policy: FollowUpPolicy): DueSeries[] {
  if (!isOpen(phaseOn(decision, on))) return [];
  const latest = decision.followUps.findLast(f => f.day <= on)?.day;
  const due: DueSeries[] = [];
  const add = (series: Series, day: Day) => due.push({ series, due: day });
  const isAssessed = decision.outcome !== 'utan-beslut';
  const extensive = isAssessed && decision.needs === 'omfattande-foranderligt';
  if (isAssessed && !(extensive && policy.yearlyReplacesSixMonths)) {
    add('six-months', addMonths(latest ?? decision.decided, policy.sixMonths.months));
  }
  if (extensive && latest === undefined) add('two-months', addMonths(decision.decided, policy.twoMonths.months));
  if (extensive && latest !== undefined) add('yearly', addMonths(latest, policy.yearly.months));
  for (const planned of plannedDaysOn(decision, on)) if (!isDone(planned, latest)) add('plan', planned);
  for (const set of decision.scheduled) if (set.day <= on && !isDone(set.due, latest)) add('set-day', set.due);
  const unmet = decision.changes.find(change => change.day <= on && (latest === undefined || latest < change.day));
  if (unmet) add('changed-needs', unmet.day);
  return due.sort(byDueThenSeries);
}

/** The follow-up days of the plans. A new plan replaces the day of the one before, except a day that had already passed. */
function plannedDaysOn(decision: Decision, on: Day): Day[] {
  const plans = decision.plans.filter(plan => plan.day <= on);
  return plans.flatMap(({ followUpDay }, i) => {
    const next = plans[i + 1];
    return followUpDay && (!next || followUpDay < next.day) ? [followUpDay] : [];
  });
}

/**
 * A day that somebody has set is done by a follow-up on or after it, or on the last working day before it, which is the
 * day that the morning list advises.
 */
function isDone(set: Day, latest: Day | undefined): boolean {
  return latest !== undefined && latest >= lastWorkingDayOnOrBefore(set);
}

/** The follow-up that is due first on the day, or undefined when none is. */
export function nextFollowUpOn(decision: Decision, on: Day, policy: FollowUpPolicy): DueSeries | undefined {
  return dueSeriesOn(decision, on, policy)[0];
}

export type DueStatus = 'late' | 'today' | 'coming';

export interface DueDay {
  readonly due: Day;
  readonly status: DueStatus;
  /** 0 today and for what is still to come. */
  readonly daysLate: number;
  /** The last working day on or before the due day. The due day itself never moves. */
  readonly workingDay: Day;
}

/** What a due day means on `today`: the due day itself is not late, the day after is. */
export function dueDay(due: Day, today: Day): DueDay {
  const status = due < today ? 'late' : due === today ? 'today' : 'coming';
  return { due, status, daysLate: Math.max(0, daysBetween(due, today)), workingDay: lastWorkingDayOnOrBefore(due) };
}

/** The last day that a list for `today` and `within` days ahead shows; it belongs to the list. */
export function horizon(today: Day, within: number): Day {
  return addDays(today, within);
}

export function citationOf(series: Series, policy: FollowUpPolicy): Citation {
  const bySeries: Record<Series, { readonly citation: Citation }> = {
    'six-months': policy.sixMonths,
    'two-months': policy.twoMonths,
    yearly: policy.yearly,
    'set-day': policy.setDay,
    'changed-needs': policy.changedNeeds,
    plan: policy.plan,
  };
  return bySeries[series].citation;
}

function byDueThenSeries(a: DueSeries, b: DueSeries): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  return seriesOrder.indexOf(a.series) - seriesOrder.indexOf(b.series);
}
