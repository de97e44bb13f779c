/** The columns of an import in Swedish: their own names are English, and a file's header can be another still. */
import { type ColumnMap, headerName } from '../domain/import/column-map.ts';
import type { ColumnName } from '../domain/import/columns.ts';

const columnWords: Readonly<Record<ColumnName, string>> = {
  external_id: 'beslutets nummer i huvudsystemet',
  personnummer: 'personnummer',
  name: 'namn',
  protected: 'skyddade personuppgifter',
  sex: 'kön',
  caseworker: 'handläggare',
  insats: 'insats',
  type: 'typ av insats',
  basis: 'paragraf',
  application_date: 'ansökningsdag',
  application_by: 'vem som ansökte',
  consent_date: 'dag för samtycke',
  motivation_date: 'dag för utredd motivation',
  decision_date: 'beslutsdag',
  outcome: 'utfall',
  decided_by: 'beslutsfattare',
  delegation: 'punkt i delegationsordningen',
  needs: 'behov',
  renews: 'beslut som förnyas',
  executed_date: 'dag för verkställighet',
  partial_missing: 'vad som saknas',
  interrupted_date: 'dag för avbrott',
  resumed_date: 'dag för återupptagande',
  closed_date: 'dag för avslut',
  closing_reason: 'skäl för avslut',
  delay_reason: 'skäl för fördröjningen',
  last_followup_date: 'dag för senaste uppföljning',
  court_order: 'domstols avgörande',
};

/** As it stands in the file, the tool's own names explained: "decision_date (beslutsdag)", "Beslutsdatum". */
export function explained(column: string): string {
  const words = (columnWords as Readonly<Record<string, string | undefined>>)[column];
  return words === undefined || words === column ? column : `${column} (${words})`;
}

/** The same for a column that the file need not have: one that the map fills has its Swedish words, another has none. */
export function columnIn(header: readonly string[], map: ColumnMap): (column: ColumnName) => string | undefined {
  return column => {
    const own = map.columns[column]?.trim();
    if (own !== undefined) return own;
    if (header.includes(headerName(column))) return explained(column);
    return map.constants[column] === undefined ? undefined : columnWords[column];
  };
}
