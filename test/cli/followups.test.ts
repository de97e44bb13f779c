/** Morgonens lista (avsnitt 17; 34 kap. 1 §) och uppföljningarna bakom den. */
import { describe, expect, test } from 'vitest';
import { csv, row } from '../support/import-rows.ts';
import { changedApplication, office } from '../support/office.ts';

type Json = Record<string, unknown>;
interface Due {
  today: string;
  within: number;
  followUps: Json[];
  waiting: Json[];
  programmes: Json[];
}

const kalix = await office({}, ['bertil']);
await kalix.importing(
  csv([
    row('B-1', { decision_date: '2025-08-31', executed_date: '2025-09-10' }),
    row('B-2', { decision_date: '2025-12-31', needs: 'omfattande-foranderligt', executed_date: '2026-01-10' }),
    row('B-3', { decision_date: '2025-11-30', caseworker: 'bertil' }),
    row('B-4', { decision_date: '2025-08-31', outcome: 'avslag' }),
    row('B-5', { decision_date: '2025-08-31', closed_date: '2025-12-01', closing_reason: 'flytt' }),
  ]),
);
const due = async (flags: string) => (await kalix.run(`followups due --json --quiet ${flags}`)).json() as Due;
const ids = (rows: readonly Json[]) => rows.map(r => r.externalId);

describe('followups due', () => {
  test('JSON i formen som andra program litar på', async () => {
    const answer = await due('--today 2026-02-28 --all');
    expect(Object.keys(answer)).toEqual(['today', 'within', 'followUps', 'waiting', 'programmes']);
    expect(answer).toMatchObject({ today: '2026-02-28', within: 14, programmes: [] });
    expect(answer.followUps[0]).toEqual({
      decision: '2025-0001-A',
      externalId: 'B-1',
      caseworker: 'anna',
      insats: 'oppenvard-bistand',
      type: 'Familjebehandling',
      series: 'six-months',
      due: '2026-02-28',
      status: 'today',
      daysLate: 0,
      workingDay: '2026-02-27',
      citation: { source: 'Riktlinjer 2025-07-01', place: 'avsnitt 17' },
    });
    expect(answer.waiting[0]).toMatchObject({
      externalId: 'B-3',
      decided: '2025-11-30',
      threeMonths: '2026-02-28',
      daysLeft: 0,
      lastContact: null,
    });
  });

  test.each([
    ['2026-02-13', []],
    ['2026-02-14', ['B-1', 'B-2']],
    ['2026-02-28', ['B-1', 'B-2']],
    ['2026-03-01', ['B-1', 'B-2']],
  ])('per %s: %j (fjorton dagar framåt, den dagen med)', async (today, expected) => {
    expect(ids((await due(`--today ${today}`)).followUps)).toEqual(expected);
  });

  test.each([
    ['--within 0 --today 2026-02-27', []],
    ['--within 1 --today 2026-02-27', ['B-1', 'B-2']],
    ['--within 0 --today 2026-02-28', ['B-1', 'B-2']],
  ])('%s: %j', async (flags, expected) => expect(ids((await due(flags)).followUps)).toEqual(expected));

  test('egna utan --all; allas med', async () => {
    expect(ids((await due('--today 2026-03-01')).waiting)).toEqual([]);
    expect(ids((await due('--today 2026-03-01 --all')).waiting)).toEqual(['B-3']);
    expect(ids((await due('--today 2026-03-01 --user bertil')).waiting)).toEqual(['B-3']);
  });

  test('--exit-code: 1 när något är sent, annars 0', async () => {
    const code = async (today: string) => (await kalix.run(`followups due --exit-code --quiet --today ${today}`)).code;
    expect([await code('2026-02-28'), await code('2026-03-01')]).toEqual([0, 1]);
    expect((await kalix.run('followups due --quiet --today 2026-03-01')).code).toBe(0);
  });

  test('före 2025-07-01 gäller riktlinjen inte: sagt med dagen, inget sent', async () => {
    const answer = await due('--today 2025-06-30 --all');
    expect(answer).toMatchObject({ followUps: [], programmes: [], notInForce: [{ firstDay: '2025-07-01' }] });
    expect((await kalix.run('followups due --today 2025-06-30')).stdout).toContain('Första dagen är 2025-07-01.');
  });

  test('insatser utan behovsprövning följs upp som helhet efter tolv månader', async () => {
    expect((await due('--within 0 --today 2026-06-30')).programmes).toEqual([]);
    const { programmes } = await due('--within 0 --today 2026-07-01');
    expect(programmes).toContainEqual({ insats: 'bra-samtal', due: '2026-07-01' });
  });

  test('ett tomt register: alla sådana på en rad, och hur de registreras', async () => {
    const empty = await office();
    expect((await empty.run('followups due')).stdout).toBe(`Uppföljningar 2026-11-21, beslut för anna

Inga beslut att följa upp till och med 14 dagar framåt.

Insatser utan behovsprövning att följa upp som helhet, senast:
  2026-07-01  alla 12
  Registrera: kalix-ov followups record --programme familjecentral
  En i taget; de andras id: kalix-ov insats list
`);
  });

  test('så snart inte alla har samma dag står var och en med sitt namn', async () => {
    const own = await office();
    const { programmes } = (await own.run('followups due --json')).json() as Due;
    const late = programmes.slice(1).map(p => String(p.insats));
    for (const id of late) {
      const listed = (await own.run('followups due')).stdout;
      await own.run(`followups record --programme ${id} --day 2026-11-20`);
      if (id === late[0]) expect(listed).toContain('alla 12');
      else expect(listed).toContain('2026-07-01  Familjecentral');
    }
    expect((await own.run('followups due')).stdout).toContain(
      '  2026-07-01  Familjecentral\n  Registrera: kalix-ov followups record --programme familjecentral\n',
    );
    const { written } = await own.run('followups due --csv -');
    expect(written.get('-')).toContain('2026-07-01;Familjecentral;familjecentral');
  });

  test('utan dag frågas den i en terminal, annars nämns flaggan', async () => {
    const own = await office();
    const line = 'followups record --programme bra-samtal';
    expect(await own.run(line, { answers: ['2026-11-20'] })).toMatchObject({
      code: 0,
      stdout: 'BRA-samtal: uppföljd som helhet 2026-11-20. Nästa gång 2027-11-20.\n',
    });
    expect(await own.run(line)).toMatchObject({ code: 2, stderr: expect.stringContaining('--day saknas') });
    expect((await own.run(line, { answers: ['2026-11-22'] })).code).toBe(2);
    expect((await own.run(line, { answers: [] })).code).toBe(130);
  });

  test('ett tomt register ger ett dokument med tomma listor', async () => {
    const empty = await office();
    const { json } = await empty.run('followups due --json --quiet --today 2026-02-01');
    expect(json()).toEqual({ today: '2026-02-01', within: 14, followUps: [], waiting: [], programmes: [] });
  });

  test('som text: sena först, vad som väntar, och nästa kommando', async () => {
    const { stdout } = await kalix.run('followups due --all --today 2026-03-01');
    expect(stdout).toContain('SEN 1 dag');
    expect(stdout).toContain('2026-02-28');
    expect(stdout).toContain('Nästa steg: kalix-ov followups record 2025-0001-A');
  });

  test.each(['--within -1', '--within många', '--within 99999'])('%s är 2', async flags => {
    expect(await kalix.run(`followups due ${flags}`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--within'),
    });
  });
});

describe('followups record', () => {
  const flags = '--how mote --talked-with-person --heard-performer';

  test('en uppföljning flyttar nästa; dagen före är som den var', async () => {
    const own = await office();
    await own.run('register --from -', changedApplication({}));
    await own.run(`followups record 2026-0001-A --day 2026-06-10 ${flags}`);
    const next = async (today: string) =>
      ((await own.run(`followups list --json --today ${today}`)).json() as Due).followUps.map(f => f.due);
    expect(await next('2026-06-09')).toEqual(['2026-11-04']);
    expect(await next('2026-06-10')).toEqual(['2026-12-10']);
  });

  test.each([
    ['2026-05-03', 3],
    ['2026-05-04', 0],
    ['2026-11-22', 2],
  ])('dagen %s ger %i: på eller efter beslutet, inte efter i dag', async (on, code) => {
    const own = await office();
    await own.run('register --from -', changedApplication({}));
    expect((await own.run(`followups record 2026-0001-A --day ${on} ${flags}`)).code).toBe(code);
  });

  test.each(['--day', '--how', '--talked-with-person', '--heard-performer'])(
    'utan %s: 2, och flaggan nämns',
    async missing => {
      const all = ['--day', '2026-06-10', '--how', 'mote', '--talked-with-person', '--heard-performer'];
      const at = all.indexOf(missing);
      const line = all.filter((_, i) => i !== at && !(i === at + 1 && !all[i]?.startsWith('--')));
      const answer = await kalix.run(['followups', 'record', '2025-0001-A', ...line]);
      expect(answer).toMatchObject({ code: 2, stderr: expect.stringContaining(missing) });
    },
  );

  test('av ett avslutat beslut: 3', async () => {
    expect((await kalix.run(`followups record 2025-0005-A --day 2025-11-01 ${flags}`)).code).toBe(3);
  });
});

describe('followups list', () => {
  test('alla serier för ett beslut, den första först', async () => {
    const { json } = await kalix.run('followups list 2025-0002-A --json --quiet --today 2026-01-15');
    expect((json() as Due).followUps.map(f => `${f.series} ${f.due}`)).toEqual([
      'two-months 2026-02-28',
      'six-months 2026-06-30',
    ]);
  });

  test('före 2025-07-01: 3 med första dagen', async () => {
    const { code, stderr } = await kalix.run('followups list --today 2025-06-30');
    expect([code, stderr.includes('2025-07-01')]).toEqual([3, true]);
  });

  test('ett tomt register', async () => {
    const empty = await office();
    expect((await empty.run('followups list --json')).json()).toMatchObject({ followUps: [] });
    expect((await empty.run('followups list')).code).toBe(0);
  });
});
