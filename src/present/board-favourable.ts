/** Favourable decisions, aggregated (P § 96): sheet, text and JSON. */
import { type FavourableReport, measures } from '../domain/board/favourable.ts';
import type { Citation } from '../domain/citation.ts';
import { sheetText } from './board-sheet.ts';
import { measureWords, monthWords } from './board-words.ts';
import { paragraph } from './paragraph.ts';
import type { Sheet } from './sheet.ts';
import { sourceText } from './source-text.ts';
import type { Screen } from './style.ts';

const allTypes = 'Alla';

export function favourableSheets(report: FavourableReport, citation: Citation): Sheet[] {
  const { month, lastDay, byType, total } = report;
  const rows = byType.length === 0 ? [] : [...byType, { type: allTypes, ...total }];
  return [
    {
      name: `Gynnande beslut, ${monthWords(month)}`,
      note: `Bifall och delvis bifall: gällande per ${lastDay}, fattade och avslutade under månaden, och de gällande som väntar på att verkställas (${sourceText(citation)}). Ett beslut som har förnyats räknas en gång.`,
      columns: [
        { title: 'Typ', kind: 'text' },
        ...measures.map(m => ({ title: measureWords[m], kind: 'number' as const })),
      ],
      rows: rows.map(row => [row.type, ...measures.map(m => row[m])]),
    },
  ];
}

export function favourableText(report: FavourableReport, citation: Citation, screen: Screen): string {
  const shown = favourableSheets(report, citation).map(sheet => sheetText(sheet, screen));
  const note = report.masked
    ? 'Tal under 5 visas som "<5"; "*" är dolt för att inte röja ett annat tal.'
    : 'Små tal visas: får inte lämna enheten.';
  return [...shown, paragraph(note, screen.columns)].join('\n\n');
}

export function favourableJson(report: FavourableReport, citation: Citation): unknown {
  const { month, firstDay, lastDay, masked, total, byType } = report;
  return { month, firstDay, lastDay, citation, masked, total, byType };
}
