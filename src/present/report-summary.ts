/** What a quarter's report says, in sentences. Each reader is told what concerns it. */
import type { LateRow } from '../domain/report/late-row.ts';
import type { QuarterReport } from '../domain/report/report.ts';
import type { ReportView } from './report-view.ts';
import { days, quarterWords } from './words.ts';

export function reportSummary(view: ReportView): string[] {
  const { report, reader } = view;
  const common = [howMany(report), howLong(report)];
  if (reader === 'fullmaktige') return present(common);
  if (reader === 'revisorer') return present(common);
  return present([...common, resolved(report), ...toMind(view), whenToReport(report)]);
}

/** The posts of parts A, B and C. */
export function postsOf({ notExecuted, interrupted, partlyExecuted }: QuarterReport): LateRow[] {
  return [...notExecuted, ...interrupted, ...partlyExecuted];
}

function howMany(report: QuarterReport): string {
  const { quarter, lastDay } = report.frame;
  const when = `${quarterWords(quarter)} (läget den ${lastDay})`;
  const count = postsOf(report).length;
  if (count === 0) return `Inga beslut att rapportera för ${when}. Att det inte finns några är också en rapport.`;
  const [a, b, c] = [report.notExecuted.length, report.interrupted.length, report.partlyExecuted.length];
  return `${count} beslut att rapportera för ${when}: ${a} ej verkställda, ${b} avbrutna och ${c} delvis verkställda.`;
}

function howLong(report: QuarterReport): string | null {
  const longest = postsOf(report).reduce((most, row) => Math.max(most, row.daysSinceDecision), 0);
  return longest > 0 ? `Längst tid sedan beslutet: ${days(longest)}.` : null;
}

function resolved({ resolved }: QuarterReport): string | null {
  if (resolved.length === 0) return null;
  const told = resolved.filter(row => row.reported && !row.notified).length;
  const notice = told > 0 ? ` Att anmäla enligt 34 kap. 2 §: ${told}.` : '';
  return `${resolved.length} beslut som hade väntat mer än tre månader verkställdes, återupptogs eller avslutades under kvartalet.${notice}`;
}

function toMind({ report, identities }: ReportView): (string | null)[] {
  const rows = postsOf(report);
  const thin = rows.filter(row => row.thin.length > 0).length;
  const hidden = rows.filter(row => row.protectedIdentity).length;
  const { courtOrders, reportedThenMissing } = report;
  return [
    said(thin, 'post', 'poster', 'behöver kompletteras före sändning; kortet säger med vad.'),
    said(hidden, 'post', 'poster', 'gäller skyddade personuppgifter: rapporteras bara i IVO:s e-tjänst.'),
    said(courtOrders.length, 'domstols avgörande', 'domstols avgöranden', 'står för sig, för kännedom.'),
    said(reportedThenMissing.length, 'beslut', 'beslut', 'rapporterades förra kvartalet men finns inte med nu.'),
    identities ? 'Sidan innehåller personnummer: den får aldrig skickas med e-post.' : null,
  ];
}

function said(count: number, one: string, many: string, what: string): string | null {
  return count > 0 ? `${count} ${count === 1 ? one : many} ${what}` : null;
}

function whenToReport({ frame: { window } }: QuarterReport): string | null {
  return window ? `Rapporteras till IVO ${window.from}–${window.to}; sista dag ${window.to}. ${window.note}` : null;
}

function present(sentences: readonly (string | null)[]): string[] {
  return sentences.filter(sentence => sentence !== null);
}
