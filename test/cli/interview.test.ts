/**
 * Registreringen som frågor i en terminal: bara det som gäller frågas, det går att gå tillbaka och hoppa över, det som
 * ska sparas visas först med vem det gäller, och ett avbrutet svar finns kvar som utkast för den som gav det.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { registers } from '../../src/register/open.ts';
import type { Register } from '../../src/register/port.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { application, changedApplication, office } from '../support/office.ts';
import { personAged, withWrongCheckDigit } from '../support/persons.ts';
import type { TestWorldOptions } from '../support/world.ts';

type Office = Awaited<ReturnType<typeof office>>;
type Respond = NonNullable<TestWorldOptions['respond']>;
type Choices = Parameters<Respond>[1];

const today = day('2026-11-21');
const saving = 'Ska det här sparas?';
const adult = personAged(40, today);
const child = personAged(14, today);
const enrolled = {
  ...{ 'Vilket personnummer': adult.number, 'Har personen skyddade': 'false', 'Vilken dag börjar': '2026-11-20' },
  ...{ 'Är den enskilde folkbokförd': 'true', 'Är den enskilde upplyst': 'true', 'Vilka målgrupper': 'skadligt-bruk' },
};

/** One decision, of an adult. */
async function withDecision(colleagues: readonly string[] = []): Promise<Office> {
  const own = await office({}, colleagues);
  const { code } = await own.run('register --from -', changedApplication({}));
  expect(code).toBe(0);
  return own;
}

/** Looks straight into the register: no reading of it is logged. */
async function inside<T>(own: Office, work: (register: Register) => Promise<T>): Promise<T> {
  const register = await (await registers(own.folders, loadRulebook, async () => '')).open(undefined);
  try {
    return await work(register);
  } finally {
    await register.close();
  }
}

const bodies = (own: Office, number = '2026-0001') =>
  inside(own, async register => (await register.history(number)).map(h => h.event));

/** How many entries the journal has. */
const entries = (own: Office) => inside(own, async register => (await register.journalHead()).entries);

/** Answers by what a question begins with; what is not there is skipped, and "Spara?" is yes. */
function answering(answers: Readonly<Record<string, string | boolean>>, until = Number.POSITIVE_INFINITY): Respond {
  let asked = 0;
  return (question, choices) => {
    asked += 1;
    if (asked > Math.min(until, 100)) return undefined;
    const known = Object.keys(answers).find(start => question.startsWith(start));
    if (question.includes('(hittills: ')) return '.';
    if (known !== undefined) return answers[known];
    if (question === saving) return 'yes';
    if (question.startsWith('Det finns ett utkast')) return 'continue';
    return fallback(choices);
  };
}

const fallback = (choices: Choices) =>
  choices.some(c => c.value === '.') && choices.every(c => c.value !== '') ? '.' : '';

describe('uppföljning', () => {
  const line = 'followups record 2026-0001-A';
  const answers = {
    ...{ 'Vilken dag': '2026-06-01', 'På vilket sätt': 'mote' },
    ...{ 'Ingick ett samtal': 'true', 'Lämnade utföraren': 'false', 'Hur uppfattar': 'Nöjd' },
  };

  test('det som ska sparas visas först, med namn och födelseår, och frågas om', async () => {
    const own = await withDecision();
    const { code, stderr, asked, stdout } = await own.run(line, { respond: answering(answers) });
    expect([code, asked.at(-1)?.question]).toEqual([0, saving]);
    expect(stderr).toContain(`Person: Åsa Testsson, född ${adult.born.slice(0, 4)}`);
    expect(stderr).toContain('På vilket sätt: möte');
    expect(stdout).toContain('uppföljt 2026-06-01');
    expect(stderr + stdout).not.toContain(adult.number.slice(-4));
  });

  test('att personen visas är en läsning i loggen; ett avbrott innan dess är det inte', async () => {
    const own = await withDecision();
    const before = await entries(own);
    expect((await own.run(line, { respond: answering(answers, 3) })).code).toBe(130);
    expect(await entries(own)).toBe(before);
    expect((await own.run(line, { respond: answering({ ...answers, [saving]: 'no' }) })).code).toBe(130);
    expect(await entries(own)).toBe(before + 1);
    const { readings } = (await own.run('audit log --json')).json() as { readings: object[] };
    expect(readings).toMatchObject([{ command: 'followups record', identity: true, cases: [{ case: '2026-0001' }] }]);
  });

  test('nej: inget sparas, det sägs, och utkastet är borta', async () => {
    const own = await withDecision();
    const no = await own.run(line, { respond: answering({ ...answers, [saving]: 'no' }) });
    expect([no.code, no.stderr.includes('inget sparades')]).toEqual([130, true]);
    expect((await own.run(line, { answers: [] })).asked[0]?.question).toContain('Vilken dag gjordes uppföljningen');
  });

  test('ändra: en uppgift väljs, och det visas igen', async () => {
    const own = await withDecision();
    let shown = 0;
    const change: Respond = (question, choices) => {
      if (question === saving) return shown++ === 0 ? 'change' : 'yes';
      if (question === 'Vad ska ändras?') return 'how';
      return question.startsWith('På vilket sätt') && shown > 0 ? 'telefon' : answering(answers)(question, choices);
    };
    expect((await own.run(line, { respond: change })).stderr).toContain('På vilket sätt: telefon');
    expect(await bodies(own)).toContainEqual(expect.objectContaining({ kind: 'followed-up', how: 'telefon' }));
  });

  test('det går att gå tillbaka en fråga, och det förra svaret finns kvar', async () => {
    const own = await withDecision();
    const { asked, code } = await own.run(line, {
      answers: ['2026-06-01', '<', '', 'mote', 'true', 'true', ...Array<string>(9).fill(''), 'yes'],
    });
    expect(asked.slice(0, 4).map(a => a.question)).toEqual([
      'Vilken dag gjordes uppföljningen? (ÅÅÅÅ-MM-DD):',
      'På vilket sätt gjordes uppföljningen?',
      'Vilken dag gjordes uppföljningen? (ÅÅÅÅ-MM-DD; Enter behåller "2026-06-01"):',
      'På vilket sätt gjordes uppföljningen?',
    ]);
    expect(code).toBe(0);
  });

  test.each([
    ['2026-02-30', 'Det ska vara en dag som finns, skriven ÅÅÅÅ-MM-DD'],
    ['2026-11-22', 'ligger efter dagen som allt bedöms på (2026-11-21)'],
    ['2026-05-03', 'Dagen ligger före beslutsdagen (2026-05-04)'],
  ])('dagen %s frågas om igen, med samma mening som flaggan ger', async (wrong, sentence) => {
    const own = await withDecision();
    const asked = await own.run(line, { answers: [wrong] });
    const flag = await own.run(`${line} --day ${wrong} --how mote --talked-with-person --heard-performer`);
    const plain = (text: string) => text.replace(/\s+/g, ' ');
    expect(plain(asked.stderr)).toContain(sentence);
    expect(plain(flag.stderr)).toContain(sentence);
    expect(asked.asked).toHaveLength(2);
  });

  test('ett barn eller en närstående som tolk nekas när det svaras, inte efteråt (avsnitt 16)', async () => {
    const own = await withDecision();
    let interpreters = 0;
    const respond: Respond = (question, choices) =>
      question.startsWith('Vem tolkade') ? (interpreters++ === 0 ? 'barn' : '') : answering(answers)(question, choices);
    const { code, stderr } = await own.run(line, { respond });
    expect([code, interpreters]).toEqual([0, 2]);
    expect(stderr).toContain('tolk');
  });

  test('om ett barn frågas barnets rättigheter, om en vuxen inte (3 kap. 1–3 §§)', async () => {
    const own = await withDecision();
    await own.run('register --from -', changedApplication(ofChild));
    const about = async (number: string) =>
      (
        await own.run(`followups record ${number}`, {
          respond: answering({
            ...answers,
            'Har barnet fått information': 'true',
            'Har barnet fått framföra': 'true',
            'Hur har barnets': 'Vägt',
          }),
        })
      ).asked.some(a => /[Bb]arnet /.test(a.question));
    expect([await about('2026-0001-A'), await about('2026-0002-A')]).toEqual([false, true]);
  });

  test('det som inte kan göras sägs innan något frågas', async () => {
    const own = await withDecision();
    const { code, asked } = await own.run('decision resume 2026-0001-A', { answers: ['2026-06-01'] });
    expect([code, asked]).toEqual([3, []]);
  });
});

const ofChild = {
  ...{ person: { number: child.number, name: 'Bo Barnsson' }, applicationBy: 'guardian', consent: undefined },
  ...{ guardianConsent: 'all', childInformed: true, childHeard: true, childBestInterests: 'Vägt mot skolan' },
};

describe('ansökan och beslut', () => {
  const decided = {
    ...{ 'Vilket personnummer': adult.number, 'Vad heter': 'Åsa Testsson', 'Har personen skyddade': 'false' },
    ...{ 'Vilken typ': 'Familjebehandling', 'Vilken dag gjordes ansökan': '2026-05-01', 'Vem ansökte': 'person' },
    ...{ 'Är beslutet fattat': 'true', 'Vilken dag fattades': '2026-05-04', 'Vilket blev utfallet': 'bifall' },
    ...{ 'Vilken delegat': 'Delegat Ett', 'Vilken punkt': '3.1' },
    ...{ 'Vilken dag lämnades samtycket': '2026-05-01', 'Samtycker den enskilde (vuxen)': 'true' },
    'Vilken dag var mottaglighet': '2026-05-02',
  };
  const line = 'register --insats oppenvard-bistand';
  const questionsFor = async (answers: Readonly<Record<string, string | boolean>>) => {
    const own = await office();
    const { asked, code, stderr } = await own.run(line, { respond: answering(answers) });
    return { code, stderr, asked: asked.map(a => a.question), own };
  };

  test('svaren ger samma händelser som filen på en gång', async () => {
    const { code, own, stderr } = await questionsFor(decided);
    expect(code).toBe(0);
    expect(stderr).toContain(`Person: Åsa Testsson, född ${adult.born.slice(0, 4)}`);
    expect(await bodies(own)).toEqual(await bodies(await withDecision()));
  });

  test('en vuxen: vårdnadshavare och barn frågas det inte om', async () => {
    const { asked } = await questionsFor(decided);
    expect(asked.filter(q => /[Vv]årdnadshavar|[Bb]arnet|lämpligt/.test(q))).toEqual([]);
  });

  const ofFourteen = { ...decided, 'Vilket personnummer': child.number, 'Vem ansökte': 'guardian' };
  const rights = {
    'Har barnet fått information': 'true',
    'Har barnet fått framföra': 'true',
    'Hur har barnets': 'Vägt',
  };

  test('14 år och alla vårdnadshavare samtycker: barnets eget samtycke och lämplighet frågas inte (21 kap. 1 §)', async () => {
    const { asked, code } = await questionsFor({ ...ofFourteen, ...rights, 'Samtycker vårdnadshavarna': 'all' });
    expect(code).toBe(0);
    expect(asked.filter(q => /^Samtycker barnet|^Begär|^Är det bedömt|vuxen|^Vem har gjort/.test(q))).toEqual([]);
  });

  test('14 år utan vårdnadshavarnas: barnets samtycke, om det är lämpligt, och vem som bedömde det', async () => {
    const { asked, code } = await questionsFor({
      ...{ ...ofFourteen, ...rights, 'Samtycker vårdnadshavarna': 'none', 'Samtycker barnet': 'true' },
      ...{ 'Är det bedömt': 'true', 'Vem har gjort': 'Anna', 'Vilka är skälen': 'Fara annars' },
    });
    expect(
      asked.filter(q => /^Samtycker barnet|^Begär|^Är det bedömt|^Vem har gjort|^Vilka är skälen/.test(q)),
    ).toEqual([
      'Samtycker barnet till insatsen?',
      'Är det bedömt lämpligt att ge insatsen utan vårdnadshavarens samtycke?',
      'Vem har gjort bedömningen som beslutet vilar på?',
      'Vilka är skälen för den bedömning som beslutet vilar på?',
    ]);
    expect(code).toBe(0);
  });

  test('ett avslag: inget samtycke, inga behov, ingen period', async () => {
    const { asked, code } = await questionsFor({ ...decided, 'Vilket blev utfallet': 'avslag' });
    expect(code).toBe(0);
    expect(asked.filter(q => /[Ss]amtyck|behoven|perioden|motivation/.test(q))).toEqual([]);
  });

  test('bara en ansökan: inget om beslutet', async () => {
    const { asked, code, own } = await questionsFor({ ...decided, 'Är beslutet fattat': 'false' });
    expect([code, asked.at(-2)]).toEqual([0, 'Är beslutet fattat?']);
    const { asked: later } = await own.run(`${line} --decides 2026-0001-A`, { respond: answering(decided) });
    expect(later.map(q => q.question).filter(q => /personnummer|ansökan|ansökte/.test(q))).toEqual([]);
  });

  test('ett nej som lagen inte går förbi sägs, och svaren finns kvar att ändra', async () => {
    let consent = 'false';
    const respond: Respond = (question, choices) => {
      if (question === 'Vad ska ändras?') {
        consent = 'true';
        return 'consent';
      }
      if (question.startsWith('Samtycker den enskilde (vuxen)')) return consent;
      return answering(decided)(question, choices);
    };
    const { code, stderr } = await (await office()).run(line, { respond });
    expect([code, stderr.includes('samtyck')]).toEqual([0, true]);
  });

  test('utan personnummer frågas födelsedag och kön, och ett tillfälligt nummer ges', async () => {
    const { code, own } = await questionsFor({
      ...decided,
      ...{ 'Vilket personnummer': '', 'Vilken dag är personen född': '1986-02-13', 'Vilket kön': 'man' },
    });
    expect(code).toBe(0);
    expect((await own.run('case show 2026-0001')).stdout).toContain('1986');
  });

  test('ett fel personnummer frågas om igen med skälet; numret syns ingenstans', async () => {
    const wrong = withWrongCheckDigit(adult);
    const { code, asked, stderr } = await (await office()).run(line, { answers: [wrong] });
    expect([code, asked.length]).toEqual([130, 2]);
    expect(stderr).toContain('de fyra sista siffrorna');
    expect(stderr + JSON.stringify(asked)).not.toContain(wrong.slice(-4));
  });
});

describe('insatser utan behovsprövning', () => {
  test('ett deltagande: ingen identitet, inga behov; vårdnadshavare bara för barn (21 kap. 2 §)', async () => {
    const questions = async (band: string) => {
      const answers = {
        ...{
          'Vilken dag': '2026-11-20',
          'Var deltagandet': 'grupp',
          'Hur många': '2',
          'Vilket kön': 'kvinna',
          'Hur gammal': band,
        },
        ...{ 'Är vårdnadshavarens': 'true', 'Har den eller de': 'true' },
      };
      const ran = await (await office()).run('register --insats ungdomsmottagning', { respond: answering(answers) });
      expect(ran.code).toBe(0);
      return ran.asked.map(a => a.question);
    };
    const [young, older] = [await questions('12-14'), await questions('18-20')];
    expect(young.some(q => q.startsWith('Är vårdnadshavarens'))).toBe(true);
    expect(older.some(q => q.startsWith('Är vårdnadshavarens'))).toBe(false);
    expect([...young, ...older].filter(q => /personnummer| heter |[Bb]ehov/.test(q))).toEqual([]);
  });

  test('tolvsteg: personen och villkoren, inget om behov eller samtycke (11 kap. 5 §)', async () => {
    const own = await office();
    const answers = {
      ...enrolled,
    };
    const { code, asked, stderr } = await own.run('register --insats tolvstegsmodellen', {
      respond: answering(answers),
    });
    expect([code, stderr.includes('namn saknas, född')]).toEqual([0, true]);
    expect(asked.filter(a => /[Bb]ehov|amtyck/.test(a.question))).toEqual([]);
  });
});

/** Every command that has an interview, with answers that save something. */
const interviews: readonly (readonly [string, Readonly<Record<string, string | boolean>>])[] = [
  [
    'register --insats bra-samtal',
    {
      ...{
        'Vilken dag': '2026-11-20',
        'Var deltagandet': 'grupp',
        'Hur många': '2',
        'Vilket kön': 'kvinna',
        'Hur gammal': '12-14',
      },
      ...{ 'Är vårdnadshavarens': 'true', 'Har den eller de': 'true' },
    },
  ],
  ['register --insats tolvstegsmodellen', enrolled],
  [
    'register --insats kontaktperson',
    {
      ...{ 'Vilket personnummer': adult.number, 'Har personen skyddade': 'false', 'Är beslutet': 'false' },
      ...{ 'Vilken dag gjordes ansökan': '2026-05-01', 'Vem ansökte': 'person' },
    },
  ],
  [
    'followups record 2026-0001-A',
    { 'Vilken dag': '2026-06-01', 'På vilket': 'mote', Ingick: 'true', Lämnade: 'true' },
  ],
  ['followups schedule 2026-0001-A', { 'Vilken dag': '2026-12-01' }],
  ['decision execute 2026-0001-A', { 'Vilken dag': '2026-06-01' }],
  ['decision close 2026-0001-A', { 'Vilken dag': '2026-06-01', 'Vilket är skälet': 'flytt', Nåddes: 'ja' }],
  ['decision changed 2026-0001-A', { 'Vilken dag': '2026-06-01', Vad: 'Skolbyte' }],
  ['decision object 2026-0001-A', { 'Vilken dag': '2026-06-01', 'Vilken uppgift': 'Mötesdagen' }],
  ['decision contact 2026-0001-A', { 'Vilken dag': '2026-06-01', 'På vilket': 'telefon' }],
  [
    'decision offer 2026-0001-A',
    {
      ...{ 'Vilken dag lämnades': '2026-06-01', 'Vad erbjöds': 'Plats', 'Vad svarade': 'avbojt' },
      'Vilken dag svarade': '2026-06-02',
    },
  ],
  [
    'decision plan 2026-0001-A',
    { 'Vilken dag upp': '2026-06-01', 'Har den enskilde': 'false', Varför: 'Sjuk', 'Vilket särskilt': 'Brådska' },
  ],
  [
    'decision correct 2026-0001-A',
    { 'Vilken uppgift': 'type', 'Ska värdet': 'false', 'Vilket är det rätta': 'Annat', Varför: 'Fel' },
  ],
  ['consent share 2026-0001-A', { 'Vilken dag': '2026-06-01', Med: 'Skolan', Vilka: 'Tider', Vem: 'person' }],
  ['report-concern 2026-0001-A', { 'Vilken dag': '2026-06-01', Till: 'Mottagningen' }],
];

describe('varje fråga är en hel mening, som går att läsa upp för sig', () => {
  test.each(interviews)('%s', async (line, answers) => {
    const { asked } = await (await withDecision()).run(line, { respond: answering(answers) });
    const isSentence = /^(\d\. )?[A-ZÅÄÖ]\p{L}* .+\?( \(.+\):?)?$/u;
    expect(asked.map(a => a.question).filter(question => !isSentence.test(question))).toEqual([]);
  });
});

describe('Ctrl-C vid varje fråga: 130, inget i ärendet', () => {
  test.each(interviews)('%s', async (line, answers) => {
    const own = await withDecision();
    const before = { entries: await entries(own), events: await bodies(own) };
    const whole = (await (await withDecision()).run(line, { respond: answering(answers) })).asked.length;
    expect(whole).toBeGreaterThan(1);
    for (let n = 0; n < whole; n++) {
      const { code, stderr, stdout } = await own.run(line, {
        respond: answering({ ...answers, 'Det finns': 'over' }, n === 0 ? 0 : n + 1),
      });
      expect([n, code, stdout]).toEqual([n, 130, '']);
      expect(stderr).toMatch(/inget sparades/);
      expect(await bodies(own)).toEqual(before.events);
    }
    const { readings } = (await own.run('audit log --json')).json() as { readings: unknown[] };
    expect((await entries(own)) - readings.length).toBe(before.entries);
  });

  test.each(interviews)('med --no-input, och utan terminal, nämns det som saknas: %s', async line => {
    const own = await withDecision();
    const before = await entries(own);
    const silent = await own.run(`${line} --no-input`, { answers: [] });
    const piped = await own.run(line);
    expect([silent.asked, silent.code, piped.code]).toEqual([[], 2, 2]);
    expect(silent.stderr).toMatch(/Uppgiften --[a-z-]+ saknas/);
    expect(await entries(own)).toBe(before);
  });
});

describe('utkastet', () => {
  const line = 'followups record 2026-0001-A';
  const answers = {
    'Vilken dag': '2026-06-01',
    'På vilket': 'mote',
    Ingick: 'true',
    Lämnade: 'true',
    Hur: 'Känner sig hemlig',
  };

  test('avbrutet med svar: sägs sanningsenligt, och nästa gång frågas om det ska fortsätta', async () => {
    const own = await withDecision();
    const cut = await own.run(line, { respond: answering(answers, 3) });
    expect(cut.stderr).toContain('inget sparades i ärendet. Utkastet finns kvar, krypterat.');
    const again = await own.run(line, { answers: ['continue'], now: '2026-11-21T08:00:00.000Z' });
    expect(again.asked[0]).toMatchObject({
      question: 'Det finns ett utkast från 2026-11-21 09:00. Vad ska göras med det?',
      choices: ['fortsätta', 'börja om från början', 'ta bort utkastet och sluta'],
    });
    expect(again.asked[1]?.question).toBe('Lämnade utföraren uppgifter?');
  });

  test('avbrutet före första svaret: inget utkast', async () => {
    const own = await withDecision();
    expect((await own.run(line, { answers: [] })).stderr).not.toContain('Utkast');
    expect((await own.run(line, { answers: [] })).asked[0]?.question).toContain('Vilken dag');
  });

  test('börja om, och ta bort', async () => {
    const own = await withDecision();
    await own.run(line, { respond: answering(answers, 3) });
    const over = await own.run(line, { respond: answering({ ...answers, 'Det finns': 'over' }, 3) });
    expect(over.asked[1]?.question).toContain('Vilken dag');
    const gone = await own.run(line, { answers: ['remove'] });
    expect([gone.code, gone.asked.length, gone.stderr.includes('Utkastet är borttaget.')]).toEqual([130, 1, true]);
    expect((await own.run(line, { answers: [] })).asked[0]?.question).toContain('Vilken dag');
  });

  test('ett annat kontos utkast syns inte, inte heller ett annat besluts', async () => {
    const own = await withDecision(['bertil']);
    await own.run('register --from -', changedApplication(ofChild));
    await own.run(line, { respond: answering(answers, 3) });
    const first = async (typed: string, account = 'anna') =>
      (await own.run(typed, { answers: [], account })).asked[0]?.question ?? '';
    const anew = 'Vilken dag gjordes uppföljningen';
    expect(await first(line, 'bertil')).toContain(anew);
    expect(await first('followups record 2026-0002-A')).toContain(anew);
    expect(await first('decision contact 2026-0001-A')).toContain('Vilken dag var kontakten');
    expect(await first(`${line} --user bertil`)).toContain(anew);
    expect(await first('followups record 2026-0001')).toContain('Det finns ett utkast');
  });

  test('sparat: utkastet är borta', async () => {
    const own = await withDecision();
    await own.run(line, { respond: answering(answers, 3) });
    expect((await own.run(line, { respond: answering(answers) })).code).toBe(0);
    expect((await own.run(line, { answers: [] })).asked[0]?.question).toContain('Vilken dag');
  });

  test('en flagga går före utkastets svar', async () => {
    const own = await withDecision();
    await own.run(line, { respond: answering(answers, 4) });
    const { stderr } = await own.run(`${line} --how telefon`, { respond: answering(answers) });
    expect(stderr).toContain('På vilket sätt: telefon');
  });

  test('30 dagar gammalt tas det bort', async () => {
    const own = await withDecision();
    const later = { today: '2026-12-22', now: '2026-12-22T08:00:00.000Z' };
    await own.run(line, { respond: answering(answers, 3) });
    const kept = await own.run(line, { answers: [], today: '2026-12-21', now: '2026-12-21T08:00:00.000Z' });
    expect(kept.asked[0]?.question).toContain('Det finns ett utkast');
    expect((await own.run(line, { answers: [], ...later })).asked[0]?.question).toContain('Vilken dag');
  });

  test('register utan insats: utkasten erbjuds först, det senaste överst, utan något av det som svarats', async () => {
    const own = await office({}, ['bertil']);
    const cut = (insats: string, now: string) =>
      own.run(`register --insats ${insats}`, {
        respond: answering({ 'Vilket personnummer': adult.number, 'Vad heter': 'Åsa Testsson' }, 2),
        now: `2026-11-21T${now}:00.000Z`,
      });
    await cut('kontaktperson', '08:00');
    await cut('kontaktfamilj', '08:30');
    const { asked } = await own.run('register', { answers: ['kontaktperson'] });
    expect(asked[0]).toEqual({
      question: 'Det finns utkast som inte är sparade. Vad vill du göra?',
      choices: [
        'fortsätt med utkastet: Kontaktfamilj, sparat 2026-11-21 09:30',
        'fortsätt med utkastet: Kontaktperson, sparat 2026-11-21 09:00',
        'registrera något nytt',
      ],
    });
    expect(asked[1]?.question).toBe('Har personen skyddade personuppgifter?');
    const anew = await own.run('register', { answers: ['', 'kontaktperson'] });
    expect(anew.asked.slice(1).map(a => a.question.slice(0, 21))).toEqual([
      'Vilken insats ska reg',
      'Det finns ett utkast ',
    ]);
    expect((await own.run('register', { answers: [''], account: 'bertil' })).asked[0]?.question).not.toContain(
      'utkast',
    );
  });

  test('ett utkast om en förnyelse fortsätter som en förnyelse', async () => {
    const own = await withDecision();
    const line = 'register --insats oppenvard-bistand --renews 2026-0001-A';
    await own.run(line, { respond: answering({ 'Vilken typ': 'Familjebehandling' }, 2) });
    const { asked, code, stdout } = await own.run('register', {
      respond: answering({
        'Det finns utkast': 'oppenvard-bistand renews 2026-0001-A',
        ...{ 'Vilken dag gjordes': '2026-10-01', 'Vem ansökte': 'person', 'Är beslutet': 'true' },
        ...{
          'Vilken dag fattades': '2026-10-05',
          'Vilket blev': 'bifall',
          'Vilken delegat': 'D',
          'Vilken punkt': '3.1',
        },
        ...{ 'Vilken dag lämnades': '2026-10-01', 'Samtycker den enskilde': 'true', 'Vilken dag var': '2026-10-01' },
      }),
    });
    expect(asked[0]?.choices?.[0]).toContain('förnyar 2026-0001-A, sparat');
    expect([code, stdout]).toEqual([0, expect.stringContaining('2026-0001-B')]);
  });

  const text = fc.stringMatching(/^[A-Za-zåäöÅÄÖ,]{1,20}$/);
  const record = fc.record(
    {
      ...{ how: fc.constantFrom('samtal', 'hembesok', 'mote'), talkedWithPerson: fc.boolean() },
      ...{ heardPerformer: fc.boolean(), personsView: text, method: text, measures: text, deficiencies: text },
      ...{ needsChanged: fc.boolean(), personInformed: fc.boolean() },
    },
    { requiredKeys: ['how', 'talkedWithPerson', 'heardPerformer'] },
  );
  const starts: Readonly<Record<string, string>> = {
    ...{
      day: 'Vilken dag',
      how: 'På vilket',
      talkedWithPerson: 'Ingick',
      heardPerformer: 'Lämnade',
      personsView: 'Hur uppfattar',
    },
    ...{ method: 'Vilken standard', measures: 'Vilka åtgärder', deficiencies: 'Vilka brister' },
    needsChanged: 'Har behoven',
    ...{ personInformed: 'Är den enskilde', adaptation: 'Hur anpassas' },
  };

  test('avbrutet var som helst och fortsatt ger samma händelse som filen på en gång', async () => {
    const property = fc.asyncProperty(record, fc.array(fc.nat(12), { maxLength: 3 }), async (said, cuts) => {
      const whole = { day: '2026-06-01', ...said, ...(said.needsChanged ? { adaptation: 'Tätare' } : {}) };
      const entriesOf = Object.entries(whole).map(([key, value]) => [starts[key] ?? key, String(value)]);
      const spoken = Object.fromEntries(entriesOf) as Record<string, string>;
      const [asked, filed] = [await withDecision(), await withDecision()];
      const beforeSaving =
        (respond: Respond): Respond =>
        (q, choices) =>
          q === saving ? undefined : respond(q, choices);
      for (const cut of cuts) await asked.run(line, { respond: beforeSaving(answering(spoken, cut)) });
      const done = await asked.run(line, { respond: answering(spoken) });
      const file = await filed.run(`${line} --from -`, { files: { '-': JSON.stringify(whole) } });
      expect([done.code, file.code]).toEqual([0, 0]);
      expect(await bodies(asked)).toEqual(await bodies(filed));
    });
    await fc.assert(property, { numRuns: 8 });
  });
});

test('en person i filen, och resten frågas: personen visas som den är given', async () => {
  const { person, insats } = application;
  const { stderr, code } = await (await office()).run(`register --from fil`, {
    files: { fil: JSON.stringify({ insats, person }) },
    respond: answering({ 'Vilken dag gjordes': '2026-05-01', 'Vem ansökte': 'person', 'Är beslutet': 'false' }),
  });
  expect([code, stderr.includes('Person: Åsa Testsson, född')]).toEqual([0, true]);
});
