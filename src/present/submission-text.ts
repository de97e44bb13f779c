/** What a submitted report says, against what the register says of the same quarter today. */
import type { LateRow } from '../domain/report/late-row.ts';
import type { ResolvedRow } from '../domain/report/report.ts';
import { paragraph } from './paragraph.ts';
import { printable } from './table.ts';

/** A Swedish line for each decision or figure that differs; one line when nothing does. The counts of entries do not count. */
export function differences(sent: unknown, now: unknown, width: number): string[] {
  const found = Object.keys(listWords).flatMap(list => listDifferences(list, rowsOf(sent, list), rowsOf(now, list)));
  const different = found.length > 0 ? found : figureDifferences(figuresOf(sent), figuresOf(now));
  if (different.length === 0) return ['Registret säger detsamma i dag.'];
  return ['Skiljer sig från registret i dag:', ...different.map(line => paragraph(line, width, '  '))];
}

type Row = Readonly<Record<string, unknown>>;
type Figures = ReadonlyMap<string, number>;

function listDifferences(list: string, sent: ReadonlyMap<string, Row>, now: ReadonlyMap<string, Row>): string[] {
  const inList = listWords[list] ?? '';
  const gone = [...sent.keys()].filter(id => !now.has(id)).map(id => `${id}: fanns i rapporten ${inList}, inte i dag`);
  const added = [...now.keys()].filter(id => !sent.has(id)).map(id => `${id}: finns i dag ${inList}, inte i rapporten`);
  const changed = [...sent].flatMap(([id, row]) => {
    const fields = changedFields(row, now.get(id) ?? row);
    return fields.length > 0 ? [`${id}: ändrat sedan rapporten (${fields.join(', ')})`] : [];
  });
  return [...gone, ...added, ...changed];
}

function changedFields(sent: Row, now: Row): string[] {
  const keys = [...new Set([...Object.keys(sent), ...Object.keys(now)])];
  const changed = keys.filter(key => JSON.stringify(sent[key]) !== JSON.stringify(now[key]));
  return [...new Set(changed.map(fieldWord))];
}

/** Where a document has its rows, and how it is said that a decision stands there. */
const listWords: Readonly<Record<string, string>> = {
  notExecuted: 'som ej verkställt',
  interrupted: 'som avbrutet',
  partlyExecuted: 'som delvis verkställt',
  posts: 'som ej verkställt, avbrutet eller delvis verkställt',
  resolved: 'som verkställt, återupptaget eller avslutat',
  courtOrders: 'som domstols avgörande',
  reportedThenMissing: 'som rapporterat förra kvartalet men inte kvar',
};

/** What a row can say, to IVO and to the auditors. */
type Field = Exclude<keyof LateRow, 'courtOrder'> | keyof ResolvedRow | 'identity' | 'id' | 'why';

const fieldWords: Readonly<Record<Field, string>> = {
  decision: 'beslutets nummer',
  id: 'beteckningen',
  externalId: 'numret i huvudsystemet',
  identity: 'personnumret',
  part: 'delen av rapporten',
  decided: 'beslutsdagen',
  renews: 'vilket beslut det förnyar',
  interrupted: 'dagen för avbrottet',
  missing: 'vad som saknas i verkställigheten',
  limit: 'gränsen',
  daysWaited: 'dagar väntat',
  daysSinceDecision: 'dagar sedan beslutet',
  insats: 'insatsen',
  type: 'typen av insats',
  sex: 'könet',
  reasons: 'skälen för fördröjningen',
  consequences: 'följderna för den enskilde',
  offers: 'erbjudandena',
  contacts: 'kontakterna och insatserna under tiden',
  followUps: 'uppföljningarna under tiden',
  asksToWait: 'om den enskilde själv vill vänta',
  reportedBefore: 'när det har rapporterats tidigare',
  thin: 'vad som saknas i underlaget',
  protectedIdentity: 'skyddade personuppgifter',
  feeFrame: 'avgiftsramen',
  what: 'vad som hände',
  day: 'dagen',
  afterDays: 'antal dagar',
  reported: 'om det har rapporterats tidigare',
  notified: 'om det är anmält',
  why: 'förklaringen',
};

/** A report that a later version has sent can say more than this one has words for. */
function fieldWord(key: string): string {
  return Object.hasOwn(fieldWords, key) ? fieldWords[key as Field] : 'en uppgift som den här versionen inte känner';
}

function rowsOf(document: unknown, list: string): Map<string, Row> {
  const { forInformation, ...lists } = document as Record<string, unknown>;
  const rows = { ...lists, ...(forInformation as object | undefined) } as Record<string, unknown>;
  const found = rows[list];
  return new Map(Array.isArray(found) ? found.map((row: Row) => [String(row.decision ?? row.id), row]) : []);
}

function figureDifferences(sent: Figures, now: Figures): string[] {
  return [...new Set([...sent.keys(), ...now.keys()])]
    .sort()
    .filter(figure => (sent.get(figure) ?? 0) !== (now.get(figure) ?? 0))
    .map(figure => `${figure}: ${sent.get(figure) ?? 0} i rapporten, ${now.get(figure) ?? 0} i dag`);
}

/** Every figure in the statistics, under its Swedish name. */
function figuresOf(document: unknown): Figures {
  const { statistics = {} } = document as { statistics?: Record<string, Record<string, unknown>> };
  return new Map(
    Object.entries(statistics).flatMap(([part, counts]) =>
      Object.entries(counts).flatMap(([what, of]) => {
        const name = `${partTitles[part] ?? 'annan del'}, ${countWords[what] ?? 'annat antal'}`;
        if (typeof of === 'number') return [[name, of] as const];
        return Object.entries(of as Record<string, number>).map(
          ([value, n]) => [`${name} ${printable(value)}${what === 'byBand' ? ' månader' : ''}`, n] as const,
        );
      }),
    ),
  );
}

const partTitles: Readonly<Record<string, string>> = {
  notExecuted: 'ej verkställda',
  interrupted: 'avbrutna',
  partlyExecuted: 'delvis verkställda',
};

const countWords: Readonly<Record<string, string>> = {
  count: 'antal',
  byType: 'typ av insats',
  bySex: 'kön',
  byBand: 'tid sedan beslutet',
};
