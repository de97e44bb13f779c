/** What an import did, and the gaps that it found. */
import type { ColumnName } from '../domain/import/columns.ts';
import type { Finding } from '../domain/import/read-row.ts';
import type { BadRow } from '../domain/problem.ts';
import type { Sheet } from './sheet.ts';

export interface ImportResult {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows that could not be read in, and were left out. */
  readonly skipped: number;
  /** The file that says which, and why; null when there were none, or nothing is stored. */
  readonly badRows: string | null;
  readonly findings: readonly Finding[];
}

const shownLines = 5;

export function importJson(result: ImportResult, dryRun: boolean): unknown {
  return { dryRun, ...result };
}

/** What a column is called in the file; undefined when it has none such. */
type Named = (column: ColumnName) => string | undefined;

export function importText(result: ImportResult, dryRun: boolean, named: Named): string {
  const { rows, added, changed, unchanged, skipped, badRows } = result;
  const done = dryRun ? 'Provläst, inget sparades' : 'Inläst';
  const summary = `${done}: ${rows} ${rows === 1 ? 'rad' : 'rader'}, ${added} nya, ${changed} ändrade, ${unchanged} oförändrade.`;
  const left =
    skipped === 0
      ? []
      : [
          `${skipped === 1 ? '1 rad' : `${skipped} rader`} kunde inte läsas in och hoppades över${badRows === null ? '' : `: se ${badRows}`}.`,
        ];
  return [summary, ...left, ...gaps(result.findings, dryRun, named)].join('\n');
}

function gaps(findings: readonly Finding[], dryRun: boolean, named: Named): string[] {
  if (findings.length === 0) return [];
  const byText = new Map<string, number[]>();
  for (const { text, column, line } of findings) {
    const name = named(column);
    const key = name === undefined ? text : `${name}: ${text}`;
    const lines = byText.get(key);
    if (lines) lines.push(line);
    else byText.set(key, [line]);
  }
  const list = [...byText].map(([text, lines]) => {
    const shown = lines.slice(0, shownLines).join(', ');
    return `  ${lines.length} × ${text} (rad ${shown}${lines.length > shownLines ? ' …' : ''})`;
  });
  return [
    `${findings.length} ${findings.length === 1 ? 'lucka' : 'luckor'} i underlaget (${dryRun ? 'raderna kan läsas in ändå' : 'raderna är inlästa'}):`,
    ...list,
  ];
}

/** What is wrong with the rows that were left out; never what stood there. */
export function badRowsSheet(rows: readonly BadRow[]): Sheet {
  return {
    name: 'Rader som inte lästes in',
    note: 'Rätta raderna i filen och läs in den igen.',
    columns: [
      { title: 'Rad', kind: 'number' },
      { title: 'Kolumn', kind: 'text' },
      { title: 'Fel', kind: 'text' },
    ],
    rows: rows.map(({ line, column, reason }) => [line, column, reason]),
  };
}
