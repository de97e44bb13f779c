/** Det som gäller varje kommando: bredd, JSON, fel, tystnad, frågor och --today. */
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/table.ts';
import { day } from '../../src/domain/day.ts';
import { fieldWords } from '../../src/present/log.ts';
import { closingWords } from '../../src/present/words.ts';
import { csv, randomRows } from '../support/import-rows.ts';
import { application, changedApplication, office, temporaryFolders } from '../support/office.ts';
import { personAged, withWrongCheckDigit } from '../support/persons.ts';
import { kalix as run } from '../support/world.ts';

const kalix = await office();
await kalix.importing(csv(randomRows(120, 11)));
await kalix.run(
  'register --from -',
  changedApplication({ type: 'Strukturerad öppenvård för hela familjen', caseworker: 'en-handläggare-med-långt-namn' }),
);
const number =
  (
    (await kalix.run('case list --json --all --user anna')).json() as { decisions: { decision: string }[] }
  ).decisions.at(-1)?.decision ?? '';

async function saved(line: string, content: unknown = {}) {
  const answer = await kalix.run(line, { files: { '-': JSON.stringify(content) } });
  if (answer.code !== 0) throw new Error(`${line}: ${answer.stderr}`);
}

/** Långa texter, av alla slag som ett beslut kan bära. */
const long = 'Behandlaren är sjukskriven, och den som skulle ersätta har slutat; rekrytering pågår sedan i våras';
for (const [line, content] of [
  ['decision contact', { day: '2026-11-20', how: 'telefon', meanwhile: long, consequences: long, delayReasons: long }],
  ['decision offer', { day: '2026-11-20', what: long, answer: 'avbojt', answerDay: '2026-11-20' }],
  ['decision changed', { day: '2026-11-20', what: long }],
  ['decision object', { day: '2026-11-20', what: long }],
  ['followups schedule', { due: '2026-12-01', why: long }],
] as const) {
  await saved(`${line} ${number} --from -`, content);
}
const participation = {
  form: 'grupp',
  participants: 7,
  sex: 'annat-eller-okant',
  informed: true,
  leftEarly: 'fick-annan-insats',
};
for (const ageBand of ['12-14', '15-17', '18-20'])
  await saved('register --from -', {
    insats: 'bra-samtal',
    day: '2026-11-02',
    ageBand,
    guardianChecked: true,
    ...participation,
  });
await saved('ivo-report submit --quarter 2026Q2');
await saved('ivo-report submit --quarter 2026Q3');
await saved(`decision correct ${number} --field type --to Stödgrupp --why Fel`);

/** Frågor som kan ställas om igen och inte ändrar något. */
const questions = [
  'followups due',
  'followups due --all --within 365',
  'followups due --all --today 2026-03-01',
  'followups due --today 2025-06-30',
  'followups list --all',
  `followups list ${number}`,
  'ivo-report --quarter 2026Q3',
  'ivo-report --quarter 2025Q2',
  'case list --all',
  'case list --open',
  `case show ${number}`,
  `case log ${number}`,
  'ivo-report --forecast',
  'ivo-report --forecast --today 2026-03-15',
  'ivo-report --quarter 2026Q3 --for ivo',
  'ivo-report submit --quarter 2026Q3 --show',
  'ivo-report --quarter 2026Q3 --for revisorer',
  'ivo-report --quarter 2026Q3 --for fullmaktige',
  'ivo-report notify',
  'board-report delegation --month 2026-09',
  'board-report decisions --month 2026-09',
  'board-report internal-control --tertial 2026T2',
  'stats',
  'stats --unmasked',
  'insats list',
  'insats show bra-samtal',
  'insats show oppenvard-bistand',
  'rules list',
  'rules show paminnelse-11-6',
  'rules interpretations',
  'rules duties',
  'rules lint',
  'rules test',
  'audit verify',
];
const tooLong = (text: string) => text.split('\n').filter(line => [...line].length > 80 && line.trim().includes(' '));

describe('80 tecken', () => {
  test.each(questions)('%s', async line => {
    const { code, stdout, stderr } = await kalix.run(line);
    expect([code, tooLong(stdout), tooLong(stderr)]).toEqual([0, [], []]);
  });

  test.each(commands.map(c => c.path))('%s --help', async path => {
    const { code, stdout } = await kalix.run(`${path} --help`);
    const prose = tooLong(stdout).filter(line => !line.includes('kalix-ov '));
    expect([code, prose]).toEqual([0, []]);
  });

  test.each([
    ['case visa', {}],
    ['case show 2026-9999', {}],
    ['ivo-report --quarter 2006Q2', {}],
    ['ivo-report submit --quarter 2026Q3', {}],
    [`decision correct ${number} --field lastFollowUp --to 2026-01-01 --why Fel`, {}],
    ['register --from -', changedApplication({ consent: undefined })],
    ['register --from -', changedApplication({ motivationDay: undefined })],
    ['followups due --today 2005-01-01', {}],
    ['import -', { files: { '-': csv(randomRows(3, 5).map(r => ({ ...r, outcome: 'kanske', insats: 'rymdresa' }))) } }],
  ] as const)('felen också: %s', async (line, options) => {
    const { code, stderr } = await kalix.run(line, options);
    expect(code).not.toBe(0);
    expect(tooLong(stderr)).toEqual([]);
  });
});

describe('--json är ett enda dokument', () => {
  test.each(questions)('%s', async line => {
    const { code, json, stdout } = await kalix.run(`${line} --json`);
    expect(code).toBe(0);
    expect(typeof json()).toBe('object');
    expect(stdout.endsWith('\n')).toBe(true);
  });

  test.each([
    ['followups due', ['followUps', 'waiting', 'programmes']],
    ['followups list', ['followUps']],
    ['case list', ['decisions']],
    ['ivo-report --quarter 2026Q3', ['notExecuted', 'interrupted', 'partlyExecuted', 'resolved']],
  ])('%s i ett tomt register: tomma listor', async (line, lists) => {
    const empty = await office();
    const answer = (await empty.run(`${line} --json --today 2026-05-01`)).json() as Record<string, unknown>;
    for (const list of lists) expect(answer[list]).toEqual([]);
  });

  test.each([
    ['followups due --within x', 2, 'invalid-value'],
    ['case show 2026-9999', 4, 'unknown-case'],
    ['case show 2026-0001-Z', 4, 'unknown-decision'],
    ['ivo-report --quarter 2006Q1', 3, 'not-in-force'],
    ['register --insats ses', 3, 'not-registrable'],
    ['case visa', 2, 'unknown-command'],
    ['case list --alla', 2, 'unknown-flag'],
    ['case show', 2, 'missing-argument'],
  ])('ett fel också: %s är %i med koden %s', async (line, code, problem) => {
    const answer = await kalix.run(`${line} --json`);
    const { error } = answer.json() as { error: Record<string, unknown> };
    expect([answer.code, error.code]).toEqual([code, problem]);
    expect([typeof error.message, typeof error.hint]).toEqual(['string', 'string']);
    expect(Object.keys(error).every(key => ['code', 'message', 'hint', 'citation'].includes(key))).toBe(true);
    expect(answer.stderr.replace(/\s+/g, ' ')).toContain(String(error.message).replace(/\s+/g, ' '));
  });

  test('utan --json står inget fel på standard ut', async () => {
    expect(await kalix.run('case show 2026-9999')).toMatchObject({ code: 4, stdout: '' });
  });
});

describe('--quiet', () => {
  test.each(questions)('%s säger inget vid sidan av svaret', async line => {
    expect((await kalix.run(`${line} --quiet`)).stderr).toBe('');
  });

  test('felet sägs ändå', async () => expect((await kalix.run('case show 2026-9999 --quiet')).stderr).not.toBe(''));
});

describe('--today', () => {
  test('en annan dag än dagens sägs, på standard fel', async () => {
    const { stdout, stderr } = await kalix.run('followups due --json --today 2026-05-01');
    expect(stderr).toContain('Allt bedöms per 2026-05-01');
    expect(JSON.parse(stdout)).toMatchObject({ today: '2026-05-01' });
    expect((await kalix.run('followups due --today 2026-11-21')).stderr).toBe('');
  });

  test('genom KALIX_OV_TODAY också, men flaggan gäller före', async () => {
    const env = { KALIX_OV_TODAY: '2026-05-01' };
    expect((await kalix.run('followups due --json', { env })).json()).toMatchObject({ today: '2026-05-01' });
    expect((await kalix.run('followups due --json --today 2026-06-01', { env })).json()).toMatchObject({
      today: '2026-06-01',
    });
  });

  test.each(['igår', '2026-02-30', '20260501'])('%s är 2', async today => {
    expect(await kalix.run(`followups due --today ${today}`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--today'),
    });
  });

  test('tiden då något registrerades är den riktiga, inte --today', async () => {
    const own = await office();
    const past = {
      applicationDay: '2026-02-01',
      consentDay: '2026-02-01',
      motivationDay: '2026-02-01',
      decisionDay: '2026-02-02',
    };
    expect((await own.run('register --from - --today 2026-03-01', changedApplication(past))).code).toBe(0);
    expect((await own.run('case list --json --today 2026-01-31')).json()).toMatchObject({ decisions: [] });
  });
});

describe('frågor', () => {
  const whom = personAged(30, day('2026-11-21'));
  const skipped = (questions: number) => Array<string>(questions).fill('');

  test('det som krävs och saknas frågas efter i en terminal', async () => {
    const own = await office();
    await own.run('register --from -', changedApplication({}));
    const answers = ['2026-06-01', 'mote', true, false, ...skipped(9), 'yes'];
    const { code, stdout } = await own.run('followups record 2026-0001-A', { answers });
    expect([code, stdout.includes('uppföljt 2026-06-01')]).toEqual([0, true]);
  });

  test('ett svar som inte går frågas om, med vad det ska vara', async () => {
    const own = await office();
    await own.run('register --from -', changedApplication({}));
    const { code, stderr } = await own.run('decision execute 2026-0001-A', {
      answers: ['igår', '2026-06-01', '', 'yes'],
    });
    expect([code, /en\s+dag\s+som\s+finns/.test(stderr)]).toEqual([0, true]);
  });

  test('personnummer och namn frågas efter; numret upprepas inte', async () => {
    const answers = [whom.number, 'Hemlig Hemligsson', false, 'yes'];
    const line = 'register --insats tolvstegsmodellen --day 2026-11-20 --registered --groups skadligt-bruk --informed';
    const { code, stdout, stderr } = await (await office()).run(line, { answers });
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain(whom.number.slice(-4));
    expect(stdout).not.toContain('Hemligsson');
  });

  test('ett personnummer som inte går frågas om igen, med skälet, och upprepas inte', async () => {
    const wrong = withWrongCheckDigit(whom);
    const answers = ['hej', wrong, whom.number, '', false, 'yes'];
    const line = 'register --insats tolvstegsmodellen --day 2026-11-20 --registered --groups skadligt-bruk --informed';
    const { code, stderr, asked } = await (await office()).run(line, { answers });
    expect([code, asked.length]).toEqual([0, 6]);
    const said = stderr.replace(/\s+/g, ' ');
    expect(said).toContain('numret är inte skrivet som ett personnummer eller samordningsnummer. Skriv det med tolv');
    expect(said).toContain('de fyra sista siffrorna stämmer inte med resten av numret. Jämför hela numret');
    expect(said).not.toMatch(/Inget sparades|hej/);
    expect(said).not.toContain(wrong.slice(-4));
  });

  const choicesOf = async (line: string, answers: readonly (string | boolean)[]) => {
    const own = await office();
    await own.run('register --from -', changedApplication({}));
    const { asked } = await own.run(line, { answers });
    const ways = ['hoppa över', 'tillbaka'];
    return asked.flatMap(a => (a.choices ? [a.choices.filter(name => !ways.includes(name))] : []));
  };
  const child = personAged(10, day('2026-11-21')).number;
  const yesNo = ['ja', 'nej'];
  const save = ['ja', 'nej, spara inget', 'ändra eller lägg till'];
  const ways = ['samtal', 'hembesök', 'möte', 'telefon', 'digitalt'];

  test.each<[string, readonly (string | boolean)[], readonly (readonly string[])[]]>([
    [
      'register --insats kontaktperson',
      [
        ...[child, '', false, '', '2026-05-01', 'guardian', true],
        ...['2026-05-04', 'bifall', 'Delegat Ett', '3.1', '2026-05-01', 'all'],
      ],
      [
        yesNo,
        ['den enskilde', 'vårdnadshavare', 'någon annan'],
        yesNo,
        ['bifall', 'delvis bifall', 'avslag'],
        ['alla vårdnadshavare samtycker', 'bara en av två samtycker', 'ingen samtycker'],
      ],
    ],
    [
      'register --insats bra-samtal --day 2026-11-20 --participants 2',
      ['grupp', 'annat-eller-okant', '12-14', true],
      [
        ['individuellt', 'i grupp'],
        ['kvinna', 'man', 'annat eller okänt'],
        ['0–6 år', '7–11 år', '12–14 år', '15–17 år', '18–20 år', '21–24 år', '25–64 år', '65 år eller äldre'],
        yesNo,
        yesNo,
      ],
    ],
    ['followups record 2026-0001-A --day 2026-11-20', ['mote'], [ways, yesNo]],
    ['decision contact 2026-0001-A --day 2026-11-20', ['mote'], [ways]],
    [
      'decision offer 2026-0001-A --day 2026-11-20 --what Grupp',
      ['avbojt', ''],
      [['accepterades', 'avböjdes', 'inget svar än'], save],
    ],
    [
      'consent share 2026-0001-A --day 2026-11-20 --with Skolan --what Tider',
      ['person', ''],
      [['den enskilde', 'vårdnadshavare'], yesNo, save],
    ],
    [
      'decision close 2026-0001-A --day 2026-11-20',
      ['flytt', 'ja'],
      [Object.values(closingWords), ['ja', 'delvis', 'nej'], save],
    ],
    ['decision correct 2026-0001-A --to x --why Fel', ['type'], [Object.values(fieldWords), save]],
  ])('valen visas med svenska ord: %s', async (line, answers, choices) =>
    expect(await choicesOf(line, answers)).toEqual(choices),
  );

  test('vilken insats frågas efter', async () => {
    const answers = ['anhorigstod', 'yes'];
    const line = 'register --day 2026-11-20 --form grupp --participants 2 --sex man --age-band 25-64 --informed';
    expect(await (await office()).run(line, { answers })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Anhörigstöd'),
    });
  });

  test('avbrutet: 130, och inget sparades', async () => {
    const own = await office();
    await own.run('register --from -', changedApplication({}));
    const { code, stderr } = await own.run('followups record 2026-0001-A', { answers: ['2026-06-01'] });
    expect([code, /inget sparades/i.test(stderr)]).toEqual([130, true]);
    expect(((await own.run('ivo-report --json')).json() as { integrity: { entries: number } }).integrity.entries).toBe(
      2, // who made the register, and the decision
    );
  });

  test.each([
    ['register', '--insats'],
    ['register --insats bra-samtal', '--day'],
    [`decision execute ${number}`, '--day'],
    [`decision close ${number} --day 2026-11-20`, '--reason'],
    [`followups record ${number} --day 2026-11-20`, '--how'],
  ])('med --no-input frågas inte: %s är 2 och %s nämns', async (line, flag) => {
    const { code, stderr } = await kalix.run(`${line} --no-input`, { answers: [] });
    expect([code, stderr.includes(flag)]).toEqual([2, true]);
  });

  test('utan terminal frågas inte heller', async () => {
    expect(await kalix.run(`decision execute ${number}`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--day'),
    });
    expect((await kalix.run('register --from -', changedApplication({ person: undefined }))).code).toBe(3);
  });
});

describe('db init', () => {
  test('återställningsnyckeln är svaret, och visas bara då', async () => {
    const folders = temporaryFolders();
    const first = await run('db init', { folders });
    expect(first.stdout).toMatch(/^([0-9a-f]{4}-){7}[0-9a-f]{4}\n([0-9a-f]{4}-){8}[0-9a-f]{4}\n$/);
    expect(first.stderr).toContain('Skriv den på papper nu');
    expect(await run('db init', { folders })).toMatchObject({ code: 2, stdout: '' });
  });

  test('som JSON', async () => {
    const answer = await run('db init --json', { folders: temporaryFolders() });
    expect(answer.json()).toEqual({
      register: expect.any(String),
      keyFile: expect.any(String),
      recoveryKey: expect.any(String),
    });
  });

  test('innan det finns ett register säger varje kommando hur det skapas: 4', async () => {
    for (const line of ['case list', 'followups due', 'ivo-report', 'import -']) {
      const files = { '-': csv([]) };
      expect(await run(line, { folders: temporaryFolders(), files })).toMatchObject({
        code: 4,
        stderr: expect.stringContaining('kalix-ov db init'),
      });
    }
  });

  test('personuppgifter står aldrig i det som skrivs ut om registret', async () => {
    const { stdout, stderr } = await kalix.run('followups due --all');
    expect(stdout + stderr).not.toContain(application.person.number);
    expect(stdout + stderr).not.toMatch(/Testsson/);
  });
});
