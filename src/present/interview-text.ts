/** What an interview says: its questions' words, and what is about to be saved. */
import { type Day, yearOf } from '../domain/day.ts';
import { paragraph } from './paragraph.ts';
import { printable } from './table.ts';

/** What is said before the first question. */
export const interviewIntro =
  'Svara på frågorna. Enter hoppar över det som är frivilligt. Skriv < för att gå tillbaka en fråga. Ctrl-C avbryter; då sparas inget i ärendet, men svaren finns kvar som ett krypterat utkast.';

export const draftRemoved = 'Utkastet är borttaget.';
export const draftNotKept = 'Svaren kan inte behållas som utkast just nu: de försvinner om du avbryter.';

export function draftFound(moment: string): string {
  return `Det finns ett utkast från ${moment}. Vad ska göras med det?`;
}

interface EarlierDecision {
  readonly renews?: string | undefined;
  readonly decides?: string | undefined;
}

/** A draft in a list: what it is about and when it was saved, and nothing of what was answered. */
export function draftLine(insats: string, { renews, decides }: EarlierDecision, moment: string): string {
  const about = renews ? `, förnyar ${renews}` : decides ? `, avgör ${decides}` : '';
  return `fortsätt med utkastet: ${insats}${about}, sparat ${moment}`;
}

/** Someone as shown back before anything is saved: enough to see that it is the right one. */
export interface ShownPerson {
  readonly name: string | null;
  readonly born: Day | null;
  readonly protected: boolean;
}

/** One line of what is about to be saved: what was asked, and the answer in words. */
export type SummaryLine = readonly [heading: string, answer: string];

/** `Åsa Testsson, född 1986` */
export function personWords({ name, born, protected: isProtected }: ShownPerson): string {
  const year = born === null ? 'födelseår okänt' : `född ${yearOf(born)}`;
  const who = `${name === null ? 'namn saknas' : printable(name)}, ${year}`;
  return isProtected ? `${who} (SKYDDADE PERSONUPPGIFTER)` : who;
}

export function summaryText(lines: readonly SummaryLine[], columns: number): string {
  return ['', 'Det här sparas:', ...lines.map(line => summaryLine(line, columns))].join('\n');
}

function summaryLine([heading, answer]: SummaryLine, columns: number): string {
  const [first = '', ...rest] = paragraph(`${heading}: ${printable(answer)}`, Math.min(columns, 80) - 4).split('\n');
  return [`  ${first}`, ...rest.map(line => `    ${line}`)].join('\n');
}

/** The label without what a flag's help, or the question, says beside it. */
export function headingOf(label: string): string {
  const [heading = ''] = label.replace(/ \([^)]*\)/g, '').split(/, (?=om det finns|till exempel)/);
  return heading.replace(/^\d\. /, '');
}

/** Enough of a long answer to know it again. */
export function beginningOf(answer: string): string {
  const [first = ''] = paragraph(answer, 40).split('\n');
  return first === answer ? answer : `${first} …`;
}

export function mustBeAnswered(expected: string): string {
  return `Den frågan behöver ett svar: ${expected}.`;
}

/** An answer as it is shown back; undefined was skipped. */
export function answerWords(
  value: unknown,
  { words, hidden }: { readonly words?: Readonly<Record<string, string>>; readonly hidden?: true },
): string {
  if (value === undefined || value === null) return '–';
  if (hidden) return 'angivet, visas inte';
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (Array.isArray(value))
    return value.length === 0 ? 'inget av dem' : value.map(each => words?.[each] ?? String(each)).join(', ');
  return words?.[String(value)] ?? String(value);
}
