/** `db purge` and `db hold` as typed: a person reads the list, decides, and confirms in words. */
import { beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { csv, row } from '../support/import-rows.ts';
import { office } from '../support/office.ts';
import { persons } from '../support/persons.ts';
import type { TestWorldOptions } from '../support/world.ts';

const inSample = (born: string) => ['05', '15', '25'].includes(born.slice(8));
const adults = persons.filter(p => p.born > day('1960-01-01') && p.born < day('1990-01-01'));
const ordinary = adults.filter(p => !inSample(p.born)).map(p => p.number);
const sampled = adults.filter(p => inSample(p.born)).map(p => p.number);

const over = (id: string, personnummer: string | undefined, closed: string) =>
  row(id, {
    ...{ personnummer: personnummer ?? '', name: `Hemlig ${id}`, decision_date: '2019-01-12', closed_date: closed },
    ...{ closing_reason: 'mal-uppnadda' },
  });

/** Two to remove, one kept for research, one that is not over yet, and one that ended a day too late. */
const rows = csv([
  over('B-1', ordinary[0], '2019-06-01'),
  over('B-2', ordinary[1], '2021-11-20'),
  over('B-3', sampled[0], '2019-06-01'),
  over('B-4', ordinary[2], ''),
  over('B-5', ordinary[3], '2021-11-21'),
]);

let kalix: Awaited<ReturnType<typeof office>>;
beforeEach(async () => {
  kalix = await office();
  await kalix.importing(rows);
});

const purge = (line = '', options: TestWorldOptions = {}) => kalix.run(`db purge ${line}`, options);
const confirmed = (words: string, ...more: string[]) => kalix.run(['db', 'purge', ...more, '--confirm', words]);
type List = { candidates: { case: string }[]; exceptions: { case: string; reasons: { reason: string }[] }[] };
const listed = async () => (await purge('--list --json')).json() as List;
const numbers = async () => (await listed()).candidates.map(c => c.case);

describe('listan', () => {
  test('visar varje ärende med skäl och paragraf, och undantagen med sina', async () => {
    const { code, stdout } = await purge('--list');
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Att gallra per 2026-11-21: 2 ärenden

      2019-0001  Upphörde 2019-06-01, sista anteckningen 2019-06-01: fem år har gått
                 (SoL 16 kap. 1 §). SENT: skulle ha varit klart 2025-12-31.

      2019-0002  Upphörde 2021-11-20, sista anteckningen 2021-11-20: fem år har gått
                 (SoL 16 kap. 1 §). Klart senast 2027-12-31.

      Undantas fastän tiden har gått: 1 ärende

      2019-0003  Upphörde 2019-06-01, sista anteckningen 2019-06-01: fem år har gått
                 (SoL 16 kap. 1 §). Undantag: född den 5, 15 eller 25 i månaden,
                 bevaras för forskningen (SoF 2025:468 13 kap. 1 § (16 kap. 4 § SoL)).

      Gallra: "kalix-ov db purge". Det som ska vara kvar av ett annat skäl: "kalix-ov
      db hold <nr> --why <skäl>" först.
      "
    `);
  });

  test('visar inget som säger vem det gäller', async () => {
    const all = [(await purge('--list')).stdout, (await purge('--list --json')).stdout].join();
    expect(all).not.toContain('Hemlig');
    for (const number of [...ordinary, ...sampled]) expect(all).not.toContain(number.slice(2, 8));
  });

  test('som JSON: skäl som koder, dagar och paragrafer', async () => {
    expect((await purge('--list --json')).json()).toMatchObject({
      today: '2026-11-21',
      candidates: [
        {
          ...{ case: '2019-0001', reason: 'five-years', lastNote: '2019-06-01', ceased: '2019-06-01' },
          ...{ finishBy: '2025-12-31', late: true, citation: { source: 'SoL 2025:400', place: '16 kap. 1 §' } },
        },
        { case: '2019-0002', finishBy: '2027-12-31', late: false },
      ],
      exceptions: [{ case: '2019-0003', reasons: [{ reason: 'research', citation: { source: 'SoF 2025:468' } }] }],
    });
  });

  test('får plats på åttio tecken', async () => {
    await kalix.run([
      'db',
      'hold',
      '2019-0001',
      '--why',
      'Tvist i förvaltningsrätten om avgift, dom väntas till våren',
    ]);
    for (const line of (await purge('--list')).stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('av ett tomt register är tom, och JSON är ett dokument', async () => {
    const empty = await office();
    expect((await empty.run('db purge --list --json')).json()).toMatchObject({ candidates: [], exceptions: [] });
    expect((await empty.run('db purge')).stdout).toBe('Inget att gallra per 2026-11-21.\n');
  });

  test('före lagens första dag gäller den inte', async () => {
    const { code, stderr } = await purge('--list --today 2025-06-30');
    expect(code).toBe(3);
    expect(stderr).toContain('2025-07-01');
  });
});

describe('att gallra', () => {
  test('utan terminal krävs --confirm, och inget tas bort', async () => {
    const { code, stderr } = await purge();
    expect([code, stderr]).toEqual([2, expect.stringContaining('--confirm')]);
    expect(await numbers()).toHaveLength(2);
  });

  test('i en terminal skrivs orden för hand; fel ord tar inte bort något', async () => {
    const wrong = await purge('', { answers: ['ja'] });
    expect([wrong.code, await numbers()]).toEqual([2, ['2019-0001', '2019-0002']]);
    const right = await purge('', { answers: ['Gallra 2 '] });
    expect([right.code, await numbers()]).toEqual([0, []]);
    expect(right.stderr).toContain('2019-0001, 2019-0002');
  });

  test('Ctrl-C: inget tas bort', async () => {
    expect((await purge('', { answers: [] })).code).toBe(130);
    expect(await numbers()).toHaveLength(2);
  });

  test('säger vad som togs bort, och journalen håller', async () => {
    const { stdout } = await confirmed('gallra 2');
    expect(stdout).toContain('Gallrat: 2 ärenden (2 poster i journalen).');
    expect((await kalix.run('case show 2019-0001')).code).toBe(4);
    expect((await kalix.run('case show 2019-0003')).code).toBe(0);
    const verified = await kalix.run('audit verify');
    expect([verified.code, verified.stdout]).toEqual([
      0,
      expect.stringContaining('Innehållet i 2 av dem är gallrat; för vart och ett finns ett kvitto.'),
    ]);
    expect((await kalix.run('audit verify --json')).json()).toMatchObject({ removed: 2, broken: null });
  });

  test('bara de ärenden som anges', async () => {
    expect((await confirmed('gallra 1', '2019-0002')).code).toBe(0);
    expect(await numbers()).toEqual(['2019-0001']);
  });

  test.each([
    ['ett undantaget', '2019-0003', 3],
    ['ett som inte är avslutat', '2019-0004', 3],
    ['ett vars sista dag är i dag', '2019-0005', 3],
    ['ett som inte finns', '2019-9999', 4],
  ])('inte %s', async (_what, number, exit) => {
    expect((await confirmed('gallra 1', number)).code).toBe(exit);
    expect(await numbers()).toHaveLength(2);
  });

  test('aldrig i förtid: med en senare --today gallras det som ska gallras i dag', async () => {
    expect((await purge('--list --json --today 2090-01-01')).json()).toMatchObject({
      candidates: [{ case: '2019-0001' }, { case: '2019-0002' }, { case: '2019-0005' }],
    });
    const { code } = await kalix.run(['db', 'purge', '--today', '2090-01-01', '--confirm', 'gallra 3']);
    expect(code).toBe(2);
    await kalix.run(['db', 'purge', '--today', '2090-01-01', '--confirm', 'gallra 2']);
    expect((await kalix.run('case show 2019-0005')).code).toBe(0);
  });

  test('som JSON: antal, inga ärenden', async () => {
    const { json } = await kalix.run(['db', 'purge', '--json', '--confirm', 'gallra 2']);
    expect(json()).toEqual({
      today: '2026-11-21',
      purged: { cases: 2, entries: 2, rewritten: 0, emptied: true },
    });
  });
});

describe('att hålla kvar', () => {
  const hold = (...more: string[]) => kalix.run(['db', 'hold', '2019-0001', ...more]);

  test('ett ärende som hålls kvar gallras inte, och listan säger varför, sedan när och av vem', async () => {
    expect((await hold('--why', 'Tvist i domstol')).code).toBe(0);
    await confirmed('gallra 1');
    expect((await kalix.run('case show 2019-0001')).code).toBe(0);
    expect((await purge('--list')).stdout.replace(/\s+/g, ' ')).toContain(
      'hålls kvar sedan 2026-11-21 av anna: Tvist i domstol.',
    );
  });

  test('hävs med ett skäl, och gallras sedan', async () => {
    await hold('--why', 'Tvist i domstol');
    expect((await hold('--lift', '--why', 'Tvisten är avgjord')).code).toBe(0);
    expect(await numbers()).toContain('2019-0001');
  });

  test.each([
    [['--why', ' '], 2],
    [[], 2],
    [['--lift', '--why', 'Avgjord'], 3],
  ])('%j: avslutningskod %i', async (more, exit) => expect((await hold(...more)).code).toBe(exit));

  test('står i journalen, i båda riktningarna', async () => {
    const entries = async () => ((await kalix.run('audit seal --json')).json() as { entries: number }).entries;
    const before = await entries();
    await hold('--why', 'Tvist i domstol');
    await hold('--lift', '--why', 'Tvisten är avgjord');
    expect(await entries()).toBe(before + 2);
  });
});

test('en rapport som är registrerad visas utan den som har gallrats, och säger det', async () => {
  await kalix.importing(
    csv([
      row('C-1', { personnummer: ordinary[5] ?? '', name: 'Hemlig C-1', decision_date: '2025-02-12', basis: '4:1' }),
    ]),
  );
  await kalix.run('ivo-report submit --quarter 2025Q3 --today 2025-10-05');
  await kalix.run('decision close 2025-0001-A --day 2026-03-01 --reason flytt --goals nej');
  const later = { today: '2032-01-01' };
  const show = () => kalix.run('ivo-report submit --quarter 2025Q3 --show --with-identity', later);
  expect((await show()).stdout).toContain(ordinary[5]);
  const gone = await kalix.run(['db', 'purge', '2025-0001', '--confirm', 'gallra 1'], later);
  expect(gone.stdout).toContain('står kvar utan dem: 1.');
  const shown = await show();
  expect(shown.stdout).not.toContain(ordinary[5]);
  expect(shown.stderr).toContain('Gallringen har tagit bort 1 post');
});
