/** A changed row becomes the events that explain the change: after them the decision stands as the row now says. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/domain/case/event.ts';
import { phaseOn } from '../../src/domain/case/phase.ts';
import { newActFrom } from '../../src/domain/case/renewal.ts';
import { type Day, day } from '../../src/domain/day.ts';
import type { ReadRow } from '../../src/domain/import/read-row.ts';
import { readRow } from '../../src/domain/import/read-row.ts';
import { changedRowEvents, newRowEvents, rowOf } from '../../src/domain/import/row-events.ts';
import { type Row, randomRows, row } from '../support/import-rows.ts';
import { rules, the } from '../support/life.ts';
import { fold } from '../support/random-life.ts';

const today = day('2026-11-21');
const { localSources } = rules;
const context = { today, insatser: new Map(rules.insatser.map(i => [i.id, i])), newActFrom, localSources };

function read(raw: Row): ReadRow {
  const outcome = readRow(raw, 2, context);
  if (Array.isArray(outcome)) throw new Error(`a bad row: ${JSON.stringify(outcome)}`);
  return outcome;
}

const newEvents = (raw: Row) => newRowEvents(read(raw), 'A', null, true);
const stateOf = (events: readonly CaseEvent[]) => the(fold(undefined, events));
const decisionOf = (events: readonly CaseEvent[]) => the(stateOf(events).decisions[0]);

const changes = (events: readonly CaseEvent[], from: Row, to: Row) =>
  changedRowEvents(decisionOf(events), stateOf(events).person, from, read(to), 'A', today);

/** The rows one after the other, as imports on different days see them. */
function imported(...rows: readonly Row[]): CaseEvent[] {
  const [first, ...later] = rows;
  const events = [...newEvents(the(first))];
  let before = the(first);
  for (const next of later) {
    events.push(...changes(events, before, next));
    before = next;
  }
  return events;
}

const kindsOf = (events: readonly CaseEvent[]) =>
  events.map(e => (e.kind === 'corrected' ? `corrected ${e.field}` : e.kind));
const changeOf = (from: Row, to: Row) => kindsOf(changes(newEvents(from), from, to));

const whole = row('B-1', {
  ...{ name: 'Åsa Testsson', protected: '', sex: 'kvinna', basis: '11:1', needs: 'standard' },
  ...{
    application_date: '2026-01-02',
    application_by: 'person',
    consent_date: '2026-01-03',
    motivation_date: '2026-01-04',
  },
  ...{ decision_date: '2026-01-10', decided_by: 'Delegat Ett', delegation: '3.1', delay_reason: 'Kö' },
  ...{
    executed_date: '2026-02-10',
    interrupted_date: '2026-03-10',
    resumed_date: '2026-04-10',
    last_followup_date: '2026-05-10',
  },
  ...{ closed_date: '2026-06-10', closing_reason: 'flytt' },
});

describe('a new row', () => {
  test('becomes its whole life, in order', () => {
    expect(kindsOf(newEvents(whole))).toEqual([
      ...['opened', 'applied', 'consented', 'motivation-assessed', 'decided', 'executed', 'interrupted', 'resumed'],
      ...['followed-up', 'closed', 'delay-explained', 'row-imported'],
    ]);
  });

  test('an empty column becomes no event', () => {
    expect(kindsOf(newEvents(row('B-1')))).toEqual(['opened', 'decided', 'row-imported']);
  });

  test('basis empty: 11:1, or 4:1 when decided before 2025-07-01', () => {
    const basis = (on: string) => decisionOf(newEvents(row('B-1', { decision_date: on }))).basis;
    expect(['2025-06-30', '2025-07-01', '2025-07-02'].map(basis)).toEqual(['4:1', '11:1', '11:1']);
  });

  test.each([
    ['needs', 'needs', 'standard'],
    ['type', 'type', 'Öppenvårdsinsats efter behovsprövning'],
    ['court_order', 'courtOrder', false],
    ['caseworker', 'caseworker', null],
  ] as const)('%s empty: %s is %s', (column, field, expected) => {
    expect(decisionOf(newEvents(row('B-1', { [column]: '' })))[field]).toBe(expected);
  });

  test.each([
    ['mål uppnådda', 'mal-uppnadda'],
    ['mal-uppnadda', 'mal-uppnadda'],
    ['Egen begäran', 'egen-begaran'],
    ['ansökan återtagen', 'ansokan-atertagen'],
    ['behovet kvarstår inte', 'behovet-kvarstar-inte'],
    ['medverkar inte', 'medverkar-inte'],
    ['FLYTT', 'flytt'],
    ['avliden', 'avliden'],
    ['ersatt av nytt beslut', 'ersatt-av-nytt-beslut'],
  ])('closing reason "%s" is %s', (written, reason) => {
    const closed = row('B-1', { closed_date: '2026-06-10', closing_reason: written });
    expect(decisionOf(newEvents(closed)).steps.at(-1)).toMatchObject({ kind: 'closed', reason });
  });

  test('another closing reason is kept as it is written', () => {
    const closed = row('B-1', { closed_date: '2026-06-10', closing_reason: 'Övrigt enligt systemet' });
    expect(decisionOf(newEvents(closed)).steps.at(-1)).toMatchObject({
      reason: null,
      reasonAsWritten: 'Övrigt enligt systemet',
    });
  });
});

describe('a row seen before: each column that changes becomes its event', () => {
  test('unchanged but for the order it is read in: nothing but that it was seen', () => {
    expect(changeOf(whole, whole)).toEqual(['row-imported']);
  });

  test('the same in other words, as another export writes it: nothing but that it was seen', () => {
    const short = { ...whole, sex: '', needs: '', basis: '' };
    expect([changeOf(short, whole), changeOf(whole, short)]).toEqual([['row-imported'], ['row-imported']]);
  });

  test.each([
    ['name', 'Åsa Ny', ['identity-changed']],
    ['protected', 'ja', ['identity-changed']],
    ['sex', 'man', ['identity-changed']],
    ['caseworker', 'bertil', ['corrected caseworker']],
    ['type', 'Samtal', ['corrected type']],
    ['basis', '11:4', ['corrected basis']],
    ['application_date', '2026-01-01', ['corrected applied']],
    ['application_date', '', ['corrected applied']],
    ['consent_date', '2026-01-04', ['corrected consented']],
    ['motivation_date', '2026-01-05', ['corrected motivationAssessed']],
    ['decision_date', '2026-01-09', ['corrected decided']],
    ['outcome', 'delvis-bifall', ['corrected outcome']],
    ['decided_by', 'Delegat Två', ['corrected decidedBy']],
    ['delegation', '3.2', ['corrected delegation']],
    ['needs', 'omfattande-foranderligt', ['corrected needs']],
    ['executed_date', '2026-02-09', ['corrected executed']],
    ['partial_missing', 'gruppen', ['corrected partialMissing']],
    ['interrupted_date', '2026-03-09', ['corrected interrupted']],
    ['resumed_date', '2026-04-09', ['corrected resumed']],
    ['closed_date', '2026-06-09', ['corrected closed']],
    ['closing_reason', 'avliden', ['corrected closingReason']],
    ['delay_reason', 'Personalbrist', ['delay-explained']],
    ['delay_reason', '', ['delay-explained']],
    ['last_followup_date', '2026-05-11', ['followed-up']],
    ['last_followup_date', '2026-05-09', ['corrected lastFollowUp']],
    ['court_order', 'ja', ['corrected courtOrder']],
  ] as const)('%s becomes "%s": %j', (column, value, expected) => {
    expect(changeOf(whole, { ...whole, [column]: value })).toEqual([...expected, 'row-imported']);
  });

  test.each([
    ['executed_date', '2026-04-01', 'executed'],
    ['closed_date', '2026-04-01', 'closed'],
    ['last_followup_date', '2026-04-01', 'followed-up'],
    ['application_date', '2026-01-01', 'applied'],
    ['consent_date', '2026-01-01', 'consented'],
    ['motivation_date', '2026-01-01', 'motivation-assessed'],
  ] as const)('%s filled in is the step itself, not a correction', (column, value, kind) => {
    const bare = row('B-1', { decision_date: '2026-01-10' });
    expect(changeOf(bare, { ...bare, [column]: value })).toEqual([kind, 'row-imported']);
  });

  test('a new interruption after the resumption is a new one; the earlier one stays', () => {
    const again = { ...whole, closed_date: '', closing_reason: '' };
    const events = imported(again, { ...again, interrupted_date: '2026-07-10', resumed_date: '' });
    expect(decisionOf(events).steps.map(s => `${s.kind} ${s.day}`)).toEqual([
      ...['executed 2026-02-10', 'interrupted 2026-03-10', 'resumed 2026-04-10', 'interrupted 2026-07-10'],
    ]);
  });

  test('what was partly executed is executed at last: a new step, and the part before it stays', () => {
    const partly = row('B-1', { decision_date: '2026-01-10', executed_date: '2026-02-10', partial_missing: 'gruppen' });
    const events = imported(partly, { ...partly, executed_date: '2026-05-10', partial_missing: '' });
    expect(decisionOf(events).steps).toEqual([
      { kind: 'executed', day: '2026-02-10', missing: 'gruppen' },
      { kind: 'executed', day: '2026-05-10', missing: null },
    ]);
  });

  test('a later follow-up does not undo the earlier one', () => {
    const followed = row('B-1', { decision_date: '2026-01-10', last_followup_date: '2026-05-10' });
    const events = imported(followed, { ...followed, last_followup_date: '2026-08-10' });
    expect(decisionOf(events).followUps.map(f => f.day)).toEqual(['2026-05-10', '2026-08-10']);
  });

  test('a step that somebody has recorded by hand already is not recorded twice', () => {
    const bare = row('B-1', { decision_date: '2026-01-10' });
    const byHand: CaseEvent[] = [
      ...newEvents(bare),
      { kind: 'executed', decision: 'A', day: day('2026-02-10'), missing: null },
    ];
    const events = changes(byHand, bare, { ...bare, executed_date: '2026-02-10' });
    expect(kindsOf(events)).toEqual(['row-imported']);
  });

  test('a decision registered by hand, written as a row, reads back as itself', () => {
    const { person } = stateOf(newEvents(whole));
    const again = rowOf(decisionOf(newEvents(whole)), person);
    expect(again).toEqual({ ...whole, type: 'Familjebehandling', closing_reason: 'flytt' });
  });
});

describe('after the events the decision stands as a first import of the same row would have it', () => {
  /** What the lists and reports read. */
  const standing = (events: readonly CaseEvent[]) => {
    const { decisions, person } = stateOf(events);
    const { imported: _, followUps, steps, ...rest } = the(decisions[0]);
    const done = steps.map(s => `${s.day} ${s.kind} ${missingOf(s)}`).sort();
    return {
      person,
      ...rest,
      latestFollowUp: followUps.at(-1)?.day,
      done,
      phase: phaseOn(the(decisions[0]), day('9999-12-31')),
    };
  };
  const missingOf = (step: { readonly kind: string }) => ('missing' in step ? step.missing : null);
  const expectSame = (...rows: readonly Row[]) =>
    expect(standing(imported(...rows))).toEqual(standing(newEvents(the(rows.at(-1)))));

  test('the whole row for another and back', () => {
    const bare = row('B-1', { decision_date: '2026-01-10' });
    expectSame(bare, whole);
    expectSame(whole, bare);
  });

  test('decision day over 2025-07-01 with no basis given: the basis follows the day', () => {
    const old = row('B-1', { decision_date: '2025-06-30' });
    expectSame(old, { ...old, decision_date: '2025-07-01' });
    expectSame({ ...old, decision_date: '2025-07-01' }, old);
  });

  test('another insats with no type given: the type follows the insats', () => {
    const plain = row('B-1', { insats: 'kontaktperson', type: '' });
    expectSame(plain, { ...plain, insats: 'kontaktfamilj' });
  });

  test('day and what is missing changed at once', () => {
    const partly = row('B-1', { decision_date: '2026-01-10', executed_date: '2026-02-10', partial_missing: 'gruppen' });
    expectSame(partly, { ...partly, executed_date: '2026-02-09', partial_missing: '' });
    expectSame(partly, { ...partly, executed_date: '2026-02-11', partial_missing: 'samtalen' });
    expectSame({ ...partly, partial_missing: '' }, { ...partly, executed_date: '2026-02-11' });
  });

  test('closing day and reason changed at once', () => {
    const changed = { ...whole, closed_date: '2026-06-11', closing_reason: 'avliden' };
    const closing = decisionOf(imported(whole, changed)).steps.at(-1);
    expect(closing).toMatchObject({ kind: 'closed', day: '2026-06-11', reason: 'avliden' });
  });

  test('a resumption filled in on the day of the closing does not open it again', () => {
    const shut = { ...whole, resumed_date: '', closed_date: '2026-06-10' };
    expectSame(shut, { ...shut, resumed_date: '2026-06-10' });
  });

  test('who applied, alone', () => expectSame(whole, { ...whole, application_by: 'guardian' }));

  test('every pair of two hundred random rows on the same decision day', () => {
    const rows = randomRows(400, 7).map(r => ({
      ...r,
      external_id: 'B-1',
      renews: '',
      decision_date: r.decision_date as Day,
    }));
    for (const [i, from] of rows.entries()) {
      const to = rows[i + 1];
      if (!to || isNewRound(from, to)) continue;
      expectSame(from, to);
    }
  });

  /** A later interruption, or the whole after a part, adds to what was; a first import knows only the last. */
  function isNewRound(from: Row, to: Row): boolean {
    const again = from.resumed_date !== '' && to.interrupted_date >= from.resumed_date;
    return again || (from.partial_missing !== '' && to.partial_missing === '' && to.executed_date > from.executed_date);
  }
});
