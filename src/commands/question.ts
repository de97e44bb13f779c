/** One question on the terminal, until the answer fits; it can be skipped when it is optional, or gone back from. */
import type { Context } from '../context.ts';
import { isRefusal } from '../domain/problem.ts';
import { answerWords, beginningOf, headingOf, mustBeAnswered } from '../present/interview-text.ts';
import { paragraph } from '../present/paragraph.ts';
import { describeProblem, withoutSaving } from '../present/problem/describe.ts';
import { checked, type Field, questionOf } from './fields.ts';

/** To the question before. */
export const back = Symbol('back');

export interface Asked {
  readonly isRequired: boolean;
  readonly canGoBack: boolean;
  /** What was answered the last time; null was skipped. */
  readonly before: unknown;
}

const [backWord, keepWord, skipWord, clearWord] = ['<', '=', '', '-'];

/** A value of the field, `back`, or null for skipped. */
export async function askField(context: Context, field: Field<unknown>, asked: Asked): Promise<unknown> {
  for (;;) {
    const raw = await rawAnswer(context, field, asked);
    if (raw === backWord && asked.canGoBack) return back;
    if (raw === backWord) continue;
    if (raw === keepWord && hasBefore(asked)) return asked.before;
    if ((raw === skipWord || raw === null) && !asked.isRequired) return null;
    if (raw === skipWord) {
      tell(context, mustBeAnswered(field.expected));
      continue;
    }
    try {
      return checked(context, field, raw, { flag: headingOf(field.label) });
    } catch (error) {
      tellWhy(context, error);
    }
  }
}

function hasBefore({ before }: Asked): boolean {
  return before !== undefined && before !== null;
}

function rawAnswer(context: Context, field: Field<unknown>, asked: Asked): Promise<unknown> {
  if (field.many) return severalOf(context, field, asked);
  if (field.choices || field.value === null) return oneOf(context, field, asked);
  return typed(context, field, asked);
}

async function oneOf({ world }: Context, field: Field<unknown>, asked: Asked): Promise<unknown> {
  const values: readonly string[] = field.choices ?? ['true', 'false'];
  const words = field.words ?? { true: 'ja', false: 'nej' };
  const answers = values.map(value => ({ value, name: words[value] ?? value }));
  const first = before(field, asked);
  const said = await world.prompt.choice(questionOf(field), [...first, ...answers, ...onward(asked)], {
    marked: first[0]?.value,
  });
  return field.choices ? said : asBoolean(said);
}

/** As chosen; a test answers with the truth value itself. */
function asBoolean(said: unknown): unknown {
  return said === 'true' ? true : said === 'false' ? false : said;
}

/** First, so that Enter alone keeps what was answered, or skips what is optional. */
function before(field: Field<unknown>, asked: Asked): Choice[] {
  const kept = hasBefore(asked) ? [{ value: keepWord, name: `${answerWords(asked.before, field)} (som förut)` }] : [];
  return [...kept, ...(asked.isRequired ? [] : [{ value: skipWord, name: 'hoppa över' }])];
}

function onward({ canGoBack }: Asked): Choice[] {
  return canGoBack ? [{ value: backWord, name: 'tillbaka' }] : [];
}

interface Choice {
  readonly value: string;
  readonly name: string;
}

/** One after the other, until there are no more. */
async function severalOf({ world }: Context, field: Field<unknown>, asked: Asked): Promise<unknown> {
  const chosen: string[] = [];
  for (;;) {
    const left = (field.choices ?? []).filter(code => !chosen.includes(code));
    if (left.length === 0) return chosen;
    const so = chosen.length === 0 ? '' : ` (hittills: ${answerWords(chosen, field)})`;
    const done = { value: doneWord, name: chosen.length > 0 ? 'inga fler' : 'inget av dem' };
    const choices = left.map(value => ({ value, name: field.words?.[value] ?? value }));
    const first = chosen.length > 0 ? [done] : before(field, asked);
    const last = chosen.length === 0 && asked.isRequired ? [done] : [];
    const ways = [...first, ...choices, ...last, ...onward(asked)];
    const said = await world.prompt.choice<string>(`${questionOf(field)}${so}`, ways, { marked: first[0]?.value });
    if (said === doneWord) return chosen;
    if (said === backWord && chosen.length > 0) chosen.pop();
    else if ([backWord, keepWord, skipWord].includes(said)) return said;
    else chosen.push(said);
  }
}

const doneWord = '.';

async function typed({ world }: Context, field: Field<unknown>, asked: Asked): Promise<unknown> {
  const { isRequired } = asked;
  const form = field.value === '<text>' || field.hidden ? '' : field.value?.slice(1, -1);
  const ways = hasBefore(asked)
    ? `Enter behåller ${field.hidden ? 'det som är angivet' : `"${beginningOf(answerWords(asked.before, field))}"`}${isRequired ? '' : `; ett ensamt ${clearWord} tar bort det`}`
    : isRequired
      ? ''
      : 'frivilligt';
  const notes = [field.hidden ? 'syns inte' : '', form, ways].filter(Boolean).join('; ');
  const question = notes === '' ? questionOf(field) : `${questionOf(field)} (${notes}):`;
  const text = (await world.prompt.text(question, field.hidden ? { hidden: true } : {})).trim();
  if (!hasBefore(asked)) return text;
  return text === '' ? keepWord : text === clearWord && !isRequired ? skipWord : text;
}

/** As the flag would have been refused, without that nothing was saved: nothing was to be yet. */
export function tellWhy(context: Context, error: unknown): void {
  if (!isRefusal(error)) throw error;
  const { message, hint } = describeProblem(error.problem);
  tell(context, `${message} ${withoutSaving(hint)}`.trim());
}

function tell(context: Context, text: string): void {
  context.world.err(`${paragraph(text, Math.min(context.columns, 80))}\n`);
}
