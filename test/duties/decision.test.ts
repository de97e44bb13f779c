/** An application and its decision after an individual assessment (SoL 11:1), from the command line. */
import { describe, expect, test } from 'vitest';
import { dutyOffice, forChild, granted, someone } from '../support/duty-office.ts';

const { register, shown, decision, typed } = await dutyOffice();
const refusedBy = (place: string) => ({ code: 3, stderr: expect.stringContaining(place) });
const childOf = (age: number, changes: object = {}) => ({ ...granted, ...forChild, person: someone(age), ...changes });

describe('ansökan, samtycke och motivation (20.1)', () => {
  test('utan en tydlig ansökan beviljas och förlängs ingenting', async () => {
    const without = { applicationDay: undefined, applicationBy: undefined };
    expect(await register({ ...granted, ...without })).toMatchObject(refusedBy('avsnitt 20.1'));
    const { person: _, ...renewal } = { ...granted, renews: await decision(), decisionDay: '2026-11-01' };
    expect(await register({ ...renewal, ...without })).toMatchObject(refusedBy('avsnitt 20.1'));
    const number = await decision({ ...renewal, applicationDay: '2026-10-20' });
    expect(await shown(number)).toMatchObject({ renews: renewal.renews, firstDecided: '2026-06-10' });
  });

  test.each(['applicationDay', 'consentDay', 'motivationDay'])('%s: senast på beslutsdagen', async what => {
    expect((await register({ ...granted, [what]: '2026-06-10' })).code).toBe(0);
    expect(await register({ ...granted, [what]: '2026-06-11' })).toMatchObject(refusedBy('avsnitt 20.1'));
  });
});

describe('barnets rättigheter (avsnitt 8; SoL 3:1–4)', () => {
  test.each(['childInformed', 'childHeard', 'childBestInterests'])(
    'utan %s beviljas ett barn ingenting',
    async what => {
      expect((await register(childOf(11, { [what]: undefined }))).code).toBe(3);
    },
  );

  test('hur barnets bästa vägdes, och att barnet informerades och hördes, sparas med beslutet', async () => {
    const { childInformed: informed, childHeard: heard, childBestInterests: bestInterests } = forChild;
    expect(await shown(await decision(childOf(11)))).toMatchObject({
      details: { childRights: { informed, heard, bestInterests } },
    });
  });

  test('från 15 år ansöker barnet självt; den som är 14 behöver en bedömning', async () => {
    const itself = { applicationBy: 'person' };
    expect(await register(childOf(14, itself))).toMatchObject({ code: 3 });
    expect((await register(childOf(15, itself))).code).toBe(0);
  });
});

describe('samtycke till insats efter behovsprövning (21:1)', () => {
  const withoutGuardians = { guardianConsent: 'none', suitable: true, judgedBy: 'Delegat Ett', judgedWhy: 'Mognad' };

  test('under 12 år: bara med vårdnadshavarnas samtycke', async () => {
    expect(await register(childOf(11, { ...withoutGuardians, childConsents: true }))).toMatchObject(
      refusedBy('21 kap. 1 §'),
    );
    expect((await register(childOf(11))).code).toBe(0);
  });

  test('12–14 år: annars om det är lämpligt och barnet samtycker; att barnet begär det räcker inte', async () => {
    expect((await register(childOf(12, { ...withoutGuardians, childConsents: true }))).code).toBe(0);
    expect(await register(childOf(14, { ...withoutGuardians, childRequests: true }))).toMatchObject(
      refusedBy('21 kap. 1 §'),
    );
    const unsuitable = { ...withoutGuardians, suitable: false, childConsents: true };
    expect(await register(childOf(14, unsuitable))).toMatchObject(refusedBy('21 kap. 1 §'));
  });

  test('från 15 år: annars om det är lämpligt och barnet begär eller samtycker', async () => {
    expect((await register(childOf(15, { ...withoutGuardians, childRequests: true }))).code).toBe(0);
    expect((await register(childOf(17, { ...withoutGuardians, childConsents: true }))).code).toBe(0);
    expect(await register(childOf(17, withoutGuardians))).toMatchObject(refusedBy('21 kap. 1 §'));
  });
});

test('vuxna: med eget samtycke, och avslutas när den enskilde själv begär det (frivilligt)', async () => {
  const number = await decision();
  const { stdout } = await typed(`decision close ${number} --day 2026-11-01 --reason egen-begaran --goals delvis`);
  expect(stdout).toContain('Inget mer att följa upp');
});

describe('grunden (§ 89)', () => {
  test('11:1 från 2025-07-01, 4:1 på beslut dagen före; den andra avvisas', async () => {
    const preparation = { applicationDay: '2025-06-01', consentDay: '2025-06-01', motivationDay: '2025-06-01' };
    const on = (decisionDay: string, basis?: string) => ({ ...granted, ...preparation, decisionDay, basis });
    expect(await shown(await decision(on('2025-07-01')))).toMatchObject({ basis: '11:1' });
    expect(await shown(await decision(on('2025-07-01', '11:4')))).toMatchObject({ basis: '11:4' });
    expect(await register(on('2025-07-01', '4:1'))).toMatchObject({ code: 3 });
    expect(await register(on('2025-06-30', '11:1'))).toMatchObject({ code: 3 });
  });
});
