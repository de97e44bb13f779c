/** What is kept, and what is not, of an insats where identity is not documented (SoL 14:5; § 87). */
import { describe, expect, test } from 'vitest';
import { dutyOffice, someone } from '../support/duty-office.ts';

const day = '--day 2026-11-20';
const group = `${day} --form grupp --participants 6 --sex kvinna --age-band 25-64`;

describe('vad som finns kvar (§ 87)', () => {
  test('antal, kön, ålder, form, svårigheter och skäl för att sluta i förtid sparas och räknas', async () => {
    const { typed, json } = await dutyOffice();
    const codes = '--difficulties barnpassning --left-early flyttade';
    expect((await typed(`register --insats anhorigstod ${group} --informed ${codes}`)).code).toBe(0);
    const alone = `${day} --form individuellt --participants 1 --sex man --age-band 65+ --informed`;
    expect((await typed(`register --insats anhorigstod ${alone}`)).code).toBe(0);
    expect(await json('stats --unmasked')).toMatchObject({
      insatser: [
        {
          ...{ insats: 'anhorigstod', occasions: 2, participants: 7, shareInGroups: 86 },
          ...{ bySex: { kvinna: 6, man: 1 }, byAgeBand: { '25-64': 6, '65+': 1 } },
          ...{ byForm: { grupp: 6, individuellt: 1 }, difficulties: { barnpassning: 1 }, leftEarly: { flyttade: 1 } },
        },
      ],
    });
    expect((await typed('stats')).stdout).toContain('<5');
  });

  test('inget beslut och ingen utredning går före: deltagandet hör inte till något ärende', async () => {
    const { typed, json } = await dutyOffice();
    const { stdout } = await typed(`register --insats samarbetssamtal ${group} --informed --json`);
    expect(Object.keys(JSON.parse(stdout) as object)).not.toContain('decision');
    expect(await json('case list --all')).toMatchObject({ decisions: [] });
    expect(await json('ivo-report')).toMatchObject({ notExecuted: [] });
  });

  test('insatserna följs upp som helhet, och nästa gång räknas från den', async () => {
    const { typed, json } = await dutyOffice();
    const due = async () => ((await json('followups due')) as { programmes: object[] }).programmes;
    expect(await due()).toContainEqual({ insats: 'bra-samtal', due: '2026-07-01' });
    const { stdout } = await typed('followups record --programme bra-samtal --day 2026-11-20');
    expect(stdout).toContain('Nästa gång 2027-11-20');
    expect((await due()).map(p => Object.values(p))).not.toContainEqual(expect.arrayContaining(['bra-samtal']));
  });
});

test('undantaget gäller alla i insatsen: ingen flagga ändrar det för en person', async () => {
  const { register } = await dutyOffice();
  const named = { insats: 'bra-samtal', day: '2026-11-20', person: someone(40) };
  expect(await register(named)).toMatchObject({ code: 3, stderr: expect.stringContaining('för alla i insatsen') });
  const nameless = {
    insats: 'tolvstegsmodellen',
    day: '2026-11-20',
    registered: true,
    informed: true,
    groups: ['skadligt-bruk'],
  };
  expect(await register(nameless)).toMatchObject({ code: 3, stderr: expect.stringContaining('14 kap. 3 §') });
});

describe('vad som ska vara klart vid registreringen', () => {
  test('om den enskilde har upplysts om rätten att ansöka måste besvaras (11:6)', async () => {
    const { typed } = await dutyOffice();
    const { code, stderr } = await typed(`register --insats anhorigstod ${group}`);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--informed')]);
    const told = await typed(`register --insats anhorigstod ${group} --informed --json`);
    expect(told.json()).toMatchObject({ informed: true });
  });

  test('gäller det barn påminns om anmälan enligt 19:1', async () => {
    const { typed } = await dutyOffice();
    const line = `register --insats familjecentral ${day} --form grupp --participants 6 --sex man --age-band 0-6 --guardian-checked --informed`;
    expect((await typed(line)).stderr).toContain('19 kap. 1 §');
  });
});
