/** How wide each column is, in characters: as its content, but a long text is broken into lines; and how high the rows. */
import type { Cell, Sheet } from '../present/sheet.ts';
import { cellText } from './cell-text.ts';

const narrowest = 12;
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

/** In points. Room for the most lines of any cell; LibreOffice does not find it by itself. */
export function rowHeight(row: readonly Cell[], widths: readonly number[]): number {
  const lines = row.map((cell, i) => Math.ceil((wideLetters * cellText(cell).length) / (widths[i] ?? widest)));
  return Math.min(highest, oneLine * Math.max(1, ...lines));
}

const oneLine = 15;
/** Excel's own limit. */
const highest = 405;
/** Lines break between words, so they hold less than they have room for. */
const wideLetters = 1.1;
