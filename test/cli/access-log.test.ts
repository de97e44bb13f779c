/**
 * Åtkomstloggen (SoLPuL 10 §): varje läsning av en persons uppgifter står i den innan något visas, den går inte att stänga
 * av, och den nämner varken namn eller nummer.
 */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { registers } from '../../src/register/open.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { run } from '../../src/run.ts';
import { csv, row } from '../support/import-rows.ts';
import { application, changedApplication, office } from '../support/office.ts';
import { person } from '../support/persons.ts';
import { type TestWorldOptions, testWorld } from '../support/world.ts';

type Office = Awaited<ReturnType<typeof office>>;
interface Logged {
  readonly entry: number;
  readonly user: string;
  readonly account: string | null;
  readonly command: string;
  readonly identity: boolean;
  readonly cases: readonly { readonly case: string; readonly responsible: boolean }[];
  readonly outsider: boolean;
}
const log = async (kalix: Office, flags = '') =>
  ((await kalix.run(`audit log --json ${flags}`)).json() as { readings: Logged[] }).readings;

const number = application.person.number;
const search: TestWorldOptions = { files: { '-': number } };

/** Two cases: Anna's, and Bertil's, which waits and is reportable. */
async function twoCases(): Promise<Office> {
  const kalix = await office({}, ['bertil']);
  await kalix.run('register --from -', changedApplication({}));
  await kalix.importing(
    csv([row('B-2', { caseworker: 'bertil', personnummer: person(50).number, name: 'Örjan Skymd' })]),
  );
  return kalix;
}

describe('en läsning av en persons uppgifter är en post i loggen', () => {
  const own = { case: '2026-0001', responsible: true };
  const others = { case: '2026-0002', responsible: false };

  test.each<[string, TestWorldOptions, Partial<Logged>]>([
    ['case show 2026-0001', {}, { command: 'case show', identity: false, cases: [own], outsider: false }],
    ['case show 2026-0001-A', {}, { command: 'case show', cases: [own] }],
    ['case show 2026-0002', {}, { command: 'case show', cases: [others], outsider: true }],
    ['case show 2026-0001 --identity', {}, { command: 'case show', identity: true, cases: [own] }],
    ['case show 2026-0001 --json', {}, { command: 'case show', cases: [own] }],
    ['case log 2026-0001', {}, { command: 'case log', cases: [own] }],
    ['followups list 2026-0001-A', {}, { command: 'followups list', cases: [own] }],
    ['case list --person -', search, { command: 'case list', cases: [own] }],
    ['case list --person -', { files: { '-': 'örjan skymd' } }, { command: 'case list', cases: [others] }],
    ['case list --person -', { files: { '-': person(51).number } }, { command: 'case list', cases: [] }],
    ['case show 2026-0002 --user bertil', {}, { user: 'bertil', account: 'anna', outsider: true }],
    [
      'ivo-report --quarter 2026Q3 --for ivo --with-identity',
      {},
      { command: 'ivo-report', identity: true, cases: [own, others] },
    ],
    [
      'ivo-report --quarter 2026Q3 --for ivo --with-identity --html rapport.html',
      {},
      { command: 'ivo-report', identity: true, cases: [own, others] },
    ],
  ])('%s', async (line, options, expected) => {
    const kalix = await twoCases();
    const { code, stderr } = await kalix.run(line, options);
    expect([code, stderr.includes('Inget sparades')]).toEqual([0, false]);
    expect(await log(kalix)).toMatchObject([{ user: 'anna', account: null, ...expected }]);
  });

  test('den skickade rapporten med personnummer, men inte utan', async () => {
    const kalix = await twoCases();
    await kalix.run('ivo-report submit --quarter 2026Q3');
    await kalix.run('ivo-report submit --quarter 2026Q3 --show');
    expect(await log(kalix)).toEqual([]);
    const { stdout } = await kalix.run('ivo-report submit --quarter 2026Q3 --show --with-identity');
    expect(stdout).toContain(person(50).number);
    expect(await log(kalix)).toMatchObject([{ command: 'ivo-report submit', identity: true, cases: [own, others] }]);
  });
});

describe('antal och listor utan identitet är det inte', () => {
  test.each([
    'case list',
    'case list --all',
    'followups due --all',
    'followups list --all',
    'ivo-report --quarter 2026Q3',
    'ivo-report --quarter 2026Q3 --for ivo --json',
    'ivo-report --forecast',
    'board-report delegation --month 2026-05',
    'stats',
    'audit log',
    'audit verify',
    'user list',
    'case show 2026-0009',
    'case show 2026-0001-Q',
    'case log 2026-0009',
    'check --age 14',
  ])('%s', async line => {
    const kalix = await twoCases();
    const { stdout } = await kalix.run(line);
    expect(stdout).not.toContain(person(50).number);
    expect(stdout).not.toMatch(/Åsa|Örjan/);
    expect(await log(kalix)).toEqual([]);
  });

  test('loggens egna strömmar läses inte som ärenden', async () => {
    const kalix = await twoCases();
    await kalix.run('case show 2026-0001');
    for (const stream of ['konton', 'läsningar', 'granskningar', 'insatser'])
      expect((await kalix.run(['case', 'log', stream])).code).toBe(4);
  });
});

describe('skriven innan något visas', () => {
  test('när svaret inte når fram står läsningen i loggen ändå', async () => {
    const kalix = await twoCases();
    const world = testWorld({ folders: kalix.folders });
    const gone = { ...world, out: () => Promise.reject(new Error('the reader has gone')) };
    await run(gone, ['case', 'show', '2026-0001']);
    expect(await log(kalix)).toMatchObject([{ command: 'case show', cases: [{ case: '2026-0001' }] }]);
  });

  test('när svaret skrivs står läsningen redan i filen', async () => {
    const kalix = await twoCases();
    const world = testWorld({ folders: kalix.folders });
    const atOutput: number[] = [];
    const watched = {
      ...world,
      out: async () => {
        atOutput.push((await log(kalix)).length);
      },
    };
    await run(watched, ['case', 'log', '2026-0001']);
    expect(atOutput).toEqual([1]);
  });

  test.skipIf(process.getuid?.() === 0)(
    'kan läsningen inte skrivas visas inget: ett skrivskyddat register är 5',
    async () => {
      const kalix = await twoCases();
      for (const name of readdirSync(kalix.folders.data)) chmodSync(join(kalix.folders.data, name), 0o400);
      chmodSync(kalix.folders.data, 0o500);
      for (const line of ['case show 2026-0001', 'case log 2026-0001', 'followups list 2026-0001-A']) {
        const { code, stdout } = await kalix.run(line);
        expect([code, stdout]).toEqual([5, '']);
      }
      chmodSync(kalix.folders.data, 0o700);
    },
  );

  test('kan den inte signeras visas inget: listor utan identitet går att läsa, men ingen person', async () => {
    const kalix = await twoCases();
    const [name = ''] = readdirSync(join(kalix.folders.config, 'keys'));
    const file = join(kalix.folders.config, 'keys', name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text.startsWith('0') ? '1' : '0'}${text.slice(1)}`);
    expect((await kalix.run('case list')).code).toBe(0);
    const lines = ['case show 2026-0001', 'case log 2026-0001', 'followups list 2026-0001-A'];
    for (const line of [...lines, 'ivo-report --quarter 2026Q3 --for ivo --with-identity --csv -']) {
      const { code, stdout } = await kalix.run(line);
      expect([line, code, stdout]).toEqual([line, 6, '']);
    }
    expect(await kalix.run('case list --person -', search)).toMatchObject({ code: 6, stdout: '' });
  });
});

describe('går inte att stänga av', () => {
  test.each<[string, TestWorldOptions?]>([
    ['case show 2026-0001 --quiet'],
    ['case show 2026-0001 --json --no-input --no-color'],
    ['case show 2026-0001 --today 2026-06-01'],
    ['case show 2026-0001', { env: { KALIX_OV_DEBUG: '1', KALIX_OV_TODAY: '2026-06-01', NO_COLOR: '1', CI: '1' } }],
  ])('%s', async (line, options) => {
    const kalix = await twoCases();
    expect((await kalix.run(line, options)).code).toBe(0);
    expect(await log(kalix)).toHaveLength(1);
  });

  test('tiden är den verkliga, inte --today', async () => {
    const kalix = await twoCases();
    await kalix.run('case show 2026-0001 --today 2026-06-01');
    expect(await log(kalix)).toMatchObject([{ recorded: '2026-11-21T08:00:00.000Z' }]);
  });
});

describe('audit log', async () => {
  const kalix = await twoCases();
  await kalix.run('case show 2026-0001');
  await kalix.run('case show 2026-0001 --identity', { account: 'bertil' });
  await kalix.run('case log 2026-0002 --user bertil');
  await kalix.run('case list --person -', search);
  await kalix.run('case list --person -', { files: { '-': person(51).number } });
  const shown = async (flags: string) => (await kalix.run(`audit log ${flags}`)).stdout;

  test('i svenska meningar: vem, vad, vilket ärende, och om någon annan var ansvarig', async () => {
    expect(await shown('')).toMatchInlineSnapshot(`
      "2026-11-21 09:00  Post 5: anna läste ärende 2026-0001 (case show).
      2026-11-21 09:00  Post 6: bertil läste ärende 2026-0001, med namn och nummer
                        (case show). Inte ansvarig för ärendet.
      2026-11-21 09:00  Post 7: anna (för bertil) läste historien för ärende 2026-0002
                        (case log).
      2026-11-21 09:00  Post 8: anna sökte på en person och fick fram ärende 2026-0001
                        (case list).
      2026-11-21 09:00  Post 9: anna sökte på en person, utan träff (case list).
      "
    `);
  });

  test('om ett ärende', async () => {
    expect((await log(kalix, '--case 2026-0001')).map(r => r.command)).toEqual(['case show', 'case show', 'case list']);
    expect((await log(kalix, '--case 2026-0001-a')).length).toBe(3);
    expect(await shown('--case 2026-0009')).toBe('Inga läsningar i åtkomstloggen.\n');
  });

  test('om ett konto: vad det har läst, och vad som har lästs i dess namn eller från det', async () => {
    expect((await log(kalix, '--user bertil')).map(r => r.command)).toEqual(['case show', 'case log']);
    expect((await log(kalix, '--user anna')).map(r => r.command)).toEqual([
      ...['case show', 'case log', 'case list', 'case list'],
    ]);
    expect(await log(kalix, '--user anna --case 2026-0002')).toHaveLength(1);
  });

  test.each([
    ['2026-11-20', 5],
    ['2026-11-21', 5],
  ])('från och med %s: %i', async (since, count) => {
    expect(await log(kalix, `--since ${since}`)).toHaveLength(count);
  });

  test('från och med dagen efter: ingen', async () => {
    const answer = await kalix.run('audit log --since 2026-11-23 --json', { today: '2026-11-23' });
    expect(answer.json()).toEqual({ readings: [] });
  });

  test.each([
    ['--since 2026-13-01', 'invalid-value'],
    ['--since 2026-11-22', 'future-day'],
  ])('%s: %s', async (flags, code) => {
    expect((await kalix.run(`audit log --json ${flags}`)).json()).toMatchObject({ error: { code } });
  });
});

test('varken namn eller nummer står i loggen, och inget utom kontot i journalens klara delar', async () => {
  const kalix = await twoCases();
  await kalix.run('case list --person -', search);
  await kalix.run('case list --person -', { files: { '-': 'Örjan Skymd' } });
  await kalix.run('case show 2026-0002 --identity');
  const { stdout } = await kalix.run('audit log --json');
  for (const secret of ['Åsa', 'Örjan', 'Skymd', person(50).number, number, number.replace('-', '')])
    expect(stdout).not.toContain(secret);
});

test('det som härleds ur loggen kan göras om ur journalen, som håller', async () => {
  const kalix = await twoCases();
  await kalix.run('case show 2026-0001');
  await kalix.run('case show 2026-0002 --identity', { account: 'bertil' });
  await kalix.run('audit review --sample 1 --seed 3', { answers: ['oklar', 'Fråga Anna'] });
  await kalix.run('user end bertil');
  const answers = async () =>
    Promise.all(
      ['audit log --json', 'user list --all --json', 'audit review --list --since 2026-11-01 --seed 3 --json'].map(
        async line => (await kalix.run(line)).stdout,
      ),
    );
  const before = await answers();
  const register = await registers(kalix.folders, () => loadRulebook()).open(kalix.register);
  await register.rebuild();
  expect((await register.verify(() => {})).broken).toBeNull();
  expect(await register.reviewedUpTo()).toBeGreaterThan(0);
  await register.close();
  expect(await answers()).toEqual(before);
});
