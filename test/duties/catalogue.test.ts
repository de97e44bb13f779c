/** The catalogue as the guideline's 20.2.1 and the board's § 87 have it, seen from the command line. */
import { describe, expect, test } from 'vitest';
import type { CheckAnswer } from '../../src/domain/eligibility.ts';
import { dutyOffice, someone } from '../support/duty-office.ts';

const { typed, json, register } = await dutyOffice();

const adult = 'check --registered --age 30';
const ofGuideline: [string, string, string][] = [
  ['familjecentral', `${adult} --children 3`, `${adult} --no-children --no-expecting`],
  ['foraldrasupporten', `${adult} --children 17`, `${adult} --children 19 --no-close-to-child`],
  ['ungdomsmottagning', 'check --registered --age 23', 'check --registered --age 24'],
  [
    'orossamtal',
    'check --registered --age 16 --suitable',
    'check --registered --age 16 --no-suitable --guardian-consent none',
  ],
  ['radgivande-samtal', `${adult} --group medberoende`, `${adult} --no-group`],
  [
    'bra-samtal',
    'check --registered --age 7 --guardian-consent all --group anhorig-skadligt-bruk',
    'check --registered --age 19 --group anhorig-skadligt-bruk',
  ],
  [
    'boostersamtal',
    `${adult} --group skadligt-bruk --completed-treatment`,
    `${adult} --group skadligt-bruk --no-completed-treatment`,
  ],
  [
    'tolvstegsmodellen',
    'check --registered --age 21 --group skadligt-bruk',
    'check --registered --age 20 --group skadligt-bruk',
  ],
];
const ofBoard = ['anhorigstod', 'budget-och-skuldradgivning', 'samarbetssamtal', 'informationssamtal'];
const aParticipation = '--day 2026-11-20 --form grupp --participants 6 --sex man --age-band 18-20 --informed';

async function answerFor(line: string, insats: string) {
  const answer = (await json(`${line} --insats ${insats}`)) as CheckAnswer;
  return answer.insatser[0];
}

describe('riktlinjen 20.2.1', () => {
  test.each(ofGuideline)('%s: målgruppen kan få den, den som faller utanför får nej', async (id, inside, outside) => {
    expect(await answerFor(inside, id)).toMatchObject({ route: 'without-assessment', outcome: 'yes' });
    expect(await answerFor(outside, id)).toMatchObject({ outcome: 'no' });
  });

  test.each(ofGuideline.filter(([id]) => id !== 'tolvstegsmodellen'))('%s: registreras utan identitet', async id => {
    expect(await answerFor(adult, id)).toMatchObject({ documentation: { regime: '14:5', identity: 'forbidden' } });
    expect((await typed(`register --insats ${id} ${aParticipation}`)).code).toBe(0);
    const named = await typed(`register --insats ${id} ${aParticipation} --name Åsa`);
    expect([named.code, named.stderr]).toEqual([3, expect.stringContaining('14 kap. 5 §')]);
  });

  test('tolvstegsmodellen: dokumenteras fullt ut, med identitet', async () => {
    expect(await answerFor(adult, 'tolvstegsmodellen')).toMatchObject({ documentation: { regime: '14:3' } });
    const enrolled = {
      insats: 'tolvstegsmodellen',
      day: '2026-11-02',
      registered: true,
      informed: true,
      groups: ['skadligt-bruk'],
    };
    expect(await register(enrolled)).toMatchObject({ code: 3, stderr: expect.stringContaining('14 kap. 3 §') });
    expect((await register({ ...enrolled, person: someone(20) })).code).toBe(3);
    expect((await register({ ...enrolled, person: someone(40) })).code).toBe(0);
  });
});

describe('protokollet § 87', () => {
  test.each(ofBoard)(
    '%s: utan behovsprövning, utan villkor som nämnden inte har beslutat, utan identitet',
    async id => {
      const answer = await answerFor('check --age 30', id);
      expect(answer).toMatchObject({ route: 'without-assessment', outcome: 'yes', decision: { place: '§ 87' } });
      expect(answer?.conditions.map(c => c.level)).toEqual(['law']);
      expect((await typed(`register --insats ${id} ${aParticipation}`)).code).toBe(0);
    },
  );

  test('rådgivning: vad 14:4 säger visas, och inga personliga förhållanden kan registreras', async () => {
    const { stdout } = await typed('insats show budget-och-skuldradgivning');
    expect(stdout).toContain('14 kap. 4 §');
    const line = `register --insats budget-och-skuldradgivning ${aParticipation} --note "Har spelskulder"`;
    expect((await typed(line)).code).toBe(3);
  });
});

describe('båda vägarna', () => {
  test('svaret visar dem sida vid sida, och säger att den som vill alltid får ansöka (11:6)', async () => {
    const { stdout } = await typed('check --age 30 --registered');
    const [without, after] = ['UTAN BEHOVSPRÖVNING', 'EFTER ANSÖKAN OCH BESLUT'].map(heading =>
      stdout.indexOf(heading),
    );
    expect([without, after]).not.toContain(-1);
    expect(stdout.slice(after)).toContain('11 kap. 6 §');
  });

  test('att behovet är nämndens, och att det inte kan tillgodoses på annat sätt, lämnas till en bedömning', async () => {
    const known = 'check --age 30 --application person --consent --motivation-assessed';
    const open = await answerFor(known, 'oppenvard-bistand');
    expect(open).toMatchObject({ outcome: 'assess' });
    expect(open?.conditions.filter(c => c.outcome === 'assess').map(c => c.id)).toEqual([
      'socialnamndens-omrade',
      'ratten-till-insats',
    ]);
    const another = await answerFor(`${known} --no-within-board --not-met-otherwise`, 'oppenvard-bistand');
    expect(another).toMatchObject({ outcome: 'no' });
    const met = await answerFor(`${known} --within-board --no-not-met-otherwise`, 'oppenvard-bistand');
    expect(met).toMatchObject({ outcome: 'no' });
  });

  test('pågående tvångsvård hindrar inte, och det sägs', async () => {
    expect((await typed('check --age 30 --insats oppenvard-bistand')).stdout).toMatch(/LVU, LVM\) hindrar inte/);
  });
});

test.each([
  ['sspf', 'samtycke från vårdnadshavare'],
  ['faltning', 'Uppsökande'],
  ['ses', 'separation'],
])('%s: visas och förklaras, men ingen registreras (avsnitt 19)', async (id, text) => {
  expect((await typed(`insats show ${id}`)).stdout).toContain(text);
  expect(await typed(`register --insats ${id} --day 2026-11-20`)).toMatchObject({ code: 3 });
});
