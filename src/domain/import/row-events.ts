/** What a row becomes: all its events when it is new, the events that explain the change when it was seen before. */

import { writtenValue } from '../case/correction.ts';
import type { Decision } from '../case/decision.ts';
import type { Applicant, CaseEvent, CorrectableField, ImportedRow, Person } from '../case/event.ts';
import { type Day, day } from '../day.ts';
import { type ColumnName, filledIn, type RawRow } from './columns.ts';
import type { ReadRow } from './read-row.ts';

/** A new row's events. `opens` when it begins a case; a renewal joins the case of the decision that it renews. */
export function newRowEvents(row: ReadRow, letter: string, renews: string | null, opens: boolean): CaseEvent[] {
  const events: CaseEvent[] = opens ? [{ kind: 'opened', day: row.decided, person: row.person }] : [];
  return [
    ...events,
    ...preparation(row, letter),
    decided(row, letter, renews),
    ...stepsOf(row, letter),
    seen(row, letter),
  ];
}

function preparation({ raw }: ReadRow, decision: string): CaseEvent[] {
  const events: CaseEvent[] = [];
  const [applied, consented, motivated] = [raw.application_date, raw.consent_date, raw.motivation_date];
  if (applied) events.push({ kind: 'applied', decision, day: day(applied), by: applicantOf(raw) });
  if (consented) events.push({ kind: 'consented', decision, day: day(consented), consent: null });
  if (motivated) events.push({ kind: 'motivation-assessed', decision, day: day(motivated) });
  return events;
}

function decided(row: ReadRow, decision: string, renews: string | null): CaseEvent {
  const { raw } = row;
  return {
    kind: 'decided',
    decision,
    day: row.decided,
    ...{ outcome: row.outcome, basis: row.basis, insats: raw.insats, type: row.type, needs: row.needs },
    ...{ caseworker: raw.caseworker || null, decidedBy: raw.decided_by || null, delegation: raw.delegation || null },
    ...{ externalId: raw.external_id, renews, courtOrder: raw.court_order === 'ja' },
  };
}

function stepsOf(row: ReadRow, decision: string): CaseEvent[] {
  const { raw } = row;
  const events: CaseEvent[] = [];
  if (raw.executed_date) events.push(executed(raw, decision));
  if (raw.interrupted_date) events.push(interrupted(raw, decision));
  if (raw.resumed_date) events.push({ kind: 'resumed', decision, day: day(raw.resumed_date) });
  if (raw.last_followup_date) events.push(followedUp(raw, decision));
  if (raw.closed_date) events.push(closed(row, decision));
  if (raw.delay_reason) events.push(delayExplained(row, decision));
  return events;
}

function executed(raw: RawRow, decision: string): CaseEvent {
  return { kind: 'executed', decision, day: day(raw.executed_date), missing: raw.partial_missing || null };
}

function interrupted(raw: RawRow, decision: string): CaseEvent {
  return { kind: 'interrupted', decision, day: day(raw.interrupted_date), why: null };
}

function followedUp(raw: RawRow, decision: string): CaseEvent {
  const unknown = { how: null, talkedWithPerson: null, heardPerformer: null };
  return { kind: 'followed-up', decision, day: day(raw.last_followup_date), ...unknown };
}

function closed(row: ReadRow, decision: string): CaseEvent {
  const { raw, closingReason: reason } = row;
  const written = reason === null && raw.closing_reason ? { reasonAsWritten: raw.closing_reason } : {};
  return { kind: 'closed', decision, day: day(raw.closed_date), reason, ...written, goals: null };
}

function delayExplained(row: ReadRow, decision: string): CaseEvent {
  return { kind: 'delay-explained', decision, day: row.decided, reasons: row.raw.delay_reason || null };
}

function seen(row: ReadRow, decision: string): CaseEvent {
  return { kind: 'row-imported', decision, day: row.decided, row: filledIn(row.raw) as ImportedRow };
}

function applicantOf(raw: RawRow): Applicant | null {
  return (['person', 'guardian', 'other'] as const).find(a => a === raw.application_by) ?? null;
}

/**
 * The events between the row as it was read last time and as it is now. Only that it was seen, when it says the same in
 * other words: a sex that the number tells, a needs level that an empty cell means.
 */
export function changedRowEvents(
  decision: Decision,
  person: Person,
  old: RawRow,
  row: ReadRow,
  letter: string,
  today: Day,
): CaseEvent[] {
  const { raw } = row;
  const changed = (...names: ColumnName[]) => names.some(name => old[name] !== raw[name]);
  const correct = (field: CorrectableField, from: string, to: string): CaseEvent => ({
    kind: 'corrected',
    ...{ decision: letter, day: today, field, from: from || null, to: to || null },
  });
  const events: CaseEvent[] = [];
  if (changed('personnummer', 'name', 'protected', 'sex') && !isSamePerson(person, row.person))
    events.push({ kind: 'identity-changed', day: today, person: row.person });
  for (const [field, readFrom, value] of plainFields(row)) {
    const now = writtenValue(decision, field) ?? '';
    if (changed(...readFrom) && now !== value) events.push(correct(field, now, value));
  }
  events.push(...changedPreparation(row, letter, old, correct), ...changedSteps(decision, row, letter, old, correct));
  if (changed('delay_reason')) events.push(delayExplained(row, letter));
  return [...events, seen(row, letter)];
}

function isSamePerson(one: Person, other: Person): boolean {
  return (['number', 'name', 'protected', 'sex', 'born'] as const).every(key => one[key] === other[key]);
}

type Correct = (field: CorrectableField, from: string, to: string) => CaseEvent;

/** Each field, the columns that its value is read from, and the value that the row gives it. */
function plainFields(row: ReadRow): readonly (readonly [CorrectableField, readonly ColumnName[], string])[] {
  const { raw } = row;
  return [
    ['decided', ['decision_date'], raw.decision_date],
    ['outcome', ['outcome'], raw.outcome],
    ['basis', ['basis', 'decision_date'], row.basis],
    ['insats', ['insats'], raw.insats],
    ['type', ['type', 'insats'], row.type],
    ['needs', ['needs'], row.needs],
    ['caseworker', ['caseworker'], raw.caseworker],
    ['decidedBy', ['decided_by'], raw.decided_by],
    ['delegation', ['delegation'], raw.delegation],
    ['courtOrder', ['court_order'], raw.court_order === 'ja' ? 'ja' : ''],
  ];
}

function changedPreparation(row: ReadRow, letter: string, old: RawRow, correct: Correct): CaseEvent[] {
  const fields = [
    ['application_date', 'applied', 'applied'],
    ['consent_date', 'consented', 'consented'],
    ['motivation_date', 'motivationAssessed', 'motivation-assessed'],
  ] as const;
  const added = preparation(row, letter);
  const isNewApplicant = row.raw.application_date !== '' && old.application_by !== row.raw.application_by;
  const applicant = isNewApplicant ? added.filter(e => e.kind === 'applied') : [];
  const days = fields.flatMap(([column, field, kind]) => {
    if (old[column] === row.raw[column] || (field === 'applied' && isNewApplicant)) return [];
    return old[column] === '' ? added.filter(e => e.kind === kind) : [correct(field, old[column], row.raw[column])];
  });
  return [...applicant, ...days];
}

/** A first day is the step itself; another day is a correction, unless a new round has begun. */
function changedSteps(decision: Decision, row: ReadRow, letter: string, old: RawRow, correct: Correct): CaseEvent[] {
  const { raw } = row;
  const step = (
    column: ColumnName,
    field: CorrectableField,
    event: () => CaseEvent,
    newRound: boolean,
  ): CaseEvent[] => {
    if (old[column] === raw[column] || alreadyKnown(decision, field, raw[column])) return [];
    if (raw[column] !== '' && (old[column] === '' || newRound)) return [event()];
    const isEarlierOne = field === 'lastFollowUp' && decision.followUps.some(f => f.day === raw[column]);
    return [correct(field, old[column], isEarlierOne ? '' : raw[column])];
  };
  const wholeAtLast = old.partial_missing !== '' && raw.partial_missing === '' && raw.executed_date > old.executed_date;
  const again =
    old.resumed_date !== '' && raw.interrupted_date >= old.resumed_date && raw.interrupted_date > old.interrupted_date;
  const resumed = () => ({ kind: 'resumed', decision: letter, day: day(raw.resumed_date) }) as const;
  const execution = step('executed_date', 'executed', () => executed(raw, letter), wholeAtLast);
  const closing = step('closed_date', 'closed', () => closed(row, letter), false);
  /** What belongs to a step is corrected with it, unless the step is new and says it itself. */
  const detail = (taken: CaseEvent[], column: ColumnName, ground: ColumnName, field: CorrectableField, to: string) => {
    const isNew = taken.some(e => e.kind !== 'corrected');
    return isNew || raw[ground] === '' || old[column] === raw[column] ? [] : [correct(field, old[column], to)];
  };
  return [
    ...execution,
    ...detail(execution, 'partial_missing', 'executed_date', 'partialMissing', raw.partial_missing),
    ...step('interrupted_date', 'interrupted', () => interrupted(raw, letter), again),
    ...(again && raw.resumed_date === '' ? [] : step('resumed_date', 'resumed', resumed, again)),
    ...step(
      'last_followup_date',
      'lastFollowUp',
      () => followedUp(raw, letter),
      raw.last_followup_date > old.last_followup_date,
    ),
    ...closing,
    ...detail(closing, 'closing_reason', 'closed_date', 'closingReason', row.closingReason ?? ''),
  ];
}

/** Somebody has recorded the same step by hand already. */
function alreadyKnown(decision: Decision, field: CorrectableField, to: string): boolean {
  if (to === '') return false;
  if (field === 'lastFollowUp') return decision.followUps.at(-1)?.day === to;
  return decision.steps.findLast(s => s.kind === field)?.day === to;
}

/** A decision that was registered by hand, written as the row that it would have been. */
export function rowOf(decision: Decision, person: Person): RawRow {
  const last = (kind: 'executed' | 'interrupted' | 'resumed' | 'closed') =>
    decision.steps.findLast(s => s.kind === kind);
  const [executed, closed] = [last('executed'), last('closed')];
  return {
    external_id: decision.externalId ?? '',
    personnummer: person.number,
    name: person.name ?? '',
    protected: person.protected ? 'ja' : '',
    sex: person.sex,
    caseworker: decision.caseworker ?? '',
    insats: decision.insats,
    type: decision.type,
    basis: decision.basis,
    application_date: decision.applied?.day ?? '',
    application_by: decision.applied?.by ?? '',
    consent_date: decision.consented?.day ?? '',
    motivation_date: decision.motivationAssessed ?? '',
    decision_date: decision.decided,
    outcome: decision.outcome ?? '',
    decided_by: decision.decidedBy ?? '',
    delegation: decision.delegation ?? '',
    needs: decision.needs,
    renews: decision.renews ?? '',
    executed_date: executed?.day ?? '',
    partial_missing: executed?.kind === 'executed' ? (executed.missing ?? '') : '',
    interrupted_date: last('interrupted')?.day ?? '',
    resumed_date: last('resumed')?.day ?? '',
    closed_date: closed?.day ?? '',
    closing_reason: closed?.kind === 'closed' ? (closed.reason ?? '') : '',
    delay_reason: decision.delayReasons ?? '',
    last_followup_date: decision.followUps.at(-1)?.day ?? '',
    court_order: decision.courtOrder ? 'ja' : '',
  };
}
