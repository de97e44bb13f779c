/** The internal control's report: the figures of a tertial beside those of the tertial before (P § 94). */
import type { Decision } from '../case/decision.ts';
import type { Citation } from '../citation.ts';
import type { Day } from '../day.ts';
import { citationOf, type Series } from '../follow-up.ts';
import type { FollowUpPolicy } from '../policy.ts';
import { previousTertial, type Tertial } from '../tertial.ts';
import { currentVersion } from '../validity.ts';
import {
  type ControlFrame,
  type ControlRules,
  type CountedFigure,
  controlFrame,
  countedFigures,
  type Measured,
  observationsOf,
} from './internal-control.ts';

/** `participations`, `log-reviews` and `backups`: counts. */
export type FigureId = CountedFigure | 'participations' | 'log-reviews' | 'backups';

export interface ControlFigure extends Measured {
  readonly id: FigureId;
  readonly citation: Citation;
  /** The same figure for the tertial before. */
  readonly previous: Measured;
}

export interface ControlReport {
  readonly tertial: Tertial;
  readonly previous: Tertial;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** By which the months of the series are named. */
  readonly policy: FollowUpPolicy;
  readonly figures: readonly ControlFigure[];
}

/** How many there were with a day in the tertial, and in the one before. */
interface Count {
  readonly current: number;
  readonly previous: number;
}

/** What is counted without looking at any decision. */
export interface OtherCounts {
  readonly participations: Count;
  readonly logReviews: Count;
  readonly backups: Count;
}

/** Collects decisions one at a time, for the tertial and the one before. */
export function controlBuilder(tertial: Tertial, rules: ControlRules) {
  const frames = [controlFrame(tertial, rules), controlFrame(previousTertial(tertial), rules)] as const;
  const [current, previous] = [tally(frames[0]), tally(frames[1])];
  const { firstDay, lastDay } = frames[0];
  return {
    /** The tertial and the one before. */
    frames,
    add(decision: Decision): void {
      current.add(decision);
      previous.add(decision);
    },
    finish(others: OtherCounts): ControlReport {
      const counted = countedFigures.map(id => ({ id, ...current.measured(id), previous: previous.measured(id) }));
      const cited = citations(rules, lastDay);
      const figures = [...counted, ...uncounted(others)].map(f => ({ ...f, citation: cited[f.id] }));
      return { tertial, previous: frames[1].tertial, firstDay, lastDay, policy: policyOn(rules, lastDay), figures };
    },
  };
}

function tally(frame: ControlFrame) {
  const counts = new Map(countedFigures.map(id => [id, { numerator: 0, denominator: 0 }]));
  return {
    add(decision: Decision): void {
      for (const { figure, holds } of observationsOf(decision, frame)) {
        const { numerator, denominator } = counts.get(figure) ?? { numerator: 0, denominator: 0 };
        counts.set(figure, { numerator: numerator + (holds ? 1 : 0), denominator: denominator + 1 });
      }
    },
    measured(id: CountedFigure): Measured {
      if (!isInForce(id, frame)) return nothing('not-in-force');
      const { numerator, denominator } = counts.get(id) ?? { numerator: 0, denominator: 0 };
      return { numerator, denominator, percent: percentOf(numerator, denominator), none: null };
    },
  };
}

/** The plans are judged on the last day, everything else on any day that a rule covers. */
function isInForce(id: CountedFigure, { followUp, reporting, lastDay }: ControlFrame): boolean {
  if (id === 'executed-in-time') return reporting.length > 0;
  const onLastDay = id === 'open-without-plan' || id === 'running-without-plan';
  return onLastDay ? followUp.at(-1)?.last === lastDay : followUp.length > 0;
}

function uncounted({ participations, logReviews, backups }: OtherCounts) {
  return [
    { id: 'participations' as const, ...count(participations.current), previous: count(participations.previous) },
    { id: 'log-reviews' as const, ...count(logReviews.current), previous: count(logReviews.previous) },
    { id: 'backups' as const, ...count(backups.current), previous: count(backups.previous) },
  ];
}

function count(numerator: number): Measured {
  return { numerator, denominator: null, percent: null, none: null };
}

function nothing(none: NonNullable<Measured['none']>): Measured {
  return { numerator: null, denominator: null, percent: null, none };
}

/** Per cent with one decimal; null of nothing. Never 100 when something is left out, never 0 when something is in. */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const rounded = Math.round((1000 * part) / whole) / 10;
  if (part < whole && rounded === 100) return 99.9;
  return part > 0 && rounded === 0 ? 0.1 : rounded;
}

/** A rulebook has one at least: its schema asks for it. */
function policyOn({ followUpPolicies }: ControlRules, lastDay: Day): FollowUpPolicy {
  const policy = currentVersion(followUpPolicies, lastDay) ?? followUpPolicies[0];
  if (!policy) throw new RangeError('a rulebook without a follow-up policy');
  return policy;
}

/** The versions on the tertial's last day; before the first version, the first one's. */
function citations(rules: ControlRules, lastDay: Day): Readonly<Record<FigureId, Citation>> {
  const reporting = currentVersion(rules.reportingRules, lastDay) ?? rules.reportingRules[0];
  const { localSources: sources } = rules;
  const of = (series: Series) => citationOf(series, policyOn(rules, lastDay));
  return {
    'in-time-six-months': of('six-months'),
    'in-time-two-months': of('two-months'),
    'in-time-yearly': of('yearly'),
    'in-time-set-day': of('set-day'),
    'in-time-changed-needs': of('changed-needs'),
    'in-time-plan': of('plan'),
    'executed-in-time': reporting?.citation ?? { source: 'SoL 2025:400', place: '34 kap. 1 §' },
    'open-without-plan': sources.plan,
    'running-without-plan': sources.plan,
    'one-voice': sources['follow-up'],
    participations: sources.participations,
    'log-reviews': { source: 'SoLPuL 2001:454', place: '10 §' },
    backups: sources['internal-control'],
  };
}
