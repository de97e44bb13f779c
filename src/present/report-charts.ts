/** The charts of a quarter's report, each with the table that it is drawn from. */

import type { Quarter } from '../domain/quarter.ts';
import { bands } from '../domain/report/counts.ts';
import type { LateRow } from '../domain/report/late-row.ts';
import type { QuarterReport } from '../domain/report/report.ts';
import type { ReportChart } from './report-page.ts';
import { postsOf } from './report-summary.ts';
import type { ReportView } from './report-view.ts';
import type { SheetColumn } from './sheet.ts';

/** How many decisions a quarter's report has. */
export interface QuarterFigures {
  readonly quarter: Quarter;
  readonly notExecuted: number;
  readonly interrupted: number;
  readonly partlyExecuted: number;
}

export function quarterFigures({ frame, statistics }: QuarterReport): QuarterFigures {
  const { notExecuted, interrupted, partlyExecuted } = statistics;
  return {
    quarter: frame.quarter,
    notExecuted: notExecuted.count,
    interrupted: interrupted.count,
    partlyExecuted: partlyExecuted.count,
  };
}

export function reportCharts(view: ReportView, earlier: readonly QuarterFigures[]): ReportChart[] {
  const quarters = [...earlier.slice(-4), quarterFigures(view.report)];
  return [
    ...(postsOf(view.report).length > 0 ? [waiting(view), byBand(view.report)] : []),
    ...(quarters.length > 1 ? [byQuarter(quarters)] : []),
  ];
}

const text = (title: string): SheetColumn => ({ title, kind: 'text' });
const number = (title: string): SheetColumn => ({ title, kind: 'number' });
const partColumns = ['Ej verkställda', 'Avbrutna', 'Delvis verkställda'].map(number);

/** Three months are 89 to 92 days; the line stands at the most. */
const threeMonths = { at: 92, label: 'tre månader' };

/** The council's time counts from the decision for interruptions too (34:3 st. 2). */
function waiting(view: ReportView): ReportChart {
  const fromDecision = view.reader === 'fullmaktige';
  const rows = waitsByType(postsOf(view.report), row => (fromDecision ? row.daysSinceDecision : row.daysWaited));
  const what = fromDecision ? 'Tid sedan beslutet' : 'Väntetid';
  const from = fromDecision ? 'från beslutet, även vid avbrott' : 'från beslutet; vid avbrott från avbrottet';
  const [first] = rows;
  return {
    id: 'vantetid',
    caption: `${what} i dagar för varje typ av insats. Dagarna räknas ${from}. Den streckade linjen visar tre månader.`,
    alternative: `Liggande staplar: median och längsta tid för varje typ av insats. Längst: ${first?.[0]}, ${first?.[4]} dagar. Alla tal står i tabellen under.`,
    table: {
      name: `${what} efter typ av insats`,
      note: `${what} i dagar till kvartalets sista dag.`,
      columns: [text('Typ av insats'), number('Beslut'), number('Kortast'), number('Median'), number('Längst')],
      rows,
    },
    drawn: [3, 4],
    shape: 'across',
    line: threeMonths,
  };
}

type Waits = readonly [type: string, count: number, shortest: number, median: number, longest: number];

/** The longest first. */
function waitsByType(rows: readonly LateRow[], daysOf: (row: LateRow) => number): Waits[] {
  const types = [...Map.groupBy(rows, row => row.type)].map(([type, of]): Waits => {
    const waits = of.map(daysOf).sort((a, b) => a - b);
    return [type, waits.length, waits[0] ?? 0, median(waits), waits.at(-1) ?? 0];
  });
  return types.sort((a, b) => b[4] - a[4] || (a[0] < b[0] ? -1 : 1));
}

/** Of sorted numbers: the middle one, or halfway between the two. */
function median(sorted: readonly number[]): number {
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.reduce((sum, n) => sum + n, 0) / middle.length;
}

function byBand({ statistics }: QuarterReport): ReportChart {
  const { notExecuted, interrupted, partlyExecuted } = statistics;
  const count = (band: string) => [notExecuted, interrupted, partlyExecuted].map(c => c.byBand[band] ?? 0);
  return {
    id: 'manader',
    caption: 'Antal beslut efter hela månader sedan beslutet (även vid avbrott), till kvartalets sista dag.',
    alternative: 'Stående staplar: antal beslut i varje tidsspann. Alla tal står i tabellen under.',
    table: {
      name: 'Månader sedan beslutet',
      note: 'Hela månader sedan beslutet (34 kap. 3 § SoL).',
      columns: [text('Månader'), ...partColumns],
      rows: bands.map(band => [band, ...count(band)]),
    },
    drawn: [1, 2, 3],
    shape: 'up',
    line: null,
  };
}

function byQuarter(quarters: readonly QuarterFigures[]): ReportChart {
  return {
    id: 'kvartal',
    caption: 'Antal beslut som var sena på varje kvartals sista dag, enligt registret i dag.',
    alternative: 'Stående staplar: antal beslut för varje kvartal. Alla tal står i tabellen under.',
    table: {
      name: 'Kvartal för kvartal',
      note: 'Antal beslut på varje kvartals sista dag.',
      columns: [text('Kvartal'), ...partColumns],
      rows: quarters.map(q => [q.quarter, q.notExecuted, q.interrupted, q.partlyExecuted]),
    },
    drawn: [1, 2, 3],
    shape: 'up',
    line: null,
  };
}
