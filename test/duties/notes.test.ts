/** Notes about and around a case: objections, sharing, reports of concern, closing, searching. */
import { describe, expect, test } from 'vitest';
import { dutyOffice, forChild, granted, someone } from '../support/duty-office.ts';

const { typed, shown, decision } = await dutyOffice();

test('14:6: att den enskilde anser att en uppgift är felaktig antecknas och syns', async () => {
  const number = await decision();
  await typed(`decision object ${number} --day 2026-09-01 --what "Mötet blev inte av"`);
  expect((await shown(number)).findings).toContainEqual(expect.objectContaining({ code: 'objection', level: 'law' }));
  const log = (await typed(`case log ${number}`)).stdout.replace(/\s+/g, ' ');
  expect(log).toContain('anser att en uppgift är felaktig: Mötet blev inte av');
});

test('OSL 26:1: samtycke att dela uppgifter sparas med vem, vad och av vem, och kan återkallas', async () => {
  const number = await decision();
  const consent = `consent share ${number} --with "Skolans kurator" --what "Tider för samtal" --by person`;
  await typed(`${consent} --day 2026-09-01`);
  await typed(`${consent} --day 2026-10-01 --withdrawn`);
  expect((await shown(number)).sharing).toMatchObject([
    { day: '2026-09-01', with: 'Skolans kurator', what: 'Tider för samtal', by: 'person', withdrawn: false },
    { day: '2026-10-01', withdrawn: true },
  ]);
});

describe('19:1: anmälan om oro för ett barn', () => {
  test('dagen då den gjordes, och till vem, kan antecknas i ett ärende', async () => {
    const number = await decision({ ...granted, ...forChild, person: someone(11) });
    await typed(`report-concern ${number} --day 2026-09-01 --to "Mottagningen"`);
    expect((await shown(number)).concerns).toEqual([{ day: '2026-09-01', to: 'Mottagningen' }]);
  });

  test('svaret på vad en person kan få påminner när det gäller ett barn', async () => {
    expect((await typed('check --age 12')).stdout).toContain('19 kap. 1 §');
    expect((await typed('check --age 30')).stdout).not.toContain('19 kap. 1 §');
  });
});

describe('avslut (14.1)', () => {
  test('när, varför, och om målen nåddes eller den enskilde själv begärde det', async () => {
    const number = await decision();
    const line = `decision close ${number} --day 2026-09-01`;
    expect((await typed(`${line} --goals ja`)).stderr).toContain('--reason');
    expect((await typed(`${line} --reason egen-begaran`)).stderr).toContain('--goals');
    await typed(`${line} --reason egen-begaran --goals delvis`);
    expect((await shown(number)).steps).toEqual([
      { kind: 'closed', day: '2026-09-01', reason: 'egen-begaran', goals: 'delvis' },
    ]);
  });
});

test('avsnitt 14: text har en övre gräns, och en uppgift som verktyget inte behöver avvisas', async () => {
  const number = await decision();
  const long = 'x'.repeat(1001);
  expect((await typed(`decision changed ${number} --day 2026-09-01 --what ${long}`)).code).toBe(2);
  const contact = { day: '2026-09-01', how: 'mote', address: 'Storgatan' };
  const refused = await typed(`decision contact ${number} --from kontakt.json`, {
    files: { 'kontakt.json': JSON.stringify(contact) },
  });
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('address')]);
  const withAddress = { ...granted, person: { ...someone(40), address: 'Storgatan' } };
  expect(JSON.stringify(await shown(await decision(withAddress)))).not.toContain('Storgatan');
});
