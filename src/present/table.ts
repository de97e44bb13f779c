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
const gap = 2;
const narrowest = 8;

export function table<T>(columns: readonly Column<T>[], rows: readonly T[], width: number): string {
  const cells = rows.map(row => columns.map(c => printable(c.value(row))));
  const natural = columns.map((c, i) => cells.reduce((w, row) => Math.max(w, length(row[i] ?? '')), length(c.title)));
  const widths = fitted(columns, natural, width);
  const line = (values: readonly string[]) =>
    values
      .map((value, i) => pad(cut(value, widths[i] ?? 0), widths[i] ?? 0, columns[i]?.right === true))
      .join(' '.repeat(gap))
      .trimEnd();
  return [line(columns.map(c => c.title)), line(widths.map(w => '-'.repeat(w))), ...cells.map(line)].join('\n');
}

/** Without control characters, and on one line. */
export function printable(text: string): string {
  return plain.test(text) ? text : text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

function fitted<T>(columns: readonly Column<T>[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const total = () => widths.reduce((sum, w) => sum + w, 0) + gap * (widths.length - 1);
  for (let over = total() - width; over > 0; over = total() - width) {
    const widest = widths.reduce((at, w, i) => (columns[i]?.flexible && w > (widths[at] ?? -1) ? i : at), -1);
    const room = (widths[widest] ?? 0) - narrowest;
    if (widest < 0 || room <= 0) break;
    widths[widest] = (widths[widest] ?? 0) - Math.min(room, over);
  }
  return widths;
}

function cut(text: string, width: number): string {
  return length(text) <= width ? text : `${[...text].slice(0, Math.max(0, width - 1)).join('')}…`;
}

function pad(text: string, width: number, right: boolean): string {
  const fill = ' '.repeat(Math.max(0, width - length(text)));
  return right ? fill + text : text + fill;
}

/** Characters, not code units; the text is Swedish, so each takes one column. */
function length(text: string): number {
  return plain.test(text) ? text.length : [...text].length;
}
