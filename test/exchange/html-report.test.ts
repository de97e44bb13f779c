import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cellText } from '../../src/exchange/cell-text.ts';
import { chartSvg } from '../../src/exchange/chart-svg.ts';
import { htmlOf } from '../../src/exchange/html-report.ts';
import { reportPage } from '../../src/present/report-page.ts';
import { postsOf } from '../../src/present/report-summary.ts';
import type { Sheet } from '../../src/present/sheet.ts';
import { anySheet } from './any-sheet.ts';
import { readTables, textOf } from './read-html.ts';
import { earlierQuarters, realisticView } from './realistic-report.ts';

/** What stands on the object and on what it inherits from, and can be listed. */
function inherited(object: object): string[] {
  const names: string[] = [];
  for (const name in object) names.push(name);
  return names;
}

const view = await realisticView();
const page = reportPage(view, { day: day('2026-10-05'), earlier: earlierQuarters });
const written = htmlOf(page);
const asText = (sheet: Sheet) => ({
  head: sheet.columns.map(c => cellText(c.title)),
  rows: sheet.rows.map(row => row.map(cellText)),
});

describe('the page holds what the sheets hold, cell by cell', () => {
  const tables = readTables(written);

  test('every sheet', () => {
    for (const [i, sheet] of page.sheets.entries()) {
      if (sheet.rows.length > 0) expect(tables.get(`tabell-${i + 1}`)).toEqual(asText(sheet));
    }
    expect(page.sheets.filter(sheet => sheet.rows.length > 0).length).toBeGreaterThan(5);
  });

  test('every chart has the table that it is drawn from', () => {
    expect(page.charts.map(chart => chart.id)).toEqual(['vantetid', 'manader', 'kvartal']);
    for (const chart of page.charts) expect(tables.get(`${chart.id}-tabell`)).toEqual(asText(chart.table));
  });

  test('any sheet', () => {
    fc.assert(
      fc.property(anySheet, sheet => {
        const made = readTables(htmlOf({ ...page, charts: [], cards: [], sheets: [sheet] })).get('tabell-1');
        if (sheet.rows.length > 0) expect(made).toEqual(asText(sheet));
      }),
    );
  });

  test.each(Object.getOwnPropertyNames(Object.prototype))('drawing %s leaves every object as it was', name => {
    const [chart] = page.charts;
    if (!chart) throw new Error('no chart');
    const before = [...inherited({}), ...inherited(Object)];
    const table = { ...chart.table, rows: [[name, 1, 100, 110, 120]] };
    expect(chartSvg({ ...chart, table })).toContain('120</text>');
    expect([...inherited({}), ...inherited(Object)]).toEqual(before);
  });

  test('every chart says each of its numbers', () => {
    for (const chart of page.charts) {
      const shown = chartSvg(chart)
        .match(/>[\d,]+<\/text>/g)
        ?.map(text => text.replace(/[^\d,]/g, ''));
      const numbers = chart.table.rows.flatMap(row => chart.drawn.map(column => cellText(row[column] ?? null)));
      expect(shown).toEqual(expect.arrayContaining(numbers));
    }
  });

  test('the charts count the posts of the report', () => {
    const sum = (id: string, from: number) =>
      page.charts
        .find(c => c.id === id)
        ?.table.rows.flatMap(row => row.slice(from))
        .reduce<number>((n, cell) => n + Number(cell), 0);
    expect(sum('manader', 1)).toBe(postsOf(view.report).length);
    expect(page.charts.find(c => c.id === 'kvartal')?.table.rows.at(-1)).toEqual(['2026Q3', 24, 8, 4]);
  });
});

describe('each post is a card', () => {
  test('with all that the e-service asks, in its order, and what is missing', () => {
    const cards = written.match(/<article.*?<\/article>/gs) ?? [];
    expect(cards).toHaveLength(postsOf(view.report).length + 1);
    const row = view.report.notExecuted.find(r => r.thin.includes('reasons') && r.reasons === null);
    const card = cards.find(c => c.includes(`Beslut ${row?.decision}`)) ?? '';
    const labels = [...card.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, label = '']) => textOf(label));
    expect(labels.slice(0, 5)).toEqual(['Kön', 'Beslutsdag', 'Typ av insats', 'Gäller', 'Tre månader hade gått']);
    expect(card).toContain('Saknas eller är för kort: skälen');
    expect(textOf(card)).toMatch(/Skäl för fördröjningen– saknas/);
  });

  test('a protected identity is marked in words', () => {
    const marked = postsOf(view.report).filter(r => r.protectedIdentity).length;
    expect(marked).toBeGreaterThan(0);
    expect(written.match(/<li>SKYDDADE PERSONUPPGIFTER/g)).toHaveLength(marked);
  });

  test('auditors and the council get none, and no decision’s number', async () => {
    for (const reader of ['revisorer', 'fullmaktige'] as const) {
      const shown = htmlOf(reportPage(await realisticView({ reader })));
      expect(shown).not.toContain('<article');
      expect(shown).not.toMatch(/\b\d{4}-\d{4}-[A-Z]\b/);
    }
  });

  test('identity only when it has been asked for, and then with a warning', async () => {
    const identities = new Map([['2026-0001-A', 'ÅÅÅÅMMDD-TF12']]);
    const shown = htmlOf(reportPage(await realisticView({ reader: 'ivo', identities })));
    expect(shown).toContain('ÅÅÅÅMMDD-TF12');
    expect(shown).toContain('får aldrig skickas med e-post');
    expect(written).not.toContain('Personnummer');
  });
});

describe('the page stands by itself', () => {
  test('no script, no link out, nothing that is fetched', () => {
    expect(written).not.toMatch(/<script|<link|<img|<iframe|<object|<form|@import|url\((?!#)| on\w+="/i);
    const addresses = [...written.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.every(address => address?.startsWith('#'))).toBe(true);
  });

  test('it forbids itself to fetch anything', () => {
    expect(written).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:;`,
    );
  });

  test('every id is of its own, and every reference has its id', () => {
    const ids = [...written.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...written.matchAll(/(?:href="#|url\(#|aria-labelledby=")([^")]*)/g)].map(([, id]) => id);
    expect(references.filter(id => !ids.includes(id))).toEqual([]);
  });

  test('the same report is the same page', () => expect(htmlOf(page)).toBe(written));

  test('a quarter without posts says so, and draws no empty chart', async () => {
    const report = { ...view.report, notExecuted: [], interrupted: [], partlyExecuted: [], courtOrders: [] };
    const empty = htmlOf(reportPage({ ...view, report }));
    expect(empty).toContain('Att det inte finns några är också en rapport.');
    expect(empty).not.toContain('<svg');
  });
});
