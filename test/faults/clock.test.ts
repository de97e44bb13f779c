/** Klockan ställd tillbaka: det som är sent ser ut att inte vara det, och den nya posten blir äldre än den före. */
import { expect, test } from 'vitest';
import { office } from '../support/office.ts';

const first = '2026-11-21T08:00:00.000Z';
const record = 'followups record --programme bra-samtal --day 2026-10-01';

/** A register whose entries, its founder's rights and a follow-up, were recorded on 21 November at 8. */
async function recorded() {
  const kalix = await office({ now: first });
  expect((await kalix.run(record)).code).toBe(0);
  return kalix;
}

test.each([
  ['en månad', '2026-10-21T08:00:00.000Z'],
  ['en dag', '2026-11-20T08:00:00.000Z'],
  ['två minuter', '2026-11-21T07:58:00.000Z'],
])('%s tillbaka: varje kommando på registret säger det, och svarar', async (_how, now) => {
  const kalix = await recorded();
  for (const line of ['followups due', 'case list', 'ivo-report --json', 'audit verify']) {
    const { code, stdout, stderr } = await kalix.run(line, { now });
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('Datorns klocka går fel') });
    expect(stderr).toContain('2026-11-21 09:00');
    for (const said of stderr.split('\n')) expect(said.length).toBeLessThanOrEqual(80);
    expect(stdout).not.toContain('klocka går fel');
  }
});

test.each([
  ['samma tid', first],
  ['en halv minut tillbaka, som när klockan justeras', '2026-11-21T07:59:30.000Z'],
  ['senare', '2027-01-01T00:00:00.000Z'],
])('%s: inget sägs', async (_how, now) => {
  expect(await (await recorded()).run('followups due', { now })).toMatchObject({ code: 0, stderr: '' });
});

test('den som sparar ändå får det sparat; kedjan håller, och audit verify säger vilken post det är', async () => {
  const kalix = await recorded();
  const past = { now: '2026-11-01T08:00:00.000Z', today: '2026-11-01' };
  expect(await kalix.run(record, past)).toMatchObject({ code: 0, stderr: expect.stringContaining('klocka går fel') });
  expect((await kalix.run('audit verify')).stdout).toContain('Post 3 är registrerad tidigare än en post före den');
  expect(await kalix.run('audit verify --json')).toMatchObject({ code: 0 });
  expect((await kalix.run('audit verify --json')).json()).toMatchObject({ broken: null, clockSetBack: { seq: 3 } });
});

test('en dag som inte har kommit än vägras efter klockan som den går', async () => {
  const kalix = await recorded();
  const line = 'followups record --programme bra-samtal --day 2026-11-21';
  expect(await kalix.run(line, { now: '2026-11-01T08:00:00.000Z', today: '2026-11-01' })).toMatchObject({ code: 2 });
});
