/** What a follow-up and a plan hold (guideline 14.1, 15, 16 and 17), from the command line. */
import { describe, expect, test } from 'vitest';
import { planPoints } from '../../src/domain/case/event.ts';
import { dutyOffice, forChild, granted, someone } from '../support/duty-office.ts';

const { typed, shown, decision } = await dutyOffice();
const number = await decision();
const met = '--how hembesok --talked-with-person --heard-performer';

/** What the decision's latest follow-up holds, and what is found missing, after one more. */
async function followedUp(day: string, flags: string, of = number) {
  const { code, stderr } = await typed(`followups record ${of} --day ${day} ${flags}`);
  if (code !== 0) throw new Error(stderr);
  const { followUps, findings } = await shown(of);
  return { record: (followUps as object[]).at(-1), codes: findings.map(f => f.code) };
}

describe('uppföljningens innehåll (14.1)', () => {
  test('när och hur', async () => {
    const { record } = await followedUp('2026-07-01', met);
    expect(record).toMatchObject({ day: '2026-07-01', how: 'hembesok' });
    expect((await typed(`followups record ${number} --day 2026-07-01`)).stderr).toContain('--how');
  });

  test('hur den enskilde ser på insatsen', async () => {
    const { record } = await followedUp('2026-07-02', `${met} --persons-view "Hjälper, men för sällan"`);
    expect(record).toMatchObject({ personsView: 'Hjälper, men för sällan' });
  });

  test('standardiserad metod, och vilken', async () => {
    expect((await followedUp('2026-07-03', `${met} --method "ASI uppföljning"`)).record).toMatchObject({
      method: 'ASI uppföljning',
    });
  });

  test('nämndens bedömning av genomförandet', async () => {
    const flags = `${met} --execution-assessment "Genomförs som planerat"`;
    expect((await followedUp('2026-07-04', flags)).record).toMatchObject({
      executionAssessment: 'Genomförs som planerat',
    });
  });

  test('nämndens bedömning av den enskildes situation', async () => {
    const flags = `${met} --situation-assessment "Lugnare hemma"`;
    expect((await followedUp('2026-07-05', flags)).record).toMatchObject({ situationAssessment: 'Lugnare hemma' });
  });

  test('åtgärder', async () => {
    const flags = `${met} --measures "Möte med skolan"`;
    expect((await followedUp('2026-07-06', flags)).record).toMatchObject({ measures: 'Möte med skolan' });
  });

  test('förändrade behov: hur insatsen anpassas måste anges', async () => {
    const line = `followups record ${number} --day 2026-07-07 ${met} --needs-changed`;
    expect(await typed(line)).toMatchObject({ code: 3, stderr: expect.stringContaining('avsnitt 14.1') });
    const { record } = await followedUp('2026-07-07', `${met} --needs-changed --adaptation "Beslutet omprövas"`);
    expect(record).toMatchObject({ needsChanged: true, adaptation: 'Beslutet omprövas' });
  });

  test('att den enskilde är underrättad om anteckningarna (14:6)', async () => {
    expect((await followedUp('2026-07-08', `${met} --person-informed`)).record).toMatchObject({ personInformed: true });
  });

  test('barnets perspektiv också vid uppföljningen', async () => {
    const child = await decision({ ...granted, ...forChild, person: someone(11) });
    const flags = `${met} --child-informed --child-heard --child-best-interests "Vill fortsätta"`;
    expect((await followedUp('2026-07-09', flags, child)).record).toMatchObject({
      childRights: { informed: true, heard: true, bestInterests: 'Vill fortsätta' },
    });
  });
});

describe('hur uppföljningen görs (avsnitt 17)', () => {
  test('samtal med den enskilde och uppgifter från utföraren: båda efterfrågas, en lucka anmärks', async () => {
    expect((await typed(`followups record ${number} --day 2026-08-01 --how mote`)).stderr).toContain(
      '--talked-with-person',
    );
    const one = await followedUp('2026-08-01', '--how mote --talked-with-person --no-heard-performer');
    expect(one.codes).toContain('one-voice');
    expect((await followedUp('2026-08-02', met)).codes).not.toContain('one-voice');
  });

  test('brister sparas med vad som gjordes: beslutet, uppdraget eller lex Sarah; en brist utan åtgärd anmärks', async () => {
    const bare = await followedUp('2026-08-03', `${met} --deficiencies "Inställda träffar"`);
    expect(bare.codes).toContain('deficiency-without-measure');
    const flags = '--deficiency-measures fortydliga-beslutet fortydliga-uppdraget lex-sarah';
    const { record, codes } = await followedUp('2026-08-04', `${met} --deficiencies "Inställda träffar" ${flags}`);
    expect(record).toMatchObject({ deficiencyMeasures: ['fortydliga-beslutet', 'fortydliga-uppdraget', 'lex-sarah'] });
    expect(codes).not.toContain('deficiency-without-measure');
  });

  test('hjälpen säger att utförarens personal inte leds härifrån', async () => {
    expect((await typed('followups record --help')).stdout.replace(/\s+/g, ' ')).toContain('arbetsleds av sin chef');
  });

  test('förändrade behov eller förhållanden: en uppföljning ska göras genast, tills den är gjord', async () => {
    const of = await decision();
    await typed(`decision changed ${of} --day 2026-08-05 --what "Har flyttat till den andra föräldern"`);
    expect((await shown(of)).due[0]).toMatchObject({ series: 'changed-needs', due: '2026-08-05' });
    await followedUp('2026-08-06', met, of);
    expect((await shown(of)).due.map(s => s.series)).toEqual(['six-months']);
  });

  test('oftare vid behov: en dag som någon har bestämt', async () => {
    const of = await decision();
    await typed(`followups schedule ${of} --due 2026-11-30`);
    expect((await shown(of)).due[0]).toMatchObject({ series: 'set-day', due: '2026-11-30' });
  });
});

describe('genomförandeplanen (avsnitt 15)', () => {
  const flagOf = (point: string) => `--${point.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`)}`;
  const points = (list: readonly string[]) => list.map(point => `${flagOf(point)} "Text om ${point}"`).join(' ');
  const start = `decision plan ${number} --day 2026-07-10`;

  test('sju punkter, eller vilket särskilt hinder', async () => {
    const six = `${start} --participated ${points(planPoints.slice(0, 6))}`;
    expect(await typed(six)).toMatchObject({ code: 3, stderr: expect.stringContaining('avsnitt 15') });
    expect((await typed(`${six} --hindrance "Vill inte uttala sig"`)).code).toBe(0);
    expect((await typed(`${start} --participated ${points(planPoints)}`)).code).toBe(0);
  });

  test('vem som har upprättat den, att den enskilde deltog eller varför inte, och när den följs upp', async () => {
    const absent = `${start} --no-participated ${points(planPoints)} --made-by "Utföraren Stödet" --follow-up-day 2026-12-01`;
    expect((await typed(absent)).stderr).toContain('--participation-why');
    expect((await typed(`${absent} --participation-why "Var sjuk"`)).code).toBe(0);
    const { plans, findings, due } = await shown(number);
    expect((plans as object[]).at(-1)).toMatchObject({ madeBy: 'Utföraren Stödet', participationWhy: 'Var sjuk' });
    expect(findings.map(f => f.code)).toContain('no-participation-in-plan');
    expect(due).toContainEqual(expect.objectContaining({ series: 'plan', due: '2026-12-01' }));
  });
});

describe('tolk (avsnitt 16)', () => {
  const steps = [
    `decision contact ${number} --day 2026-09-01 --how telefon`,
    `followups record ${number} --day 2026-09-01 ${met}`,
    `decision plan ${number} --day 2026-09-01 --participated --hindrance "Bara början"`,
  ];

  test.each(steps)('att en tolk medverkade sparas: %s', async step => {
    expect((await typed(`${step} --interpreted-by auktoriserad-eller-anlitad`)).code).toBe(0);
    const { contacts, followUps, plans } = (await shown(number)) as Record<string, unknown>;
    const [, kind] = step.split(' ');
    const latest = { contact: contacts, record: followUps, plan: plans }[kind ?? ''] as object[];
    expect(latest.at(-1)).toMatchObject({ interpreter: true });
  });

  test.each(steps)('aldrig ett barn: %s', async step => {
    expect(await typed(`${step} --interpreted-by barn`)).toMatchObject({
      ...{ code: 3, stderr: expect.stringMatching(/barn får inte användas som tolk[\s\S]*avsnitt 16/) },
    });
  });

  test.each(steps)('aldrig en anhörig eller närstående: %s', async step => {
    expect(await typed(`${step} --interpreted-by anhorig`)).toMatchObject({
      ...{ code: 3, stderr: expect.stringMatching(/anhörig[\s\S]*avsnitt 16/) },
    });
  });

  test('svaret på vad en person kan få påminner om tolk', async () => {
    expect((await typed('check --age 30')).stdout).toContain('anlita en professionell tolk');
  });
});
