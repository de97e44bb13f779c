import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/domain/problem.ts';
import { readCsv } from '../../src/exchange/csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const windows1252 = (text: string) =>
  Uint8Array.from([...text].map(c => ({ '€': 0x80, '–': 0x96, '”': 0x94 })[c] ?? c.codePointAt(0) ?? 0));
const cellsOf = (bytes: Uint8Array) => readCsv(bytes).rows.map(r => r.cells);

describe('the delimiter is the one that the header has more of', () => {
  test.each([
    [';', 'a;b;c\n1;2;3\n'],
    [',', 'a,b,c\n1,2,3\n'],
  ])('%s', (_delimiter, text) => {
    expect(readCsv(utf8(text))).toEqual({ header: ['a', 'b', 'c'], rows: [{ line: 2, cells: ['1', '2', '3'] }] });
  });

  test('a comma in a cell of a semicolon file is text, and the other way round', () => {
    expect(cellsOf(utf8('a;b\n1,5;2\n'))).toEqual([['1,5', '2']]);
    expect(cellsOf(utf8('a,b\n"1;5",2\n'))).toEqual([['1;5', '2']]);
  });

  test('one column alone', () => expect(cellsOf(utf8('a\n1\n2\n'))).toEqual([['1'], ['2']]));
});

describe('the characters', () => {
  const text = 'namn;typ\nÅsa Öberg;Samtal – ”gruppen”\n';
  const expected = [['Åsa Öberg', 'Samtal – ”gruppen”']];

  test('UTF-8 without byte order mark', () => expect(cellsOf(utf8(text))).toEqual(expected));

  test('UTF-8 with byte order mark: it is no part of the first column’s name', () => {
    const file = readCsv(utf8(`\uFEFF${text}`));
    expect(file.header).toEqual(['namn', 'typ']);
    expect(file.rows.map(r => r.cells)).toEqual(expected);
  });

  test('Windows-1252', () => expect(cellsOf(windows1252(text))).toEqual(expected));

  test('column names are read without regard to case and spaces round them', () => {
    expect(readCsv(utf8('External_ID ; PERSONNUMMER\n1;2\n')).header).toEqual(['external_id', 'personnummer']);
  });
});

describe('quotation marks and lines', () => {
  test('a delimiter, a quotation mark and a line break inside quotation marks are text', () => {
    expect(cellsOf(utf8('a;b\n"x;y";"sa ""hej"""\n"rad 1\nrad 2";z\n'))).toEqual([
      ['x;y', 'sa "hej"'],
      ['rad 1\nrad 2', 'z'],
    ]);
  });

  test.each(['\n', '\r\n'])('a row is known by the line that it begins on (%j)', end => {
    const text = ['a;b', '1;2', `"rad 1${end}rad 2${end}rad 3";x`, '3;4', ''].join(end);
    expect(readCsv(utf8(text)).rows.map(r => r.line)).toEqual([2, 3, 6]);
  });

  test('a header over several lines', () => {
    expect(readCsv(utf8('a;"b\nc"\n1;2\n')).rows.map(r => r.line)).toEqual([3]);
  });

  test('empty lines hold no row, and the lines after them keep their numbers', () => {
    expect(readCsv(utf8('a;b\n\n1;2\n\n\n3;4\n')).rows).toEqual([
      { line: 3, cells: ['1', '2'] },
      { line: 6, cells: ['3', '4'] },
    ]);
  });

  test('a last line without an end is a row', () => expect(cellsOf(utf8('a;b\n1;2'))).toEqual([['1', '2']]));

  test('a row with too few or too many cells is given as it is; the plan names it', () => {
    expect(cellsOf(utf8('a;b\n1\n1;2;3\n'))).toEqual([['1'], ['1', '2', '3']]);
  });

  test('an empty file has no header and no rows', () => expect(readCsv(utf8(''))).toEqual({ header: [], rows: [] }));

  test('a header alone has no rows', () => expect(readCsv(utf8('a;b\n'))).toEqual({ header: ['a', 'b'], rows: [] }));

  test('a quotation mark that is never closed is refused with its line, without what stood there', () => {
    let problem: unknown;
    try {
      readCsv(utf8('a;b\n1;2\n"Åsa Testsson;4\n'));
    } catch (error) {
      problem = error instanceof Refusal ? error.problem : error;
    }
    expect(problem).toMatchObject({
      code: 'bad-rows',
      rows: [{ line: expect.any(Number), column: 'hela raden' }],
      total: 1,
    });
    expect(JSON.stringify(problem)).not.toContain('Testsson');
  });
});
