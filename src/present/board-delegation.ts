/** Decisions by delegation (P § 86): sheets, text and JSON. */
import type { DelegationReport } from '../domain/board/delegation.ts';
import type { Citation } from '../domain/citation.ts';
import { sheetText } from './board-sheet.ts';
import { listWords, missingWords, monthWords, period } from './board-words.ts';
import { paragraph } from './paragraph.ts';
import type { Sheet } from './sheet.ts';
import { sourceText } from './source-text.ts';
import type { Screen } from './style.ts';
import { outcomeWords } from './words.ts';

export function delegationSheets(report: DelegationReport, citation: Citation): Sheet[] {
  return [decisions(report, citation), gaps(report)];
}

function decisions(report: DelegationReport, citation: Citation): Sheet {
  return {
    name: `Delegationsbeslut, ${monthWords(report.month)}`,
    note: `Beslut fattade på delegation ${period(report)} (${sourceText(citation)}). Bara beslut som finns i registret; under 18 år på beslutsdagen räknas till Barn och unga.`,
    columns: [
      { title: 'Lista', kind: 'text' },
      { title: 'Delegat', kind: 'text' },
      { title: 'Punkt', kind: 'text' },
      { title: 'Utfall', kind: 'text' },
      { title: 'Antal', kind: 'number' },
    ],
    rows: report.rows.map(r => [
      listWords[r.list],
      r.delegate ?? 'saknas',
      r.point ?? 'saknas',
      outcomeWords[r.outcome],
      r.count,
    ]),
  };
}

function gaps(report: DelegationReport): Sheet {
  return {
    name: 'Uppgifter som saknas',
    note: 'Beslut där det inte framgår vem som beslutade, eller enligt vilken punkt i delegationsordningen. De är medräknade.',
    columns: [
      { title: 'Beslut', kind: 'text' },
      { title: 'Saknas', kind: 'text' },
    ],
    rows: report.gaps.map(gap => [gap.decision, missingWords(gap)]),
  };
}

/** Why nothing is masked: see `domain/board/delegation.ts`. */
const secrecy =
  'Till nämnden själv, som ska kunna följa varje beslut som fattas för dess räkning: små tal är därför inte dolda. Sekretess prövas (OSL 26 kap. 1 §) innan listan lämnas till någon annan.';

export function delegationText(report: DelegationReport, citation: Citation, screen: Screen): string {
  const [shown, missing] = delegationSheets(report, citation).map(sheet => sheetText(sheet, screen));
  const total = `Tillsammans ${report.total} beslut.`;
  const byCourt =
    report.courtOrders > 0
      ? `Domstols avgöranden, inte fattade på delegation och inte medräknade: ${report.courtOrders}.`
      : '';
  const counts = [total, byCourt].filter(Boolean).map(line => paragraph(line, screen.columns));
  return [shown, counts.join('\n'), missing, paragraph(secrecy, screen.columns)].join('\n\n');
}

export function delegationJson(report: DelegationReport, citation: Citation): unknown {
  const { month, firstDay, lastDay, total, courtOrders } = report;
  return {
    ...{ month, firstDay, lastDay, citation, total, courtOrders },
    rows: report.rows.map(({ list, delegate, point, outcome, count }) => ({ list, delegate, point, outcome, count })),
    gaps: report.gaps.map(({ decision, missing }) => ({ decision, missing })),
  };
}
