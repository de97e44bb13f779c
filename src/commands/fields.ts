/**
 * The values that a command asks for, described once: read from flags, from `--from <file.json|->`, and asked for on a
 * terminal when a required one is missing.
 */
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { type Day, parseDay } from '../domain/day.ts';
import { suggestion } from '../domain/nearest.ts';
import { parsePersonNumber } from '../domain/person-number.ts';
import { type Place, type Problem, Refusal } from '../domain/problem.ts';
import type { Options } from './command.ts';
import { readJson } from './input.ts';

export interface Field<T> {
  /** What it is, in Swedish: the line in `--help`, and the heading when it is shown back. */
  readonly label: string;
  /** As it is asked: a sentence that stands by itself. */
  readonly question?: string | undefined;
  readonly required: boolean;
  /** What stands after the flag in `--help`; none for a yes or no. */
  readonly value: string | null;
  readonly many?: boolean;
  /** A day on which something happened: never after today. */
  readonly notAfterToday?: boolean;
  readonly choices?: readonly string[];
  /** The choices in Swedish, as a prompt shows them. */
  readonly words?: Readonly<Record<string, string>>;
  /** Reads what a flag or JSON holds. Undefined when it does not fit. */
  readonly read: (raw: unknown) => T | undefined;
  /** What it must be, in Swedish, for the refusal. */
  readonly expected: string;
  /** What is wrong with it, when there is more to say than what it must be. */
  readonly fault?: (raw: unknown) => Problem | undefined;
  /** Not shown while it is typed, nor afterwards. */
  readonly hidden?: true;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T | undefined : never };

interface Shape {
  readonly required?: boolean;
  readonly question?: string;
}

export function dayField(
  label: string,
  { required = false, mayBeLater = false, question }: Shape & { mayBeLater?: boolean } = {},
): Field<Day> {
  const read = (raw: unknown) => (typeof raw === 'string' ? parseDay(raw.trim()) : undefined);
  const expected = 'en dag som finns, skriven ÅÅÅÅ-MM-DD';
  return { label, question, required, value: '<ÅÅÅÅ-MM-DD>', notAfterToday: !mayBeLater, read, expected };
}

export function textField(
  label: string,
  { required = false, max = 1000, question }: Shape & { max?: number } = {},
): Field<string> {
  const read = (raw: unknown) => {
    const text = typeof raw === 'string' ? raw.trim() : '';
    return text === '' || text.length > max ? undefined : text;
  };
  return { label, question, required, value: '<text>', read, expected: `text, minst ett tecken och högst ${max}` };
}

/** One of the codes in `words`: typed as such after the flag, chosen by its Swedish words at a prompt. */
export function choiceField<const T extends string>(
  label: string,
  words: Readonly<Record<T, string>>,
  { required = false, question }: Shape = {},
): Field<T> {
  const choices = Object.keys(words) as T[];
  const read = (raw: unknown) => choices.find(c => c === raw);
  const expected = `ett av ${choices.join(', ')}`;
  return { label, question, required, value: '<val>', choices, words, read, expected };
}

export function yesNoField(label: string, { required = false, question }: Shape = {}): Field<boolean> {
  const read = (raw: unknown) => (typeof raw === 'boolean' ? raw : undefined);
  return { label, question, required, value: null, read, expected: 'ja eller nej (true eller false)' };
}

export function countField(
  label: string,
  { required = false, max = 500, question }: Shape & { max?: number } = {},
): Field<number> {
  const read = (raw: unknown) => {
    const n = typeof raw === 'string' && /^\d{1,6}$/.test(raw.trim()) ? Number(raw) : raw;
    return typeof n === 'number' && Number.isInteger(n) && n >= 1 && n <= max ? n : undefined;
  };
  return { label, question, required, value: '<antal>', read, expected: `ett heltal från 1 till ${max}` };
}

/** The words of a list of codes in the rulebook. */
export function wordsOf(list: readonly { readonly id: string; readonly text: string }[]): Record<string, string> {
  return Object.fromEntries(list.map(each => [each.id, each.text]));
}

/** Several of the codes in `words`. */
export function codesField<const T extends string>(
  label: string,
  words: Readonly<Record<T, string>>,
  { question }: Shape = {},
): Field<readonly T[]> {
  const codes = Object.keys(words) as T[];
  const isCode = (code: unknown): code is T => codes.some(known => known === code);
  const read = (raw: unknown) => (Array.isArray(raw) && raw.every(isCode) ? raw : undefined);
  return {
    label,
    question,
    required: false,
    value: '<kod...>',
    many: true,
    choices: codes,
    words,
    read,
    expected: `koder ur listan ${codes.join(', ')}`,
  };
}

/** Adds the fields as flags, and `--from`. */
export function defineFields(command: Command, fields: Fields): void {
  for (const [key, field] of Object.entries(fields)) {
    const flag = flagOf(key);
    const choices = field.choices?.length ? `: ${field.choices.join(', ')}` : '';
    command.option(field.value ? `${flag} ${field.value}` : flag, `${field.label}${choices}`);
    const option = command.options.at(-1);
    if (option && field.choices?.length) option.argChoices = [...field.choices];
    if (!field.value) command.option(`--no-${flag.slice(2)}`, `${field.label}: nej`);
  }
  command.option('--from <fil.json|->', 'läs uppgifterna ur en JSON-fil, eller ur standard in');
}

export function questionOf({ label, question }: Field<unknown>): string {
  return question ?? label;
}

/** `decisionDay` is given as `--decision-day`. */
export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`)}`;
}

interface KnownFile {
  /** What `--from` holds, when the command has read it already. */
  readonly content?: Readonly<Record<string, unknown>>;
  /** Keys that the command reads by itself. */
  readonly alsoKeys?: readonly string[];
}

/** Every field's value, from a flag or from the file; those that are given in neither are undefined. */
export async function givenFields<F extends Fields>(
  context: Context,
  options: Options,
  fields: F,
  known: KnownFile = {},
): Promise<Values<F>> {
  const file = known.content ?? (typeof options.from === 'string' ? await readObject(context, options.from) : {});
  refuseUnknown(Object.keys(file), [...Object.keys(fields), ...(known.alsoKeys ?? [])]);
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    values[key] = givenField(context, key, field, options[key], file[key]);
  }
  return values as Values<F>;
}

/** The required ones that have no value. */
export function missingKeys<F extends Fields>(fields: F, values: Values<F>): (keyof F & string)[] {
  return Object.keys(fields).filter(key => fields[key]?.required && values[key] === undefined);
}

/** Off a terminal, or with `--no-input`: the first that is missing is named. */
export function refuseMissing([first]: readonly string[]): void {
  if (first !== undefined) throw new Refusal({ code: 'missing-flag', flag: flagOf(first) });
}

/** Every field's value; a required one that is missing is asked for by itself, or refused with its flag's name. */
export async function readFields<F extends Fields>(context: Context, options: Options, fields: F): Promise<Values<F>> {
  const values: Record<string, unknown> = { ...(await givenFields(context, options, fields)) };
  const missing = missingKeys(fields, values as Values<F>);
  if (!context.mayAsk) refuseMissing(missing);
  for (const key of missing) values[key] = await ask(context, fields[key] as Field<unknown>);
  return values as Values<F>;
}

function givenField<T>(context: Context, key: string, field: Field<T>, flag: unknown, inFile: unknown): T | undefined {
  if (flag !== undefined && inFile !== undefined) {
    throw new Refusal({ code: 'conflicting-values', first: flagOf(key), second: `"${key}" i filen` });
  }
  if (flag !== undefined) {
    if (holdsPersonNumber(flag, context.today)) throw new Refusal({ code: 'person-on-command-line' });
    return checked(context, field, flag, { flag: flagOf(key) });
  }
  return inFile === undefined ? undefined : checked(context, field, inFile, { key });
}

/** Text on the command line that somebody's number stands in. In a file, or typed at a prompt, nobody else sees it. */
function holdsPersonNumber(raw: unknown, today: Day): boolean {
  const found = typeof raw === 'string' ? raw.match(/(?<!\d)\d{6}(?:\d{2})?[-+]?\d{4}(?!\d)/g) : null;
  return (found ?? []).some(number => parsePersonNumber(number, today, { key: '' }).ok);
}

/** A value that fits, however it was given; what is wrong with it names its place. */
export function checked<T>(context: Context, field: Field<T>, raw: unknown, place: Place): T {
  const value = field.read(raw);
  if (value === undefined) {
    const fault = field.fault?.(raw);
    if (fault) throw new Refusal(fault);
    const near = suggestion(raw, field.choices ?? []);
    throw new Refusal({ code: 'invalid-value', place, expected: field.expected, ...near });
  }
  if (field.notAfterToday && String(value) > context.today)
    throw new Refusal({ code: 'future-day', place, today: context.today });
  return value;
}

/** Asks until the answer fits. */
async function ask<T>(context: Context, field: Field<T>): Promise<T> {
  const { prompt } = context.world;
  for (;;) {
    const raw = field.value === null ? await prompt.confirm(questionOf(field)) : await askForText(context, field);
    const value = field.read(raw);
    const isLater = value !== undefined && field.notAfterToday === true && String(value) > context.today;
    if (value !== undefined && !isLater) return value;
    context.say(isLater ? `Dagen ligger efter ${context.today}.` : `Det ska vara ${field.expected}.`);
  }
}

async function askForText<T>(context: Context, field: Field<T>): Promise<unknown> {
  const { prompt } = context.world;
  if (field.choices && !field.many)
    return prompt.choice(
      questionOf(field),
      field.choices.map(value => ({ value, name: field.words?.[value] ?? value })),
    );
  const text = await prompt.text(`${questionOf(field)} (${field.expected}):`);
  return field.many ? text.split(/[\s,]+/).filter(Boolean) : text;
}

async function readObject(context: Context, path: string): Promise<Readonly<Record<string, unknown>>> {
  const value = await readJson(context, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal({ code: 'not-json', where: 'Filen i --from' });
  }
  return value as Record<string, unknown>;
}

function refuseUnknown(keys: readonly string[], known: readonly string[]): void {
  const unknown = keys.find(key => !known.includes(key));
  if (unknown === undefined) return;
  throw new Refusal({ code: 'unknown-key', place: { key: safeKey(unknown) }, ...suggestion(unknown, known) });
}

/** A key is shown back only when it looks like a name in a program: anything else could be somebody's. */
function safeKey(key: string): string {
  return /^[A-Za-z_-]{1,40}$/.test(key) ? key : '(namnet visas inte)';
}
