/**
 * The rows of an export as CSV that `import` reads back to the same characters: our own columns, no cell that a
 * spreadsheet would run, line breaks inside a text kept. A last column says that apostrophes in front are ours, so that
 * the import takes one away; in a main system's file they are its own.
 */
import { stringify } from 'csv-stringify/sync';
import { guardColumn, guardedWith } from '../domain/import/column-map.ts';
import { columns, type RawRow } from '../domain/import/columns.ts';
import { guarded } from './formula-guard.ts';

const options = { delimiter: ';', record_delimiter: '\r\n', quoted_match: /[\r\n]/ } as const;

export async function* exportCsv(rows: AsyncIterable<RawRow>): AsyncGenerator<string> {
  yield stringify([[...columns, guardColumn]], { ...options, bom: true });
  for await (const row of rows) {
    yield stringify([[...columns.map(name => guarded(row[name])), guardedWith]], options);
  }
}
