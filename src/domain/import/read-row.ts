/**
 * One row of an import read and checked: what it says, what is wrong with it, and which gaps it has. What a caseworker
 * must state by hand may be missing in old data; those are findings, not faults.
 */
import { type ClosingReason, closingReasons, type DecisionOutcome, type Needs, type Person } from '../case/event.ts';
import { type Day, day, parseDay } from '../day.ts';
import type { LocalSources, LocalSubject } from '../local-source.ts';
import { parsePersonNumber } from '../person-number.ts';
import type { Basis } from '../policy.ts';
import type { BadRow } from '../problem.ts';
import type { Insats } from '../rulebook.ts';
import { type ColumnName, columns, dayColumns, type RawRow, requiredColumns } from './columns.ts';

export interface ImportContext {
  readonly today: Day;
  readonly insatser: ReadonlyMap<string, Insats>;
  /** The first day of the new act: before it the basis is the old act's. */
  readonly newActFrom: Day;
  readonly localSources: LocalSources;
}

export interface Finding {
  readonly line: number;
  readonly column: ColumnName;
  readonly text: string;
}

export interface ReadRow {
  readonly line: number;
  readonly raw: RawRow;
  readonly person: Person;
  readonly decided: Day;
  readonly outcome: Exclude<DecisionOutcome, 'utan-beslut'>;
  readonly basis: Basis;
  readonly needs: Needs;
  readonly type: string;
  readonly closingReason: ClosingReason | null;
  readonly findings: readonly Finding[];
}

type Fault = readonly [ColumnName, string];

const outcomes = ['bifall', 'delvis-bifall', 'avslag'] as const;
const bases = ['11:1', '11:4', '12:1', '12:2', '4:1', '4:2'] as const;
const allNeeds = ['standard', 'omfattande-foranderligt'] as const;

export function readRow(raw: RawRow, line: number, context: ImportContext): ReadRow | BadRow[] {
  const faults = [...missingValues(raw), ...badDays(raw, context.today), ...badCodes(raw, context)];
  const person = readPerson(raw, context.today);
  if (Array.isArray(person)) faults.push(...person);
  if (faults.length === 0) faults.push(...badOrder(raw));
  if (faults.length > 0 || Array.isArray(person)) return faults.map(([column, reason]) => ({ line, column, reason }));
  return { line, raw, person, ...decisionOf(raw, context), findings: findingsOf(raw, line, person, context) };
}

function decisionOf(raw: RawRow, context: ImportContext) {
  const decided = day(raw.decision_date);
  return {
    decided,
    outcome: outcomes.find(o => o === raw.outcome) ?? 'avslag',
    basis: basisOf(raw, context),
    needs: allNeeds.find(n => n === raw.needs) ?? 'standard',
    type: raw.type || (context.insatser.get(raw.insats)?.name ?? raw.insats),
    closingReason: closingReasonOf(raw.closing_reason),
  };
}

/** Empty means 11:1, or 4:1 before the new act; the new act's paragraphs before it are read as the old one's. */
function basisOf(raw: RawRow, context: ImportContext): Basis {
  const given = bases.find(b => b === raw.basis);
  if (raw.decision_date >= context.newActFrom) return given ?? '11:1';
  return given === '11:4' || given === '12:2' || given === '4:2' ? '4:2' : '4:1';
}

/** Written as the code or as the words: "mål uppnådda" is `mal-uppnadda`. */
function closingReasonOf(text: string): ClosingReason | null {
  const code = text.toLowerCase().replace(/[åä]/g, 'a').replace(/ö/g, 'o').replace(/\s+/g, '-');
  return closingReasons.find(r => r === code) ?? null;
}

function missingValues(raw: RawRow): Fault[] {
  return requiredColumns.filter(name => raw[name] === '').map(name => [name, 'värde saknas'] as const);
}

function badDays(raw: RawRow, today: Day): Fault[] {
  return dayColumns.flatMap((name): Fault[] => {
    if (raw[name] === '') return [];
    const parsed = parseDay(raw[name]);
    if (!parsed) return [[name, 'ingen dag som finns, skriven ÅÅÅÅ-MM-DD']];
    return parsed > today ? [[name, `dagen ligger efter ${today}`]] : [];
  });
}

function badCodes(raw: RawRow, context: ImportContext): Fault[] {
  const orEmpty = (name: ColumnName) => (requiredColumns.some(required => required === name) ? '' : ' eller tomt');
  const oneOf = (name: ColumnName, known: readonly string[]): Fault[] =>
    raw[name] === '' || known.includes(raw[name]) ? [] : [[name, `ska vara ${known.join(', ')}${orEmpty(name)}`]];
  return [
    ...badInsats(raw, context),
    ...oneOf('outcome', outcomes),
    ...oneOf('basis', bases),
    ...oneOf('needs', allNeeds),
    ...oneOf('protected', ['ja', 'nej']),
    ...oneOf('court_order', ['ja', 'nej']),
    ...oneOf('sex', ['kvinna', 'man', 'okänt']),
    ...oneOf('application_by', ['person', 'guardian', 'other']),
    ...tooLong(raw),
  ];
}

function badInsats(raw: RawRow, context: ImportContext): Fault[] {
  if (raw.insats === '') return [];
  const insats = context.insatser.get(raw.insats);
  if (!insats) return [['insats', 'insatsen finns inte i katalogen']];
  if (insats.documentation.identity === 'forbidden') {
    return [['insats', 'identitet får inte dokumenteras i insatsen (14 kap. 5 § SoL)']];
  }
  return insats.route === 'preventive'
    ? [['insats', `ingen registreras i förebyggande arbete (${placeOf(context, 'preventive')})`]]
    : [];
}

/** "Riktlinjer 2025-07-01, avsnitt 20.1" */
function placeOf({ localSources }: ImportContext, subject: LocalSubject): string {
  const { source, place } = localSources[subject];
  return `${source}, ${place}`;
}

function tooLong(raw: RawRow): Fault[] {
  return columns
    .filter(name => raw[name].length > 2000)
    .map(name => [name, 'texten är längre än 2000 tecken'] as const);
}

/** Each step on or after the one that it depends on; and no step without it. */
function badOrder(raw: RawRow): Fault[] {
  const notBefore: readonly (readonly [ColumnName, ColumnName, string])[] = [
    ['decision_date', 'application_date', 'beslutet ligger före ansökan'],
    ['decision_date', 'consent_date', 'beslutet ligger före samtycket'],
    ['decision_date', 'motivation_date', 'beslutet ligger före utredningen av motivation'],
    ['executed_date', 'decision_date', 'verkställt före beslutet'],
    ['interrupted_date', 'executed_date', 'avbrutet före verkställigheten'],
    ['resumed_date', 'interrupted_date', 'återupptaget före avbrottet'],
    ['closed_date', 'decision_date', 'avslutat före beslutet'],
    ['closed_date', 'executed_date', 'avslutat före verkställigheten'],
    ['closed_date', 'interrupted_date', 'avslutat före avbrottet'],
    ['closed_date', 'resumed_date', 'avslutat före återupptagandet'],
    ['last_followup_date', 'decision_date', 'uppföljt före beslutet'],
  ];
  const early = notBefore.filter(
    ([later, earlier]) => raw[later] !== '' && raw[earlier] !== '' && raw[later] < raw[earlier],
  );
  return [...early.map(([later, , reason]): Fault => [later, reason]), ...stepsWithoutGround(raw)];
}

function stepsWithoutGround(raw: RawRow): Fault[] {
  const needs: readonly (readonly [ColumnName, ColumnName, string])[] = [
    ['partial_missing', 'executed_date', 'delvis verkställt utan dag för verkställighet'],
    ['interrupted_date', 'executed_date', 'avbrutet utan att ha verkställts'],
    ['resumed_date', 'interrupted_date', 'återupptaget utan att ha avbrutits'],
  ];
  const missing = needs.filter(([step, ground]) => raw[step] !== '' && raw[ground] === '');
  const refused: Fault[] =
    raw.outcome === 'avslag' && raw.executed_date !== ''
      ? [['executed_date', 'en avslagen ansökan kan inte verkställas']]
      : [];
  return [...missing.map(([step, , reason]): Fault => [step, reason]), ...refused];
}

function readPerson(raw: RawRow, today: Day): Person | Fault[] {
  if (raw.personnummer === '') return [];
  const parsed = parsePersonNumber(raw.personnummer, today, { key: 'personnummer' });
  if (!parsed.ok) return [['personnummer', 'inget giltigt personnummer, samordningsnummer eller tillfälligt nummer']];
  const { number, born, sex } = parsed.value;
  const given = (['kvinna', 'man', 'okänt'] as const).find(s => s === raw.sex);
  return { number, born, name: raw.name || null, protected: raw.protected === 'ja', sex: given ?? sex };
}

function findingsOf(raw: RawRow, line: number, person: Person, context: ImportContext): Finding[] {
  const granted = raw.outcome !== 'avslag';
  const asked = placeOf(context, 'application');
  const found: [boolean, ColumnName, string][] = [
    [granted && raw.application_date === '', 'application_date', `ansökan saknas (${asked})`],
    [granted && raw.consent_date === '', 'consent_date', `samtycke saknas (${asked})`],
    [granted && raw.motivation_date === '', 'motivation_date', `utredning av motivation saknas (${asked})`],
    [raw.caseworker === '', 'caseworker', 'handläggare saknas: beslutet syns bara med --all'],
    [
      raw.closed_date !== '' && raw.closing_reason === '',
      'closing_reason',
      `skäl för avslut saknas (${placeOf(context, 'closing')})`,
    ],
    [
      raw.closing_reason !== '' && closingReasonOf(raw.closing_reason) === null,
      'closing_reason',
      'skälet är inget av verktygets; det sparas som det står',
    ],
    [
      raw.closing_reason !== '' && raw.closed_date === '',
      'closing_reason',
      'skäl för avslut utan dag: inget avslut lästes in',
    ],
    [
      raw.basis !== '' && raw.basis !== basisOf(raw, context),
      'basis',
      `gällde inte på beslutsdagen: lästes som ${basisOf(raw, context)}`,
    ],
    [
      raw.basis.startsWith('4:') && raw.decision_date >= context.newActFrom,
      'basis',
      'upphävdes 2025-07-01: beslutet räknas inte i rapporten enligt 34 kap. 1 §',
    ],
    [raw.sex !== '' && sexByNumber(raw, context) !== raw.sex, 'sex', 'stämmer inte med numret'],
    [person.born === null, 'personnummer', 'numret innehåller ingen hel födelsedag'],
  ];
  return found.filter(([is]) => is).map(([, column, text]) => ({ line, column, text }));
}

function sexByNumber(raw: RawRow, context: ImportContext): string {
  const parsed = parsePersonNumber(raw.personnummer, context.today, { key: 'personnummer' });
  return parsed.ok ? parsed.value.sex : '';
}
