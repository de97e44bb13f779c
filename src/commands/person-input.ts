/** The person: from a file, standard input or a prompt. Never from the command line, where others can see it. */
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import type { Person, PersonSex } from '../domain/case/event.ts';
import type { Day } from '../domain/day.ts';
import { nearest } from '../domain/nearest.ts';
import { must } from '../domain/outcome.ts';
import { type PersonNumber, parsePersonNumber } from '../domain/person-number.ts';
import { Refusal } from '../domain/problem.ts';
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

/** The person from `--person`, from `person` in the `--from` file, or asked for. Undefined when nobody can be asked. */
export async function readPerson(context: Context, options: Options, inFile: unknown): Promise<Person | undefined> {
  refusePersonalFlags(options);
  if (typeof options.person === 'string' && inFile !== undefined) {
    throw new Refusal({ code: 'conflicting-values', first: '--person', second: '"person" i filen' });
  }
  if (typeof options.person === 'string')
    return personOf(context.today, fromText(await readText(context, options.person)));
  if (inFile !== undefined) return personOf(context.today, inFile);
  if (!context.mayAsk) return undefined;
  const number = await context.world.prompt.text('Personnummer (syns inte):', { hidden: true });
  const identity = must(parsePersonNumber(number, context.today, { flag: 'Personnumret' }));
  const name = await context.world.prompt.text('Namn:');
  return personOf(context.today, { number: identity.number, ...(name.trim() ? { name: name.trim() } : {}) });
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

function personOf(today: Day, raw: unknown): Person {
  const given = raw as Record<string, unknown>;
  if (typeof raw !== 'object' || raw === null || typeof given.number !== 'string') {
    throw new Refusal({ code: 'missing-value', place: { key: 'person.number' } });
  }
  const identity = must(parsePersonNumber(given.number, today, { key: 'person.number' }));
  return {
    number: identity.number as PersonNumber,
    name: textOrNull(given.name, 'person.name'),
    protected: yesNo(given.protected, 'person.protected'),
    sex: sexOf(given.sex, identity.sex),
    born: identity.born,
  };
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
