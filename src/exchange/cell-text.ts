/**
 * What a cell says, the same in every file: on one line, without control characters other than the tab and without
 * what XML cannot hold (half surrogate pairs, non-characters). Days are written `YYYY-MM-DD`, numbers with a decimal comma.
 */
import type { Cell } from '../present/sheet.ts';

export function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? numberText(cell) : printable(cell);
}

function printable(text: string): string {
  return text.replace(/(?:(?!\t)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\ufffd])+/gu, ' ');
}

/** Empty for what is no number (a share of nothing). */
function numberText(value: number): string {
  return Number.isFinite(value) ? String(value).replace('.', ',') : '';
}

/**
 * Whether the text is `constructor`, `__proto__` or another name that every plain object answers to. Libraries that look
 * texts up in one go wrong on them: write-excel-file 4.1 writes no text, echarts 6.1 changes `Object.prototype`.
 */
export function isObjectWord(text: string): boolean {
  return text in {};
}
