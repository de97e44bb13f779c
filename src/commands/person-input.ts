/** The person: from a file, standard input or a prompt. Never from the command line, where others can see it. */
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import type { Person, PersonSex } from '../domain/case/event.ts';
import { type Day, parseDay } from '../domain/day.ts';
import { nearest } from '../domain/nearest.ts';
import { must } from '../domain/outcome.ts';
import { parsePersonNumber, type Sex, temporaryNumber } from '../domain/person-number.ts';
import { Refusal } from '../domain/problem.ts';
import type { Register } from '../register/port.ts';
import type { Options } from './command.ts';
import { readText } from './input.ts';

/** Flags that nobody may use; known so that the refusal can say why. */
const personalFlags = ['name', 'number', 'personnummer', 'address', 'phone', 'note'] as const;

/** Keys in a file that could tell who somebody is, or that are free text. */
const personalKeys = [
  ...personalFlags,
  ...['person', 'personnumber', 'text', 'comment', 'email', 'protected', 'born'],
  ...['namn', 'nummer', 'adress', 'telefon', 'anteckning', 'fritext', 'kommentar', 'personuppgifter'],
];

export function definePersonFlags(command: Command): void {
  command.option(
    '--person <fil|->',
    'personen: en fil, eller standard in, med personnummer på första raden och namn på den andra, eller JSON',
  );
  for (const flag of personalFlags) {
    const option = command.createOption(`--${flag} <värde>`, 'avvisas: hör inte hemma på kommandoraden').hideHelp();
    command.addOption(option);
  }
}

/**
 * Did the command line, or the file, offer anything that could identify somebody? So does text under a key that is none
 * of `known`, nor a slip of one.
 */
export function offersIdentity(
  options: Options,
  file: Readonly<Record<string, unknown>>,
  known: readonly string[],
): boolean {
  const onLine = options.person !== undefined || personalFlags.some(flag => options[flag] !== undefined);
  const isPersonal = ([key, value]: [string, unknown]) =>
    personalKeys.includes(key.toLowerCase()) ||
    (typeof value === 'string' && !known.includes(key) && nearest(key, known) === undefined);
  return onLine || Object.entries(file).some(isPersonal);
}

export function refusePersonalFlags(options: Options): void {
  if (personalFlags.some(flag => options[flag] !== undefined)) throw new Refusal({ code: 'person-on-command-line' });
}

/** A number where a file's name belongs stands where others can see it. */
export function refuseNumberAsFile(file: string): void {
  if (/^(?:\d{2})?\d{6}[-+]?[\dT][\dF]\d{2}$/.test(file)) throw new Refusal({ code: 'person-on-command-line' });
}

/** The person from `--person`, or from `person` in the `--from` file. Undefined when neither has anybody. */
export async function readPerson(
  context: Context,
  options: Options,
  inFile: unknown,
): Promise<GivenPerson | undefined> {
  refusePersonalFlags(options);
  if (typeof options.person === 'string' && inFile !== undefined) {
    throw new Refusal({ code: 'conflicting-values', first: '--person', second: '"person" i filen' });
  }
  if (typeof options.person === 'string') {
    refuseNumberAsFile(options.person);
    return personOf(context.today, fromText(await readText(context, options.person)));
  }
  return inFile === undefined ? undefined : personOf(context.today, inFile);
}

function fromText(text: string): unknown {
  if (text.trimStart().startsWith('{')) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new Refusal({ code: 'not-json', where: 'Filen i --person' });
    }
  }
  const [number = '', name = ''] = text.split(/\r?\n/).map(line => line.trim());
  return { number, ...(name ? { name } : {}) };
}

/** A person as given: with a number, or with a birth day and a sex, from which a temporary number is made. */
export type GivenPerson =
  | Person
  | (Omit<Person, 'number'> & { readonly number: null; readonly born: Day; readonly sex: Sex });

export function personOf(today: Day, raw: unknown): GivenPerson {
  if (typeof raw !== 'object' || raw === null) throw new Refusal({ code: 'missing-value', place: { key: 'person' } });
  const given = raw as Record<string, unknown>;
  const rest = { name: textOrNull(given.name, 'person.name'), protected: yesNo(given.protected, 'person.protected') };
  if (typeof given.number !== 'string') return { ...rest, number: null, ...withoutNumber(given, today) };
  const { number, born, sex } = must(parsePersonNumber(given.number, today, { key: 'person.number' }));
  return { ...rest, number, born, sex: sexOf(given.sex, sex) };
}

function withoutNumber(given: Record<string, unknown>, today: Day): { born: Day; sex: Sex } {
  const born = typeof given.born === 'string' ? parseDay(given.born) : undefined;
  const sex = (['kvinna', 'man'] as const).find(s => s === given.sex);
  if (!born || !sex) throw new Refusal({ code: 'missing-value', place: { key: 'person.number' } });
  if (born > today) throw new Refusal({ code: 'future-day', place: { key: 'person.born' }, today });
  return { born, sex };
}

/** With its number, or with a temporary one that nobody has; for use inside the transaction that stores the person. */
export async function numbered(register: Register, given: GivenPerson): Promise<Person> {
  if (given.number !== null) return given;
  const number = temporaryNumber(
    given.born,
    given.sex,
    await register.numbersBegunWith(given.born.replaceAll('-', '')),
  );
  if (number === undefined) throw new Refusal({ code: 'missing-value', place: { key: 'person.number' } });
  return { ...given, number };
}

function textOrNull(value: unknown, key: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || value.length > 200)
    throw new Refusal({ code: 'invalid-value', place: { key }, expected: 'text på högst 200 tecken' });
  return value.trim() || null;
}

function yesNo(value: unknown, key: string): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'boolean')
    throw new Refusal({ code: 'invalid-value', place: { key }, expected: 'true eller false' });
  return value;
}

function sexOf(value: unknown, byNumber: PersonSex): PersonSex {
  if (value === undefined) return byNumber;
  const known = (['kvinna', 'man', 'okänt'] as const).find(s => s === value);
  if (!known)
    throw new Refusal({ code: 'invalid-value', place: { key: 'person.sex' }, expected: 'kvinna, man eller okänt' });
  return known;
}
