/** SoL 34 kap. 2 §: when a reported decision has been executed, IVO and the auditors are told, with the day. */
import { asOn } from '../case/as-on.ts';
import type { Decision } from '../case/decision.ts';
import { phaseOn } from '../case/phase.ts';
import type { Day } from '../day.ts';
import type { Resolution } from '../execution.ts';

export interface NoticeDue {
  readonly decision: string;
  readonly type: string;
  readonly what: Resolution;
  readonly day: Day;
}

/** The notice for a decision that has been reported, as it stands on `today`; undefined while it is still late. */
export function noticeDue(decision: Decision, today: Day): NoticeDue | undefined {
  const phase = phaseOn(asOn(decision, today), today);
  const { id, type } = decision;
  if (phase.kind === 'closed') return { decision: id, type, what: 'closed', day: phase.since };
  if (phase.kind !== 'running') return undefined;
  const isResumed = decision.steps.some(s => s.kind === 'resumed' && s.day === phase.since);
  return { decision: id, type, what: isResumed ? 'resumed' : 'executed', day: phase.since };
}
