/**
 * A spreadsheet file: numbers are numbers, days are days, text is text and never a formula; the header stays and can be
 * filtered. A last sheet says what the others show. The same sheets give the same bytes.
 */
import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import writeExcelFile, { type CellObject, type Sheet as ExcelSheet } from 'write-excel-file/node';
import { type Day, daysBetween, parseDay } from '../domain/day.ts';
import type { Cell, ColumnKind, Sheet } from '../present/sheet.ts';
import { cellText, isObjectWord } from './cell-text.ts';
import { sheetNames } from './sheet-names.ts';
import { autoFilter } from './xlsx-filter.ts';
import { columnWidths, rowHeight } from './xlsx-widths.ts';
import { withoutTime } from './zip-time.ts';

export async function xlsxOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const all = [...sheets, about(sheets)];
  const names = sheetNames(all.map(sheet => sheet.name));
  const written = all.map((sheet, i) => excelSheet(sheet, names[i] ?? ''));
  return withoutTime(await writeExcelFile(written, { ...font, features: [autoFilter(all)] }).toBuffer());
}

const font = { fontFamily: 'Calibri', fontSize: 11 };

function about(sheets: readonly Sheet[]): Sheet {
  const columns = [
    { title: 'Blad', kind: 'text' },
    { title: 'Visar', kind: 'text' },
    { title: 'Rader', kind: 'number' },
  ] as const;
  const names = sheetNames(sheets.map(sheet => sheet.name));
  const rows = sheets.map((sheet, i) => [names[i] ?? '', sheet.note, sheet.rows.length]);
  return { name: 'Om bladen', note: 'Vad varje blad visar.', columns, rows };
}

function excelSheet(sheet: Sheet, name: string): ExcelSheet<Stream | Buffer | Blob> {
  const widths = columnWidths(sheet);
  const titles = sheet.columns.map(column => column.title);
  const row = (cells: readonly Cell[]) => {
    const height = rowHeight(cells, widths);
    return cells.map((cell, i) => ({ ...excelCell(cell, sheet.columns[i]?.kind ?? 'text'), height }));
  };
  return {
    sheet: name,
    data: [titles.map(title => ({ ...heading(title), height: rowHeight(titles, widths) })), ...sheet.rows.map(row)],
    columns: widths.map(width => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  };
}

function heading(title: string): CellObject {
  return { ...textCell(cellText(title)), fontWeight: 'bold', backgroundColor: '#DDE6EE', bottomBorderStyle: 'thin' };
}

function excelCell(cell: Cell, kind: ColumnKind): CellObject | null {
  if (cellText(cell).trim() === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' };
  const day = kind === 'day' ? parseDay(cell ?? '') : undefined;
  return day && day >= firstDay ? dayCell(day) : textCell(cellText(cell));
}

/** From here on a spreadsheet's day number is the days since 30 December 1899. */
const firstDay = '1900-03-01' as Day;
const dayZero = '1899-12-30' as Day;

function dayCell(day: Day): CellObject {
  return { value: daysBetween(dayZero, day), type: Number, format: 'yyyy-mm-dd', align: 'left', alignVertical: 'top' };
}

/** The format `@` keeps it text when somebody edits the cell. */
function textCell(text: string): CellObject {
  return { value: storable(text), type: String, format: '@', wrap: true, alignVertical: 'top' };
}

/** What one cell can hold; Excel refuses a file that has more. */
const longest = 32_767;

/** The control character makes it a text like any other for write-excel-file, which leaves it out of the file. */
function storable(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return isObjectWord(cut) ? `${cut}\u0001` : cut;
}
