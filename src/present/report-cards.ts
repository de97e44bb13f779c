/** Each post of the report as a card: what IVO's e-service asks for, in its order. */
import type { LateRow, ThinContent } from '../domain/report/late-row.ts';
import type { CardField, ReportCard } from './report-page.ts';
import { helpText, offersText, thinWords } from './report-sheets.ts';
import type { ReportView } from './report-view.ts';
import type { Cell } from './sheet.ts';
import { days, partWords } from './words.ts';

export function reportCards(view: ReportView): ReportCard[] {
  const { notExecuted, interrupted, partlyExecuted, courtOrders } = view.report;
  const part = (name: string, rows: readonly LateRow[]) => rows.map(row => card(view, name, row));
  return [
    ...part('A. Ej verkställda', notExecuted),
    ...part('B. Avbrutna', interrupted),
    ...part('C. Delvis verkställda', partlyExecuted),
    ...part('E. Domstols avgöranden, för kännedom', courtOrders),
  ];
}

function card(view: ReportView, part: string, row: LateRow): ReportCard {
  const other = row.externalId ? ` (${row.externalId})` : '';
  return { title: `Beslut ${row.decision}${other}`, part, warnings: warnings(row), fields: fields(view, row) };
}

function warnings(row: LateRow): string[] {
  const thin = row.thin.map(content => thinWords[content]).join(', ');
  return [
    ...(row.protectedIdentity ? ['SKYDDADE PERSONUPPGIFTER: rapporteras bara i IVO:s e-tjänst.'] : []),
    ...(thin ? [`Saknas eller är för kort: ${thin}.`] : []),
  ];
}

function fields(view: ReportView, row: LateRow): CardField[] {
  const field = (label: string, value: Cell, content?: ThinContent): CardField => ({
    label,
    value,
    thin: content !== undefined && row.thin.includes(content),
  });
  const all = [
    field('Personnummer', view.identities?.get(row.decision) ?? null),
    field('Kön', row.sex),
    field('Beslutsdag', row.decided),
    field('Typ av insats', row.type),
    field('Gäller', partWords[row.part]),
    field('Avbrottsdag', row.interrupted ?? null),
    field('Del som saknas', row.missing ?? null),
    field('Tre månader hade gått', row.limit),
    field('Väntat', `${days(row.daysWaited)}, till ${view.report.frame.lastDay}`),
    field('Skäl för fördröjningen', row.reasons, 'reasons'),
    field('Följder för den enskilde', row.consequences, 'consequences'),
    field('Erbjudanden och svar', offersText(row), 'offers'),
    field('Andra insatser under tiden', helpText(row), 'help'),
    field('Uppföljningar under tiden', row.followUps.join(', ') || null),
    field('Vill själv vänta', row.asksToWait ? 'ja' : null),
    field('Rapporterat tidigare', row.reportedBefore.join(', ') || null),
  ];
  return all.filter(({ value, thin }) => value !== null || thin);
}
