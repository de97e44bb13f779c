/** The columns of an import (contract). Every row is keyed by `external_id`. */
export const columns = [
  'external_id',
  'personnummer',
  'name',
  'protected',
  'sex',
  'caseworker',
  'insats',
  'type',
  'basis',
  'application_date',
  'application_by',
  'consent_date',
  'motivation_date',
  'decision_date',
  'outcome',
  'decided_by',
  'delegation',
  'needs',
  'renews',
  'executed_date',
  'partial_missing',
  'interrupted_date',
  'resumed_date',
  'closed_date',
  'closing_reason',
  'delay_reason',
  'last_followup_date',
  'court_order',
] as const;

export type ColumnName = (typeof columns)[number];

export const requiredColumns = ['external_id', 'personnummer', 'insats', 'decision_date', 'outcome'] as const;

export const dayColumns = columns.filter(name => name.endsWith('_date'));

/** A row with every column, trimmed; an absent column is empty. */
export type RawRow = Readonly<Record<ColumnName, string>>;

/** What a row says: the columns that are not empty, in our order. So it is kept: half the columns of most rows are empty. */
export function filledIn(row: RawRow): Readonly<Partial<RawRow>> {
  const filled: Partial<Record<ColumnName, string>> = {};
  for (const name of columns) if (row[name] !== '') filled[name] = row[name];
  return filled;
}

export function everyColumn(filled: Readonly<Partial<RawRow>>): RawRow {
  return { ...empty, ...filled };
}
const empty = Object.fromEntries(columns.map(name => [name, ''])) as RawRow;
