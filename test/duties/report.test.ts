/** The quarter's report for its three readers, and the notice afterwards (SoL 34:1–3), from the command line. */
import { expect, test } from 'vitest';
import { dutyOffice, granted, someone } from '../support/duty-office.ts';

/** Granted 2026-06-10 and still waiting on 2026-09-30. */
async function officeWithLate() {
  const { typed, json, decision } = await dutyOffice();
  const number = await decision();
  const reasons = '--delay-reasons "Gruppen startar först i januari"';
  await typed(`decision contact ${number} --day 2026-08-01 --how telefon ${reasons}`);
  return { typed, json, number };
}

/** Nothing that tells who it is: the name, the number, the case. */
function tellsNobody(text: string, number: string): boolean {
  return [someone(40).name, someone(40).number, number.slice(0, -2)].every(secret => !text.includes(secret));
}

test('34:1: IVO får posten med identitet, bara på begäran', async () => {
  const { typed, json, number } = await officeWithLate();
  const named = await json('ivo-report --quarter 2026Q3 --for ivo --with-identity');
  expect(named).toMatchObject({ notExecuted: [{ decision: number, identity: someone(40).number }] });
  expect((await typed('ivo-report --quarter 2026Q3')).stdout).not.toContain(someone(40).number);
  expect((await typed('ivo-report --quarter 2026Q3 --for revisorer --with-identity')).code).not.toBe(0);
});

test('34:1: revisorerna får beslutsdag, typ av insats och skäl, och ingen identitet', async () => {
  const { typed, number } = await officeWithLate();
  const { stdout } = await typed('ivo-report --quarter 2026Q3 --for revisorer --json');
  const { posts } = JSON.parse(stdout) as { posts: object[] };
  expect(posts).toEqual([
    {
      ...{ id: expect.any(String), part: 'not-executed', decided: '2026-06-10' },
      ...{ type: granted.type, reasons: 'Gruppen startar först i januari' },
    },
  ]);
  expect(tellsNobody(stdout, number)).toBe(true);
  expect(tellsNobody((await typed('ivo-report --quarter 2026Q3 --for revisorer')).stdout, number)).toBe(true);
});

test('34:2: ett rapporterat beslut som har verkställts ska anmälas med dagen, tills det är gjort', async () => {
  const { typed, json, number } = await officeWithLate();
  expect(await json('ivo-report notify')).toMatchObject({ notices: [] });
  expect((await typed('ivo-report submit --quarter 2026Q3')).code).toBe(0);
  expect(await json('ivo-report notify')).toMatchObject({ notices: [] });
  await typed(`decision execute ${number} --day 2026-10-15`);
  expect(await json('ivo-report notify')).toMatchObject({ notices: [{ decision: number, day: '2026-10-15' }] });
  expect((await typed('ivo-report notify --record')).stdout).toContain('34 kap. 2 §');
  expect(await json('ivo-report notify')).toMatchObject({ notices: [] });
});

test('34:3: fullmäktige får bara statistik: hur många, efter typ, kön och tid sedan beslutet', async () => {
  const { typed, number } = await officeWithLate();
  const { stdout } = await typed('ivo-report --quarter 2026Q3 --for fullmaktige --json');
  const report = JSON.parse(stdout) as object;
  expect(report).toMatchObject({
    statistics: { notExecuted: { count: 1, byType: { Familjebehandling: 1 }, byBand: { '3-6': 1 } } },
  });
  expect(Object.keys(report)).not.toContain('notExecuted');
  expect(tellsNobody(stdout, number)).toBe(true);
  expect(tellsNobody((await typed('ivo-report --quarter 2026Q3 --for fullmaktige')).stdout, number)).toBe(true);
});
