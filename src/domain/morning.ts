/** The morning list: follow-ups, decisions that wait for execution, and insatser to follow up as a whole. */
import { addMonths, type Day, daysBetween, latest } from './day.ts';
import { type DueDay, dueDay, type Series } from './follow-up.ts';
import type { ProgrammeFollowUp } from './participation.ts';
import type { FollowUpPolicy } from './policy.ts';
import type { Insats } from './rulebook.ts';

export interface FollowUpRow {
  readonly decision: string;
  readonly externalId: string | null;
  readonly caseworker: string | null;
  readonly insats: string;
  readonly type: string;
  readonly series: Series;
  readonly due: Day;
}

/** Each row with what its day means on `today`. Many rows share a day, so each day is worked out once. */
export function dueRows<T extends FollowUpRow>(rows: readonly T[], today: Day): (T & DueDay)[] {
  const known = new Map<Day, DueDay>();
  return rows.map(row => {
    const day = known.get(row.due) ?? dueDay(row.due, today);
    known.set(row.due, day);
    return { ...row, ...day };
  });
}

export interface WaitingDecision {
  readonly clock: Day;
  readonly lastContact: Day | null;
}

export interface WaitingDay {
  /** Three months have passed on this day; executed on it is still in time. */
  readonly threeMonths: Day;
  /** Negative when the day has passed. */
  readonly daysLeft: number;
  /** No contact for longer than the local setting allows (guideline 18). */
  readonly contactDue: boolean;
}

export function waitingDay(row: WaitingDecision, today: Day, months: number, contactDays: number): WaitingDay {
  const threeMonths = addMonths(row.clock, months);
  const silentSince = row.lastContact ?? row.clock;
  return {
    threeMonths,
    daysLeft: daysBetween(today, threeMonths),
    contactDue: daysBetween(silentSince, today) > contactDays,
  };
}

export interface ProgrammeDue {
  readonly insats: string;
  readonly due: Day;
}

/** Insatser without assessment whose follow-up falls on or before `until`: twelve months after the last one. */
export function programmesDue(
  insatser: readonly Insats[],
  done: readonly ProgrammeFollowUp[],
  policy: FollowUpPolicy,
  until: Day,
): ProgrammeDue[] {
  return insatser
    .filter(i => i.route === 'without-assessment')
    .map(i => ({ insats: i.id, due: programmeDue(i, done, policy) }))
    .filter(p => p.due <= until)
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

function programmeDue(insats: Insats, done: readonly ProgrammeFollowUp[], policy: FollowUpPolicy): Day {
  const { from, months } = policy.programmes;
  const start = latest(insats.validFrom, from) ?? from;
  const last = done.findLast(f => f.insats === insats.id);
  return addMonths(last?.day ?? start, months);
}
