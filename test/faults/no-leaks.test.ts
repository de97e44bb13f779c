/**
 * Ingen uppgift om en person där den inte hör hemma: varje kommando körs på ett register med kända personer, och med
 * varje sorts fel; svaret, meddelandena och filerna genomsöks efter deras namn, nummer och födelsedagar.
 *
 * De får visas av `case show --identity`, av `case show` i en anteckning som handläggaren själv har skrivit
 * dem i, och av `ivo-report … --with-identity` (numret). Inget annat kommando får det. En fil nämns med det namn som den har fått av
 * användaren, men aldrig med ett nummer i det; ett konto likaså.
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/table.ts';
import { day } from '../../src/domain/day.ts';
import { run } from '../../src/run.ts';
import { office } from '../support/office.ts';
import { personAged, withHyphen } from '../support/persons.ts';
import { type TestWorldOptions, testWorld } from '../support/world.ts';
import { asked, everyCommand, followUp, imported, known, type Line, registration } from './every-command.ts';
import { filesIn, tracesIn } from './personal-data.ts';
import { patience, tell, whole } from './scale.ts';

const exitCodes = [0, 1, 2, 3, 4, 5, 6, 70, 130];
let full: Awaited<ReturnType<typeof office>>;

beforeAll(async () => {
  full = await office();
  for (const [line, input] of [
    ['register --from -', registration],
    ['followups record 2026-0001-A --from -', followUp],
    ['import -', imported],
  ] as const)
    expect(await full.run(line, { files: { '-': input } })).toMatchObject({ code: 0 });
  expect(await full.run(`db backup ${join(full.folders.root, 'fore.db')}`)).toMatchObject({ code: 0 });
  process.chdir(full.folders.root);
});

const before = process.cwd();
afterAll(() => process.chdir(before));

test('varje kommando i tabellen är med', () => {
  expect(Object.keys(everyCommand).sort()).toEqual(commands.map(c => c.path).sort());
});

describe.each(Object.entries(everyCommand))('%s', (path, line) => {
  test('det som är rätt gjort visar ingen, i text och som JSON', async () => {
    for (const args of [line.args, `${line.args} --json`]) {
      const at = copy();
      const said = await runIn(at, args.split(' '), line);
      expect(said, args).toMatchObject({ code: line.code ?? 0 });
      expect(tracesIn(line.fileHoldsPersons ? said.streams : said.everything, known), args).toEqual([]);
    }
  });

  test('inget fel visar någon, och varje fel har en av koderna', { timeout: patience }, async () => {
    const failures = failuresOf(path, line).filter((_, i) => whole || (i + path.length) % 4 === 0);
    const found: { what: string; traces: readonly string[] }[] = [];
    for (const { what, args, options, damage } of failures) {
      const at = copy();
      damage?.(at);
      const said = await runIn(at, args, { ...line, ...options });
      expect(exitCodes, what).toContain(said.code);
      const traces = tracesIn(damage || line.fileHoldsPersons ? said.streams : said.everything, known);
      if (traces.length > 0) found.push({ what, traces });
      if (!options?.env) expect(said.streams, what).not.toMatch(/\n\s+at .*:\d+:\d+/);
    }
    expect(found).toEqual([]);
    tell(
      'command lines of every command, right and wrong, searched',
      failures.length + 2,
      'no name, number or birth day',
    );
  });
});

describe('det som frågas efter visas', () => {
  test.each(Object.values(everyCommand).flatMap(({ withIdentity }) => withIdentity ?? []))('%s', async args => {
    const { code, everything } = await runIn(copy(), args.split(' '), { opens: true });
    expect(code).toBe(0);
    expect(tracesIn(everything, known)).not.toEqual([]);
  });

  test.each(asked)('%s', async args => {
    const at = copy();
    await runIn(at, 'ivo-report submit --quarter 2026Q3'.split(' '), { opens: true });
    expect(tracesIn((await runIn(at, args.split(' '), { opens: true })).everything, known)).not.toEqual([]);
  });

  test('en anteckning som har namnet i sig står i case show, och ingen annanstans', async () => {
    for (const args of ['case show 2026-0001', 'case show 2026-0001 --json'])
      expect(tracesIn((await runIn(copy(), args.split(' '), { opens: true })).everything, known), args).not.toEqual([]);
    for (const args of [
      'case log 2026-0001',
      'followups list 2026-0001-A',
      'followups due --all --json',
      'case list --all --json',
    ])
      expect(tracesIn((await runIn(copy(), args.split(' '), { opens: true })).everything, known)).toEqual([]);
  });

  test('sökningen hittar varje sätt att skriva ett nummer och ett namn', () => {
    const whom = personAged(40, day('2026-11-21'));
    const somebody = [{ number: whom.number, name: 'Åsa Hemligsson' }];
    const digits = whom.number;
    for (const text of [digits, withHyphen(whom), digits.slice(2), `${digits.slice(2, 8)}-${digits.slice(8)}`])
      expect(tracesIn(`nr ${text}.`, somebody)).not.toEqual([]);
    for (const text of [whom.born, digits.slice(0, 8), digits.slice(2, 8), 'Hemligsson', 'ÅSA HEMLIGSSON'])
      expect(tracesIn(`f. ${text}:`, somebody)).not.toEqual([]);
    for (const text of ['2026-11-21', '2026-0001-A', 'Hemlighet', `0a${digits.slice(2, 8)}ff`])
      expect(tracesIn(text, somebody)).toEqual([]);
  });
});

type Options = Partial<Line> & TestWorldOptions & { readonly bug?: string };

interface Failure {
  readonly what: string;
  readonly args: readonly string[];
  readonly options?: Options;
  readonly damage?: (at: Copy) => void;
}

/** Everything that can go wrong, with a person where nobody should be. */
function failuresOf(path: string, line: Line): Failure[] {
  const args = line.args.split(' ');
  const words = path.split(' ');
  const [who] = known;
  const number = who?.number ?? '';
  const name = who?.name ?? '';
  const names: Failure[] = [
    { what: 'a name too many', args: [...args, name] },
    { what: 'a name as the argument', args: [...words, name] },
  ];
  const usage: Failure[] = [
    ...(line.tellsName ? [] : names),
    { what: 'a number too many', args: [...args, number] },
    { what: 'a number as the argument', args: [...words, number] },
    { what: 'a number with a hyphen as the argument', args: [...words, `${number.slice(0, 8)}-${number.slice(8)}`] },
    { what: 'a number as a flag', args: [...args, `--${number}`] },
    { what: 'a number behind an unknown flag', args: [...args, `--personnr=${number}`] },
    { what: 'a number as the day', args: [...args, '--today', number] },
    { what: 'a name as the day', args: [...args, '--today', name] },
    { what: 'a number as the register’s name', args: [...args, '--db', `${number}.db`] },
    { what: 'a number as the rulebook’s name', args: [...args, '--rules', number] },
    { what: 'nothing but the command', args: [...words, '--no-input'] },
    { what: 'nothing but the command, asked, and Ctrl-C', args: words, options: { answers: [] } },
    { what: 'a number for every answer', args: words, options: { answers: Array(20).fill(number) } },
    { what: 'a misspelt command', args: [...words.slice(0, -1), `${words.at(-1)}x`, number] },
    ...flagValues(args)
      .filter(at => !namesFile(args[at - 1]))
      .map(at => {
        return { what: `a name for ${args[at - 1]}`, args: args.map((arg, i) => (i === at ? name : arg)) };
      }),
    ...flagValues(args).map(at => {
      return { what: `a number for ${args[at - 1]}`, args: args.map((arg, i) => (i === at ? number : arg)) };
    }),
  ];
  const inputs = [`{"person": "${name}`, `${name}\n${number}\n`, JSON.stringify([name, number]), '', '\0\0'];
  const objects = [{ person: name }, { person: { number, name, extra: name } }, { day: number, insats: name }];
  const badInput: Failure[] = [...inputs, ...objects.map(o => JSON.stringify(o))].flatMap(input => [
    { what: `standard input: ${input.slice(0, 8)}`, args, options: { input } },
    { what: `--from standard input: ${input.slice(0, 8)}`, args: [...words, '--from', '-'], options: { input } },
  ]);
  const bug = `${name} ${number}`;
  const bugs: Failure[] = [
    { what: 'a bug', args, options: { bug } },
    { what: 'a bug, with its stack', args, options: { bug, env: { KALIX_OV_DEBUG: '1' } } },
  ];
  return [...usage, ...badInput, ...bugs, ...(line.opens ? damaged(args) : [])];
}

const namesFile = (flag = '') => ['--csv', '--jsonl', '--ics', '--db'].includes(flag);

/** Where the values of flags stand. */
function flagValues(args: readonly string[]): number[] {
  return args.flatMap((arg, i) => (args[i - 1]?.startsWith('--') && !arg.startsWith('-') ? [i] : []));
}

function damaged(args: readonly string[]): Failure[] {
  const register = (at: Copy) => join(at.data, 'register.db');
  return [
    { what: 'no register', args, damage: at => rmSync(at.data, { recursive: true }) },
    { what: 'no key', args, damage: at => rmSync(at.config, { recursive: true }) },
    { what: 'an empty file', args, damage: at => writeFileSync(register(at), '') },
    { what: 'a text of persons', args, damage: at => writeFileSync(register(at), imported.repeat(20)) },
  ];
}

interface Copy {
  readonly root: string;
  readonly data: string;
  readonly config: string;
}

/** The register and its key, in folders of their own; those of the last copy are gone. */
function copy(): Copy {
  const root = join(full.folders.root, 'copy');
  rmSync(root, { recursive: true, force: true });
  const at = { root, data: join(root, 'data'), config: join(root, 'config') };
  cpSync(full.folders.data, at.data, { recursive: true });
  cpSync(full.folders.config, at.config, { recursive: true });
  cpSync(join(full.folders.root, 'fore.db'), join(root, 'fore.db'));
  return at;
}

/** The register itself is searched by without-key.test.ts. */
const isOther = (name: string) => !/\.db(-wal|-shm)?$/.test(name);

/** Runs it, and answers with everything that it has said and written anywhere. `bug` is what an unforeseen error says. */
async function runIn(at: Copy, args: readonly string[], { input, bug, ...options }: Options) {
  const inFolder = args.map(arg => (/\.db$/.test(arg) ? join(at.root, arg) : arg));
  const world = testWorld({ folders: at, files: { '-': input ?? '' }, ...options });
  const broken = async () => {
    throw new TypeError(bug);
  };
  const code = await run(bug === undefined ? world : { ...world, rulebook: broken, registers: broken }, inFolder);
  const streams = `${world.stdout}\n${world.stderr}`;
  const files = filesIn(at.root, isOther).map(f => f.bytes.toString('latin1'));
  const written = [...world.written.values()].map(content => Buffer.from(content).toString('utf8'));
  return { code, streams, everything: [streams, ...written, ...files].join('\n') };
}
