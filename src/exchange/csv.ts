/** Reads a CSV export: UTF-8 with or without byte order mark, or Windows-1252; semicolon or comma. */
import { type CsvError, parse } from 'csv-parse/sync';
import { headerName } from '../domain/import/column-map.ts';
import type { CsvRow } from '../domain/import/plan.ts';
import { Refusal } from '../domain/problem.ts';

export interface CsvFile {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

export function readCsv(bytes: Uint8Array): CsvFile {
  const text = decode(bytes).replaceAll('\r\n', '\n');
  const parsed = parseText(text);
  const [head, ...records] = parsed;
  if (!head) return { header: [], rows: [] };
  const rows = records.map(p => ({ line: p.info.lines - breaksIn(p.record), cells: p.record }));
  return { header: head.record.map(headerName), rows };
}

/** The parser knows the line on which a row ends. */
function breaksIn(cells: readonly string[]): number {
  return cells.join(';').match(/[\r\n]/g)?.length ?? 0;
}

function parseText(text: string): Parsed[] {
  try {
    const options = {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    } as const;
    return parse(text, options) as unknown as Parsed[];
  } catch (error) {
    const line = (error as CsvError & { lines?: number }).lines ?? 1;
    const row = { line, column: 'hela raden', reason: 'citattecknen går inte ihop' };
    throw new Refusal({ code: 'bad-rows', rows: [row], total: 1 });
  }
}

/** UTF-8 when the bytes are that, else Windows-1252, which every byte is. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The one that the header has more of. */
function delimiterOf(text: string): ';' | ',' {
  const [header = ''] = text.split(/\r?\n/, 1);
  return header.split(';').length >= header.split(',').length ? ';' : ',';
}
