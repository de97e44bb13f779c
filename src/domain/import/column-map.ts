/** How another system's export is read as ours: no two name their columns, or write their codes, alike (contract 4). */
import { type ColumnName, columns, type RawRow, requiredColumns } from './columns.ts';

export interface ColumnMap {
  /** The file's own name of a column; one that is not named here is expected under our name. */
  readonly columns: Readonly<Partial<Record<ColumnName, string>>>;
  /** What the file writes, and what we write for it; any other value is read as it stands. */
  readonly values: Readonly<Partial<Record<ColumnName, Readonly<Record<string, string>>>>>;
  /** The same value on every row. */
  readonly constants: Readonly<Partial<Record<ColumnName, string>>>;
}

/** The file is written as we write. */
export const ownColumns: ColumnMap = { columns: {}, values: {}, constants: {} };

/**
 * The last column of the tool's own export, and what stands in it: an apostrophe that a cell of the row begins with was put
 * there so that no spreadsheet runs the cell, and is no part of the text.
 */
export const guardColumn = 'kalix_ov_export';
export const guardedWith = 'apostrof';

/** Required columns, and columns that the map names, that the header does not have; by the file's own names. */
export function missingColumns(header: readonly string[], map: ColumnMap = ownColumns): string[] {
  const required = requiredColumns.filter(name => map.constants[name] === undefined);
  const wanted = new Set<ColumnName>([...required, ...columns.filter(name => map.columns[name] !== undefined)]);
  return [...wanted].map(name => map.columns[name] ?? name).filter(name => !header.includes(headerName(name)));
}

/** Reads a row's cells into every column of ours, trimmed; what the file does not have is empty. */
export function rowReader(
  header: readonly string[],
  map: ColumnMap = ownColumns,
): (cells: readonly string[]) => RawRow {
  const places = new Map(header.map((name, i) => [name, i]));
  const sources = columns.map(name => ({
    name,
    constant: map.constants[name],
    at: places.get(headerName(map.columns[name] ?? name)) ?? -1,
    values: new Map(Object.entries(map.values[name] ?? {})),
  }));
  const guardedAt = places.get(guardColumn) ?? -1;
  return cells => {
    const isGuarded = cells[guardedAt] === guardedWith;
    const row: Partial<Record<ColumnName, string>> = {};
    for (const { name, constant, at, values } of sources) {
      const text = cells[at] ?? '';
      const cell = constant ?? (isGuarded && text.startsWith("'") ? text.slice(1) : text).trim();
      row[name] = values.get(cell) ?? cell;
    }
    return row as RawRow;
  };
}

/** Names of columns are compared without regard to capitals and spaces round them. */
export function headerName(name: string): string {
  return name.trim().toLowerCase();
}
