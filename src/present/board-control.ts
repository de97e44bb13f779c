/** The internal control's figures (P § 94): sheet, text and JSON. Each figure stands with its definition and source. */
import type { ControlFigure, ControlReport } from '../domain/board/control-report.ts';
import type { Measured } from '../domain/board/internal-control.ts';
import type { Citation } from '../domain/citation.ts';
import { figureWords, noFigureWords, percentWords, period, tertialWords } from './board-words.ts';
import { paragraph } from './paragraph.ts';
import type { Cell, Sheet } from './sheet.ts';
import { sourceText } from './source-text.ts';
import type { Screen } from './style.ts';
import { table } from './table.ts';

export function controlSheets(report: ControlReport, citation: Citation): Sheet[] {
  return [
    {
      name: `Intern kontroll, ${tertialWords(report.tertial)}`,
      note: `Mått ${period(report)}, med samma mått för ${tertialWords(report.previous)} (${sourceText(citation)}).`,
      columns: [
        { title: 'Mått', kind: 'text' },
        ...[report.tertial, report.previous].flatMap(measuredColumns),
        { title: 'Så räknas det', kind: 'text' },
        { title: 'Källa', kind: 'text' },
      ],
      rows: figuresIn(report).map(f => [
        f.words.title,
        ...measuredCells(f),
        ...measuredCells(f.previous),
        f.words.definition,
        sourceText(f.citation),
      ]),
    },
  ];
}

type Worded = ControlFigure & { readonly words: ReturnType<typeof figureWords> };

function figuresIn({ figures, policy }: ControlReport): readonly Worded[] {
  return figures.map(f => ({ ...f, words: figureWords(f.id, policy) }));
}

function measuredColumns(tertial: string) {
  return [
    { title: `${tertial} antal`, kind: 'number' as const },
    { title: `${tertial} av`, kind: 'number' as const },
    { title: `${tertial} procent`, kind: 'number' as const },
    { title: `${tertial} anmärkning`, kind: 'text' as const },
  ];
}

function measuredCells({ numerator, denominator, percent, none }: Measured): Cell[] {
  return [numerator, denominator, percent, none && noFigureWords[none]];
}

export function controlText(report: ControlReport, citation: Citation, screen: Screen): string {
  const paint = screen.style;
  const [sheet] = controlSheets(report, citation);
  const columns = [
    { title: 'Mått', value: (f: Worded) => f.words.title, flexible: true },
    { title: report.tertial, value: (f: Worded) => measuredWords(f) },
    { title: report.previous, value: (f: Worded) => measuredWords(f.previous) },
  ];
  const figures = figuresIn(report);
  const definitions = figures.map(f => definition(f, screen.columns));
  return [
    `${paint.bold(sheet?.name ?? '')}\n${paragraph(sheet?.note ?? '', screen.columns)}`,
    table(columns, figures, screen.columns),
    [paint.bold('Så räknas måtten'), ...definitions].join('\n'),
  ].join('\n\n');
}

/** "12 av 15, 80,0 %", "0 av 0, –", "34", "regeln gällde inte då" */
function measuredWords({ numerator, denominator, percent, none }: Measured): string {
  if (none !== null) return noFigureWords[none];
  return denominator === null ? String(numerator) : `${numerator} av ${denominator}, ${percentWords(percent)}`;
}

function definition({ words, citation }: Worded, width: number): string {
  const { title, definition: sentence } = words;
  return `${title} (${sourceText(citation)})\n${paragraph(sentence, width, '  ')}`;
}

export function controlJson(report: ControlReport, citation: Citation): unknown {
  const { tertial, previous, firstDay, lastDay } = report;
  return {
    ...{ tertial, previous, firstDay, lastDay, citation },
    figures: figuresIn(report).map(f => ({
      id: f.id,
      ...f.words,
      citation: { source: f.citation.source, place: f.citation.place },
      ...measuredJson(f),
      previous: measuredJson(f.previous),
    })),
  };
}

function measuredJson({ numerator, denominator, percent, none }: Measured) {
  return { numerator, denominator, percent, note: none && noFigureWords[none] };
}
