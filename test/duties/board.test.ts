/** What the board is told (its minutes § 86, § 94 and § 96), from the command line. */
import { expect, test } from 'vitest';
import { dutyOffice, forChild, granted, someone } from '../support/duty-office.ts';

const { typed, json, decision } = await dutyOffice();
const numbers = [
  await decision(),
  await decision({ ...granted, ...forChild, person: someone(11) }),
  await decision({ ...granted, outcome: 'avslag', delegation: '3.2' }),
];
await decision({ ...granted, decisionDay: '2026-07-01' });

/** Nothing that tells who it is: no name, no number, no case. */
async function tellsNobody(line: string): Promise<boolean> {
  const { stdout } = await typed(line);
  return [someone(40).name, someone(40).number, ...numbers].every(secret => !stdout.includes(secret));
}

test('§ 86: månadens beslut på delegation, efter lista, delegat, punkt och utfall', async () => {
  const line = 'board-report delegation --month 2026-06';
  const by = { delegate: 'Delegat Ett', count: 1 };
  expect(await json(line)).toMatchObject({
    total: 3,
    rows: [
      { ...by, list: 'barn-och-unga', point: '3.1', outcome: 'bifall' },
      { ...by, list: 'vuxen', point: '3.1', outcome: 'bifall' },
      { ...by, list: 'vuxen', point: '3.2', outcome: 'avslag' },
    ],
  });
  expect(await tellsNobody(line)).toBe(true);
});

test('§ 94: tertialets mått för intern kontroll, bredvid det förra tertialets', async () => {
  const line = 'board-report internal-control --tertial 2026T2';
  await typed(`followups record ${numbers[0]} --day 2026-08-01 --how mote --talked-with-person --no-heard-performer`);
  const { figures } = (await json(line)) as { figures: { id: string }[] };
  expect(figures.find(f => f.id === 'one-voice')).toMatchObject({ numerator: 1, denominator: 1, percent: 100 });
  expect(await tellsNobody(line)).toBe(true);
});

test('§ 96: månadens gynnande beslut, hopräknade efter typ, med små tal dolda', async () => {
  const line = 'board-report decisions --month 2026-06';
  expect(await json(`${line} --unmasked`)).toMatchObject({ total: { inForce: 2, taken: 2, closed: 0, waiting: 2 } });
  expect(await json(line)).toMatchObject({ total: { taken: '<5' } });
  expect(await tellsNobody(line)).toBe(true);
});
