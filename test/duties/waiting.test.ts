/** While a granted decision waits (guideline 18; SoL 34), from the command line. */
import { describe, expect, test } from 'vitest';
import { dutyOffice, granted } from '../support/duty-office.ts';

/** Granted 2026-06-10: three months have passed on 2026-09-10. */
describe('väntan', () => {
  test('varje beviljat beslut har sin dag från början, och den som ingen har hört av sig till syns', async () => {
    const { typed, json, decision } = await dutyOffice();
    const decided = await decision();
    const waiting = async (today: string) => (await json('followups due', { today })) as object;
    const text = async (today: string) => (await typed('followups due', { today })).stdout;
    const since = { decision: decided, decided: '2026-06-10', threeMonths: '2026-09-10' };
    expect(await waiting('2026-06-10')).toMatchObject({ waiting: [{ ...since, daysLeft: 92, lastContact: null }] });
    expect(await text('2026-07-10')).not.toContain('hör av dig');
    expect(await text('2026-07-11')).toContain('hör av dig');
    await typed(`decision contact ${decided} --day 2026-07-11 --how telefon`);
    expect(await waiting('2026-07-11')).toMatchObject({ waiting: [{ ...since, lastContact: '2026-07-11' }] });
    expect(await text('2026-08-10')).not.toContain('hör av dig');
    expect(await text('2026-08-11')).toContain('hör av dig');
  });

  test('det som ges under väntan sparas, avbryter den inte och står i kvartalets underlag', async () => {
    const { typed, json, decision } = await dutyOffice();
    const number = await decision();
    await typed(
      `decision contact ${number} --day 2026-07-11 --how mote --meanwhile "Stödsamtal varje vecka" --asks-to-wait`,
    );
    await typed(
      `decision offer ${number} --day 2026-08-01 --what "Plats i grupp" --answer avbojt --answer-day 2026-08-02`,
    );
    expect(await json('ivo-report --quarter 2026Q3')).toMatchObject({
      notExecuted: [
        {
          ...{
            decision: number,
            decided: '2026-06-10',
            limit: '2026-09-10',
            reasons: null,
            thin: expect.arrayContaining(['reasons']),
          },
          asksToWait: true,
          contacts: [{ day: '2026-07-11', help: 'Stödsamtal varje vecka' }],
          offers: [{ day: '2026-08-01', what: 'Plats i grupp', answer: 'avbojt', answerDay: '2026-08-02' }],
        },
      ],
    });
  });
});

describe('ej verkställda beslut (34:1)', () => {
  test('verkställt på sista dagen är i tid; dagen efter rapporteras det som försenat', async () => {
    const { typed, json, decision } = await dutyOffice();
    const [inTime, late] = [await decision(), await decision()];
    await typed(`decision execute ${inTime} --day 2026-09-10`);
    await typed(`decision execute ${late} --day 2026-09-11`);
    expect(await json('ivo-report --quarter 2026Q3')).toMatchObject({
      notExecuted: [],
      resolved: [{ decision: late, what: 'executed', day: '2026-09-11' }],
    });
  });

  test('om särskild avgift sägs bara lagens ram, aldrig om eller hur mycket', async () => {
    const { typed, decision } = await dutyOffice();
    await decision(granted);
    const { stdout } = await typed('ivo-report --quarter 2026Q3');
    expect(stdout).toContain('ram för särskild avgift, endast information (34 kap. 7 §)');
  });
});
