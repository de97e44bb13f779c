/** The rows of an import, read and put in order; what is wrong with a row, by line and column (contract 4). */
import { describe, expect, test } from 'vitest';
import { newActFrom } from '../../src/domain/case/renewal.ts';
import { day } from '../../src/domain/day.ts';
import { missingColumns, rowReader } from '../../src/domain/import/column-map.ts';
import { columns } from '../../src/domain/import/columns.ts';
import { planImport, readRows } from '../../src/domain/import/plan.ts';
import { type Row, row } from '../support/import-rows.ts';
import { rules, the } from '../support/life.ts';
import { coordinationPersons, person, withHyphen, withWrongCheckDigit } from '../support/persons.ts';

const { localSources } = rules;
const insatser = new Map(rules.insatser.map(i => [i.id, i]));
const context = { today: day('2026-11-21'), insatser, newActFrom, localSources };
const nobody = () => undefined;

function plan(rows: readonly Row[], known: Parameters<typeof planImport>[1] = nobody) {
  const lines = rows.map((r, i) => ({ line: i + 2, cells: columns.map(name => r[name]) }));
  return planImport(readRows({ header: columns, rows: lines }, context), known);
}

/** What is wrong with one row of three; the other two are good. */
function faults(changes: Partial<Row>) {
  const { bad, rows } = plan([row('B-1'), row('B-2', changes), row('B-3')]);
  if (bad.length > 0) expect(rows.map(r => r.raw.external_id)).toEqual(['B-1', 'B-3']);
  expect(bad.every(b => b.line === 3)).toBe(true);
  return bad.map(b => b.column);
}

const findings = (changes: Partial<Row>) =>
  the(plan([row('B-1', { ...complete, ...changes })]).rows[0]).findings.map(f => f.column);
const complete = { application_date: '2026-02-01', consent_date: '2026-02-01', motivation_date: '2026-02-01' };

describe('the header', () => {
  test('the five required columns', () => {
    expect(missingColumns([])).toEqual(['external_id', 'personnummer', 'insats', 'decision_date', 'outcome']);
    expect(missingColumns(columns)).toEqual([]);
    expect(missingColumns(['outcome', 'insats', 'personnummer', 'decision_date'])).toEqual(['external_id']);
  });

  test('in any order, and what the file does not have is empty', () => {
    const raw = rowReader(['outcome', 'external_id'])(['bifall', ' B-1 ']);
    expect(raw).toMatchObject({ external_id: 'B-1', outcome: 'bifall', executed_date: '' });
  });
});

describe('a bad row is named by line and column', () => {
  test.each([
    ['a required value is missing', { external_id: '' }, ['external_id']],
    ['a required value is missing', { personnummer: '' }, ['personnummer']],
    ['a required value is missing', { insats: '' }, ['insats']],
    ['a required value is missing', { decision_date: '' }, ['decision_date']],
    ['a required value is missing', { outcome: '' }, ['outcome']],
    ['a day that does not exist', { decision_date: '2026-02-30' }, ['decision_date']],
    ['a day written otherwise', { executed_date: '2026-4-1' }, ['executed_date']],
    ['a day written otherwise', { closed_date: '20260401' }, ['closed_date']],
    ['a day after today', { executed_date: '2026-11-22' }, ['executed_date']],
    ['a day after today', { decision_date: '2026-11-22' }, ['decision_date']],
    ['an insats that the catalogue does not know', { insats: 'rymdresa' }, ['insats']],
    ['an insats where identity is forbidden (14:5)', { insats: 'bra-samtal' }, ['insats']],
    ['preventive work (section 19)', { insats: 'ses' }, ['insats']],
    ['an unknown outcome', { outcome: 'kanske' }, ['outcome']],
    ['an outcome without decision', { outcome: 'utan-beslut' }, ['outcome']],
    ['an unknown basis', { basis: '11:5' }, ['basis']],
    ['an unknown need', { needs: 'stora' }, ['needs']],
    ['an unknown court order', { court_order: 'kanske' }, ['court_order']],
    ['an unknown sex', { sex: 'F' }, ['sex']],
    ['an unknown applicant', { application_by: 'grannen' }, ['application_by']],
    ['not a number', { personnummer: '12345' }, ['personnummer']],
    ['a wrong check digit', { personnummer: withWrongCheckDigit(person(100)) }, ['personnummer']],
    ['executed before the decision', { executed_date: '2026-03-01' }, ['executed_date']],
    ['closed before the decision', { closed_date: '2026-03-01' }, ['closed_date']],
    ['followed up before the decision', { last_followup_date: '2026-03-01' }, ['last_followup_date']],
    ['decided before the application', { application_date: '2026-03-03' }, ['decision_date']],
    ['decided before the consent', { consent_date: '2026-03-03' }, ['decision_date']],
    ['decided before the motivation was assessed', { motivation_date: '2026-03-03' }, ['decision_date']],
    ['interrupted without execution', { interrupted_date: '2026-04-01' }, ['interrupted_date']],
    ['a part missing without execution', { partial_missing: 'gruppen' }, ['partial_missing']],
    [
      'interrupted before the execution',
      { executed_date: '2026-04-02', interrupted_date: '2026-04-01' },
      ['interrupted_date'],
    ],
    ['resumed without interruption', { executed_date: '2026-04-01', resumed_date: '2026-05-01' }, ['resumed_date']],
    ['a refusal that was executed', { outcome: 'avslag', executed_date: '2026-04-01' }, ['executed_date']],
  ])('%s: %j', (_what, changes, expected) => expect(faults(changes)).toEqual(expected));

  test.each([
    ['executed_date', '2026-03-02'],
    ['closed_date', '2026-03-02'],
    ['last_followup_date', '2026-03-02'],
    ['application_date', '2026-03-02'],
    ['consent_date', '2026-03-02'],
    ['motivation_date', '2026-03-02'],
  ])('%s on the day of the decision is good', (column, on) => expect(faults({ [column]: on })).toEqual([]));

  test('a day on today is good', () => expect(faults({ executed_date: '2026-11-21' })).toEqual([]));

  const paused = { executed_date: '2026-04-01', interrupted_date: '2026-05-01' };

  test('resumed on the day of the interruption is good, the day before not', () => {
    expect(faults({ ...paused, resumed_date: '2026-05-01' })).toEqual([]);
    expect(faults({ ...paused, resumed_date: '2026-04-30' })).toEqual(['resumed_date']);
  });

  test('closed on the day of the last step is good, the day before not', () => {
    expect(faults({ ...paused, closed_date: '2026-05-01' })).toEqual([]);
    expect(faults({ ...paused, closed_date: '2026-04-30' })).toEqual(['closed_date']);
    expect(faults({ ...paused, resumed_date: '2026-06-01', closed_date: '2026-05-31' })).toEqual(['closed_date']);
  });

  test('every fault of a row is named at once', () => {
    expect(faults({ outcome: 'kanske', insats: 'rymdresa', decision_date: '2026-02-30' }).sort()).toEqual([
      'decision_date',
      'insats',
      'outcome',
    ]);
  });

  test('a row with another number of cells than the header', () => {
    const { bad } = readRows({ header: columns, rows: [{ line: 7, cells: ['B-1', 'x'] }] }, context);
    expect(bad).toEqual([{ line: 7, column: 'hela raden', reason: 'har 2 celler, rubrikraden har 28' }]);
  });

  test('the same external_id twice', () => {
    expect(plan([row('B-1'), row('B-2'), row('B-1')]).bad).toMatchObject([{ line: 4, column: 'external_id' }]);
  });

  test('no reason repeats what stood in the cell', () => {
    const { bad } = plan([
      row('B-1', {
        personnummer: '19121212-1213',
        outcome: 'Åsa Testsson',
        decision_date: '19121212',
        executed_date: 'Åsa',
      }),
    ]);
    expect(bad.length).toBeGreaterThan(2);
    expect(JSON.stringify(bad)).not.toMatch(/1213|Testsson|19121212|Åsa/);
  });

  test('every number that the tool reads is good: with hyphen, without, and a samordningsnummer', () => {
    const numbers = [person(50).number, withHyphen(person(50)), the(coordinationPersons[20]).number];
    for (const personnummer of numbers) expect(faults({ personnummer })).toEqual([]);
  });
});

describe('gaps are findings: the row is imported all the same', () => {
  test('a row with everything has none', () => expect(findings({})).toEqual([]));

  test.each([
    ['application_date', { application_date: '' }],
    ['consent_date', { consent_date: '' }],
    ['motivation_date', { motivation_date: '' }],
    ['caseworker', { caseworker: '' }],
    ['closing_reason', { closed_date: '2026-04-01' }],
    ['closing_reason', { closed_date: '2026-04-01', closing_reason: 'Övrigt' }],
    ['closing_reason', { closing_reason: 'flytt' }],
    ['basis', { basis: '4:1' }],
    ['sex', { sex: 'okänt' }],
  ])('%s: %j', (column, changes) => expect(findings(changes)).toEqual([column]));

  test('a refusal needs no application, consent or motivation', () => {
    expect(findings({ outcome: 'avslag', application_date: '', consent_date: '', motivation_date: '' })).toEqual([]);
  });
});

describe('renewals', () => {
  const first = row('B-1', { decision_date: '2026-03-02' });
  const renewal = (id: string, renews: string, on: string, changes: Partial<Row> = {}) =>
    row(id, { decision_date: on, renews, ...changes });
  const order = (...rows: Row[]) => plan(rows).rows.map(r => r.raw.external_id);
  const badOf = (...rows: Row[]) => plan(rows).bad.map(b => `${b.line} ${b.column}`);

  test('a renewed row comes before the one that renews it, wherever it stands; the rest keep the file’s order', () => {
    const [second, third] = [renewal('B-2', 'B-1', '2026-05-01'), renewal('B-3', 'B-2', '2026-07-01')];
    expect(order(third, row('B-9'), second, first)).toEqual(['B-1', 'B-2', 'B-3', 'B-9']);
    expect(order(first, second, third)).toEqual(['B-1', 'B-2', 'B-3']);
  });

  test('a row and a decision that are already in the register', () => {
    const known = (name: string) => (name === 'B-0' ? '2026-0007-A' : name === '2026-0008-A' ? name : undefined);
    const [byRow, byDecision] = [renewal('B-2', 'B-0', '2026-05-01'), renewal('B-3', '2026-0008-A', '2026-05-01')];
    expect(plan([byRow, byDecision], known).rows.map(r => r.renewsDecision)).toEqual(['2026-0007-A', '2026-0008-A']);
  });

  test('names no row and no decision', () =>
    expect(badOf(first, renewal('B-2', 'B-77', '2026-05-01'))).toEqual(['3 renews']));

  test('concerns another person', () => {
    expect(badOf(first, renewal('B-2', 'B-1', '2026-05-01', { personnummer: person(60).number }))).toEqual([
      '3 renews',
    ]);
  });

  test('the day before the renewed decision is bad, the same day is good', () => {
    expect(badOf(first, renewal('B-2', 'B-1', '2026-03-01'))).toEqual(['3 renews']);
    expect(badOf(first, renewal('B-2', 'B-1', '2026-03-02'))).toEqual([]);
    expect(badOf(first, renewal('B-2', 'B-1', '2026-03-03'))).toEqual([]);
  });

  test('a refusal cannot be renewed', () => {
    expect(badOf(row('B-1', { outcome: 'avslag' }), renewal('B-2', 'B-1', '2026-05-01'))).toEqual(['3 renews']);
  });

  test('rows that renew each other, and one that renews itself', () => {
    const [a, b] = [renewal('B-1', 'B-2', '2026-05-01'), renewal('B-2', 'B-1', '2026-05-01')];
    expect(badOf(a, b)).toEqual(['2 renews', '3 renews']);
    expect(badOf(renewal('B-1', 'B-1', '2026-05-01'))).toEqual(['2 renews']);
  });

  test('a refused renewal and a granted one of the same decision are good', () => {
    const [b, c] = [renewal('B-2', 'B-1', '2026-04-01', { outcome: 'avslag' }), renewal('B-3', 'B-1', '2026-05-01')];
    expect(badOf(first, b, c)).toEqual([]);
  });
});
