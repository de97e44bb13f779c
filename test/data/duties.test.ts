/**
 * Every duty is answered for, and nothing is said to be served without a test that shows it. The tests that are named
 * run in the same suite, so one that fails there fails the suite.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/table.ts';
import type { Duty } from '../../src/domain/duty.ts';
import { duties } from '../../src/rulebook/duties.ts';
import { dutyFindings } from '../../src/rulebook/lint.ts';
import { type TestTitle, titlesIn } from '../support/test-titles.ts';

const root = join(import.meta.dirname, '../..');

/** By source: G the guideline and its section, P the board's minutes and their paragraph, X other acts. */
const ids = `
  G2-1 G4.1-1 G5-1 G5-2 G6-1 G6-2 G7-1 G8-1 G8-2 G8-3 G8-4 G9-1 G9-2 G9-3 G9-4 G9-5 G9-6 G9.1-1 G9.1-2 G9.1-3
  G9.1-4 G9.1-5 G9.1-6 G9.1-7 G10-1 G11-1 G12-1 G12-2 G13-1 G14-1 G14-2 G14-3 G14-4 G14-5 G14-6 G14-7 G14.1-1
  G14.1-2 G14.1-3 G14.1-4 G14.1-5 G14.1-6 G14.1-7 G14.1-8 G15-1 G15-2 G16-1 G16-2 G16-3 G17-1 G17-2 G17-3 G17-4
  G17-5 G17-6 G17-7 G17-8 G17-9 G17-10 G18-1 G18-2 G18-3 G18-4 G18-5 G18-6 G18-7 G18-8 G19-1 G19-2 G19-3 G20-1
  G20-2 G20.1-1 G20.1-2 G20.1-3 G20.1-4 G20.2-1 G20.2-2 G20.2-3 G20.2.1-1 G20.2.1-2 G20.2.1-3 G20.2.1-4
  G20.2.1-5 G20.2.1-6 G20.2.1-7 G20.2.1-8 P86-1 P87-1 P87-2 P87-3 P87-4 P87-5 P87-6 P89-1 P91-1 P94-1 P96-1
  P98-1 X-1 X-2 X-3 X-4
`;

/** No duty asks for these by themselves: setting right what was recorded, the file, and how the tool accounts for itself and is used. */
const boundToNoDuty: readonly string[] = [
  'audit seal',
  'audit verify',
  'completion',
  'db backup',
  'db doctor',
  'db key rotate',
  'db key show',
  'db key wrap',
  'db restore',
  'decision correct',
  'export',
  'help',
  'rules duties',
  'rules test',
  'schema',
];

const read = new Map<string, readonly TestTitle[]>();

function titles(file: string): readonly TestTitle[] {
  const known = read.get(file) ?? titlesIn(readFileSync(join(root, file), 'utf8'));
  read.set(file, known);
  return known;
}

/** What is wrong with the tests that the duty names; empty when all of them are there and run. */
function faults({ tests }: Pick<Duty, 'tests'>): readonly string[] {
  return tests.flatMap(({ file, title }) => {
    if (!existsSync(join(root, file))) return [`${file} does not exist`];
    const exact = titles(file).filter(t => t.title === title);
    const found = exact.length > 0 ? exact : titles(file).filter(t => t.title.includes(title));
    if (found.length !== 1) return [`${file} has ${found.length} tests called "${title}"`];
    return found[0]?.skipped ? [`${file}: "${title}" is skipped`] : [];
  });
}

describe('the duties', () => {
  test('are these 103, each once', () => {
    const expected = ids.trim().split(/\s+/);
    expect(expected).toHaveLength(103);
    expect(duties.map(d => d.id)).toEqual(expected);
  });

  test('have the right form', () => expect(dutyFindings(duties)).toEqual([]));

  test.each(duties.filter(d => d.answer === 'served').map(d => [d.id, d] as const))(
    '%s is served: a command or a file does it, and a test shows it',
    (_id, duty) => {
      expect(duty.commands.length + (duty.data?.length ?? 0)).toBeGreaterThan(0);
      expect(duty.tests.length).toBeGreaterThan(0);
    },
  );

  test.each(duties.filter(d => d.tests.length > 0).map(d => [d.id, d] as const))(
    '%s: the tests that it names are there, and run',
    (_id, duty) => expect(faults(duty)).toEqual([]),
  );

  test('name only commands that exist, and files that are there', () => {
    const paths = commands.map(c => c.path);
    expect(duties.flatMap(d => d.commands.filter(path => !paths.includes(path)).map(path => [d.id, path]))).toEqual([]);
    const files = duties.flatMap(d => d.data ?? []);
    expect(files.filter(file => !existsSync(join(root, file)))).toEqual([]);
  });

  test.each(commands.map(c => c.path))('kalix-ov %s serves a duty, or is known to be bound to none', path => {
    const serves = duties.some(d => d.commands.includes(path));
    expect({ path, serves, boundToNone: boundToNoDuty.includes(path) }).toEqual({ path, serves, boundToNone: !serves });
  });
});

describe('the check bites', () => {
  const file = 'test/data/duties.test.ts';

  test.each([
    ['a file that is not there', { file: 'test/data/nothing.test.ts', title: 'x' }],
    ['a title that is not there', { file, title: ['no such', 'title'].join(' ') }],
    ['a title that several tests have', { file, title: 'title that' }],
  ])('%s', (_what, named) => expect(faults({ tests: [named] })).toHaveLength(1));

  test.each([
    "test.skip('a', () => {});",
    "describe.skip('x', () => { it('a', () => {}); });",
    "it.todo('a');",
    "test.skipIf(isRoot)('a', () => {});",
    "describe.skip.each([1, 2])('%i', () => { test.each([3])('a', () => {}); });",
  ])('skipped: %s', source => {
    expect(titlesIn(source).find(t => t.title === 'a')).toEqual({ title: 'a', skipped: true });
  });

  test.each([
    ["it('a', () => {});", 'a'],
    ['test("a `b`", async () => {});', 'a `b`'],
    ["test.each([['skip', 1]] as const)('%s: a', () => {});", '%s: a'],
    ["it.each<[string, Test]>([['(', { a: [] }]])('a, %s', () => {});", 'a, %s'],
    [`describe(\`a \${b} c\`, () => {});`, 'a … c'],
    [`test.each\`a\\n\${1}\`("$a", () => {});`, '$a'],
  ])('read as it stands: %s', (source, title) => expect(titlesIn(source)).toEqual([{ title, skipped: false }]));

  test.each(["// it('a', () => {});", 'const text = "it(\'a\')";', "expect('a').toBe('a');", 'it(name, () => {});'])(
    'no title: %s',
    source => expect(titlesIn(source)).toEqual([]),
  );

  test.each<[string, Partial<Duty>]>([
    ['served without a test', { tests: [] }],
    ['served by nothing', { commands: [] }],
    ['an answer that is none of the four', { answer: 'partly' as 'served' }],
    ['a word that the sources do not use', { modality: 'måste' as 'ska' }],
    ['without saying how', { how: ' ' }],
  ])('lint: %s', (_what, changes) => {
    const [first] = duties;
    expect(dutyFindings([{ ...first, ...changes }])).toMatchObject([{ code: 'rulebook-form', file: 'duties.json' }]);
  });

  test('lint: the same id twice', () => expect(dutyFindings([duties[0], duties[0]])).toHaveLength(1));
});
