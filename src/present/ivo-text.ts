/** The quarter's report in words and tables. */

import type { Day } from '../domain/day.ts';
import { bands, type Counts } from '../domain/report/counts.ts';
import type { ForecastRow } from '../domain/report/forecast.ts';
import type { LateRow } from '../domain/report/late-row.ts';
import type { MissingRow, QuarterReport, ResolvedRow } from '../domain/report/report.ts';
import { paragraph } from './paragraph.ts';
import { missingWords, reportSheets, thinWords } from './report-sheets.ts';
import type { ReportView } from './report-view.ts';
import type { Sheet } from './sheet.ts';
import type { Screen, Style } from './style.ts';
import { type Column, printable, table } from './table.ts';
import { days, kronor, partWords, quarterWords, resolutionWords } from './words.ts';

export function reportText(view: ReportView, screen: Screen): string {
  return view.reader === null ? workingText(view, screen) : readerText(view, screen);
}

function workingText({ report, integrity }: ReportView, context: Screen): string {
  const paint = context.style;
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
    part('E. För kännedom: domstols avgöranden (ej avgjort om 34 kap. 1 § omfattar dem)', report.courtOrders),
    missing(report.reportedThenMissing),
    statistics(report, paint, width),
    `Registret har ${integrity.entries} journalposter; "kalix-ov audit seal" förseglar dem.`,
  ]
    .filter(Boolean)
    .join('\n\n');
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
    { title: 'Brist', value: r => (r.thin.length > 0 ? String(r.thin.length) : '–'), right: true },
  ];
  return [
    title,
    table(columns, rows, width),
    ...thin(rows, width),
    ...frames(rows, width),
    ...protectedNote(rows, width),
  ].join('\n');
}

/** Information only: whether there is a fee is for the administrative court (34:5, 34:8). */
function frames(rows: readonly LateRow[], width: number): string[] {
  const known = new Map<string, number>();
  for (const { feeFrame } of rows) {
    if (!feeFrame) continue;
    const text = `${kronor(feeFrame.from)}–${kronor(feeFrame.to)}`;
    known.set(text, (known.get(text) ?? 0) + 1);
  }
  const list = [...known].map(([text, count]) => `${text} (${count} beslut)`).join('; ');
  return list ? [paragraph(`Lagens ram för särskild avgift, endast information (34 kap. 7 §): ${list}.`, width)] : [];
}

function protectedNote(rows: readonly LateRow[], width: number): string[] {
  const protectedRows = rows.filter(r => r.protectedIdentity).map(r => r.decision);
  if (protectedRows.length === 0) return [];
  return [
    paragraph(`Skyddade personuppgifter, rapporteras bara i IVO:s e-tjänst: ${protectedRows.join(', ')}.`, width),
  ];
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

function statistics(report: QuarterReport, paint: Style, width: number): string {
  const { notExecuted, interrupted, partlyExecuted } = report.statistics;
  return [
    paint.bold('Statistik (34 kap. 3 §; tiden räknas från beslutet, även vid avbrott)'),
    counted('Ej verkställda', notExecuted, width),
    counted('Avbrutna', interrupted, width),
    counted('Delvis verkställda', partlyExecuted, width),
  ].join('\n');
}

function counted(title: string, counts: Counts, width: number): string {
  if (counts.count === 0) return `${title}: 0`;
  const list = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ');
  const byBand = bands.map(b => `${b} mån ${counts.byBand[b] ?? 0}`).join(', ');
  const lines = [byBand, list(counts.bySex), list(counts.byType)].map(line => paragraph(line, width, '  '));
  return [`${title}: ${counts.count}`, ...lines].join('\n');
}

/** What is missing in each post before it is sent. */
function thin(rows: readonly LateRow[], width: number): string[] {
  const lacking = rows.filter(r => r.thin.length > 0);
  if (lacking.length === 0) return [];
  const line = (r: LateRow) => paragraph(`${r.decision}: ${r.thin.map(t => thinWords[t]).join(', ')}`, width, '  ');
  return ['Saknas eller är tunt; fyll i innan det skickas (decision contact, offer):', ...lacking.map(line)];
}

function missing(rows: readonly MissingRow[]): string {
  if (rows.length === 0) return '';
  const line = (r: MissingRow) => `  ${r.decision}: ${missingWords[r.why]}${r.day ? ` (${r.day})` : ''}`;
  return ['Rapporterade förra kvartalet, varken kvar eller verkställda nu:', ...rows.map(line)].join('\n');
}

/** What one of the readers is given, as tables; IVO's posts one by one, for typing into the e-service. */
function readerText(view: ReportView, screen: Screen): string {
  const paint = screen.style;
  const head = heading(view.report, paint, screen.columns);
  const [posts, others] =
    view.reader === 'ivo' ? [reportSheets(view).slice(0, 3), reportSheets(view).slice(3)] : [[], reportSheets(view)];
  return [head, ...posts.map(s => cards(s, screen, paint)), ...others.map(s => sheetText(s, screen, paint))].join(
    '\n\n',
  );
}

function cards(sheet: Sheet, screen: Screen, paint: Style): string {
  const title = paint.bold(sheet.name);
  return sheet.rows.length === 0 ? `${title}\nInga.` : [title, ...cardsOf(sheet, screen)].join('\n\n');
}

function cardsOf(sheet: Sheet, screen: Screen): string[] {
  return sheet.rows.map(row =>
    row
      .flatMap((cell, i) => {
        const text = `${sheet.columns[i]?.title ?? ''}: ${printable(String(cell))}`;
        return cell === null ? [] : [paragraph(text, screen.columns, i === 0 ? '' : '  ')];
      })
      .join('\n'),
  );
}

/** A table; what is too wide for one is told row by row. */
function sheetText(sheet: Sheet, screen: Screen, paint: Style): string {
  const title = `${paint.bold(sheet.name)}\n${paragraph(sheet.note, screen.columns)}`;
  if (sheet.rows.length === 0) return `${title}\nInga.`;
  const columns = sheet.columns.map((c, i): Column<Sheet['rows'][number]> => {
    return {
      title: c.title,
      value: row => String(row[i] ?? ''),
      right: c.kind === 'number',
      flexible: c.kind === 'text',
    };
  });
  const shown = table(columns, sheet.rows, screen.columns);
  return fits(shown, screen.columns) ? `${title}\n${shown}` : [title, ...cardsOf(sheet, screen)].join('\n\n');
}

function fits(text: string, width: number): boolean {
  return text.split('\n').every(line => [...line].length <= width);
}

export function forecastText(rows: readonly ForecastRow[], today: Day, width: number): string {
  const title = `Vad som behöver rapporteras om inget mer händer, sett från ${today} (34 kap. 1 § SoL)`;
  if (rows.length === 0) return `${paragraph(title, width)}\nInget det här eller nästa kvartal.`;
  const shown: Column<ForecastRow>[] = [
    { title: 'Gräns', value: r => r.limit },
    { title: 'Dagar kvar', value: r => (r.daysLeft < 0 ? `${-r.daysLeft} över` : String(r.daysLeft)), right: true },
    { title: 'Kvartal', value: r => r.quarter },
    { title: 'Beslut', value: r => r.decision },
    { title: 'Vad', value: r => partWords[r.part] },
    { title: 'Insats', value: r => r.type, flexible: true },
  ];
  return [paragraph(title, width), table(shown, rows, width), ...courtNote(rows, width)].join('\n');
}

function courtNote(rows: readonly ForecastRow[], width: number): string[] {
  const byCourt = rows.filter(r => r.courtOrder).map(r => r.decision);
  if (byCourt.length === 0) return [];
  const note = 'Domstols avgöranden, ej avgjort om 34 kap. 1 § omfattar dem:';
  return [paragraph(`${note} ${byCourt.join(', ')}.`, width)];
}
