/** The quarter's report as sheets: the same rows for a terminal, CSV, a spreadsheet and a page. */
import { bands, type Counts } from '../domain/report/counts.ts';
import type { LateRow, ThinContent } from '../domain/report/late-row.ts';
import type { MissingRow, QuarterReport, ResolvedRow } from '../domain/report/report.ts';
import type { ReportView } from './report-view.ts';
import type { Cell, Sheet, SheetColumn } from './sheet.ts';
import { answerWords, partWords, resolutionWords } from './words.ts';

export function reportSheets(view: ReportView): Sheet[] {
  if (view.reader === 'revisorer') return auditorSheets(view);
  if (view.reader === 'fullmaktige') return [statisticsSheet(view.report)];
  return [...postSheets(view), resolvedSheet(view.report.resolved), ...information(view), statisticsSheet(view.report)];
}

const text = (title: string): SheetColumn => ({ title, kind: 'text' });
const day = (title: string): SheetColumn => ({ title, kind: 'day' });
const number = (title: string): SheetColumn => ({ title, kind: 'number' });

function postSheets(view: ReportView): Sheet[] {
  const { notExecuted, interrupted, partlyExecuted } = view.report;
  return [
    posts(
      view,
      'A Ej verkställda',
      'Ej verkställda inom tre månader från beslutet (34 kap. 1 § första stycket SoL).',
      notExecuted,
    ),
    posts(
      view,
      'B Avbrutna',
      'Avbrutna och inte verkställda på nytt inom tre månader (34 kap. 1 § andra stycket SoL).',
      interrupted,
    ),
    posts(
      view,
      'C Delvis verkställda',
      'Den del som saknas i delvis verkställda beslut (34 kap. 1 § SoL).',
      partlyExecuted,
    ),
  ];
}

function posts(view: ReportView, name: string, note: string, rows: readonly LateRow[]): Sheet {
  const identity = view.identities ? [text('Personnummer')] : [];
  const columns = [
    text('Beslut'),
    text('Nummer i huvudsystemet'),
    ...identity,
    ...[text('Kön'), text('Typ av insats'), day('Beslutsdag'), day('Avbrutet'), text('Saknas'), day('Gräns')],
    ...[
      number('Dagar väntat'),
      number('Dagar sedan beslutet'),
      text('Skäl för fördröjningen'),
      text('Följder för den enskilde'),
    ],
    ...[text('Erbjudanden'), text('Insatser under tiden'), text('Uppföljningar under tiden'), text('Vill själv vänta')],
    ...[text('Rapporterat tidigare'), text('Saknas i underlaget'), text('Skyddade uppgifter')],
    ...[number('Avgiftsram från, kr'), number('Avgiftsram till, kr'), day('Ansökan senast')],
  ];
  return { name, note, columns, rows: rows.map(row => post(view, row)) };
}

function post(view: ReportView, row: LateRow): Cell[] {
  return [
    ...[row.decision, row.externalId, ...(view.identities ? [view.identities.get(row.decision) ?? null] : [])],
    ...[row.sex, row.type, row.decided, row.interrupted ?? null, row.missing ?? null, row.limit],
    ...[row.daysWaited, row.daysSinceDecision, row.reasons, row.consequences],
    ...[offersText(row), helpText(row), row.followUps.join(', ') || null, row.asksToWait ? 'ja' : null],
    ...[row.reportedBefore.join(', ') || null, row.thin.map(t => thinWords[t]).join(', ') || null],
    row.protectedIdentity ? 'SKYDDADE PERSONUPPGIFTER: rapporteras bara i IVO:s e-tjänst' : null,
    ...[row.feeFrame?.from ?? null, row.feeFrame?.to ?? null, row.feeFrame?.applicationBefore ?? null],
  ];
}

export function offersText(row: LateRow): string | null {
  const one = (o: LateRow['offers'][number]) =>
    `${o.day} ${o.what}: ${answerWords[o.answer]}${o.answerDay ? ` ${o.answerDay}` : ''}`;
  return row.offers.map(one).join('; ') || null;
}

export function helpText(row: LateRow): string | null {
  return row.contacts.flatMap(c => (c.help ? [`${c.day} ${c.help}`] : [])).join('; ') || null;
}

export const thinWords: Readonly<Record<ThinContent, string>> = {
  reasons: 'skälen',
  consequences: 'följderna',
  offers: 'erbjudanden',
  help: 'insatser under tiden',
};

function resolvedSheet(rows: readonly ResolvedRow[]): Sheet {
  return {
    name: 'D Verkställda eller avslutade',
    note: 'Verkställda, återupptagna eller avslutade under kvartalet efter mer än tre månader (anmäls enligt 34 kap. 2 § SoL).',
    columns: [
      text('Beslut'),
      text('Nummer i huvudsystemet'),
      text('Typ av insats'),
      text('Vad'),
      day('Dag'),
      number('Efter dagar'),
      text('Rapporterat tidigare'),
      text('Anmält'),
    ],
    rows: rows.map(r => [
      r.decision,
      r.externalId,
      r.type,
      resolutionWords[r.what],
      r.day,
      r.afterDays,
      r.reported ? 'ja' : 'nej',
      r.notified ? 'ja' : 'nej',
    ]),
  };
}

function information(view: ReportView): Sheet[] {
  const { courtOrders, reportedThenMissing } = view.report;
  const note = 'Domstols avgöranden, för kännedom: om 34 kap. 1 § SoL omfattar dem är inte avgjort.';
  return [posts(view, 'E Domstols avgöranden', note, courtOrders), missingSheet(reportedThenMissing)];
}

function missingSheet(rows: readonly MissingRow[]): Sheet {
  return {
    name: 'E Rapporterade förra gången',
    note: 'Rapporterade förra kvartalet men varken kvar eller verkställda nu: ska vara tomt eller förklarat.',
    columns: [text('Beslut'), text('Förklaring'), day('Dag')],
    rows: rows.map(r => [r.decision, missingWords[r.why], r.day]),
  };
}

export const missingWords: Readonly<Record<MissingRow['why'], string>> = {
  renewed: 'ett nytt beslut har tagit dess plats',
  corrected: 'uppgifterna har rättats sedan rapporten',
  'not-in-register': 'beslutet finns inte kvar i registret',
};

/** SoL 34:1: the day, the type and the reasons; de-identified. 34:2: that a reported one has been executed. */
function auditorSheets(view: ReportView): Sheet[] {
  const { notExecuted, interrupted, partlyExecuted, resolved } = view.report;
  const rows = [...notExecuted, ...interrupted, ...partlyExecuted];
  return [
    {
      name: 'Ej verkställda beslut',
      note: 'Tidpunkt för beslutet, typ av insats och skälen för fördröjningen (34 kap. 1 § SoL), utan identitet.',
      columns: [
        text('Beteckning'),
        text('Del'),
        day('Beslutsdag'),
        text('Typ av insats'),
        text('Skäl för fördröjningen'),
      ],
      rows: rows.map(r => [view.pseudonym(r.decision), partWords[r.part], r.decided, r.type, r.reasons]),
    },
    {
      name: 'Verkställda',
      note: 'Rapporterade beslut som har verkställts eller avslutats under kvartalet (34 kap. 2 § SoL), utan identitet.',
      columns: [text('Beteckning'), text('Vad'), day('Dag')],
      rows: resolved.filter(r => r.reported).map(r => [view.pseudonym(r.decision), resolutionWords[r.what], r.day]),
    },
  ];
}

/** SoL 34:3: how many, of which types, how long since each decision; interruptions apart. */
function statisticsSheet(report: QuarterReport): Sheet {
  const { notExecuted, interrupted, partlyExecuted } = report.statistics;
  return {
    name: 'Statistik',
    note: 'Antal, typer av insatser och hur lång tid som har gått från besluten, avbrott för sig (34 kap. 3 § SoL). Kön enligt praxis.',
    columns: [text('Del'), text('Uppgift'), text('Värde'), number('Antal')],
    rows: [
      ...counted('ej verkställda', notExecuted),
      ...counted('avbrutna', interrupted),
      ...counted('delvis verkställda', partlyExecuted),
    ],
  };
}

function counted(part: string, counts: Counts): Cell[][] {
  const each = (title: string, of: Readonly<Record<string, number>>) =>
    Object.entries(of).map(([value, n]) => [part, title, value, n]);
  return [
    [part, 'antal', null, counts.count],
    ...bands.map(band => [part, 'månader sedan beslutet', band, counts.byBand[band] ?? 0]),
    ...each('typ av insats', counts.byType),
    ...each('kön', counts.bySex),
  ];
}
