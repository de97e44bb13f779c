/** Ett besluts liv på kommandoraden: stegen, ärendet som det visas, och --today i det förflutna. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { application, changedApplication, office } from '../support/office.ts';
import { personAged } from '../support/persons.ts';

const kalix = await office({}, ['bertil']);

/** Ett nytt beslut av 2026-05-04; svarar med dess nummer. */
async function newDecision(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { json } = await kalix.run('register --from - --json', changedApplication(changes));
  return (json() as { decision: string }).decision;
}

const step = (line: string, number: string, rest: string | readonly string[]) =>
  kalix.run(['decision', line, number, ...(typeof rest === 'string' ? rest.split(' ') : rest)]);
const interrupt = (number: string, on: string) =>
  step('interrupt', number, ['--day', on, '--why', 'Behandlaren är sjukskriven']);
const phaseOf = async (number: string, today: string) => {
  const { json } = await kalix.run(`case show ${number} --json --today ${today}`);
  const { decisions } = json() as { decisions: { id: string; phase: { kind: string } }[] };
  return decisions.find(d => d.id === number)?.phase.kind;
};

describe('stegen i ett besluts liv', () => {
  test('verkställt, avbrutet, återupptaget, uppföljt, avslutat; varje steg säger vad som är nästa', async () => {
    const number = await newDecision();
    const executed = await step('execute', number, '--day 2026-06-01');
    expect(executed).toMatchObject({ code: 0, stdout: expect.stringContaining(`${number}: verkställt 2026-06-01.`) });
    expect(executed.stdout).toContain('Uppföljningen är sen sedan 2026-11-04');
    expect((await interrupt(number, '2026-07-01')).stdout).toContain('tre månader går ut 2026-10-01');
    expect((await step('resume', number, '--day 2026-08-01')).code).toBe(0);
    const recorded = await kalix.run(
      `followups record ${number} --day 2026-09-01 --how mote --talked-with-person --no-heard-performer`,
    );
    expect(recorded.stdout).toContain('Nästa uppföljning 2027-03-01');
    const closed = await step('close', number, '--day 2026-10-01 --reason mal-uppnadda --goals ja');
    expect(closed.stdout).toContain('Inget mer att följa upp.');
  });

  test('som JSON är svaret ett dokument', async () => {
    const number = await newDecision();
    const { json } = await step('execute', number, '--day 2026-06-01 --json');
    expect(json()).toMatchObject({ decision: number, saved: 'execute', day: '2026-06-01', next: expect.any(String) });
  });

  test('ärendets nummer räcker när det har ett beslut', async () => {
    const number = await newDecision();
    expect((await step('execute', number.slice(0, -2), '--day 2026-06-01')).code).toBe(0);
  });

  test('har ärendet flera beslut ska ett nämnas: 2, med numren', async () => {
    const first = await newDecision();
    const later = {
      decisionDay: '2026-07-01',
      applicationDay: '2026-06-20',
      consentDay: '2026-06-20',
      motivationDay: '2026-06-20',
    };
    const second = await newDecision({ ...later, renews: first, person: undefined });
    const { code, stderr } = await step('execute', first.slice(0, -2), '--day 2026-07-02');
    expect([code, stderr.includes(first), stderr.includes(second)]).toEqual([2, true, true]);
  });

  test('en text som är tom sägs behöva ett tecken, och beskedet om det som sparas får plats på raden', async () => {
    const number = await newDecision();
    const empty = await step('offer', number, '--day 2026-06-01 --what= --answer avbojt');
    expect([empty.code, empty.stderr.replace(/\s+/g, ' ')]).toEqual([2, expect.stringContaining('minst ett tecken')]);
    const { stdout } = await step('offer', number, '--day 2026-06-01 --what Plats --answer avbojt');
    expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  });

  test.each([
    ['resume', '--day 2026-06-01', 'återupptas'],
    ['interrupt', '--day 2026-06-01 --why x', 'avbrytas'],
  ])('%s av det som inte har verkställts: 3, och inget ändras', async (name, flags, verb) => {
    const number = await newDecision();
    const answer = await step(name, number, flags);
    expect(answer).toMatchObject({ code: 3, stdout: '' });
    expect(answer.stderr).toContain(verb);
    expect(await phaseOf(number, '2026-11-21')).toBe('waiting');
  });

  test.each([
    ['2026-05-03', 3],
    ['2026-05-04', 0],
    ['2026-05-05', 0],
    ['2026-11-21', 0],
    ['2026-11-22', 2],
  ])('verkställt %s ger %i: inte före beslutet, inte efter i dag', async (on, code) => {
    expect((await step('execute', await newDecision(), `--day ${on}`)).code).toBe(code);
  });

  test('ett barn kan inte avslutas för att det inte medverkar (20.1)', async () => {
    const child = personAged(10, day('2026-05-04'));
    const rights = { childInformed: true, childHeard: true, childBestInterests: 'Barnet mår bättre av stöd hemma' };
    const number = await newDecision({
      ...rights,
      person: { number: child.number },
      applicationBy: 'guardian',
      consent: undefined,
      guardianConsent: 'all',
    });
    const answer = await step('close', number, '--day 2026-06-01 --reason medverkar-inte --goals nej');
    expect(answer).toMatchObject({ code: 3, stderr: expect.stringContaining('avsnitt 20.1') });
    expect((await step('close', number, '--day 2026-06-01 --reason flytt --goals nej')).code).toBe(0);
  });

  test.each([
    ['2026-9999-A', 4],
    ['2026-9999', 4],
    ['något', 4],
  ])('%s finns inte: %i', async (number, code) => {
    expect((await step('execute', number, '--day 2026-06-01')).code).toBe(code);
  });
});

describe('ärendet som det visas', () => {
  test('med alla sina steg, dagar och uppföljningar', async () => {
    const number = await newDecision();
    await step('execute', number, ['--day', '2026-06-01', '--missing', 'gruppen']);
    const { stdout } = await kalix.run(`case show ${number}`);
    for (const text of [
      number,
      'Familjebehandling',
      '2026-05-04',
      'bifall',
      '11:1',
      'gruppen',
      '2026-11-04',
      '2026-08-04',
    ]) {
      expect(stdout).toContain(text);
    }
  });

  test('namn och nummer bara med --identity', async () => {
    const number = await newDecision();
    const person = async (flags: string) =>
      ((await kalix.run(`case show ${number} --json ${flags}`)).json() as { person: Record<string, unknown> }).person;
    expect(await person('')).toMatchObject({ name: null, number: expect.stringContaining('•') });
    expect(await person('--identity')).toMatchObject({
      name: 'Åsa Testsson',
      number: expect.stringMatching(/^\d{8}-?\d{4}$/),
    });
  });

  test.each([
    ['2026-04-30', undefined],
    ['2026-05-01', 'applied'],
    ['2026-05-03', 'applied'],
    ['2026-05-04', 'waiting'],
    ['2026-05-31', 'waiting'],
    ['2026-06-01', 'running'],
    ['2026-06-30', 'running'],
    ['2026-07-01', 'interrupted'],
    ['2026-11-21', 'interrupted'],
  ])('--today %s: som det var då, %s', async (today, phase) => {
    const number = await newDecision();
    await step('execute', number, '--day 2026-06-01');
    await interrupt(number, '2026-07-01');
    expect(await phaseOf(number, today)).toBe(phase);
  });

  test('--today i det förflutna visar inget av det som hände senare', async () => {
    const number = await newDecision();
    await step('execute', number, '--day 2026-06-01');
    await interrupt(number, '2026-07-01');
    for (const flags of ['', '--json']) {
      const { stdout } = await kalix.run(`case show ${number} --today 2026-06-15 ${flags}`);
      expect(stdout).toContain('2026-06-01');
      expect(stdout).not.toContain('2026-07-01');
      expect(stdout).not.toContain('sjukskriven');
    }
  });

  test('listan: egna, öppna, allas', async () => {
    const own = await office({}, ['bertil']);
    const from = (changes: Readonly<Record<string, unknown>>) =>
      own.run('register --from -', changedApplication(changes));
    await from({});
    await from({ caseworker: 'bertil' });
    await from({ outcome: 'avslag' });
    const list = async (flags: string) =>
      ((await own.run(`case list --json ${flags}`)).json() as { decisions: { decision: string }[] }).decisions.map(
        d => d.decision,
      );
    expect(await list('')).toEqual(['2026-0001-A', '2026-0003-A']);
    expect(await list('--open')).toEqual(['2026-0001-A']);
    expect(await list('--all')).toEqual(['2026-0001-A', '2026-0002-A', '2026-0003-A']);
    expect(await list('--user bertil')).toEqual(['2026-0002-A']);
    expect(await list('--all --today 2026-04-30')).toEqual([]);
  });

  test('sök på nummer eller namn ur en fil eller standard in, aldrig på kommandoraden', async () => {
    const own = await office();
    await own.run('register --from -', changedApplication({}));
    const search = async (text: string) =>
      ((await own.run('case list --json --person -', { files: { '-': text } })).json() as { decisions: unknown[] })
        .decisions.length;
    expect(await search(`${application.person.number}\n`)).toBe(1);
    expect(await search('åsa testsson')).toBe(1);
    expect(await search('Någon Annan')).toBe(0);
    expect((await own.run('case list --person -', { files: { '-': ' ' } })).code).toBe(2);
  });
});
