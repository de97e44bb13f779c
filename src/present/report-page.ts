/** The quarter's report as a page: head, summary in words, charts, a card for each post, and the sheets. */

import type { Citation } from '../domain/citation.ts';
import type { Day } from '../domain/day.ts';
import type { ReportFrame } from '../domain/report/frame.ts';
import type { Reader } from '../domain/submission.ts';
import { integrityLine } from './integrity-line.ts';
import { reportCards } from './report-cards.ts';
import { type QuarterFigures, reportCharts } from './report-charts.ts';
import { reportSheets } from './report-sheets.ts';
import { reportSummary } from './report-summary.ts';
import type { ReportView } from './report-view.ts';
import type { Cell, Sheet } from './sheet.ts';
import { quarterWords } from './words.ts';

export interface ReportPage {
  readonly title: string;
  /** "tredje kvartalet 2026" */
  readonly quarter: string;
  readonly lastDay: Day;
  readonly rule: { readonly version: string; readonly citation: Citation };
  /** The day that the report was made. */
  readonly day: Day | null;
  readonly integrity: string;
  readonly summary: readonly string[];
  readonly charts: readonly ReportChart[];
  readonly cards: readonly ReportCard[];
  readonly sheets: readonly Sheet[];
}

/** Bars, drawn from the table that stands below them: its first column names them, `drawn` are their lengths. */
export interface ReportChart {
  /** Letters and hyphens, of its own on the page. */
  readonly id: string;
  readonly caption: string;
  /** What somebody who does not see the chart is told. */
  readonly alternative: string;
  readonly table: Sheet;
  readonly drawn: readonly number[];
  readonly shape: 'across' | 'up';
  readonly line: { readonly at: number; readonly label: string } | null;
}

/** One post, for typing into IVO's e-service in its order. */
export interface ReportCard {
  readonly title: string;
  readonly part: string;
  /** What to know before it is sent. */
  readonly warnings: readonly string[];
  readonly fields: readonly CardField[];
}

export interface CardField {
  readonly label: string;
  readonly value: Cell;
  /** Missing or too short to send. */
  readonly thin: boolean;
}

export interface MadeWith {
  readonly day?: Day;
  /** The quarters before, the oldest first. */
  readonly earlier?: readonly QuarterFigures[];
}

export function reportPage(view: ReportView, { day, earlier = [] }: MadeWith = {}): ReportPage {
  const { frame } = view.report;
  return {
    title: titles[view.reader ?? 'none'],
    quarter: quarterWords(frame.quarter),
    lastDay: frame.lastDay,
    rule: { version: versionWords(frame), citation: citationFor(frame, view.reader) },
    day: day ?? null,
    integrity: integrityLine(view.integrity),
    summary: reportSummary(view),
    charts: reportCharts(view, earlier),
    cards: view.reader === null || view.reader === 'ivo' ? reportCards(view) : [],
    sheets: reportSheets(view),
  };
}

const titles: Readonly<Record<Reader | 'none', string>> = {
  none: 'Ej verkställda beslut',
  ivo: 'Ej verkställda beslut, rapport till IVO',
  revisorer: 'Ej verkställda beslut, rapport till revisorerna',
  fullmaktige: 'Ej verkställda beslut, statistik till kommunfullmäktige',
};

function versionWords({ rule }: ReportFrame): string {
  return `gäller från ${rule.validFrom}${rule.validTo ? ` till ${rule.validTo}` : ''}`;
}

function citationFor({ rule }: ReportFrame, reader: Reader | null): Citation {
  if (reader === 'revisorer') return rule.auditorsCitation;
  return reader === 'fullmaktige' ? rule.councilCitation : rule.citation;
}
