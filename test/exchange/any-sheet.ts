/** What fast-check draws sheets from: texts that a spreadsheet or a browser would run, hidden ones too. */
import fc from 'fast-check';
import type { Cell, ColumnKind, Sheet } from '../../src/present/sheet.ts';
import { anyDay } from '../support/arbitraries.ts';

export const unseen = [
  '',
  ' ',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u00ad',
  '\u202e',
  '\u2066',
  '\u2060',
  '\t',
  '\r',
  '\n',
  '\0',
  '\u3164',
  '\u0301',
  '\u2800',
];
export const running = ['=1+1', '+46701234567', '-1', '@SUM(1)', '|x', '%1', "=cmd|' /C calc'!A0", '＝1+1', "'=1"];
const markup = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onclick='x",
  '&lt;b&gt;',
  ']]>',
  '<!--',
  '</style>',
];
const awkward = [
  'constructor',
  '__proto__',
  'toString',
  '007',
  '2026-09-30',
  '1,5',
  'a;b',
  '"',
  'rad ett\r\nrad två',
  ' ',
  '\ud800',
  '\uffff',
  '👩‍👧',
  'Åsa Öberg',
];

export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.array(fc.constantFrom(...unseen), { maxLength: 3 }), fc.constantFrom(...running, ...markup, ...awkward))
    .map(([before, text]) => before.join('') + text),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);

const anyNumber = fc.oneof(
  fc.integer(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map(n => Math.round(n * 100) / 100 || 0)
    .filter(n => Math.abs(n) < 1e12),
);

export const anySheet: fc.Arbitrary<Sheet> = fc
  .array(fc.record({ title: anyText, kind: fc.constantFrom('text' as const, 'day' as const, 'number' as const) }), {
    minLength: 1,
    maxLength: 5,
  })
  .chain(columns => {
    const of: Record<ColumnKind, fc.Arbitrary<Cell>> = { text: anyText, number: anyNumber, day: anyDay('1950-01-01') };
    const row = fc.tuple(...columns.map(({ kind }): fc.Arbitrary<Cell> => fc.option(of[kind], { freq: 6 })));
    return fc.record({
      name: anyText,
      note: anyText,
      columns: fc.constant(columns),
      rows: fc.array(row, { maxLength: 6 }),
    });
  });
