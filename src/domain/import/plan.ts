/**
 * All rows of an import read and put in an order in which each renewal comes after the decision that it renews. Any bad
 * row is named; whether something is stored is for the caller: all or nothing.
 */
import type { BadRow } from '../problem.ts';
import { type ColumnName, columns, type RawRow, requiredColumns } from './columns.ts';
import { type ImportContext, type ReadRow, readRow } from './read-row.ts';

export interface PlannedRow extends ReadRow {
  /** The row that this one renews, when it stands in the same file; else the decision's own number, or null. */
  readonly renewsRow: string | null;
  readonly renewsDecision: string | null;
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  readonly bad: readonly BadRow[];
}

/** What the register knows: decision numbers by external id, and which decision numbers exist. */
export interface Known {
  readonly byExternalId: ReadonlyMap<string, string>;
  readonly decisions: ReadonlySet<string>;
}

export function missingColumns(header: readonly string[]): string[] {
  return requiredColumns.filter(name => !header.includes(name));
}

/** The row with every column; what the file does not have is empty. */
export function rawRow(header: readonly string[], cells: readonly string[]): RawRow {
  const at = new Map(header.map((name, i) => [name, i]));
  return Object.fromEntries(columns.map(name => [name, (cells[at.get(name) ?? -1] ?? '').trim()])) as Record<
    ColumnName,
    string
  >;
}

export function planImport(
  header: readonly string[],
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  context: ImportContext,
  known: Known,
): ImportPlan {
  const bad: BadRow[] = [];
  const read = new Map<string, ReadRow>();
  for (const { line, cells } of rows) {
    const row = readCells(header, cells, line, context);
    if (Array.isArray(row)) bad.push(...row);
    else if (read.has(row.raw.external_id))
      bad.push({ line, column: 'external_id', reason: 'samma värde står på en tidigare rad' });
    else read.set(row.raw.external_id, row);
  }
  const planned = new Map([...read].map(([id, row]) => [id, withRenewal(row, read, known)]));
  for (const row of planned.values()) bad.push(...badRenewal(row, planned));
  bad.sort((a, b) => a.line - b.line);
  return { rows: bad.length > 0 ? [] : renewalsLast(planned), bad };
}

function readCells(
  header: readonly string[],
  cells: readonly string[],
  line: number,
  context: ImportContext,
): ReadRow | BadRow[] {
  if (cells.length !== header.length) {
    return [{ line, column: 'hela raden', reason: `har ${cells.length} celler, rubrikraden har ${header.length}` }];
  }
  return readRow(rawRow(header, cells), line, context);
}

function withRenewal(row: ReadRow, rows: ReadonlyMap<string, ReadRow>, known: Known): PlannedRow {
  const { renews } = row.raw;
  if (renews === '') return { ...row, renewsRow: null, renewsDecision: null };
  if (rows.has(renews)) return { ...row, renewsRow: renews, renewsDecision: null };
  const decision = known.byExternalId.get(renews) ?? (known.decisions.has(renews) ? renews : null);
  return { ...row, renewsRow: null, renewsDecision: decision };
}

function badRenewal(row: PlannedRow, rows: ReadonlyMap<string, PlannedRow>): BadRow[] {
  const { line, raw } = row;
  if (raw.renews === '') return [];
  const fault = (reason: string): BadRow[] => [{ line, column: 'renews', reason }];
  if (row.renewsRow === null) return row.renewsDecision === null ? fault('finns varken i filen eller i registret') : [];
  const renewed = rows.get(row.renewsRow);
  if (!renewed) return [];
  if (renewed.person.number !== row.person.number) return fault('gäller en annan person');
  if (renewed.decided > row.decided) return fault('fattades senare än beslutet som ska förnya det');
  if (renewed.outcome === 'avslag') return fault('avslogs, och kan inte förnyas');
  return isCircular(row, rows) ? fault('raderna förnyar varandra') : [];
}

function isCircular(row: PlannedRow, rows: ReadonlyMap<string, PlannedRow>): boolean {
  const seen = new Set<string>([row.raw.external_id]);
  for (let at = row.renewsRow; at !== null; at = rows.get(at)?.renewsRow ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/** In the file's order, but each renewed row before the one that renews it. */
function renewalsLast(rows: ReadonlyMap<string, PlannedRow>): PlannedRow[] {
  const ordered = new Map<string, PlannedRow>();
  const place = (row: PlannedRow): void => {
    if (ordered.has(row.raw.external_id)) return;
    const renewed = row.renewsRow === null ? undefined : rows.get(row.renewsRow);
    if (renewed) place(renewed);
    ordered.set(row.raw.external_id, row);
  };
  for (const row of rows.values()) place(row);
  return [...ordered.values()];
}
