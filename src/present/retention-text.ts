/** What retention says, in words and as JSON: case numbers and reasons, never who it is about. */
import type { Day } from '../domain/day.ts';
import type { KeptCase } from '../domain/retention.ts';
import type { Exception } from '../domain/retention-exceptions.ts';
import type { CandidateRow, ExceptedRow, PersonRows } from '../domain/retention-list.ts';
import { paragraph } from './paragraph.ts';
import { sourceText } from './source-text.ts';
import type { Screen } from './style.ts';
import { printable } from './table.ts';

type Rows = readonly PersonRows<KeptCase>[];

export function retentionText(persons: Rows, on: Day, { columns, style }: Screen): string {
  const { candidates, excepted } = sorted(persons);
  const lead = (row: CandidateRow<KeptCase>) => `${row.kept.state.number}  `;
  const reasons = (row: ExceptedRow<KeptCase>) => row.exceptions.map(e => `${exceptionText(e)}.`).join(' ');
  const parts = [
    style.bold(`Att gallra per ${on}: ${cases(candidates.length)}`),
    ...candidates.map(row => paragraph(`${termText(row)} ${finishText(row, on)}`, columns, lead(row))),
    style.bold(`Undantas fastän tiden har gått: ${cases(excepted.length)}`),
    ...excepted.map(row => paragraph(`${termText(row)} Undantag: ${reasons(row)}`, columns, lead(row))),
    paragraph(candidates.length > 0 ? next : 'Inget att göra nu.', columns),
  ];
  return parts.join('\n\n');
}

const next =
  'Gallra: "kalix-ov db purge". Det som ska vara kvar av ett annat skäl: "kalix-ov db hold <nr> --why <skäl>" först.';

/** What is about to be removed, before it is confirmed. */
export function candidateText(chosen: readonly KeptCase[]): string {
  return `Tas bort för alltid: ${chosen
    .map(c => c.state.number)
    .sort(inOrder)
    .join(', ')}`;
}

function termText({ term }: CandidateRow<KeptCase>): string {
  return `Upphörde ${term.ceased}, sista anteckningen ${term.lastNote}: fem år har gått (SoL 16 kap. 1 §).`;
}

function finishText({ term }: CandidateRow<KeptCase>, on: Day): string {
  return term.finishBy < on ? `SENT: skulle ha varit klart ${term.finishBy}.` : `Klart senast ${term.finishBy}.`;
}

function exceptionText(exception: Exception): string {
  switch (exception.reason) {
    case 'held': {
      const { day, why, actor } = exception.hold;
      return `hålls kvar sedan ${day} av ${printable(actor)}: ${printable(why).replace(/\.$/, '')}`;
    }
    case 'research':
      return `född den ${oneOf(exception.birthDays)} i månaden, bevaras för forskningen (${sourceText(exception.citation)})`;
    case 'child-investigation':
      return `barnets skydd eller stöd: tills den som var barn fyller ${exception.age}, år ${exception.untilYear} (${sourceText(exception.citation)})`;
    case 'subject':
      return `${subjectWords[exception.subject] ?? exception.subject} (${sourceText(exception.citation)})`;
    case 'birth-day-unknown':
      return `numret har ingen hel födelsedag: om undantaget gäller får avgöras för hand (${sourceText(exception.citation)})`;
    case 'same-person':
      return `samma person har ${exception.cases.join(', ')}, som inte ska gallras än (${sourceText(exception.citation)})`;
  }
}

/** "5, 15 eller 25" */
function oneOf(days: readonly number[]): string {
  return [days.slice(0, -1).join(', '), ...days.slice(-1)].filter(part => part !== '').join(' eller ');
}

const subjectWords: Readonly<Record<string, string>> = {
  faderskap: 'kan röra faderskap eller föräldraskap',
  adoption: 'kan röra adoption',
  placering: 'kan höra till en placering av ett barn',
};

function cases(n: number): string {
  return n === 1 ? '1 ärende' : `${n} ärenden`;
}

const inOrder = new Intl.Collator('sv', { numeric: true }).compare;

function sorted(persons: Rows) {
  const byNumber = <R extends CandidateRow<KeptCase>>(rows: readonly R[]) =>
    rows.toSorted((a, b) => inOrder(a.kept.state.number, b.kept.state.number));
  return {
    candidates: byNumber(persons.flatMap(p => p.candidates)),
    excepted: byNumber(persons.flatMap(p => p.excepted)),
  };
}

export function retentionJson(persons: Rows, today: Day): unknown {
  const { candidates, excepted } = sorted(persons);
  const row = ({ kept, term }: CandidateRow<KeptCase>) => ({ case: kept.state.number, ...term });
  const citation = { source: 'SoL 2025:400', place: '16 kap. 1 §' };
  return {
    today,
    candidates: candidates.map(c => ({ ...row(c), reason: 'five-years', late: c.term.finishBy < today, citation })),
    exceptions: excepted.map(e => ({ ...row(e), reasons: e.exceptions })),
  };
}

export function purgedText({ cases: n, entries, rewritten, emptied }: Removed, on: Day): string {
  const waiting =
    'Filen är inte tömd än: någon har registret öppet, eller så är disken full.\nKör "kalix-ov db purge" igen.';
  const left = emptied ? [] : [waiting];
  if (n === 0) return [`Inget att gallra per ${on}.`, ...left].join('\n');
  return [
    `Gallrat: ${cases(n)} (${entries} ${entries === 1 ? 'post' : 'poster'} i journalen). Kvittot står i journalen.`,
    ...(rewritten === 0 ? [] : [`Rapporter och anmälningar som står kvar utan dem: ${rewritten}.`]),
    ...left,
    'Äldre säkerhetskopior har uppgifterna kvar tills de tas bort.',
  ].join('\n');
}

interface Removed {
  readonly cases: number;
  readonly entries: number;
  readonly rewritten: number;
  readonly emptied: boolean;
}
