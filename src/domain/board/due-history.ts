/** Which follow-ups a decision has had to have, and which of them were done in time (guideline, avsnitt 17; P § 94). */
import type { Decision } from '../case/decision.ts';
import { isOpen, phaseOn } from '../case/phase.ts';
import type { Day } from '../day.ts';
import { type DueSeries, dueSeriesOn } from '../follow-up.ts';
import type { FollowUpPolicy } from '../policy.ts';

export interface FallenDue extends DueSeries {
  /** The follow-up that met it, on or before the due day; null when there was none in time. */
  readonly met: Day | null;
}

/**
 * Every follow-up that fell due on or before `until`, once for each series and due day. What is due is `dueSeriesOn`'s
 * to say; here it is asked on the days when its answer can change: every day on which something happens.
 *
 * Fell due: the decision was open on the due day, and until then only a follow-up had taken the due day away. A day that
 * a closing, a renewal or another day in the plan took away before it came did not fall due. Met: a follow-up on or
 * before the due day took it away; one on the day on which it was set, or changed needs were reported, counts.
 */
export function dueHistory(decision: Decision, policy: FollowUpPolicy, until: Day): FallenDue[] {
  const fallen = new Map<string, FallenDue>();
  let evening: readonly DueSeries[] = [];
  for (const day of daysOfChange(decision, until)) {
    const { standing, met, after } = dayOf(decision, day, policy, evening);
    for (const due of [...standing, ...after]) if (!fallen.has(key(due))) fallen.set(key(due), { ...due, met: null });
    for (const due of met) if (day <= due.due) fallen.set(key(due), { ...due, met: day });
    dropLapsed(fallen, after, day);
    evening = after;
  }
  return [...fallen.values()].filter(({ due }) => due <= until && isOpen(phaseOn(decision, due)));
}

interface DayOfDue {
  /** Due before the day's own follow-ups. */
  readonly standing: readonly DueSeries[];
  /** Taken away by the day's follow-ups. */
  readonly met: readonly DueSeries[];
  readonly after: readonly DueSeries[];
}

/**
 * A follow-up meets what stood the evening before, also when a plan of the same day takes it away, and what the day
 * itself brought.
 */
function dayOf(decision: Decision, day: Day, policy: FollowUpPolicy, evening: readonly DueSeries[]): DayOfDue {
  const after = dueSeriesOn(decision, day, policy);
  if (!decision.followUps.some(f => f.day === day)) return { standing: after, met: [], after };
  const standing = dueSeriesOn(withoutFollowUpsFrom(decision, day), day, policy);
  const left = dueSeriesOn(withoutPlansFrom(decision, day), day, policy);
  return { standing, met: [...without(evening, left), ...without(standing, after)], after };
}

/** What is not met, has not come, and no longer stands, was taken away by something else than a follow-up. */
function dropLapsed(fallen: Map<string, FallenDue>, after: readonly DueSeries[], day: Day): void {
  const standing = new Set(after.map(key));
  for (const [id, { due, met }] of fallen) if (met === null && due >= day && !standing.has(id)) fallen.delete(id);
}

/** A closing or a renewal changes nothing but whether the decision was open on the due day. */
function daysOfChange({ decided, followUps, plans, scheduled, changes }: Decision, until: Day): Day[] {
  const happened = [followUps, plans, scheduled, changes].flatMap(items => items.map(item => item.day));
  return [...new Set([decided, ...happened])].filter(d => d <= until).sort();
}

function withoutFollowUpsFrom(decision: Decision, day: Day): Decision {
  return { ...decision, followUps: decision.followUps.filter(f => f.day < day) };
}

/** Only a plan takes another due day's place; what else the day brought was not due the evening before. */
function withoutPlansFrom(decision: Decision, day: Day): Decision {
  return { ...decision, plans: decision.plans.filter(plan => plan.day < day) };
}

function without(all: readonly DueSeries[], some: readonly DueSeries[]): DueSeries[] {
  const gone = new Set(some.map(key));
  return all.filter(due => !gone.has(key(due)));
}

function key({ series, due }: DueSeries): string {
  return `${series} ${due}`;
}
