/** Another municipality's rulebook, made up: its ages, names, days and decisions come out everywhere, and Kalix nowhere. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/table.ts';
import { day } from '../../src/domain/day.ts';
import { unzipped } from '../exchange/read-xlsx.ts';
import { csv, row } from '../support/import-rows.ts';
import { office } from '../support/office.ts';
import { personAged, withHyphen } from '../support/persons.ts';
import { kalix } from '../support/world.ts';

const folder = join(import.meta.dirname, '..', 'kommun-exempel');
const lovmarken = await office({ env: { KALIX_OV_RULES: folder } });
const said: string[] = [];

/** What is said, and written to files. */
async function run(line: string | readonly string[], files: Record<string, string> = {}) {
  const answer = await lovmarken.run(line, { files });
  const written = [...answer.written].map(([file, content]) => textIn(file, content));
  said.push(answer.stdout, answer.stderr, ...written);
  return { ...answer, text: `${answer.stdout}${written.join('')}`.replace(/\s+/g, ' ') };
}
function textIn(file: string, content: string | Uint8Array): string {
  if (!file.endsWith('.xlsx')) return Buffer.from(content).toString('utf8');
  return [...unzipped(Buffer.from(content)).values()].join('');
}
const input = (content: unknown) => ({ '-': JSON.stringify(content) });

const decided = {
  ...{
    insats: 'hemmafamiljen',
    person: { number: withHyphen(personAged(40, day('2026-11-21'))), name: 'Åsa Testsson' },
  },
  ...{ applicationDay: '2026-05-01', applicationBy: 'person', consentDay: '2026-05-01', consent: true },
  ...{ motivationDay: '2026-05-02', decisionDay: '2026-05-04', outcome: 'bifall' },
  ...{ decidedBy: 'Enhetschef B', delegation: 'L 12' },
};
const adult = withHyphen(personAged(30, day('2026-11-21')));

describe('the catalogue and the rules', () => {
  test('rules lint and rules test', async () => {
    expect((await run('rules lint')).code).toBe(0);
    expect(await run('rules test')).toMatchObject({ code: 0, text: expect.stringContaining('7 fall prövade') });
  });

  test('insats list and insats show', async () => {
    const { text } = await run('insats list');
    for (const name of ['Ungdomskompassen', 'Spelstödet', 'Grannbordet', 'Nattvandring', 'Hemmafamiljen'])
      expect(text).toContain(name);
    expect((await run('insats show ungdomskompassen')).text).toContain('LÖV-2025-0311');
    expect(await run('insats show bra-samtal')).toMatchObject({ code: 4 });
  });

  test.each([
    [9, 'no'],
    [10, 'yes'],
    [25, 'yes'],
    [26, 'no'],
  ])('check: Ungdomskompassen at %i years: %s (its own ages)', async (age, outcome) => {
    const { json } = await run(
      `check --json --insats ungdomskompassen --age ${age} --registered --guardian-consent all`,
    );
    expect(json()).toMatchObject({ municipality: 'Lövmarken', insatser: [{ outcome }] });
  });

  test('check: the next birthday that changes an answer is one of its own or the law’s ages', async () => {
    const next = async (born: string) =>
      ((await run(`check --json --born ${born} --today 2026-11-21`)).json() as { nextChange: { age: number } | null })
        .nextChange?.age;
    expect(await next('2019-01-01')).toBe(10);
    expect(await next('2016-11-01')).toBe(12);
    expect(await next('2011-11-01')).toBe(16);
    expect(await next('2004-11-01')).toBe(26);
    expect(await next('2000-01-01')).toBeUndefined();
  });

  test('check: the whole catalogue, in words', async () => {
    const { text } = await run('check --age 16 --registered --guardian-consent all --group spelproblem');
    expect(text).toContain('KAN FÅS: Spelstödet');
    expect(text).toContain('nämndbeslut, § 131');
    expect((await run('check --age 16 --group skadligt-bruk')).code).toBe(2);
  });

  test('rules list, show, interpretations and duties: the law’s with its own', async () => {
    const { text } = await run('rules list');
    for (const words of ['Har fyllt 16 år.', 'vardnadshavares-samtycke', 'Uppföljning var 4:e månad'])
      expect(text).toContain(words);
    expect((await run('rules show mellan-10-och-25')).text).toContain('från och med 10 till och med 25 år');
    expect((await run('rules interpretations')).text).toContain('fodd-29-februari');
    const { text: duties, stderr } = await run('rules duties');
    expect(duties).toContain('[SoL 34 kap. 1 §: ska]');
    expect(duties).not.toMatch(/\[Riktlinjer|\[Socialnämnden/);
    expect(stderr).toContain('Listan gäller lagen.');
    await run('rules duties --json');
  });
});

describe('the register', () => {
  test('a participation, with its own codes', async () => {
    const line =
      'register --insats ungdomskompassen --day 2026-11-20 --form grupp --participants 4 --sex kvinna --age-band 12-14 --guardian-checked --informed';
    expect(await run(`${line} --difficulties bussen --left-early borjade-arbeta`)).toMatchObject({ code: 0 });
    expect(await run(`${line} --difficulties barnpassning`)).toMatchObject({ code: 2 });
    expect(await run(line.replace('12-14', '25-64'))).toMatchObject({ code: 0 });
    const { code, stderr } = await run(line.replace('12-14', '65+'));
    expect([code, stderr.replace(/\s+/g, ' ')]).toEqual([
      3,
      expect.stringContaining('Välfärdsnämnden 2025-11-18, § 131'),
    ]);
  });

  test('a documented insats, with its own target group', async () => {
    const person = { number: adult, name: 'Örjan Testsson' };
    const enrolment = { insats: 'spelstodet', person, day: '2026-06-01', registered: true, informed: true };
    const { text } = await run('register --from -', input({ ...enrolment, groups: ['spelproblem'] }));
    expect(text).toContain('Spelstödet från 2026-06-01');
    expect(await run('register --from -', input({ ...enrolment, groups: ['skadligt-bruk'] }))).toMatchObject({
      code: 2,
    });
  });

  test('a decision: what is refused names its own guideline, what is due its own months', async () => {
    const { code, stderr } = await run('register --from -', input({ ...decided, applicationDay: undefined }));
    expect([code, stderr]).toEqual([3, expect.stringContaining('Enligt Riktlinjer 2026-01-01, kapitel 3.')]);
    const { text } = await run('register --from -', input(decided));
    expect(text).toContain('Uppföljningen är sen sedan 2026-09-04 (var fjärde månad).');
    await run('register --from -', input({ ...decided, needs: 'omfattande-foranderligt' }));
  });

  test('import, with its own insats; what is missing names its own guideline', async () => {
    const rows = [
      row('L-1', { insats: 'hemmafamiljen', type: '', decision_date: '2026-03-02' }),
      row('L-2', { insats: 'hemmafamiljen', decision_date: '2026-04-01', executed_date: '2026-04-10' }),
    ];
    const { text, code } = await run('import rader.csv', { 'rader.csv': csv(rows) });
    expect([code, text]).toEqual([0, expect.stringContaining('ansökan saknas (Riktlinjer 2026-01-01, kapitel 3)')]);
    expect((await run('import rader.csv', { 'rader.csv': csv([row('L-3')]) })).code).toBe(2);
  });

  test('case list, show and log', async () => {
    expect((await run('case list')).text).toContain('Hemmafamiljen');
    const { text } = await run('case show 2026-0002');
    for (const words of ['Uppföljning var fjärde månad: 2026-09-04', 'Riktlinjer 2026-01-01, kapitel 7'])
      expect(text).toContain(words);
    await run('case log 2026-0002');
  });

  test('followups due, list and record', async () => {
    const { text } = await run('followups due --all');
    for (const words of ['var fjärde månad', 'inom en månad', '(Riktlinjer kapitel 6)', 'ungdomskompassen'])
      expect(text).toContain(words);
    expect((await run('followups due --json --all')).text).toContain('"place": "kapitel 6"');
    await run('followups due --all --csv -');
    expect((await run('followups list --all')).text).toContain('var fjärde månad');
    const done = { day: '2026-11-20', how: 'mote', talkedWithPerson: true, heardPerformer: true };
    expect((await run('followups record 2026-0003-A --from -', input(done))).text).toContain(
      'Nästa uppföljning 2027-08-20 (var nionde månad).',
    );
  });

  test.each([
    '',
    '--json',
    '--for revisorer',
    '--for fullmaktige',
    '--forecast',
    '--csv r.csv',
    '--html r.html',
    '--xlsx r.xlsx',
  ])('ivo-report %s', async format => {
    const { code, text } = await run(`ivo-report --quarter 2026Q3 ${format}`);
    expect([code, text.length > 0]).toEqual([0, true]);
  });

  test('the board’s reports rest on its own decisions', async () => {
    const delegation = await run('board-report delegation --month 2026-05');
    for (const words of ['Välfärdsnämnden 2025-11-18 § 140', 'Enhetschef B', 'L 12'])
      expect(delegation.text).toContain(words);
    expect((await run('board-report decisions --month 2026-05')).text).toContain('Välfärdsnämnden 2025-11-18 § 142');
    const control = (await run('board-report internal-control --tertial 2026T2')).text;
    for (const words of ['Välfärdsnämnden 2025-11-18 § 141', 'var fjärde månad', 'inom en månad', 'var nionde månad'])
      expect(control).toContain(words);
    for (const report of ['delegation', 'decisions', 'internal-control']) await run(`board-report ${report} --json`);
  });

  test('stats, purge, the log and the file', async () => {
    expect((await run('stats --unmasked')).text).toContain('Ungdomskompassen: 8 deltagare');
    for (const line of ['audit log', 'audit verify', 'user list', 'db doctor', 'db purge --list'])
      expect((await run(line)).code).toBeLessThan(2);
  });

  test('the register is not opened with another municipality’s rules, and says so in a sentence', async () => {
    const { code, stdout, stderr } = await lovmarken.run('case list', { env: {} });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Registret hör till Lövmarken, men regelboken till Kalix.');
    expect((await run('case list')).code).toBe(0);
  });
});

test('help, of every command', async () => {
  for (const { path } of commands) said.push((await kalix(`${path} --help`)).stdout);
  for (const topic of ['', 'miljo', 'sekretess', 'exit-koder']) await run(`help ${topic}`);
  said.push((await kalix('--help')).stdout);
});

test('Kalix is nowhere in what was said, but in the program’s own name', () => {
  const all = said.join('\n').replaceAll(/kalix[-_]ov/gi, '');
  expect(all.length).toBeGreaterThan(50_000);
  const around = [...all.matchAll(/kalix|DIASOC|Socialnämnden 2025-06-04|Riktlinjer 2025-07-01|BRA-samtal|tolvsteg/gi)];
  expect(around.map(({ index }) => all.slice(Math.max(0, index - 60), index + 40))).toEqual([]);
});
