/** Whatever somebody may type, paste or export: nearly right, quite wrong, and what belongs to a person. */
import { Command } from 'commander';
import fc from 'fast-check';
import { commands, groups } from '../../src/commands/table.ts';
import { columns } from '../../src/domain/import/columns.ts';
import { csv, randomRows } from '../support/import-rows.ts';
import { application } from '../support/office.ts';
import { everyCommand, known } from './every-command.ts';

export interface Typed {
  readonly argv: readonly string[];
  /** The bytes on standard input, and in every file that is read. */
  readonly input: Uint8Array;
  /** Answers to questions; undefined off a terminal. */
  readonly answers: readonly string[] | undefined;
}

const persons = known.flatMap(({ number, name }) => {
  const short = number.slice(2);
  return [number, `${number.slice(0, 8)}-${number.slice(8)}`, `${short.slice(0, 6)}-${short.slice(6)}`, name];
});
const days = [
  '2026-11-20',
  '2026-05-04',
  '2025-06-30',
  '2024-02-29',
  '2026-02-30',
  '2027-01-01',
  '0000-00-00',
  '9999-12-31',
];
const decisions = ['2026-0001-A', '2026-0002-A', '2026-0003', '2026-0004-A', '2026-9999-Z', '2026-0001-a'];
const odd = [
  '',
  ' ',
  '-',
  '--',
  '\0',
  '\u001b[31m',
  '=1+1',
  "'; DROP TABLE journal;--",
  'å'.repeat(3000),
  '🦄',
  '-1',
  '1e9',
  'NaN',
  'null',
];
const codes = [
  'bifall',
  'avslag',
  'mote',
  'telefon',
  'person',
  'ja',
  'nej',
  'all',
  'oppenvard-bistand',
  'bra-samtal',
  'kontaktperson',
  '11:1',
  '2026Q3',
  '2026T2',
  '2026-05',
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...days, ...decisions, ...codes) },
  { weight: 2, arbitrary: fc.constantFrom(...persons) },
  { weight: 2, arbitrary: fc.constantFrom(...odd) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30, unit: 'grapheme' }) },
);
/** Null, but for one in so many. */
function rarely<T>(what: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: what });
}

const answers = fc.option(fc.array(text, { maxLength: 12 }), { nil: undefined, freq: 3 });

/**
 * Every flag there is, with and without a value; `--db` and `--keyring` are left out, so that nothing is made in other
 * folders, nor in the keyring of whoever runs this.
 */
const flags: readonly string[] = await allFlags();
const words = [
  ...commands.map(c => c.path),
  ...Object.keys(groups),
  ...Object.keys(groups).map(name => `help ${name}`),
];

const flag = fc
  .tuple(fc.constantFrom(...flags), fc.option(text))
  .map(([name, value]) => (value === null ? [name] : [name, value]));
const global = fc.constantFrom(
  ['--json'],
  ['--quiet'],
  ['--no-input'],
  ['--no-color'],
  ['--help'],
  ['--today', '2026-05-04'],
  ['--user', 'anna'],
);

/** The words of a command, or nearly, with flags and arguments of its own and of others. */
export const anyCommandLine: fc.Arbitrary<Typed> = fc
  .record({
    command: fc.oneof(
      fc.constantFrom(...words).map(path => path.split(' ')),
      fc
        .constantFrom(...Object.values(everyCommand).filter(line => !line.args.includes('--db')))
        .map(line => line.args.split(' ')),
      fc.array(text, { maxLength: 3 }),
    ),
    rest: fc.array(
      fc.oneof(
        flag,
        global,
        text.map(t => [t]),
      ),
      { maxLength: 6 },
    ),
    input: text,
    answers,
  })
  .map(({ command, rest, input, ...typed }) => ({ ...typed, argv: [...command, ...rest.flat()], input: bytes(input) }));

const junk: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('number', 'name', 'day', '__proto__', 'constructor'), text, { maxKeys: 3 }),
);

/** Documents that are in order; what is tried is these with something changed. */
const documents: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['register --from -', { ...application, person: known[3] }],
  [
    'register --from - --insats bra-samtal',
    {
      day: '2026-11-20',
      form: 'grupp',
      participants: 4,
      sex: 'kvinna',
      ageBand: '12-14',
      guardianChecked: true,
      informed: true,
    },
  ],
  [
    'register --from - --insats tolvstegsmodellen',
    { day: '2026-11-20', registered: true, groups: ['skadligt-bruk'], informed: true, person: known[0] },
  ],
  [
    'followups record 2026-0001-A --from -',
    { day: '2026-11-20', how: 'mote', talkedWithPerson: true, heardPerformer: true, personsView: 'Nöjd' },
  ],
  [
    'decision plan 2026-0001-A --from -',
    { day: '2026-11-20', participated: true, goal: 'Mål', hindrance: 'Brådska', followUpDay: '2027-01-01' },
  ],
  [
    'decision contact 2026-0002-A --from -',
    { day: '2026-11-20', how: 'telefon', meanwhile: 'Samtal', asksToWait: true },
  ],
  [
    'check --facts -',
    {
      age: 14,
      registeredInMunicipality: true,
      groups: ['skadligt-bruk'],
      childrenAged: [3],
      consent: true,
      guardianConsent: 'all',
    },
  ],
  ['check --batch -', { id: 1, born: '2012-03-01', registeredInMunicipality: true }],
];

const change = fc.record({
  at: fc.nat(),
  key: fc.option(fc.constantFrom('', 'nyckel', 'day', 'person', '198507099805', '__proto__')),
  value: fc.option(junk, { nil: undefined }),
});

/** A document with some values changed, taken away or added; sometimes with its text cut or a character exchanged. */
export const anyDocument: fc.Arbitrary<Typed> = fc
  .record({
    document: fc.constantFrom(...documents),
    changes: fc.array(change, { maxLength: 2 }),
    json: fc.boolean(),
    whole: rarely(junk, 12),
    damage: rarely(fc.record({ at: fc.nat(), length: fc.nat(40), by: text }), 5),
  })
  .map(({ document: [line, content], changes, json, whole, damage }) => {
    const changed: Record<string, unknown> = { ...content };
    for (const { at, key, value } of changes) {
      const keys = Object.keys(content);
      changed[key ?? keys[at % keys.length] ?? 'day'] = value;
    }
    const written = JSON.stringify(whole ?? changed);
    return {
      argv: [...line.split(' '), ...(json ? ['--json'] : [])],
      input: bytes(damaged(written, damage)),
      answers: undefined,
    };
  });

/** An export with some cells exchanged, another delimiter or encoding, and now and then bytes of any kind in it. */
export const anyExport: fc.Arbitrary<Typed> = fc
  .record({
    seed: fc.nat(500),
    cells: fc.array(fc.record({ row: fc.nat(), column: fc.constantFrom(...columns), value: text }), { maxLength: 3 }),
    delimiter: fc.constantFrom(';', ';', ',', ',', '\t'),
    latin1: fc.boolean(),
    flags: fc.constantFrom([], ['--json'], ['--dry-run'], ['--dry-run', '--json']),
    damage: rarely(fc.record({ at: fc.nat(), length: fc.nat(200), by: text }), 5),
  })
  .map(({ seed, cells, delimiter, latin1, flags: given, damage }) => {
    const rows = randomRows(4, seed).map(row => ({
      ...row,
      name: known[1]?.name ?? '',
      external_id: `F${seed}-${row.external_id}`,
      renews: row.renews && `F${seed}-${row.renews}`,
    }));
    for (const { row, column, value } of cells) Object.assign(rows[row % rows.length] ?? {}, { [column]: value });
    const written = damaged(csv(rows, { delimiter }), damage);
    const input = latin1 ? new Uint8Array(Buffer.from(written, 'latin1')) : bytes(written);
    return { argv: ['import', 'fil.csv', ...given], input, answers: undefined };
  });

function damaged(written: string, damage: { at: number; length: number; by: string } | null): string {
  if (!damage) return written;
  const at = damage.at % (written.length + 1);
  return written.slice(0, at) + damage.by + written.slice(at + damage.length);
}

function bytes(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

async function allFlags(): Promise<string[]> {
  const found = new Set<string>();
  for (const { load } of commands) {
    const command = new Command();
    (await load()).default.define(command);
    for (const { long } of command.options) if (long) found.add(long);
  }
  for (const elsewhere of ['--db', '--keyring']) found.delete(elsewhere);
  return [...found, '--personnummer', '--xyz', '-h', '-q', '--today', '--rules', '--user'];
}
