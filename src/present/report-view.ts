/** A quarter's report as one of its readers may see it (SoL 34:1, 34:3). */
import type { QuarterReport } from '../domain/report/report.ts';
import type { Reader } from '../domain/submission.ts';

export interface ReportView {
  readonly report: QuarterReport;
  /** Null: the granskare's own working view, without identity. */
  readonly reader: Reader | null;
  /** The person's number by decision; only for IVO, and only when asked for. */
  readonly identities: ReadonlyMap<string, string> | null;
  /** The same for a decision in every report; for the auditors. */
  readonly pseudonym: (decision: string) => string;
  /** The journal's end when the report was made. */
  readonly integrity: { readonly entries: number; readonly head: string | null };
}
