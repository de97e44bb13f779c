/** Kvartalets ej verkställda beslut (34 kap. 1–3 §§) på kommandoraden. */
import { describe, expect, test } from 'vitest';
import { csv, row } from '../support/import-rows.ts';
import { office } from '../support/office.ts';

type Json = Record<string, unknown>;
type Report = Record<'notExecuted' | 'interrupted' | 'partlyExecuted' | 'resolved', Json[]> & {
  forInformation: { courtOrders: Json[]; reportedThenMissing: Json[] };
  statistics: { notExecuted: Json; interrupted: Json };
  integrity: { entries: number };
};

const kalix = await office();
await kalix.importing(
  csv([
    row('B-1', { decision_date: '2026-05-04', delay_reason: 'Kö', sex: 'kvinna' }),
    row('B-2', {
      decision_date: '2026-01-10',
      executed_date: '2026-02-01',
      interrupted_date: '2026-05-20',
      protected: 'ja',
    }),
    row('B-3', { decision_date: '2025-12-31', executed_date: '2026-01-10', partial_missing: '3 timmar i veckan' }),
    row('B-4', { decision_date: '2026-05-04', executed_date: '2026-08-30' }),
    row('B-5', { decision_date: '2026-05-04', court_order: 'ja' }),
    row('B-6', { decision_date: '2026-05-04', basis: '11:4' }),
    row('B-7', { decision_date: '2026-05-04', outcome: 'avslag' }),
    row('B-8', { decision_date: '2026-06-30' }),
  ]),
);
const report = async (flags = '--quarter 2026Q3') =>
  (await kalix.run(`ivo-report --json --quiet ${flags}`)).json() as Report;
const ids = (rows: readonly Json[]) => rows.map(r => r.externalId);

describe('ivo-report', () => {
  test('varje beslut i sin del: A, B, C, D, E; 11:4 och avslag i ingen; 30 juni är i tid den 30 september', async () => {
    const { notExecuted, interrupted, partlyExecuted, resolved, forInformation } = await report();
    expect([notExecuted, interrupted, partlyExecuted, resolved, forInformation.courtOrders].map(ids)).toEqual([
      ['B-1'],
      ['B-2'],
      ['B-3'],
      ['B-4'],
      ['B-5'],
    ]);
  });

  test('JSON i formen som andra program litar på', async () => {
    const answer = await report();
    expect(answer).toMatchObject({
      quarter: '2026Q3',
      lastDay: '2026-09-30',
      window: { from: '2026-10-01', to: '2026-10-31', note: expect.stringContaining('2019') },
      forInformation: { reportedThenMissing: [] },
      integrity: { entries: expect.any(Number) },
    });
    expect(answer.notExecuted[0]).toMatchObject({
      decision: expect.stringMatching(/^2026-\d{4}-A$/),
      ...{ externalId: 'B-1', decided: '2026-05-04', limit: '2026-08-04', daysWaited: 149, daysSinceDecision: 149 },
      ...{ type: 'Familjebehandling', sex: 'kvinna', reasons: 'Kö', offers: [], contacts: [], reportedBefore: [] },
      ...{ protectedIdentity: false, feeFrame: { from: 15_000, to: 1_500_000, applicationBefore: '2028-05-04' } },
    });
    expect(answer.notExecuted[0]?.thin).toContain('reasons');
    expect(answer.interrupted[0]).toMatchObject({
      interrupted: '2026-05-20',
      limit: '2026-08-20',
      daysWaited: 133,
      daysSinceDecision: 263,
      protectedIdentity: true,
    });
    expect(answer.partlyExecuted[0]).toMatchObject({ limit: '2026-03-31', feeFrame: { from: 10_000, to: 1_000_000 } });
    expect(answer.resolved[0]).toMatchObject({ what: 'executed', day: '2026-08-30', afterDays: 118, notified: false });
    expect(answer.statistics.notExecuted).toMatchObject({
      count: 1,
      byType: { Familjebehandling: 1 },
      bySex: { kvinna: 1 },
      byBand: { '3-6': 1 },
    });
    expect(answer.statistics.interrupted).toMatchObject({ count: 1, byBand: { '7-9': 1 } });
  });

  test('ingen identitet i svaret, varken nummer eller namn', async () => {
    for (const flags of ['', '--json']) {
      const { stdout } = await kalix.run(`ivo-report --quarter 2026Q3 ${flags}`);
      expect(stdout.replace(/"head": "[0-9a-f]+"/, '')).not.toMatch(/\d{8}-?\d{4}/);
    }
  });

  test.each([
    ['2026-09-30', '2026Q2'],
    ['2026-10-01', '2026Q3'],
    ['2026-11-21', '2026Q3'],
    ['2027-01-01', '2026Q4'],
  ])('utan --quarter den %s: det senaste som har slutat, %s', async (today, quarter) => {
    expect(await report(`--today ${today}`)).toMatchObject({ quarter });
  });

  test.each([
    ['2025Q2', 'SoL 2001:453', '16 kap. 6 f §'],
    ['2025Q3', 'SoL 2025:400', '34 kap. 1 §'],
  ])('%s görs enligt %s %s', async (quarter, source, place) => {
    const { stdout } = await kalix.run(`ivo-report --quarter ${quarter}`);
    expect(stdout).toContain(source);
    expect(stdout).toContain(place);
  });

  test('före 2006Q3 avvisas med dagen', async () => {
    const { code, stderr } = await kalix.run('ivo-report --quarter 2006Q2');
    expect([code, stderr.includes('2006-07-01')]).toEqual([3, true]);
  });

  test.each(['2026', '2026Q5', 'Q3', '2026-3'])('--quarter %s är 2', async quarter => {
    expect(await kalix.run(`ivo-report --quarter ${quarter}`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--quarter'),
    });
  });

  test('--exit-code: 1 när något ska rapporteras', async () => {
    const code = async (quarter: string) => (await kalix.run(`ivo-report --exit-code --quarter ${quarter}`)).code;
    expect([await code('2026Q3'), await code('2025Q4')]).toEqual([1, 0]);
  });

  test('ett tomt register: noll är också en rapport', async () => {
    const empty = await office();
    const { json, stdout } = await empty.run('ivo-report --json --quarter 2026Q3');
    expect(json()).toMatchObject({
      notExecuted: [],
      interrupted: [],
      partlyExecuted: [],
      resolved: [],
      statistics: { notExecuted: { count: 0 } },
    });
    expect(stdout).not.toContain('undefined');
    expect((await empty.run('ivo-report --quarter 2026Q3')).stdout).toContain('Inga.');
  });

  test('som text: skyddad identitet i klara ord, ramen som information, fönstrets sista dag', async () => {
    const { stdout } = await kalix.run('ivo-report --quarter 2026Q3');
    expect(stdout).toMatch(/[Ss]kydd/);
    expect(stdout).toContain('e-tjänst');
    expect(stdout).toContain('2026-10-31');
    expect(stdout.replaceAll('\u00a0', ' ')).toContain('15 000 kr');
    expect(stdout).toContain('3 tim');
  });
});

describe('i en terminal frågas innan något registreras som lämnat: det kan inte tas tillbaka', () => {
  const line = 'ivo-report submit --quarter 2026Q3';
  const withLate = async () => {
    const own = await office();
    await own.importing(csv([row('B-1', { decision_date: '2026-05-04' })]));
    return own;
  };

  test('submit: antalet, det tunna underlaget och att verktyget inget skickar; ett nej sparar inget', async () => {
    const own = await withLate();
    const { code, stderr } = await own.run(line, { answers: [false] });
    expect(code).toBe(130);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('Tunt underlag i 1 av posterna');
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
      '2026Q3, 1 beslut, registreras som lämnad. Verktyget skickar inget',
    );
    expect((await own.run(line, { answers: [] })).code).toBe(130);
    expect(await own.run(line, { answers: [true] })).toMatchObject({
      code: 0,
      asked: [{ question: 'Är rapporten lämnad?' }],
    });
    expect((await own.run(line, { answers: [true] })).code).toBe(3);
  });

  test('notify --record: listan först, och ett nej registrerar ingen', async () => {
    const own = await withLate();
    await own.run(line);
    await own.run('decision execute 2026-0001-A --day 2026-10-15');
    expect((await own.run('ivo-report notify')).stdout).toContain(
      'När det är gjort: kalix-ov ivo-report notify --record',
    );
    const no = await own.run('ivo-report notify --record', { answers: [false] });
    expect([no.code, no.stderr.includes('2026-0001-A')]).toEqual([130, true]);
    const yes = await own.run('ivo-report notify --record', { answers: [true] });
    expect(yes.stdout).toContain('Registrerat: 1 beslut är anmält till IVO och revisorerna 2026-11-21');
    expect((await own.run('ivo-report notify')).stdout).toContain('Inga rapporterade beslut');
  });

  test('med --yes, --no-input eller utan terminal frågas inget', async () => {
    for (const [flags, options] of [
      ['--yes', { answers: [] }],
      ['--no-input', { answers: [] }],
      ['', {}],
    ] as const) {
      const own = await withLate();
      expect(await own.run(`${line} ${flags}`, options)).toMatchObject({ code: 0, asked: [] });
    }
  });
});
