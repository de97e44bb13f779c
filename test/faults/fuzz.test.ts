/**
 * Vad som helst på kommandoraden, som JSON och som CSV: bara avslutningskoder ur tabellen, inget utskrivet ur programmets
 * inre, inget sparat när något vägras, och ingen uppgift om en person i ett felmeddelande.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerIdOf } from '../../src/register/database.ts';
import { keyFileOf } from '../../src/register/key.ts';
import { registers } from '../../src/register/open.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { run } from '../../src/run.ts';
import { office } from '../support/office.ts';
import { testWorld } from '../support/world.ts';
import { anyCommandLine, anyDocument, anyExport, type Typed } from './anything.ts';
import { imported, known, registration } from './every-command.ts';
import { seeker } from './personal-data.ts';
import { amount, patience, seed, tell } from './scale.ts';

const each = amount(80, 4000);
/** 1 is an answer of `verify`, `lint` and `test`, and of --exit-code; 70 would be a bug. */
const codes = [0, 1, 2, 3, 4, 5, 6, 130];
const refused = (code: number) => code > 1;
const inner = /SQLITE|\b(?:Type|Range|Syntax|Reference|Zod|Commander)Error\b|\n\s+at \S|\[object |undefined/;
const traces = seeker(known);

let kalix: Awaited<ReturnType<typeof office>>;
beforeAll(async () => {
  kalix = await office();
  expect(await kalix.run('register --from -', { files: { '-': registration } })).toMatchObject({ code: 0 });
  expect(await kalix.importing(imported)).toMatchObject({ code: 0 });
  process.chdir(kalix.folders.root);
});

const folder = process.cwd();
afterAll(() => process.chdir(folder));

test.each([
  ['kommandorader', anyCommandLine],
  ['JSON-dokument', anyDocument],
  ['CSV-filer', anyExport],
])('%s', { timeout: patience }, async (what, anything) => {
  const counts = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(anything, async typed => {
      const before = await head();
      const { code, stdout, stderr } = await type(typed);
      counts.set(code, (counts.get(code) ?? 0) + 1);
      expect(codes).toContain(code);
      expect(stderr).not.toMatch(inner);
      if (!refused(code)) return;
      expect(stderr).not.toBe('');
      expect(await head()).toBe(before);
      expect(traces(stderr)).toEqual([]);
      if (!typed.argv.includes('--batch')) expect(traces(stdout)).toEqual([]);
    }),
    { numRuns: each, seed, endOnFailure: true },
  );
  expect([...counts.keys()].length, 'something is accepted and something refused').toBeGreaterThan(1);
  const told = [...counts].sort(([a], [b]) => a - b).map(([code, times]) => `exit ${code}: ${times}`);
  tell(`generated ${what}`, each, told.join(', '));
});

/** Straight into it: somebody's roles can have been taken away by now. */
test('registret håller efteråt', async () => {
  const register = await registers(kalix.folders, () => loadRulebook()).open(kalix.register);
  expect(await register.verify(() => {})).toMatchObject({ broken: null });
  await register.close();
});

async function head(): Promise<string> {
  return (await kalix.run('audit seal --json')).stdout;
}

async function type({ argv, input, answers }: Typed) {
  const world = testWorld({ folders: kalix.folders, ...(answers && { answers }) });
  const keyFile = keyFileOf(kalix.folders.config, registerIdOf(kalix.register));
  const key = readFileSync(keyFile, 'utf8');
  const code = await run({ ...world, read: async () => input, lines: () => linesOf(input) }, argv);
  // The next one knows no passphrase that this one has chosen.
  if (readFileSync(keyFile, 'utf8').startsWith('lösenfras ')) writeFileSync(keyFile, key);
  return { code, stdout: world.stdout, stderr: world.stderr };
}

async function* linesOf(input: Uint8Array): AsyncIterable<string> {
  yield* new TextDecoder().decode(input).split(/\r?\n/);
}
