/** The board's reports as sheets: the rows that a table, CSV and a spreadsheet are made from (P §§ 86, 94 and 96). */

import { describe, expect, test } from 'vitest';
import { controlBuilder } from '../../src/domain/board/control-report.ts';
import { delegationBuilder } from '../../src/domain/board/delegation.ts';
import { favourableBuilder } from '../../src/domain/board/favourable.ts';
import { parseMonth } from '../../src/domain/month.ts';
import { parseTertial } from '../../src/domain/tertial.ts';
import { controlSheets } from '../../src/present/board-control.ts';
import { delegationSheets, delegationText } from '../../src/present/board-delegation.ts';
import { favourableSheets } from '../../src/present/board-favourable.ts';
import type { Sheet } from '../../src/present/sheet.ts';
import { plainStyle } from '../../src/present/style.ts';
import { decided, decisionA, rules, the } from '../support/life.ts';

const october = the(parseMonth('2026-10'));
const citation = rules.localSources.delegation;
const made = decisionA(decided('2026-10-05', { delegation: null }));

function delegation() {
  const builder = delegationBuilder(october);
  builder.add(made, null);
  return builder.finish();
}

function favourable(masked: boolean) {
  const builder = favourableBuilder(october);
  builder.add(made);
  return builder.finish(masked);
}

function control() {
  const builder = controlBuilder(the(parseTertial('2026T3')), rules);
  builder.add(made);
  return builder.finish({
    participations: { current: 3, previous: 0 },
    logReviews: { current: 1, previous: 0 },
    backups: { current: 2, previous: 1 },
  });
}

const sheets = [
  ...delegationSheets(delegation(), citation),
  ...favourableSheets(favourable(true), citation),
  ...controlSheets(control(), citation),
];

test.each(sheets.map(sheet => [sheet.name, sheet] as const))(
  '%s: as many cells as columns in every row',
  (_name, sheet) => {
    expect(sheet.rows.length).toBeGreaterThan(0);
    expect(new Set(sheet.rows.map(row => row.length))).toEqual(new Set([sheet.columns.length]));
    expect(new Set(sheet.columns.map(c => c.title)).size).toBe(sheet.columns.length);
  },
);

describe('P § 86', () => {
  test('one row a list, delegate, point and outcome; one a gap', () => {
    const [rows, gaps] = delegationSheets(delegation(), citation).map(sheet => sheet.rows);
    expect(rows).toEqual([['Okänd ålder', 'Delegat Ett', 'saknas', 'bifall', 1]]);
    expect(gaps).toEqual([['2026-0042-A', 'punkt i delegationsordningen']]);
  });

  test('what a court has ordered is said only when there is something to say', () => {
    const screen = { columns: 80, style: plainStyle };
    expect(delegationText(delegation(), citation, screen)).not.toContain('Domstols');
    expect(delegationText({ ...delegation(), courtOrders: 2 }, citation, screen)).toContain('inte medräknade: 2.');
  });
});

test('P § 96: one row a type, and all', () => {
  expect(favourableSheets(favourable(false), citation)[0]?.rows).toEqual([
    ['Familjebehandling', 1, 1, 0, 1],
    ['Alla', 1, 1, 0, 1],
  ]);
  expect(favourableSheets(favourable(true), citation)[0]?.rows[1]).toEqual(['Alla', '<5', '<5', 0, '<5']);
});

describe('P § 94', () => {
  const sheet: Sheet = the(controlSheets(control(), citation)[0]);
  const row = (title: string) => the(sheet.rows.find(r => r[0] === title));

  test('a figure with its number, whole and per cent, and the tertial before', () => {
    expect(sheet.name).toBe('Intern kontroll, tertial 3 2026 (årsredovisning)');
    expect(row('Öppna beslut utan genomförandeplan').slice(1, 9)).toEqual([1, 1, 100, null, 0, 0, null, null]);
    expect(row('Registrerade deltaganden').slice(1, 9)).toEqual([3, null, null, null, 0, null, null, null]);
  });

  test('counts have no denominator', () => {
    expect(row('Granskningar av åtkomstloggen').slice(1, 9)).toEqual([1, null, null, null, 0, null, null, null]);
    expect(row('Kontrollerade säkerhetskopior').slice(1, 9)).toEqual([2, null, null, null, 1, null, null, null]);
  });

  test('every row has its definition and its source', () => {
    expect(sheet.rows.every(r => r.slice(-2).every(cell => typeof cell === 'string' && cell !== ''))).toBe(true);
  });
});
