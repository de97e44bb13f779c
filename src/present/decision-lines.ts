/** What has been recorded for a decision, in the order of days; only what had happened by the day. */
import { type Decision, inOrder, type Step } from '../domain/case/decision.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import type { Day } from '../domain/day.ts';
import { eventDetails } from './event-details.ts';
import { consentSentence, logSentence } from './log.ts';

export interface DecisionLine {
  readonly day: Day;
  readonly text: string;
  /** What was written down with it, each with its heading. */
  readonly details: readonly string[];
}

export function decisionLines(d: Decision, on: Day): DecisionLine[] {
  const decision = '';
  const event = (e: CaseEvent): DecisionLine => ({ day: e.day, text: logSentence(e), details: eventDetails(e) });
  const lines = [
    ...preparation(d),
    ...d.steps.map(step => event(stepEvent(step))),
    ...d.followUps.map(f => event({ ...f, kind: 'followed-up', decision })),
    ...d.offers.map(o => event({ ...o, kind: 'offered', decision })),
    ...d.contacts.map(c => event({ ...c, kind: 'contacted', decision })),
    ...d.plans.map(p => event({ ...p, kind: 'planned', decision })),
    ...d.changes.map(c => event({ ...c, kind: 'needs-changed', decision })),
    ...d.scheduled.map(s => event({ ...s, kind: 'follow-up-scheduled', decision })),
    ...d.objections.map(o => event({ ...o, kind: 'objected', decision })),
    ...d.sharing.map(s => event({ ...s, kind: 'sharing-consented', decision })),
    ...d.concerns.map(c => event({ ...c, kind: 'concern-reported', decision })),
  ];
  return inOrder(lines.filter(line => line.day <= on));
}

function preparation(d: Decision): DecisionLine[] {
  const lines: [Day | null | undefined, string][] = [
    [d.applied?.day, 'Ansökan.'],
    [d.consented?.day, consentSentence(d.consented?.consent ?? null)],
    [d.motivationAssessed, 'Mottaglighet och motivation var utredd.'],
  ];
  return lines.flatMap(([day, text]) => (day ? [{ day, text, details: [] }] : []));
}

function stepEvent(step: Step): CaseEvent {
  return { ...step, decision: '' };
}
