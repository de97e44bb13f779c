/** The access log in Swedish sentences. */
import { isOutsider, type LoggedReading } from '../domain/access/reading.ts';
import { swedishTime } from './local-time.ts';
import { paragraph } from './paragraph.ts';
import { printable } from './table.ts';

/** "2026-11-21 09:00  Post 12: anna läste ärende 2026-0001, med namn och nummer. Inte ansvarig för ärendet." */
export function readingLine(reading: LoggedReading, columns: number): string {
  return paragraph(readingSentence(reading), columns, `${swedishTime(reading.recorded)}  `);
}

function readingSentence(reading: LoggedReading): string {
  const { user, account, command, identity, entry } = reading;
  const who = account === null ? printable(user) : `${printable(account)} (för ${printable(user)})`;
  const how = identity ? ', med namn och nummer' : '';
  const what = isVain(reading)
    ? 'sökte på en person, utan träff'
    : `${verb[command] ?? 'läste'} ${casesWords(reading)}${how}`;
  return `Post ${entry}: ${who} ${what} (${command}). ${relation(reading)}`.trim();
}

/** More than that is a whole register, or nearly. */
const shownCases = 100;

const verb: Readonly<Record<string, string>> = {
  export: 'skrev ut hela registret:',
  'case list': 'sökte på en person och fick fram',
  'case log': 'läste historien för',
  'followups list': 'läste uppföljningarna för',
  'ivo-report': 'tog fram rapporten till IVO om',
  'ivo-report submit': 'läste den skickade rapporten till IVO om',
};

function isVain({ command, cases }: LoggedReading): boolean {
  return command === 'case list' && cases.length === 0;
}

function casesWords({ cases }: LoggedReading): string {
  const numbers = cases.map(c => c.case);
  if (numbers.length === 0) return 'inget ärende';
  if (numbers.length > shownCases) return `${numbers.length} ärenden (vilka: --json)`;
  return `ärende ${numbers.join(', ')}`;
}

/** Said when it is worth a look. */
function relation(reading: LoggedReading): string {
  const foreign = reading.cases.filter(c => !c.responsible);
  if (foreign.length === 0 || !isOutsider(reading)) return '';
  if (reading.cases.length === 1) return 'Inte ansvarig för ärendet.';
  return foreign.length === reading.cases.length
    ? 'Inte ansvarig för något av dem.'
    : `Inte ansvarig för ${foreign.length} av dem.`;
}

export function readingJson(reading: LoggedReading): unknown {
  const { entry, recorded, user, account, command, identity, cases } = reading;
  return { entry, recorded, user, account, command, identity, cases, outsider: isOutsider(reading) };
}
