/** A question and its answers in lines that fit the terminal, broken between words. */
import { paragraph } from '../present/paragraph.ts';

export interface Choice<T> {
  readonly value: T;
  readonly name: string;
}

export const yesOrNo = [
  { value: 'ja', name: 'ja' },
  { value: 'nej', name: 'nej' },
] as const;

/** What stands before a question, and before an answer in a list. */
export const margin = '  ';

function columns(): number {
  return Math.min(process.stderr.columns || 80, 80);
}

/** `1) ja`, without the margin; what does not fit on the line goes on below, under itself. */
export function numbered(choices: readonly Choice<unknown>[]): string[] {
  return choices.map(({ name }, index) => withoutMargin(paragraph(name, width(), `${margin}${index + 1}) `)));
}

/** Without the margin; the lines after the first stand as far in as the first does behind its mark. */
export function questionLines(question: string): string {
  return withoutMargin(paragraph(question, width(), margin));
}

/** An answer beside its question; one that does not fit there stands below it. */
export function besideQuestion(question: string, answer: string): string {
  const last = questionLines(question).split('\n').at(-1) ?? '';
  const isFitting = margin.length + last.trimStart().length + 1 + answer.length <= width();
  return isFitting ? answer : `\n${paragraph(answer, width(), margin.repeat(2))}`;
}

export function textLines(text: string): string {
  return paragraph(text, columns());
}

/** One place is left for the cursor: a line that is full would begin a new one. */
function width(): number {
  return columns() - 1;
}

function withoutMargin(lines: string): string {
  return lines.slice(margin.length);
}
