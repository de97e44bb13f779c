/**
 * Plain tables for a terminal: columns padded with spaces, the widest one cut to fit. Text that came from people is
 * stripped of control characters. (Own code: laying out 10 000 rows is what the morning list does.)
 */
export interface Column<T> {
  readonly title: string;
  readonly value: (row: T) => string;
  readonly right?: boolean;
  /** Cut first when the table is too wide. */
  readonly flexible?: boolean;
}

/** Letters, digits and signs of Swedish: each one character, one column, and nothing to strip. Nearly every cell. */
const plain = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u017f\u2013\u2014\u2026]*$/;
const between = '  ';
const narrowest = 8;

interface Cell {
  readonly text: string;
  /** Characters, not code units; the text is Swedish, so each takes one column. */
  readonly length: number;
}

export function table<T>(columns: readonly Column<T>[], rows: readonly T[], width: number): string {
  const titles = columns.map(c => cellOf(c.title));
  const cells = rows.map(row => columns.map(c => cellOf(c.value(row))));
  const natural = titles.map((title, i) => cells.reduce((w, row) => Math.max(w, row[i]?.length ?? 0), title.length));
  const widths = fitted(columns, natural, width);
  const line = (row: readonly Cell[]) => {
    let text = '';
    row.forEach((cell, i) => {
      text += (i === 0 ? '' : between) + padded(cell, widths[i] ?? 0, columns[i]?.right === true);
    });
    return text.trimEnd();
  };
  return [line(titles), line(widths.map(w => cellOf('-'.repeat(w)))), ...cells.map(line)].join('\n');
}

function cellOf(text: string): Cell {
  if (plain.test(text)) return { text, length: text.length };
  const shown = printable(text);
  return { text: shown, length: [...shown].length };
}

/** Without control characters, and on one line. */
export function printable(text: string): string {
  return plain.test(text) ? text : text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

function fitted<T>(columns: readonly Column<T>[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const total = () => widths.reduce((sum, w) => sum + w, 0) + between.length * (widths.length - 1);
  for (let over = total() - width; over > 0; over = total() - width) {
    const widest = widths.reduce((at, w, i) => (columns[i]?.flexible && w > (widths[at] ?? -1) ? i : at), -1);
    const room = (widths[widest] ?? 0) - narrowest;
    if (widest < 0 || room <= 0) break;
    widths[widest] = (widths[widest] ?? 0) - Math.min(room, over);
  }
  return widths;
}

function padded({ text, length }: Cell, width: number, right: boolean): string {
  if (length > width) return `${[...text].slice(0, Math.max(0, width - 1)).join('')}…`;
  const fill = ' '.repeat(width - length);
  return right ? fill + text : text + fill;
}
