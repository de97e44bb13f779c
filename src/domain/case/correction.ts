/**
 * A mistake is corrected by a correcting event: the old value stays in the journal, and the decision must hold together
 * with the new one (steps in the order of days, each possible where it stands).
 */

import { isChildOn } from '../age.ts';
import { type Day, parseDay } from '../day.ts';
import { suggestion } from '../nearest.ts';
import { type Outcome, ok, refuse } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import { correct } from './correct.ts';
import { always, possibleIn } from './decide.ts';
import { type Decision, isGranted, letterOf, type Step } from './decision.ts';
import { type CaseEvent, type CorrectableField, closingReasons, type Person } from './event.ts';
import { phaseOn } from './phase.ts';
import { newActBasis } from './renewal.ts';

/** Fields that a person can correct by hand, with what they must be. */
const correctable: Readonly<Record<CorrectableField, 'day' | 'text' | 'yes' | readonly string[]>> = {
  decided: 'day',
  outcome: ['bifall', 'delvis-bifall', 'avslag'],
  basis: ['11:1', '11:4', '12:1', '12:2', '4:1', '4:2'],
  insats: 'text',
  type: 'text',
  needs: ['standard', 'omfattande-foranderligt'],
  caseworker: 'text',
  decidedBy: 'text',
  delegation: 'text',
  courtOrder: 'yes',
  applied: 'day',
  consented: 'day',
  motivationAssessed: 'day',
  executed: 'day',
  partialMissing: 'text',
  interrupted: 'day',
  resumed: 'day',
  closed: 'day',
  closingReason: closingReasons,
  lastFollowUp: 'day',
};

export interface Correction {
  readonly field: CorrectableField;
  /** Null takes the value away. */
  readonly to: string | null;
  readonly why: string;
}

/** What a correction is held against. */
export interface CorrectionContext {
  readonly today: Day;
  readonly person: Pick<Person, 'born'>;
  /** The insatser that a decision can be about. */
  readonly insatser: readonly string[];
}

export function decideCorrection(
  decision: Decision,
  correction: Correction,
  context: CorrectionContext,
): Outcome<CaseEvent[]> {
  const { today } = context;
  const { field, to, why } = correction;
  const from = writtenValue(decision, field);
  const corrected = correct(decision, field, to);
  const problem =
    badValue(field, from, to, today) ?? refusedByRule(decision, correction, context) ?? brokenBy(corrected);
  if (problem) return refuse(problem);
  return ok([{ kind: 'corrected', decision: letterOf(decision.id), day: today, field, from, to, why }]);
}

/** The field's value as written; null when there is none. */
export function writtenValue(decision: Decision, field: CorrectableField): string | null {
  const last = (kind: Step['kind']) => decision.steps.findLast(s => s.kind === kind);
  switch (field) {
    case 'courtOrder':
      return decision.courtOrder ? 'ja' : null;
    case 'applied':
    case 'consented':
      return decision[field]?.day ?? null;
    case 'executed':
    case 'interrupted':
    case 'resumed':
    case 'closed':
      return last(field)?.day ?? null;
    case 'partialMissing': {
      const step = last('executed');
      return step?.kind === 'executed' ? step.missing : null;
    }
    case 'closingReason': {
      const step = last('closed');
      return step?.kind === 'closed' ? step.reason : null;
    }
    case 'lastFollowUp':
      return decision.followUps.at(-1)?.day ?? null;
    default:
      return decision[field];
  }
}

function badValue(field: CorrectableField, from: string | null, to: string | null, today: Day): Problem | undefined {
  const place = { flag: '--to' };
  const kind = correctable[field];
  const isStep = [
    'executed',
    'interrupted',
    'resumed',
    'closed',
    'partialMissing',
    'closingReason',
    'lastFollowUp',
  ].includes(field);
  if (from === null && isStep) return { code: 'nothing-to-correct', field };
  if (from === to) return { code: 'nothing-to-correct', field };
  if (to === null) return required.includes(field) ? { code: 'missing-value', place } : undefined;
  if (kind === 'text') return undefined;
  if (kind === 'yes')
    return to === 'ja' ? undefined : { code: 'invalid-value', place, expected: 'ja (eller --remove)' };
  if (kind !== 'day')
    return kind.includes(to)
      ? undefined
      : { code: 'invalid-value', place, expected: `ett av ${kind.join(', ')}`, ...suggestion(to, kind) };
  const parsed = parseDay(to);
  if (!parsed) return { code: 'invalid-value', place, expected: 'en dag som finns, skriven ÅÅÅÅ-MM-DD' };
  return parsed > today ? { code: 'future-day', place, today } : undefined;
}

/** What a decision cannot be without. */
const required: readonly CorrectableField[] = ['decided', 'outcome', 'basis', 'insats', 'type', 'needs'];

/** A correction may not do what registering it would not: grant, leave out what a grant rests on, or name what is no such insats. */
function refusedByRule(decision: Decision, { field, to }: Correction, context: CorrectionContext): Problem | undefined {
  const isGrant = isGranted(decision);
  const corrected = correct(decision, field, to);
  if (field === 'outcome' && !isGrant && to !== 'avslag') return { code: 'correction-grants', decision: decision.id };
  const ground = field === 'applied' || field === 'consented' || field === 'motivationAssessed';
  if (ground && to === null && isGrant) return { code: 'missing-value', place: { flag: '--to' } };
  if (field === 'insats' && to !== null && !context.insatser.includes(to)) return { code: 'unknown-insats' };
  const { born } = context.person;
  const isChild = born !== null && isChildOn(born, decision.steps.at(-1)?.day ?? decision.decided);
  if (field === 'closingReason' && to === 'medverkar-inte' && isChild) return { code: 'closing-reason-for-adults' };
  const changesBasis = field === 'basis' || field === 'decided';
  return changesBasis && corrected.basis !== '11:5' ? newActBasis(corrected.basis, corrected.decided) : undefined;
}

const stepOf = { executed: 'execute', interrupted: 'interrupt', resumed: 'resume', closed: 'close' } as const;

/** Plays the steps again: each on or after the one before it, and possible where it stands. */
function brokenBy(decision: Decision): Problem | undefined {
  const problem: Problem = { code: 'correction-breaks', decision: decision.id };
  const preparation = [decision.applied?.day, decision.consented?.day, decision.motivationAssessed];
  if (decision.outcome !== null && preparation.some(on => on && on > decision.decided)) return problem;
  if (decision.followUps.some(f => f.day < decision.decided)) return problem;
  const impossible = decision.steps.find((step, i) => {
    const { kind: phase } = phaseOn({ ...decision, steps: decision.steps.slice(0, i), renewedOn: null }, always);
    return step.day < decision.decided || !possibleIn[stepOf[step.kind]].includes(phase);
  });
  return impossible ? problem : undefined;
}
