/** The quarter's report in words and tables. */
import { bands, type Counts, type LateRow, type QuarterReport, type ResolvedRow } from '../domain/report.ts';
import { paragraph } from './paragraph.ts';
import { type Screen, type Style, style } from './style.ts';
import { type Column, table } from './table.ts';
import { days, kronor, quarterWords, resolutionWords } from './words.ts';

export function ivoText(report: QuarterReport, entries: number, context: Screen): string {
  const paint = style(context.color);
  const width = context.columns;
  const part = (title: string, rows: readonly LateRow[], extra: Column<LateRow>[] = []) =>
    late(paint.bold(title), rows, extra, width);
  return [
    heading(report, paint, width),
    part('A. Ej verkställda inom tre månader (34 kap. 1 § första stycket)', report.notExecuted),
    part('B. Avbrutna och inte återupptagna inom tre månader (andra stycket)', report.interrupted, [
      { title: 'Avbrutet', value: r => r.interrupted ?? '' },
    ]),
    part('C. Delvis verkställda: den del som saknas', report.partlyExecuted, [
      { title: 'Saknas', value: r => r.missing ?? '', flexible: true },
    ]),
    resolved(paint.bold('D. Verkställda, återupptagna eller avslutade under kvartalet'), report.resolved, width),
    part('E. För kännedom: domstols avgöranden (om 34 kap. 1 § omfattar dem är inte avgjort)', report.courtOrders),
    statistics(report, paint),
    `Registret har ${entries} journalposter.`,
  ].join('\n\n');
}

function heading(report: QuarterReport, paint: Style, width: number): string {
  const { quarter, lastDay, window, rule } = report.frame;
  const title = paint.bold(`Ej verkställda beslut, ${quarterWords(quarter)} (per ${lastDay})`);
  const frame = `Regel: ${rule.citation.source}, ${rule.citation.place}.`;
  const when = window ? `Rapporteras till IVO ${window.from}–${window.to}; sista dag ${window.to}. ${window.note}` : '';
  return [title, frame, paragraph(when, width)].filter(Boolean).join('\n');
}

function late(title: string, rows: readonly LateRow[], extra: readonly Column<LateRow>[], width: number): string {
  if (rows.length === 0) return `${title}\nInga.`;
  const columns: Column<LateRow>[] = [
    { title: 'Beslut', value: r => r.decision },
    { title: 'Fattat', value: r => r.decided },
    ...extra,
    { title: 'Gräns', value: r => r.limit },
    { title: 'Dagar', value: r => String(r.daysWaited), right: true },
    { title: 'Insats', value: r => r.type, flexible: true },
    { title: 'Kön', value: r => r.sex },
    { title: 'Skäl', value: r => (r.thin.length > 0 ? 'SAKNAS' : 'finns') },
  ];
  return [title, table(columns, rows, width), ...frames(rows), ...protectedNote(rows)].join('\n');
}

/** Information only: whether there is a fee is for the administrative court (34:5, 34:8). */
function frames(rows: readonly LateRow[]): string[] {
  const known = new Map<string, number>();
  for (const { feeFrame } of rows) {
    if (!feeFrame) continue;
    const text = `${kronor(feeFrame.from)}–${kronor(feeFrame.to)}`;
    known.set(text, (known.get(text) ?? 0) + 1);
  }
  const list = [...known].map(([text, count]) => `${text} (${count} beslut)`).join('; ');
  return list ? [`Lagens ram för särskild avgift, endast information (34 kap. 7 §): ${list}.`] : [];
}

function protectedNote(rows: readonly LateRow[]): string[] {
  const protectedRows = rows.filter(r => r.protectedIdentity).map(r => r.decision);
  if (protectedRows.length === 0) return [];
  return [`Skyddade personuppgifter, rapporteras bara i IVO:s e-tjänst: ${protectedRows.join(', ')}.`];
}

function resolved(title: string, rows: readonly ResolvedRow[], width: number): string {
  if (rows.length === 0) return `${title}\nInga.`;
  const columns: Column<ResolvedRow>[] = [
    { title: 'Beslut', value: r => r.decision },
    { title: 'Vad', value: r => resolutionWords[r.what] },
    { title: 'Dag', value: r => r.day },
    { title: 'Efter', value: r => days(r.afterDays), right: true },
    { title: 'Insats', value: r => r.type, flexible: true },
  ];
  return `${title}\n${table(columns, rows, width)}`;
}

function statistics(report: QuarterReport, paint: Style): string {
  const { notExecuted, interrupted, partlyExecuted } = report.statistics;
  return [
    paint.bold('Statistik (34 kap. 3 §; tiden räknas från beslutet, även vid avbrott)'),
    counted('Ej verkställda', notExecuted),
    counted('Avbrutna', interrupted),
    counted('Delvis verkställda', partlyExecuted),
  ].join('\n');
}

function counted(title: string, counts: Counts): string {
  if (counts.count === 0) return `${title}: 0`;
  const list = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ');
  const byBand = bands.map(b => `${b} mån ${counts.byBand[b] ?? 0}`).join(', ');
  return [`${title}: ${counts.count}`, `  ${byBand}`, `  ${list(counts.bySex)}`, `  ${list(counts.byType)}`].join('\n');
}
