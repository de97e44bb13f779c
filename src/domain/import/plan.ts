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

/** What the register knows: decision numbers by external id, and which decision numbers exist. */
export interface Known {
  readonly byExternalId: ReadonlyMap<string, string>;
  readonly decisions: ReadonlySet<string>;
}

export interface CsvRow {
  /** The line on which the row begins; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export function planImport(
  { header, rows }: { readonly header: readonly string[]; readonly rows: readonly CsvRow[] },
  context: ImportContext,
  known: Known,
  map: ColumnMap = ownColumns,
): ImportPlan {
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
  const planned = withoutBadRenewals(good, badIds, known, bad);
  bad.sort((a, b) => a.line - b.line);
  return { rows: renewalsLast(planned), bad };
}

/** A row whose renewal cannot be is taken out; then those that renew it, until every row that is left holds. */
function withoutBadRenewals(
  good: Map<string, ReadRow>,
  badIds: Set<string>,
  known: Known,
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

function withRenewal(row: ReadRow, rows: ReadonlyMap<string, ReadRow>, known: Known): PlannedRow {
  const { renews } = row.raw;
  if (renews === '') return { ...row, renewsRow: null, renewsDecision: null };
  if (rows.has(renews)) return { ...row, renewsRow: renews, renewsDecision: null };
  const decision = known.byExternalId.get(renews) ?? (known.decisions.has(renews) ? renews : null);
  return { ...row, renewsRow: null, renewsDecision: decision };
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
