/** What `ivo-report submit --show` says of a report that no longer agrees with the register: Swedish words alone. */
import { describe, expect, test } from 'vitest';
import { differences } from '../../src/present/submission-text.ts';
import { csv, row } from '../support/import-rows.ts';
import { office } from '../support/office.ts';

const rows = [
  row('B-1', { decision_date: '2026-03-04', delay_reason: 'Behandlaren är sjukskriven' }),
  row('B-2', { decision_date: '2026-01-10', executed_date: '2026-02-01', interrupted_date: '2026-05-20' }),
  row('B-3', { decision_date: '2025-12-31', executed_date: '2026-01-10', partial_missing: '3 timmar' }),
  row('B-4', { decision_date: '2026-03-04', executed_date: '2026-08-30' }),
  row('B-5', { decision_date: '2026-03-04', court_order: 'ja' }),
  row('B-6', { decision_date: '2026-03-05' }),
];
const kalix = await office();
const done = async (line: string) => {
  const answer = await kalix.run(line);
  if (answer.code !== 0) throw new Error(`${line}: ${answer.stderr}`);
  return answer;
};
await kalix.importing(csv(rows));
for (const reader of ['ivo', 'revisorer', 'fullmaktige'])
  await done(`ivo-report submit --quarter 2026Q3 --for ${reader}`);
const shown = async (reader: string) =>
  (await done(`ivo-report submit --quarter 2026Q3 --for ${reader} --show --with-identity`)).stderr;

describe('what differs', () => {
  test.each(['ivo', 'revisorer', 'fullmaktige'])('nothing, to %s', async reader =>
    expect(await shown(reader)).toBe('Registret säger detsamma i dag.\n'),
  );

  test('a reason given, a day corrected, one executed, one that was not, one that no court ordered', async () => {
    await done('decision contact 2026-0001-A --day 2026-10-02 --how telefon --meanwhile Stödsamtal');
    await done('decision correct 2026-0002-A --field interrupted --to 2026-05-21 --why Fel');
    await done('decision execute 2025-0001-A --day 2026-09-01');
    await done('decision correct 2026-0003-A --field executed --remove --why Fel');
    await done('decision correct 2026-0004-A --field courtOrder --remove --why Fel');
    await done('decision correct 2026-0005-A --field type --to Stödgrupp --why Fel');
    expect(await shown('ivo')).toBe(`Skiljer sig från registret i dag:
  2026-0003-A: finns i dag som ej verkställt, inte i rapporten
  2026-0004-A: finns i dag som ej verkställt, inte i rapporten
  2026-0001-A: ändrat sedan rapporten (kontakterna och insatserna under tiden,
  vad som saknas i underlaget)
  2026-0005-A: ändrat sedan rapporten (typen av insats)
  2026-0002-A: ändrat sedan rapporten (dagen för avbrottet, gränsen, dagar
  väntat, avgiftsramen)
  2025-0001-A: fanns i rapporten som delvis verkställt, inte i dag
  2026-0003-A: fanns i rapporten som verkställt, återupptaget eller avslutat,
  inte i dag
  2025-0001-A: finns i dag som verkställt, återupptaget eller avslutat, inte i
  rapporten
  2026-0004-A: fanns i rapporten som domstols avgörande, inte i dag
`);
  });

  test('to the council: each figure', async () => {
    expect(await shown('fullmaktige')).toBe(`Skiljer sig från registret i dag:
  delvis verkställda, antal: 1 i rapporten, 0 i dag
  delvis verkställda, kön kvinna: 1 i rapporten, 0 i dag
  delvis verkställda, tid sedan beslutet 7-9 månader: 1 i rapporten, 0 i dag
  delvis verkställda, typ av insats Familjebehandling: 1 i rapporten, 0 i dag
  ej verkställda, antal: 2 i rapporten, 4 i dag
  ej verkställda, kön kvinna: 2 i rapporten, 4 i dag
  ej verkställda, tid sedan beslutet 3-6 månader: 2 i rapporten, 4 i dag
  ej verkställda, typ av insats Familjebehandling: 2 i rapporten, 3 i dag
  ej verkställda, typ av insats Stödgrupp: 0 i rapporten, 1 i dag
`);
  });
});

test('every key that a document can hold has its Swedish word', async () => {
  const documents = await Promise.all(
    ['ivo --with-identity', 'revisorer'].map(
      async of =>
        JSON.parse((await done(`ivo-report --quarter 2026Q3 --json --for ${of}`)).stdout) as Record<string, unknown>,
    ),
  );
  for (const { forInformation, ...document } of documents) {
    const lists = Object.entries({ ...document, ...(forInformation as object) }).filter(([, rows]) =>
      Array.isArray(rows),
    );
    for (const [list, rows] of lists as [string, Record<string, unknown>[]][]) {
      for (const row of rows) {
        for (const key of Object.keys(row).filter(key => key !== 'decision' && key !== 'id')) {
          const lines = differences({ [list]: [row] }, { [list]: [{ ...row, [key]: 'något annat' }] }, 200);
          expect([key, lines.length]).toEqual([key, 2]);
          expect(lines[1]).toMatch(/: ändrat sedan rapporten \([a-zåäö ]+\)$/);
          expect(lines[1]).not.toContain('inte känner');
        }
      }
    }
  }
});
