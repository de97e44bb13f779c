/** A sheet on a terminal: its name, its note and its table. */
import { paragraph } from './paragraph.ts';
import type { Cell, Sheet } from './sheet.ts';
import type { Screen } from './style.ts';
import { table } from './table.ts';

/** Text is cut when the screen is too narrow; numbers and days never are. */
export function sheetText(sheet: Sheet, screen: Screen): string {
  const head = `${screen.style.bold(sheet.name)}\n${paragraph(sheet.note, screen.columns)}`;
  if (sheet.rows.length === 0) return `${head}\nInga.`;
  const columns = sheet.columns.map(({ title, kind }, i) => ({
    title,
    value: (row: readonly Cell[]) => String(row[i] ?? '–'),
    right: kind === 'number',
    flexible: kind === 'text',
  }));
  return `${head}\n\n${table(columns, sheet.rows, screen.columns)}`;
}
