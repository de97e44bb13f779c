/** How wide each column is, in characters: as its content, but a long text is broken into lines. */
import type { Sheet } from '../present/sheet.ts';
import { cellText } from './cell-text.ts';

const narrowest = 9;
const widest = 48;
/** The filter's button stands over the title. */
const button = 3;

export function columnWidths(sheet: Sheet): number[] {
  return sheet.columns.map(({ title, kind }, i) => {
    const heading = kind === 'text' ? title.length : longestWord(title);
    const content = sheet.rows.reduce((most, row) => Math.max(most, cellText(row[i] ?? null).length), 0);
    return Math.min(widest, Math.max(narrowest, heading + button, content + 1));
  });
}

function longestWord(text: string): number {
  return Math.max(...text.split(/\s/).map(word => word.length));
}
