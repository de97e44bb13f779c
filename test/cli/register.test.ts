import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { rules } from '../support/life.ts';
import { application, changedApplication, office } from '../support/office.ts';
import { personAged, withHyphen, withWrongCheckDigit } from '../support/persons.ts';

const without145 = rules.insatser
  .filter(i => i.route === 'without-assessment' && i.documentation.identity === 'forbidden')
  .map(i => i.id);
const kalix = await office();
const entries = async () =>
  ((await kalix.run('ivo-report --json')).json() as { integrity: { entries: number } }).integrity.entries;

/** The command line's answer, and whether anything was stored. */
async function register(line: string | readonly string[], options: Parameters<typeof kalix.run>[1] = {}) {
  const before = await entries();
  const answer = await kalix.run(line, options);
  return { ...answer, stored: (await entries()) - before };
}
const registerFrom = (changes: Readonly<Record<string, unknown>>, flags = '') =>
  register(`register --from - ${flags}`, changedApplication(changes));

describe('ett deltagande (14 kap. 5 §)', () => {
  const line =
    'register --insats bra-samtal --day 2026-11-20 --form grupp --participants 4 --sex kvinna --age-band 12-14 --guardian-checked --informed';

  test('sparas utan identitet', async () => {
    const { code, stdout, stderr, stored } = await register(line);
    expect([code, stored]).toEqual([0, 1]);
    expect(stdout).toContain('BRA-samtal 2026-11-20, 4 deltagare, utan identitet (14 kap. 5 § SoL)');
    expect(stderr).toContain('19 kap. 1 §');
  });

  test('som JSON är svaret ett dokument', async () => {
    expect((await register(`${line} --json`)).json()).toMatchObject({
      saved: 'participation',
      insats: 'bra-samtal',
      participants: 4,
    });
  });

  test('alla uppgifter kan komma ur en fil', async () => {
    const content = {
      insats: 'anhorigstod',
      day: '2026-11-20',
      form: 'individuellt',
      participants: 1,
      sex: 'man',
      ageBand: '25-64',
      informed: true,
      difficulties: ['sprak'],
    };
    expect(await register('register --from d.json', { files: { 'd.json': JSON.stringify(content) } })).toMatchObject({
      code: 0,
      stored: 1,
    });
  });

  test.each(['0-6', '7-11', '12-14'])('%s utan kontrollerat samtycke avvisas (21 kap. 2 §)', async band => {
    const answer = await register(line.replace('12-14', band).replace(' --guardian-checked', ''));
    expect(answer).toMatchObject({ code: 3, stored: 0, stdout: '' });
    expect(answer.stderr).toContain('21 kap. 2 §');
  });

  test('15–17 utan kontrollerat samtycke sparas: det kan vara lämpligt', async () => {
    expect(await register(line.replace('12-14', '15-17').replace(' --guardian-checked', ''))).toMatchObject({
      code: 0,
    });
  });

  test.each([
    ['2025-06-30', 3],
    ['2025-07-01', 0],
  ])('dagen %s ger %i: insatserna gäller från 2025-07-01', async (on, code) => {
    expect(await register(line.replace('2026-11-20', on))).toMatchObject({ code, stored: code === 0 ? 1 : 0 });
  });

  test.each([
    ['2026-11-21', 0],
    ['2026-11-22', 2],
  ])('dagen %s ger %i: aldrig efter i dag', async (on, code) => {
    expect(await register(line.replace('2026-11-20', on))).toMatchObject({ code });
  });

  test.each([
    ['--participants 0', '--participants'],
    ['--participants 2.5', '--participants'],
    ['--sex okänt', '--sex'],
    ['--age-band 10', '--age-band'],
    ['--form enskilt', '--form'],
    ['--difficulties hemligt', '--difficulties'],
    ['--left-early hemligt', '--left-early'],
    ['--day igår', '--day'],
  ])('%s är ogiltigt: flaggan nämns', async (flags, flag) => {
    const { code, stderr, stored } = await register(`${line} ${flags}`);
    expect([code, stored]).toEqual([2, 0]);
    expect(stderr).toContain(flag);
  });
});

describe('14 kap. 5 §: den som kan röja identitet avvisas i varje insats där nämnden har beslutat det', () => {
  const whom = personAged(13, day('2026-11-21'));
  const secret = ['Hemlig Hemligsson', whom.number, withHyphen(whom), 'Storgatan 1'];
  const participation = {
    day: '2026-11-20',
    form: 'grupp',
    participants: 4,
    sex: 'kvinna',
    ageBand: '15-17',
    informed: true,
    guardianChecked: true,
  };
  const flags = Object.entries({
    name: secret[0],
    number: secret[1],
    personnummer: secret[2],
    address: secret[3],
    phone: '0923-11111',
    note: 'Hemlig Hemligsson',
  });
  const keys = Object.entries({
    name: secret[0],
    person: { number: secret[1] },
    personnummer: secret[1],
    address: secret[3],
    note: secret[0],
    namn: secret[0],
    fritext: secret[0],
    kommentar: secret[0],
  });

  function refused(answer: Awaited<ReturnType<typeof register>>) {
    expect(answer).toMatchObject({ code: 3, stored: 0, stdout: '' });
    expect(answer.stderr).toContain('14 kap. 5 §');
    for (const text of secret) expect(answer.stderr).not.toContain(text);
  }

  test('elva insatser', () => expect(without145).toHaveLength(11));

  test.each(without145)('%s, genom varje flagga', async insats => {
    for (const [flag, value = ''] of flags)
      refused(await register(['register', '--insats', insats, '--day', '2026-11-20', `--${flag}`, value]));
    refused(await register(['register', '--insats', insats, '--person', '-'], { files: { '-': secret[1] ?? '' } }));
  });

  test.each(without145)('%s, genom varje nyckel i --from', async insats => {
    for (const [key, value] of keys) {
      const content = JSON.stringify({ insats, ...participation, [key]: value });
      refused(await register('register --from f.json', { files: { 'f.json': content } }));
    }
  });

  test('fritext under ett annat namn avvisas, utan att upprepas', async () => {
    const content = JSON.stringify({ insats: 'bra-samtal', ...participation, minnesanteckningar: secret[0] });
    const answer = await register('register --from f.json', { files: { 'f.json': content } });
    refused(answer);
  });
});

describe('tolvstegsmodellen (14 kap. 3 §: identitet krävs)', () => {
  const whom = personAged(30, day('2026-11-21'));
  const line =
    'register --insats tolvstegsmodellen --day 2026-11-20 --registered --groups skadligt-bruk --informed --person -';
  const files = { '-': `${whom.number}\nÅsa Testsson\n` };

  test('med personen på standard in öppnas ett ärende', async () => {
    const { code, json } = await register(`${line} --json`, { files });
    expect(code).toBe(0);
    expect(json()).toMatchObject({ saved: 'insats', decision: expect.stringMatching(/^2026-\d{4}-A$/) });
  });

  test('utan identitet avvisas', async () => {
    const answer = await register(line.replace(' --person -', ''));
    expect(answer).toMatchObject({ code: 3, stored: 0 });
    expect(answer.stderr).toContain('14 kap. 3 §');
  });

  test.each([
    [20, 3],
    [21, 0],
    [22, 0],
  ])('%i år ger %i: från 21', async (age, code) => {
    const person = personAged(age, day('2026-11-20'));
    expect(await register(line, { files: { '-': person.number } })).toMatchObject({ code });
  });

  test('inte folkbokförd: riktlinje eller nämnd, aldrig tyst', async () => {
    const answer = await register(line.replace('--registered', '--no-registered'), { files });
    expect(answer).toMatchObject({ code: 3, stored: 0 });
  });

  test('personnumret på kommandoraden avvisas och upprepas inte', async () => {
    const answer = await register([
      'register',
      '--insats',
      'tolvstegsmodellen',
      '--day',
      '2026-11-20',
      '--registered',
      '--personnummer',
      whom.number,
    ]);
    expect(answer).toMatchObject({ code: 2, stored: 0 });
    expect(answer.stderr).not.toContain(whom.number);
  });

  test('ett nummer med fel kontrollsiffra avvisas och upprepas inte', async () => {
    const wrong = withWrongCheckDigit(whom);
    const answer = await register(line, { files: { '-': wrong } });
    expect(answer).toMatchObject({ code: 2, stored: 0 });
    expect(answer.stderr).not.toContain(wrong);
  });
});

describe('en ansökan med beslut (11 kap. 1 §; riktlinjerna 20.1)', () => {
  test('sparas, och säger vad som händer härnäst', async () => {
    const { code, stdout, stored } = await registerFrom({});
    expect([code, stored]).toEqual([0, 1]);
    expect(stdout).toMatch(/^Sparat: 2026-\d{4}-A, bifall 2026-05-04\./);
    expect(inOneLine(stdout)).toContain('tre månader går ut 2026-08-04');
    expect(stdout).toContain('2026-11-04');
    expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  });

  test.each([
    ['utan ansökan', { applicationDay: undefined, applicationBy: undefined }],
    ['utan samtycke', { consentDay: undefined, consent: undefined }],
    ['utan samtycke av en vuxen', { consent: false }],
    ['utan utredd motivation', { motivationDay: undefined }],
    ['ansökan dagen efter beslutet', { applicationDay: '2026-05-05' }],
    ['samtycke dagen efter beslutet', { consentDay: '2026-05-05' }],
    ['motivation utredd dagen efter beslutet', { motivationDay: '2026-05-05' }],
    ['en grund som inte gällde', { basis: '4:1' }],
    [
      'en grund som inte gällde ännu',
      {
        decisionDay: '2025-06-30',
        applicationDay: '2025-06-01',
        consentDay: '2025-06-01',
        motivationDay: '2025-06-01',
        basis: '11:1',
      },
    ],
  ])('%s avvisas med källan, och inget sparas', async (_what, changes) => {
    const answer = await registerFrom(changes);
    expect(answer).toMatchObject({ code: 3, stored: 0, stdout: '' });
    expect(answer.stderr).toMatch(/Enligt (SoL 2025:400|Riktlinjer 2025-07-01), /);
    expect(answer.stderr).toContain('Inget sparades.');
  });

  test('riktlinjen kan frångås med en skriftlig motivering, som sparas', async () => {
    const answer = await registerFrom(
      { motivationDay: undefined, deviation: 'Utreds under insatsens första månad' },
      '--json',
    );
    expect(answer.code).toBe(0);
    const { decision } = answer.json() as { decision: string };
    const shown = (await kalix.run(`case show ${decision} --json`)).json() as { decisions: { details?: unknown }[] };
    expect(JSON.stringify(shown.decisions[0])).toContain('Utreds under insatsens första månad');
  });

  test('lagen kan inte frångås', async () => {
    expect(await registerFrom({ consent: false, deviation: 'Det går ändå' })).toMatchObject({ code: 3, stored: 0 });
  });

  test('ett avslag behöver inget av det', async () => {
    const none = {
      applicationDay: undefined,
      applicationBy: undefined,
      consentDay: undefined,
      consent: undefined,
      motivationDay: undefined,
    };
    expect(await registerFrom({ ...none, outcome: 'avslag' })).toMatchObject({ code: 0, stored: 1 });
  });

  const child = personAged(10, day('2026-05-04'));
  const byGuardians = {
    person: { number: child.number },
    applicationBy: 'guardian',
    consent: undefined,
    guardianConsent: 'all',
  };
  const rights = { childInformed: true, childHeard: true, childBestInterests: 'Barnet mår bättre av stöd hemma' };

  test('ett barn: information, delaktighet och barnets bästa noteras (3 kap. 1–3 §§)', async () => {
    const without = await registerFrom(byGuardians);
    expect(without).toMatchObject({ code: 3, stored: 0 });
    expect(without.stderr).toContain('--child-best-interests');
    expect(await registerFrom({ ...byGuardians, ...rights })).toMatchObject({ code: 0, stored: 1 });
  });

  test('bara den ena vårdnadshavaren: en bedömning, med vem och varför', async () => {
    const one = { ...byGuardians, ...rights, guardianConsent: 'one' };
    expect((await registerFrom(one)).stderr).toContain('--judged-by');
    expect(await registerFrom({ ...one, judgedBy: 'Anna A', judgedWhy: 'Föräldrabalken 6 kap. 13 a §' })).toMatchObject(
      { code: 0 },
    );
  });

  test('en förnyelse räknas från det första beslutets dag', async () => {
    const first = (await registerFrom({}, '--json')).json() as { decision: string };
    const renewing = {
      renews: first.decision,
      person: undefined,
      decisionDay: '2026-07-01',
      applicationDay: '2026-06-20',
      consentDay: '2026-06-20',
      motivationDay: '2026-06-20',
    };
    const { code, stdout } = await registerFrom(renewing);
    expect([code, inOneLine(stdout).includes('tre månader går ut 2026-08-04')]).toEqual([0, true]);
    const again = await registerFrom(renewing);
    expect(again).toMatchObject({ code: 3, stored: 0 });
  });

  test('ett avslag kan inte förnyas', async () => {
    const first = (await registerFrom({ outcome: 'avslag' }, '--json')).json() as { decision: string };
    expect(await registerFrom({ renews: first.decision, person: undefined, decisionDay: '2026-07-01' })).toMatchObject({
      code: 3,
      stored: 0,
    });
  });

  test.each([
    ['en uppgift som inte finns', { skonummer: 38 }, 'skonummer'],
    ['en dag som inte finns', { decisionDay: '2026-02-30' }, 'decisionDay'],
    ['en dag efter i dag', { decisionDay: '2026-11-22' }, 'decisionDay'],
    ['ett utfall som inte finns', { outcome: 'kanske' }, 'outcome'],
    ['fel slag', { consent: 'ja' }, 'consent'],
    ['inget nummer', { person: { name: 'Åsa' } }, 'person.number'],
  ])('%s är 2 och uppgiften nämns', async (_what, changes, key) => {
    const { code, stderr, stored } = await registerFrom(changes);
    expect([code, stored]).toEqual([2, 0]);
    expect(stderr).toContain(key);
  });

  test('samma uppgift som flagga och i filen är 2', async () => {
    expect(await registerFrom({}, '--type Samtal')).toMatchObject({ code: 2, stored: 0 });
  });

  test('numret i svaren är maskerat', async () => {
    const { json } = await registerFrom({}, '--json');
    const { decision } = json() as { decision: string };
    const shown = await kalix.run(`case show ${decision}`);
    expect(shown.stdout).not.toContain(application.person.number.slice(-4));
    expect(shown.stdout).not.toContain('Testsson');
  });
});

describe('vad som inte kan registreras', () => {
  test.each(['sspf', 'faltning', 'ses'])('%s är förebyggande arbete (avsnitt 19)', async insats => {
    const answer = await register(`register --insats ${insats} --day 2026-11-20`);
    expect(answer).toMatchObject({ code: 3, stored: 0 });
    expect(answer.stderr).toContain('avsnitt 19');
  });

  test('en insats som inte finns är 4, med den närmaste', async () => {
    expect(await register('register --insats bra-samtl')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('bra-samtal'),
    });
  });

  test('en fil som inte är JSON är 2', async () => {
    expect(await register('register --from f.json', { files: { 'f.json': '{' } })).toMatchObject({
      code: 2,
      stored: 0,
    });
    expect(await register('register --from f.json', { files: { 'f.json': '[]' } })).toMatchObject({
      code: 2,
      stored: 0,
    });
    expect(await register('register --from saknas.json')).toMatchObject({ code: 2, stored: 0 });
  });
});

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

test.each(['case list --person', 'register --insats kontaktperson --person'])(
  '%s <personnummer>: a number where a file belongs is refused, and not repeated',
  async line => {
    const { number } = application.person;
    for (const typed of [number, number.slice(2), number.replace('-', '')]) {
      const { code, stderr } = await (await office()).run(`${line} ${typed}`);
      expect(code).toBe(2);
      expect(stderr).toContain('får inte stå på kommandoraden');
      expect(stderr).not.toContain(number.slice(-4));
    }
  },
);
