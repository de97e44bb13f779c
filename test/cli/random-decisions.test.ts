/** 900 beslut genom kommandoraden, mot det oberoende facit i test/support/decision-oracle.ts. */
import { beforeAll, describe, expect, test } from 'vitest';
import { oracle } from '../support/decision-oracle.ts';
import { csv, lifeOf, randomRows } from '../support/import-rows.ts';
import { office } from '../support/office.ts';

type Json = Record<string, unknown>;

const seed = 20_260_701;
const rows = randomRows(900, seed);
const facit = oracle(rows.map(lifeOf));
const kalix = await office({}, ['bertil']);

const days = [
  ...['2024-02-29', '2024-12-31', '2025-06-30', '2025-07-01', '2025-08-30', '2025-08-31', '2025-09-01', '2025-12-24'],
  ...['2025-12-31', '2026-01-31', '2026-02-27', '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-06', '2026-04-30'],
  ...['2026-05-31', '2026-06-19', '2026-06-30', '2026-07-01', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-21'],
  '2027-02-28',
];
const quarters = [2024, 2025, 2026].flatMap(year => [1, 2, 3, 4].map(n => `${year}Q${n}`));

const byExternalId = (list: readonly Json[]) => new Map(list.map(item => [String(item.externalId), item]));

/** Every row of the answer against the oracle's, and no row too many or too few. */
function expectSame(answer: readonly Json[], expected: readonly Json[]) {
  const [got, wanted] = [byExternalId(answer), byExternalId(expected)];
  expect([...got.keys()].sort()).toEqual([...wanted.keys()].sort());
  expect(got.size).toBe(answer.length);
  for (const [id, row] of wanted) expect(got.get(id)).toMatchObject(row);
}

beforeAll(async () => {
  const first = await kalix.importing(csv(rows));
  expect(first.code).toBe(0);
  expect(first.stdout).toContain('Inläst: 900 rader, 900 nya, 0 ändrade, 0 oförändrade.');
});

describe('900 inlästa beslut', { timeout: 60_000 }, () => {
  test('har alla slags liv', () => {
    const lives = rows.map(lifeOf);
    const some = (holds: (life: (typeof lives)[number]) => boolean) => lives.filter(holds).length;
    expect(some(l => !l.granted)).toBeGreaterThan(50);
    expect(some(l => l.renews !== null && l.granted)).toBeGreaterThan(40);
    expect(some(l => l.steps.some(s => s.what === 'executed' && s.missing !== ''))).toBeGreaterThan(40);
    for (const what of ['interrupted', 'resumed', 'closed'])
      expect(some(l => l.steps.some(s => s.what === what))).toBeGreaterThan(40);
    expect(some(l => l.court)).toBeGreaterThan(10);
    expect(some(l => /-(28|29|30|31)$/.test(l.decided))).toBeGreaterThan(400);
  });

  test.each(days)('followups due per %s (avsnitt 17; väntande enligt 34:1)', async today => {
    const { code, json } = await kalix.run(`followups due --json --all --quiet --today ${today}`);
    expect(code).toBe(0);
    const answer = json() as { followUps: Json[]; waiting: Json[] };
    const expected = facit.due(today);
    expectSame(answer.followUps, expected.followUps);
    expectSame(answer.waiting, expected.waiting);
    const order = answer.followUps.map(row => `${row.due} ${row.decision}`);
    expect(order).toEqual([...order].sort());
  });

  test('followups due med ett annat fönster: 0 dagar och 60 dagar', async () => {
    for (const within of [0, 60]) {
      const { json } = await kalix.run(`followups due --json --all --within ${within} --today 2026-05-31`);
      expectSame((json() as { followUps: Json[] }).followUps, facit.due('2026-05-31', within).followUps);
    }
  });

  test('utan --all bara de egna', async () => {
    const { json } = await kalix.run('followups due --json --user bertil');
    const answer = json() as { followUps: Json[]; waiting: Json[] };
    const expected = facit.due('2026-11-21');
    const own = new Set(rows.filter(r => r.caseworker === 'bertil').map(r => r.external_id));
    expectSame(
      answer.followUps,
      expected.followUps.filter(r => own.has(r.externalId)),
    );
    expectSame(
      answer.waiting,
      expected.waiting.filter(r => own.has(r.externalId)),
    );
  });

  test.each(quarters)('ivo-report %s (34:1–3)', async quarter => {
    const { code, json } = await kalix.run(`ivo-report --json --quiet --quarter ${quarter}`);
    expect(code).toBe(0);
    const answer = json() as Record<'notExecuted' | 'interrupted' | 'partlyExecuted' | 'resolved', Json[]> & {
      statistics: Json;
      forInformation: { courtOrders: Json[]; reportedThenMissing: Json[] };
    };
    const expected = facit.report(quarter);
    expectSame(answer.notExecuted, expected.notExecuted);
    expectSame(answer.interrupted, expected.interrupted);
    expectSame(answer.partlyExecuted, expected.partlyExecuted);
    expectSame(answer.resolved, expected.resolved);
    expect(answer.forInformation.courtOrders.map(c => c.externalId).sort()).toEqual([...expected.courtOrders].sort());
    expect(answer.forInformation.reportedThenMissing).toEqual([]);
    expect(answer.statistics).toMatchObject(expected.statistics);
  });

  test('samma fil en gång till ändrar inget', async () => {
    const ask = async () => [
      (await kalix.run('followups due --json --all')).stdout,
      (await kalix.run('ivo-report --json --quarter 2026Q3')).stdout,
    ];
    const before = await ask();
    const again = await kalix.importing(csv(rows));
    expect(again.stdout).toContain('Inläst: 900 rader, 0 nya, 0 ändrade, 900 oförändrade.');
    expect(await ask()).toEqual(before);
  });
});
