/**
 * All rows of an import read and put in an order in which each renewal comes after the decision that it renews. Any bad
 * row is named, and so is a row that renews a bad one. Whether the good ones are stored then is for the caller.
 */
import type { BadRow } from '../problem.ts';
import { type ColumnMap, ownColumns, rowReader } from './column-map.ts';
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

/** The rows as they are read, before their renewals are looked up. */
export interface ReadImport {
  readonly good: ReadonlyMap<string, ReadRow>;
  readonly bad: readonly BadRow[];
  /** The external ids of the bad rows. */
  readonly badIds: ReadonlySet<string>;
}

/** The number of a decision in the register, by another system's number for it or by its own. */
export type KnownDecision = (name: string) => string | undefined;

export interface CsvRow {
  /** The line on which the row begins; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export function readRows(
  { header, rows }: { readonly header: readonly string[]; readonly rows: readonly CsvRow[] },
  context: ImportContext,
  map: ColumnMap = ownColumns,
): ReadImport {
  const bad: BadRow[] = [];
  const good = new Map<string, ReadRow>();
  const badIds = new Set<string>();
  const toRow = rowReader(header, map);
  for (const { line, cells } of rows) {
    const raw = toRow(cells);
    const row = cells.length === header.length ? readRow(raw, line, context) : [wrongLength(line, cells, header)];
    if (Array.isArray(row)) {
      bad.push(...row);
      badIds.add(raw.external_id);
    } else if (good.has(raw.external_id))
      bad.push({ line, column: 'external_id', reason: 'samma värde står på en tidigare rad' });
    else good.set(raw.external_id, row);
  }
  return { good, bad, badIds };
}

/** What the register has to be asked about: the rows' own numbers, and those that they renew. */
export function namesIn({ good }: ReadImport): string[] {
  return [...good.values()].flatMap(({ raw }) =>
    raw.renews === '' ? [raw.external_id] : [raw.external_id, raw.renews],
  );
}

export function planImport(read: ReadImport, known: KnownDecision): ImportPlan {
  const bad = [...read.bad];
  const planned = withoutBadRenewals(new Map(read.good), new Set(read.badIds), known, bad);
  bad.sort((a, b) => a.line - b.line);
  return { rows: renewalsLast(planned), bad };
}

/** A row whose renewal cannot be is taken out; then those that renew it, until every row that is left holds. */
function withoutBadRenewals(
  good: Map<string, ReadRow>,
  badIds: Set<string>,
  known: KnownDecision,
  bad: BadRow[],
): Map<string, PlannedRow> {
  for (;;) {
    const planned = new Map([...good].map(([id, row]) => [id, withRenewal(row, good, known)]));
    const faulty = [...planned.values()].flatMap(row =>
      badRenewal(row, planned, badIds).map(fault => ({ row, fault })),
    );
    if (faulty.length === 0) return planned;
    for (const { row, fault } of faulty) {
      bad.push(fault);
      badIds.add(row.raw.external_id);
      good.delete(row.raw.external_id);
    }
  }
}

function wrongLength(line: number, cells: readonly string[], header: readonly string[]): BadRow {
  return { line, column: 'hela raden', reason: `har ${cells.length} celler, rubrikraden har ${header.length}` };
}

function withRenewal(row: ReadRow, rows: ReadonlyMap<string, ReadRow>, known: KnownDecision): PlannedRow {
  const { renews } = row.raw;
  if (renews === '') return { ...row, renewsRow: null, renewsDecision: null };
  if (rows.has(renews)) return { ...row, renewsRow: renews, renewsDecision: null };
  return { ...row, renewsRow: null, renewsDecision: known(renews) ?? null };
}

function badRenewal(row: PlannedRow, rows: ReadonlyMap<string, PlannedRow>, badIds: ReadonlySet<string>): BadRow[] {
  const { line, raw } = row;
  if (raw.renews === '') return [];
  const fault = (reason: string): BadRow[] => [{ line, column: 'renews', reason }];
  if (row.renewsRow === null && row.renewsDecision === null)
    return fault(
      badIds.has(raw.renews) ? 'förnyar en rad som inte kan läsas in' : 'finns varken i filen eller i registret',
    );
  const renewed = row.renewsRow === null ? undefined : rows.get(row.renewsRow);
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
