/** What is printed is what the schema says: real answers against the JSON Schema that `schema <name>` prints. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { schemas } from '../../src/exchange/schemas/schemas.ts';
import { csv, randomRows } from '../support/import-rows.ts';
import { intake } from '../support/intake.ts';
import { changedApplication, office } from '../support/office.ts';
import { kalix as anywhere } from '../support/world.ts';

const kalix = await office({}, ['ingen']);
const imported = await kalix.importing(csv(randomRows(120, 7)), 'import rader.csv --today 2026-11-21');
const registered = await kalix.run('register --from - --json', changedApplication({ extent: 'Fem samtal' }));
const { decision: number } = registered.json() as { decision: string };
const steps: readonly (readonly string[])[] = [
  [...'decision offer N --day 2026-06-01 --answer avbojt --answer-day 2026-06-02 --what'.split(' '), 'En plats'],
  [...'decision contact N --day 2026-06-05 --how telefon --asks-to-wait --delay-reasons'.split(' '), 'Kö'],
  [
    ...'decision plan N --day 2026-06-06 --no-participated --goal Mål --hindrance Akut --participation-why Sjuk'.split(
      ' ',
    ),
  ],
  [...'decision changed N --day 2026-06-07 --what Flytt'.split(' ')],
  [...'decision object N --day 2026-06-08 --what Fel'.split(' ')],
  [...'consent share N --day 2026-06-08 --with Skolan --what Tider --by person'.split(' ')],
  [...'report-concern N --day 2026-06-09 --to Nämnden'.split(' ')],
  [...'decision execute N --day 2026-06-10 --missing Gruppen'.split(' ')],
  [...'followups schedule N --due 2026-12-01 --why Tidigare'.split(' ')],
  'followups record N --day 2026-07-01 --how mote --talked-with-person --heard-performer --deficiencies Få --deficiency-measures lex-sarah --person-informed'.split(
    ' ',
  ),
  [...'decision interrupt N --day 2026-08-01 --why Sjuk'.split(' ')],
];
for (const step of steps) {
  const { code, stderr } = await kalix.run(step.map(word => (word === 'N' ? number : word)));
  if (code !== 0) throw new Error(`${step.join(' ')}: ${stderr}`);
}

/** The schema as it is printed, read back by zod. */
async function printedSchema(name: string) {
  const { json } = await anywhere(['schema', name]);
  return z.fromJSONSchema(json() as z.core.JSONSchema.JSONSchema);
}

async function expectFits(name: string, documents: readonly unknown[]) {
  const schema = await printedSchema(name);
  expect(documents.length).toBeGreaterThan(0);
  for (const document of documents) {
    const { success, error } = schema.safeParse(document);
    expect(success ? [] : error.issues, JSON.stringify(document).slice(0, 300)).toEqual([]);
  }
}

const answers = (lines: readonly string[]) => Promise.all(lines.map(async line => (await kalix.run(line)).json()));

test('the register that is asked is varied', () => {
  expect([imported.code, registered.code]).toEqual([0, 0]);
});

test('check: any facts, and the days before and after the rules', async () => {
  await fc.assert(
    fc.asyncProperty(intake, async facts => {
      const { json } = await anywhere('check --facts - --json', { files: { '-': JSON.stringify(facts) } });
      await expectFits('check-facts', [facts]);
      await expectFits('check', [json()]);
    }),
    { numRuns: 25 },
  );
  await expectFits('check', await answers(['check --json --today 2020-01-01', 'check --json --born 2012-03-01']));
});

test('check --batch: every line', async () => {
  const files = { '-': '{"id":"a","age":14}\n{"id":7,"born":"2012-03-01"}\n{}\n' };
  const { stdout } = await anywhere('check --batch -', { files });
  await expectFits(
    'check',
    stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as unknown),
  );
});

test('followups due, also on days that the guideline does not cover', async () => {
  const lines = ['', ' --all --within 900', ' --all --today 2025-06-01', ' --user ingen'];
  await expectFits('followups-due', await answers(lines.map(flags => `followups due --json --quiet${flags}`)));
});

const quarters = ['2024Q4', '2025Q2', '2025Q3', '2025Q4', '2026Q1', '2026Q2', '2026Q3'];

test.each([
  ['ivo-report', ''],
  ['ivo-report', ' --for ivo --with-identity'],
  ['ivo-report-revisorer', ' --for revisorer'],
  ['ivo-report-fullmaktige', ' --for fullmaktige'],
])('%s: ivo-report%s, every quarter', async (name, flags) => {
  const lines = quarters.map(quarter => `ivo-report --json --quiet --quarter ${quarter}${flags}`);
  await expectFits(name, await answers(lines));
});

test('case show: every case, with and without identity, now and earlier', async () => {
  const { decisions } = (await kalix.run('case list --all --json')).json() as { decisions: { decision: string }[] };
  const cases = [...new Set(decisions.map(d => d.decision.slice(0, 9)))];
  expect(cases.length).toBeGreaterThan(50);
  const days = ['2026-06-20', '2026-11-21'];
  const lines = cases.flatMap(nr => days.map(day => `case show ${nr} --json --quiet --identity --today ${day}`));
  await expectFits('case-show', await answers([...lines, `case show ${number} --json`]));
});

test('import: rows and maps', async () => {
  const filled = randomRows(40, 3).map(of => Object.fromEntries(Object.entries(of).filter(([, cell]) => cell !== '')));
  await expectFits('import-columns', filled);
  await expectFits('import-map', [{}, { columns: { insats: 'Insatstyp' }, values: { outcome: { Bifall: 'bifall' } } }]);
});

test('error: with a citation and without', async () => {
  const lines = ['check --age 400 --json', 'case show 2026-9999 --json', `decision resume ${number} --json`];
  await expectFits('error', await answers([...lines, 'ivo-report --with-identity --json']));
});

describe('the schemas bite', () => {
  test.each(schemas.map(s => s.name).filter(name => name !== 'import-map'))(
    '%s: an unknown key is a fault',
    async name => {
      const { json } = await anywhere(['schema', name]);
      expect(json()).toMatchObject({ additionalProperties: false, $schema: expect.stringContaining('2020-12') });
      expect((await printedSchema(name)).safeParse({ stranger: 1 }).success).toBe(false);
    },
  );

  test('an unknown key deep down, and a missing one', async () => {
    const schema = await printedSchema('check');
    const whole = (await anywhere('check --age 14 --json')).json() as { insatser: object[] };
    expect(schema.safeParse(whole).success).toBe(true);
    const stranger = { ...whole, insatser: whole.insatser.map(insats => ({ ...insats, stranger: 1 })) };
    expect(schema.safeParse(stranger).success).toBe(false);
    expect(schema.safeParse({ ...whole, reminders: undefined }).success).toBe(false);
  });
});

test('without a name: a list; an unknown name: exit 4 with the nearest', async () => {
  const { stdout } = await anywhere('schema');
  for (const { name } of schemas) expect(stdout).toContain(name);
  expect((await anywhere('schema --json')).json()).toMatchObject({ schemas: expect.arrayContaining([]) });
  const { code, stderr } = await anywhere('schema chekc');
  expect(code).toBe(4);
  expect(stderr).toContain('Menade du check?');
});
