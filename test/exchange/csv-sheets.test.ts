import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText } from '../../src/exchange/cell-text.ts';
import { csvOf } from '../../src/exchange/csv-sheets.ts';
import { guarded } from '../../src/exchange/formula-guard.ts';
import { reportSheets } from '../../src/present/report-sheets.ts';
import type { Cell, Sheet } from '../../src/present/sheet.ts';
import { anySheet, anyText, running, unseen } from './any-sheet.ts';
import { realisticView } from './realistic-report.ts';

const read = (csv: string): string[][] =>
  parse(csv, { bom: true, delimiter: ';', relax_column_count: true, skip_empty_lines: false });
/** What the guard put in front is taken away again. */
const plain = (cell: string) => cell.replace(/^'/, '');
/** What the file says of a cell: a tab is a space there. */
const said = (cell: Cell) => cellText(cell).replaceAll('\t', ' ');
const texts = (row: readonly Cell[]) => row.map(said);
const sheet = (rows: Cell[][]): Sheet => ({
  name: 'Ett',
  note: 'Not.',
  columns: [
    { title: 'A', kind: 'text' },
    { title: 'B', kind: 'number' },
  ],
  rows,
});

describe('the form (contracts 5)', () => {
  test('byte order mark, semicolons, CRLF, decimal comma, days as written', () => {
    expect(
      csvOf([
        sheet([
          ['2026-09-30', 1.5],
          [null, -20],
        ]),
      ]),
    ).toBe('\ufeffA;B\r\n2026-09-30;1,5\r\n;-20\r\n');
  });

  test('several sheets: the name and what it shows, the header, the rows, and a blank line between', () => {
    const csv = csvOf([sheet([['x', 1]]), { ...sheet([]), name: 'Två' }]);
    expect(csv).toBe('\ufeffEtt;Not.\r\nA;B\r\nx;1\r\n\r\nTvå;Not.\r\nA;B\r\n');
  });

  test('a semicolon, a quotation mark and a line break stay in their cell, the line break as a space', () => {
    expect(read(csvOf([sheet([['a;b "c"\r\nd', 1]])]))[1]).toEqual(['a;b "c" d', '1']);
  });

  test('a number that is none is empty', () => expect(csvOf([sheet([['x', Number.NaN]])])).toContain('x;\r\n'));
});

describe('no cell runs', () => {
  test.each(unseen.flatMap(before => running.map(text => before + text)))('%j is text', text => {
    expect(csvOf([sheet([[text, 1]])]).split('\r\n')[1]).toMatch(/^"?'/);
  });

  test.each(['Familjebehandling', '2026-0042-A', '2026-09-30', '5 = 5', 'a@b', '– tankstreck', ''])(
    '%j is as it was',
    text => expect(guarded(text)).toBe(text),
  );

  test('whatever is written, the first character that is seen does not run', () => {
    fc.assert(
      fc.property(anyText, text => {
        const [first = ''] =
          guarded(said(text)).match(/[^\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u) ?? [];
        expect('=+-@|%＝＋－＠｜％\t\r').not.toContain(first || 'none');
      }),
    );
  });

  test('taking one apostrophe away gives the text back', () => {
    fc.assert(
      fc.property(anyText, text => {
        const kept = guarded(text);
        expect(kept === text ? kept : kept.slice(1)).toBe(text);
        if (kept === text) expect(text.startsWith("'")).toBe(false);
      }),
    );
  });
});

describe('read back, every cell is the sheet’s', () => {
  test('of a whole report', async () => {
    const sheets = reportSheets(await realisticView());
    const rows = read(csvOf(sheets)).map(row => row.map(plain));
    for (const { name, note, columns, rows: expected } of sheets) {
      const at = rows.findIndex(row => row[0] === name && row[1] === note);
      expect(rows.slice(at + 1, at + 2 + expected.length)).toEqual([columns.map(c => c.title), ...expected.map(texts)]);
    }
  });

  test('of any sheet', () => {
    fc.assert(
      fc.property(anySheet, any => {
        const [head, ...rows] = read(csvOf([any]));
        expect(head?.map(plain)).toEqual(any.columns.map(c => plain(guarded(said(c.title)))));
        expect(
          rows.map((row, r) => row.map((cell, i) => (typeof any.rows[r]?.[i] === 'number' ? cell : plain(cell)))),
        ).toEqual(any.rows.map(texts));
      }),
    );
  });

  test('no control character but the line ends is in the file', () => {
    fc.assert(
      fc.property(anySheet, any => {
        expect(csvOf([any]).replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u2028]/u);
      }),
    );
  });
});
