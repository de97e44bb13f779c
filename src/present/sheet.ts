/** A table as data: the same rows become a table in a terminal, CSV, a spreadsheet and a page. */
import type { Day } from '../domain/day.ts';

export type Cell = string | number | Day | null;
export type ColumnKind = 'text' | 'day' | 'number';

export interface SheetColumn {
  /** In Swedish, as a reader sees it. */
  readonly title: string;
  readonly kind: ColumnKind;
}

export interface Sheet {
  readonly name: string;
  /** What the sheet shows, in one Swedish sentence with its paragraph. */
  readonly note: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
}
