/**
 * CSV for people who open it in a spreadsheet (contracts 5): semicolons, UTF-8 with byte order mark, CRLF, decimal
 * comma, no cell that runs. One sheet is its header and its rows; several come one after the other with a blank line
 * between, each under a line with its name and what it shows.
 */
import { stringify } from 'csv-stringify/sync';
import type { Cell, Sheet } from '../present/sheet.ts';
import { cellText } from './cell-text.ts';
import { guarded } from './formula-guard.ts';

const options = { delimiter: ';', bom: true, record_delimiter: '\r\n' } as const;

export function csvOf(sheets: readonly Sheet[]): string {
  const several = sheets.length > 1;
  return stringify(
    sheets.flatMap((sheet, i) => [
      ...(i > 0 ? [[]] : []),
      ...(several ? [[safe(sheet.name), safe(sheet.note)]] : []),
      sheet.columns.map(column => safe(column.title)),
      ...sheet.rows.map(row => row.map(safe)),
    ]),
    options,
  );
}

/** A number is written as such, with its sign. A tab is a space: a reader that splits at tabs would run what follows. */
function safe(cell: Cell): string {
  return typeof cell === 'number' ? cellText(cell) : guarded(cellText(cell).replaceAll('\t', ' '));
}
