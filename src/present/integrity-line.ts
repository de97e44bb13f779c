import type { ReportView } from './report-view.ts';

/** For comparing with a seal on paper. */
export function integrityLine({ entries, head }: ReportView['integrity']): string {
  return `Registret har ${entries} journalposter${head ? `; den sista är ${head.slice(0, 16)}…` : ''}.`;
}
