/**
 * A decision as the row of an import that gives it again: what the columns hold, and what they do not. Read in again, the
 * row gives the same row.
 */
import type { Decision, Step } from '../case/decision.ts';
import type { Person } from '../case/event.ts';
import type { RawRow } from './columns.ts';
import { rowOf } from './row-events.ts';

/** Why a decision has no row: nobody has decided yet, or nobody decides (11:5, documented by 14:3). */
export type WithoutRow = 'not-decided' | 'without-assessment';

export function withoutRow(decision: Decision): WithoutRow | undefined {
  if (decision.outcome === null) return 'not-decided';
  return decision.outcome === 'utan-beslut' ? 'without-assessment' : undefined;
}

/** Its number in the main system, or its own here. */
function rowId(decision: Pick<Decision, 'id' | 'externalId'>): string {
  return decision.externalId ?? decision.id;
}

/** `others` are the decisions of the same case, among which the one that is renewed stands. */
export function exportedRow(decision: Decision, person: Person, others: readonly Decision[]): RawRow {
  const renewed = others.find(d => d.id === decision.renews);
  const steps = toldSteps(decision.steps);
  const closed = steps.find(s => s.kind === 'closed');
  const closing = closed?.kind === 'closed' ? (closed.reason ?? closed.reasonAsWritten ?? '') : '';
  const row = rowOf({ ...decision, steps }, person);
  return { ...row, external_id: rowId(decision), renews: renewed ? rowId(renewed) : '', closing_reason: closing };
}

/** The last of each kind, as long as it stands after the one that it rests on: the columns have a day for each. */
function toldSteps(steps: readonly Step[]): Step[] {
  const last = (kind: Step['kind']) => steps.findLast(s => s.kind === kind);
  const after = (step: Step | undefined, ground: Step | undefined) =>
    step && ground && steps.indexOf(step) > steps.indexOf(ground) ? step : undefined;
  const executed = last('executed');
  const interrupted = after(last('interrupted'), executed);
  const resumed = after(last('resumed'), interrupted);
  return [executed, interrupted, resumed, last('closed')].flatMap(step => step ?? []);
}

/** What a decision has that no column holds, as counts. */
export const beyondColumns = [
  ...(['steps', 'followUps', 'followUpNotes', 'offers', 'contacts', 'plans', 'changes', 'scheduled'] as const),
  ...(['objections', 'sharing', 'concerns', 'details', 'consents', 'goals'] as const),
] as const;
export type BeyondColumns = Record<(typeof beyondColumns)[number], number>;

export function beyond(decision: Decision): BeyondColumns {
  const { steps, followUps, offers, contacts, plans, changes, scheduled, objections, sharing, concerns } = decision;
  const noted = followUps.filter(f => Object.entries(f).some(([key, value]) => key !== 'day' && value !== null));
  const why = steps.filter(s => s.kind === 'interrupted' && s.why !== null);
  return {
    steps: steps.length - toldSteps(steps).length + why.length,
    followUps: Math.max(0, followUps.length - 1),
    followUpNotes: noted.length,
    ...{ offers: offers.length, contacts: contacts.length, plans: plans.length, changes: changes.length },
    ...{ scheduled: scheduled.length, objections: objections.length, sharing: sharing.length },
    concerns: concerns.length,
    details: decision.details ? 1 : 0,
    consents: decision.consented?.consent ? 1 : 0,
    goals: steps.filter(s => s.kind === 'closed' && s.goals !== null).length,
  };
}
