/** What an export wrote, and what its file does not hold. */
import { type BeyondColumns, beyondColumns, type WithoutRow } from '../domain/import/exported-row.ts';
import { shownFile } from './file-name.ts';

/** Lines by kind; and how many cases they are of. */
export interface LineCounts {
  readonly cases: number;
  case: number;
  general: number;
  'numbers-given': number;
  record: number;
}

export interface CsvCounts {
  rows: number;
  readonly withoutRow: Record<WithoutRow, number>;
  readonly beyond: BeyondColumns;
}

export function linesJson(counts: LineCounts, file: string | null): unknown {
  const { cases, case: entries, general, record } = counts;
  return { format: 'jsonl', file: shown(file), cases, entries, general, records: record };
}

export function csvJson({ rows, withoutRow, beyond }: CsvCounts, file: string | null): unknown {
  return { format: 'csv', file: shown(file), rows, withoutRow, beyond };
}

export function linesText({ cases, case: entries, general, record }: LineCounts, file: string | null): string {
  return [
    `Exporterat${place(file)}: ${counted(cases, 'ärende', 'ärenden')} med ${counted(entries, 'post', 'poster')}, och ${counted(general, 'post', 'poster')} utan ärende.`,
    `Också med, men läses inte in i ett annat register: ${counted(record, 'post', 'poster')} om konton, åtkomstlogg och säkerhetskopior.`,
    warning,
  ].join('\n');
}

export function csvText({ rows, withoutRow, beyond }: CsvCounts, file: string | null): string {
  const left = [
    [withoutRow['not-decided'], 'ansökningar utan beslut'],
    [withoutRow['without-assessment'], 'insatser utan behovsprövning'],
  ] as const;
  const more = beyondColumns.map(name => [beyond[name], beyondWords[name]] as const);
  return [
    `Exporterat${place(file)}: ${rows} beslut.`,
    ...list('Har ingen rad i CSV-filen:', left),
    ...list('Har ingen kolumn i CSV-filen:', more),
    ...([...left, ...more].some(([n]) => n > 0) ? ['Allt finns med i "kalix-ov export --jsonl <fil>".'] : []),
    warning,
  ].join('\n');
}

const warning = 'Filen är inte krypterad: den som kommer åt den kan läsa allt. Läsningen står i åtkomstloggen.';

function shown(file: string | null): string | null {
  return file === null ? null : shownFile(file);
}

function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function place(file: string | null): string {
  return file === null ? '' : ` till ${shownFile(file)}`;
}

function list(title: string, counts: readonly (readonly [number, string])[]): string[] {
  const told = counts.filter(([n]) => n > 0).map(([n, words]) => `  ${n} × ${words}`);
  return told.length === 0 ? [] : [title, ...told];
}

const beyondWords: Readonly<Record<keyof BeyondColumns, string>> = {
  steps: 'tidigare steg, eller skäl för avbrott',
  followUps: 'tidigare uppföljningar',
  followUpNotes: 'anteckningar om en uppföljning',
  offers: 'erbjudanden',
  contacts: 'kontakter under väntan',
  plans: 'genomförandeplaner',
  changes: 'förändrade behov',
  scheduled: 'egna uppföljningsdagar',
  objections: 'invändningar',
  sharing: 'samtycken att dela uppgifter',
  concerns: 'orosanmälningar',
  details: 'beslutets omfattning, tid, skäl och barnets bästa',
  consents: 'vems samtycke det är',
  goals: 'om målen nåddes',
};
