import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText } from '../../src/exchange/cell-text.ts';
import { sheetNames } from '../../src/exchange/sheet-names.ts';
import { xlsxOf } from '../../src/exchange/xlsx-sheets.ts';
import { reportSheets } from '../../src/present/report-sheets.ts';
import type { Cell, ColumnKind, Sheet } from '../../src/present/sheet.ts';
import { anySheet, anyText } from './any-sheet.ts';
import { type ReadCell, readXlsx, unzipped } from './read-xlsx.ts';
import { realisticView } from './realistic-report.ts';

function expected(cell: Cell, kind: ColumnKind): ReadCell | null {
  if (cell === null || cellText(cell).trim() === '') return null;
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  return { kind: kind === 'day' ? 'day' : 'text', value: cellText(cell) };
}

/** Empty cells, and those after the last one that says something, are not in the file. */
const trimmed = (row: readonly (ReadCell | null)[]) => {
  const cells = row.map(cell => (cell?.value === '' ? null : cell));
  return cells.slice(0, cells.findLastIndex(cell => cell !== null) + 1);
};
const rowsOf = ({ columns, rows }: Sheet) => [
  trimmed(columns.map(c => ({ kind: 'text', value: cellText(c.title) }) as const)),
  ...rows.map(row => trimmed(row.map((cell, i) => expected(cell, columns[i]?.kind ?? 'text')))),
];

describe('read back, every cell is the sheet’s, of its kind, and none is a formula', () => {
  test('of a whole report', async () => {
    const sheets = reportSheets(await realisticView());
    const read = readXlsx(await xlsxOf(sheets));
    expect(read.map(s => s.name)).toEqual([...sheets.map(s => s.name), 'Om bladen']);
    for (const [i, sheet] of sheets.entries()) expect(read[i]?.rows.map(trimmed)).toEqual(rowsOf(sheet));
    expect(read.flatMap(s => s.rows.flat()).filter(cell => cell?.kind === 'formula')).toEqual([]);
  });

  test('of any sheet', async () => {
    await fc.assert(
      fc.asyncProperty(anySheet, async any => {
        const [read] = readXlsx(await xlsxOf([any]));
        expect(read?.rows.map(trimmed).filter(row => row.length > 0)).toEqual(
          rowsOf(any).filter(row => row.length > 0),
        );
      }),
    );
  });

  test('a text longer than a cell holds ends in an ellipsis', async () => {
    const long: Sheet = { name: 'x', note: '', columns: [{ title: 'A', kind: 'text' }], rows: [['ö'.repeat(40_000)]] };
    const [read] = readXlsx(await xlsxOf([long]));
    expect(read?.rows[1]?.[0]?.value).toBe(`${'ö'.repeat(32_766)}…`);
  });
});

describe('the sheets', async () => {
  const sheets = reportSheets(await realisticView());
  const bytes = await xlsxOf(sheets);
  const read = readXlsx(bytes);

  test('the header stays when one scrolls, and has a filter over every row and column', () => {
    for (const [i, sheet] of sheets.entries()) {
      expect(read[i]?.xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      expect(read[i]?.xml).toMatch(new RegExp(`<autoFilter ref="A1:[A-Z]+${sheet.rows.length + 1}"/>`));
      expect(read[i]?.xml.indexOf('<autoFilter')).toBeGreaterThan(read[i]?.xml.indexOf('</sheetData>') ?? 0);
    }
  });

  test('every column has a width between 12 and 48 characters', () => {
    const widths = read.flatMap(s => [...s.xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(m => Number(m[1])));
    expect(widths.length).toBe(sheets.reduce((sum, s) => sum + s.columns.length, 3));
    for (const width of widths) expect(width).toBeGreaterThanOrEqual(12);
    for (const width of widths) expect(width).toBeLessThan(50);
  });

  test('the last sheet says what the others show, and how many rows each has', () => {
    const about = read
      .at(-1)
      ?.rows.slice(1)
      .map(row => row.map(cell => cell?.value));
    expect(about).toEqual(sheets.map(s => [s.name, s.note, s.rows.length]));
  });

  test('the same sheets are the same bytes, whenever they are written', async () => {
    await new Promise(resolve => setTimeout(resolve, 2100));
    expect(Buffer.compare(bytes, await xlsxOf(sheets))).toBe(0);
  });

  test('nothing in the file says who made it or when', () => {
    expect([...unzipped(bytes).keys()].filter(path => path.startsWith('docProps'))).toEqual([]);
  });
});

describe('names of sheets', () => {
  test('any names become legal, and no two are alike whatever the case', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 8 }), names => {
        const made = sheetNames(names);
        for (const name of made) expect(name).toMatch(/^(?!')[^[\]/\\:*?\p{Cc}]{1,31}(?<!')$/u);
        expect(new Set(made.map(n => n.toLowerCase())).size).toBe(names.length);
      }),
    );
  });

  test('a long name is cut, its twin numbered', () => {
    const name = 'Deltagande i insatser utan behovsprövning';
    expect(sheetNames([name, name, 'A/B'])).toEqual([
      'Deltagande i insatser utan beho',
      'Deltagande i insatser utan (2)',
      'A B',
    ]);
  });
});
