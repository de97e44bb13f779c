import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoHome, demoHome } from '../../bench/demo-register.ts';
import { day } from '../../src/domain/day.ts';
import { office } from '../support/office.ts';
import { personAged, withHyphen } from '../support/persons.ts';
import { noTerminal, onTerminal } from '../support/terminal.ts';
import { kalix, type TestWorldOptions } from '../support/world.ts';

const [skip, back, stop] = ['aside skip', 'aside back', 'aside stop'] as const;
/** En 14-åring; målgrupp 6 är att en förälder har ett skadligt bruk. */
const aged14 = ['14', 'alla vårdnadshavare samtycker', 'ja', 'ingen har ansökt', 'ja', 'inga', '6', 'nej', 'nej'];
const factsOf14 = {
  ...{ age: 14, registeredInMunicipality: true, guardianConsent: 'all', guardianInformed: true },
  ...{ groups: ['anhorig-skadligt-bruk'], childrenAged: [], expectingChild: false, closeToChild: false },
  application: 'none',
};
const asking = (answers: readonly string[], line = 'check', options: TestWorldOptions = {}) =>
  kalix(line, { answers, ...options });
/** Utan numret, och utan vad som ska skrivas. */
const questions = (asked: readonly { readonly question: string }[]) =>
  asked.map(({ question }) => /^Fråga \d+\. (.*?[?.])(?: (?:Ålder|Nummer|Barnens).*)?$/.exec(question)?.[1]);
const commandsIn = (stderr: string) =>
  [...stderr.matchAll(/^ {2}kalix-ov (register .*)$/gm)].map(([, line]) => line ?? '');

describe('check utan uppgifter, på en terminal', () => {
  it('frågar om en 14-åring det som kan ändra svaret, det mest avgörande först', async () => {
    const { code, asked } = await asking(aged14);
    expect([code, asked.length]).toEqual([0, aged14.length]);
    expect(questions(asked)).toEqual([
      'Hur gammal är personen?',
      'Samtycker vårdnadshavarna?',
      'Är personen folkbokförd i Kalix?',
      'Vem har ansökt om insats?',
      'Har vårdnadshavaren informerats?',
      'Har personen egna barn?',
      'Säger personen sig höra till någon av de här grupperna?',
      'Väntar personen barn?',
      'Är personen förälder eller närstående till ett barn?',
    ]);
  });

  it('slutar i samma svar som --facts', async () => {
    const files = { 'f.json': JSON.stringify(factsOf14) };
    expect((await asking(aged14)).stdout).toBe((await kalix('check --facts f.json', { files })).stdout);
    expect((await asking(aged14, 'check --json')).json()).toEqual(
      (await kalix('check --facts f.json --json', { files })).json(),
    );
  });

  it('säger efter varje svar vad det betyder, och vad som föll bort och varför', async () => {
    const { stderr } = await asking(aged14);
    for (const text of [
      'Nästa fråga kan ändra svaret om alla insatser, och vad ni påminns om.',
      'Faller bort: Tolvstegsmodellen. Inte uppfyllt: Minst 21 år.',
      'Hittills: 0 kan fås, 3 kan inte fås, 0 ska bedömas, 13 beror på fler uppgifter.',
      'Kan fås: BRA-samtal.',
      'Att göra: Hjälp till med en ansökan.',
    ])
      expect(stderr.replaceAll(/\n(?!\n)/g, ' ')).toContain(text);
  });

  it('ryms i 80 tecken; bara kommandon bryts aldrig', async () => {
    const { stderr } = await asking([...aged14.slice(0, 6), 'vet inte', skip, skip]);
    const lines = stderr.split('\n').filter(line => !line.startsWith('  kalix-ov'));
    expect(lines.filter(line => [...line].length > 80)).toEqual([]);
  });

  it('frågar aldrig om behov', async () => {
    const { code, asked, stdout } = await asking(
      ['40', 'personen själv', 'ja', 'inga', 'inga', 'nej'],
      'check --insats oppenvard-bistand',
    );
    expect([code, questions(asked)]).toEqual([
      0,
      [
        'Hur gammal är personen?',
        'Vem har ansökt om insats?',
        'Samtycker personen till insatsen?',
        'Säger personen sig höra till någon av de här grupperna?',
        'Har personen egna barn?',
        'Är personen förälder eller närstående till ett barn?',
      ],
    ]);
    expect(stdout).toContain('Fråga om: motivation utredd');
  });

  it('frågar med --insats bara om det som gäller dem', async () => {
    const { code, asked } = await asking(['14'], 'check --insats boostersamtal --exit-code');
    expect([code, questions(asked)]).toEqual([1, ['Hur gammal är personen?']]);
  });

  it('frågar inget på en dag då inget gäller', async () => {
    const { code, asked, stdout } = await asking([], 'check --today 2025-06-30');
    expect([code, asked]).toEqual([0, []]);
    expect(stdout).toContain('första dagen är 2025-07-01');
  });

  it('"vet inte" är okänt i svaret, och frågas inte igen', async () => {
    const { asked, json } = await asking(['vet inte', skip, stop], 'check --json');
    expect(questions(asked).slice(0, 2)).toEqual(['Hur gammal är personen?', 'Samtycker vårdnadshavarna?']);
    expect(new Set(questions(asked)).size).toBe(questions(asked).length);
    expect(json()).toMatchObject({ facts: {} });
  });

  it('"tillbaka" tar bort svaret före, så att det kan ges om', async () => {
    const answers = ['14', back, '30', 'ja', 'sluta'];
    const { json, asked } = await asking(answers, 'check --json');
    expect(json()).toMatchObject({ facts: { age: 30, registeredInMunicipality: true } });
    expect(asked[0]?.question).toContain('(eller vet inte, sluta)');
  });

  it('"sluta" visar svaret med det som är känt', async () => {
    const { code, stdout, stderr } = await asking(['30', stop]);
    expect([code, stdout]).toEqual([0, (await kalix('check --age 30')).stdout]);
    expect(stderr).toContain('Svaret, med det som är känt:');
    expect((await asking(['sluta'])).stdout).toBe((await kalix('check')).stdout);
  });

  it('ett svar som inte går att läsa frågas om igen, och upprepas aldrig', async () => {
    const wrong = ['200', '-3', '', 'fjorton', '20120301-2384', '2012-02-30', '1850-01-01'];
    const { stderr, asked, json } = await asking([...wrong, '2031-01-01', '2012-03-01', stop], 'check --json');
    expect(asked).toHaveLength(wrong.length + 3);
    expect(stderr.split('Skriv åldern i hela år').length - 1).toBe(wrong.length);
    expect(stderr).toContain('Födelsedagen ligger efter 2026-11-21. Skriv den igen.');
    for (const text of wrong.filter(typed => typed.length > 3)) expect(stderr).not.toContain(text);
    expect(json()).toMatchObject({ facts: { born: '2012-03-01' }, nextChange: { day: '2027-03-01', age: 15 } });
  });

  it('barnens åldrar och gruppernas nummer likaså', async () => {
    const answers = ['40', 'ja', '8', '0', 'alla', '1, 6 1', skip, skip, '3 år', '3,9', stop];
    const { stderr, json } = await asking(answers, 'check --json');
    expect(stderr.split('Skriv numren').length - 1).toBe(3);
    expect(stderr.split('Skriv barnens åldrar').length - 1).toBe(1);
    expect(json()).toMatchObject({
      facts: { groups: ['skadligt-bruk', 'anhorig-skadligt-bruk'], childrenAged: [3, 9] },
    });
  });

  it('avbruten vid vilken fråga som helst: 130, inget svar, inget sparat', async () => {
    for (let n = 0; n < aged14.length; n += 1) {
      const { code, stdout, stderr } = await asking(aged14.slice(0, n));
      expect([code, stdout]).toEqual([130, '']);
      expect(stderr).toContain('inget sparades');
    }
  });

  it('utan terminal, eller med --no-input, frågas inget', async () => {
    const plain = (await kalix('check')).stdout;
    const { code, stdout, asked } = await asking([], 'check --no-input');
    expect([code, stdout, asked]).toEqual([0, plain, []]);
    expect((await asking([], 'check --age 30')).asked).toEqual([]);
  });

  it('--quiet: bara frågorna, svaret och kommandona', async () => {
    const { stderr, asked } = await asking(aged14, 'check --quiet');
    expect(asked[0]?.question).toContain('Fråga 1. Hur gammal är personen?');
    expect(stderr).not.toContain('Hittills');
  });
});

describe('kommandot som följer', () => {
  it('ett deltagande: åldersband och kontrollerat samtycke, och inget om vem det var', async () => {
    const { stderr, stdout } = await asking(aged14);
    expect(commandsIn(stderr)).toContain('register --insats bra-samtal --age-band 12-14 --guardian-checked');
    expect(stdout).not.toContain('kalix-ov register');
    for (const id of ['radgivande-samtal', 'kontaktperson', 'familjecentral'])
      expect(commandsIn(stderr).join()).not.toContain(id);
  });

  it('varje kommando tas emot av register, som får resten', async () => {
    const { run } = await office();
    const person = { number: withHyphen(personAged(40, day('2026-11-21'))) };
    const rest = (line: string) => {
      if (line.includes('--application-by')) return { person, applicationDay: '2026-11-20' };
      if (line.includes('tolvsteg')) return { person, day: '2026-11-20', informed: true };
      return { day: '2026-11-20', form: 'individuellt', participants: 1, sex: 'kvinna', informed: true };
    };
    const adult = ['40', 'ja', '1', 'personen själv', 'ja', 'inga', 'ja', 'nej', 'nej'];
    const lines = [...commandsIn((await asking(aged14)).stderr), ...commandsIn((await asking(adult)).stderr)];
    expect(lines).toContain('register --insats oppenvard-bistand --application-by person');
    expect(lines).toContain(
      'register --insats tolvstegsmodellen --registered --groups skadligt-bruk --completed-treatment',
    );
    for (const line of lines) {
      const files = { '-': JSON.stringify(rest(line)) };
      expect(await run(`${line} --from -`, { files }), line).toMatchObject({ code: 0 });
    }
  });

  it('ett barn över 15 som inte har vårdnadshavarnas samtycke är inte kontrollerat', async () => {
    const { stderr } = await asking(['16', 'ingen samtycker', 'bedömt lämpligt', stop]);
    expect(commandsIn(stderr)).toContain('register --insats anhorigstod --age-band 15-17');
  });

  it('när inget kan erbjudas: inget att registrera', async () => {
    const { stderr } = await asking(['17'], 'check --insats radgivande-samtal');
    expect(stderr).toContain('Av svaren följer inget att registrera.');
  });
});

const why = noTerminal();
describe.skipIf(why)(`på en riktig terminal${why ? ` (SKIPPED: ${why})` : ''}`, { timeout: 60_000 }, () => {
  let home: DemoHome;
  beforeAll(() => {
    home = demoHome();
  });
  afterAll(() => home.remove());
  const [enter, down] = ['\r', '\u001b[B'];
  const first: [string, string][] = [
    ['sluta):', `14${enter}`],
    ['Samtycker vårdnadshavarna', ''],
    ['sluta', `1${enter}`],
  ];

  it('ett intag av en 14-åring, med tangentbordet', async () => {
    const { code, screen } = await onTerminal(home, 'check', [
      ...first,
      ['folkbokförd i Kalix', ''],
      ['sluta', `${down}${enter}`],
      ['Vem har ansökt', ''],
      ['sluta', `${down}${down}${down}${enter}`],
      ['informerats', ''],
      ['sluta', `j${enter}`],
      ['egna barn', ''],
      ['inga (eller', `inga${enter}`],
      ['grupperna', ''],
      ['inga (eller', `6${enter}`],
      ['Väntar', ''],
      ['sluta', `n${enter}`],
      ['närstående', ''],
      ['sluta', `n${enter}`],
    ]);
    expect(code).toBe(0);
    expect(screen).toContain('KAN FÅS: BRA-samtal');
    expect(screen).toContain('  kalix-ov register --insats bra-samtal --age-band 12-14 --guardian-checked');
  });

  it('TERM=dumb: numrerade svar på en rad var, och inget ritas om', async () => {
    const { code, screen, written } = await onTerminal(
      home,
      'check --insats anhorigstod --json',
      [
        ['sluta):', '14\n'],
        ['Nummer 1–6:', '9\n'],
        ['Nummer 1–6:', '3\n'],
      ],
      { TERM: 'dumb' },
    );
    expect(code).toBe(0);
    expect(screen).toContain('  3) ingen samtycker\n');
    expect(screen.split('Ålder i år').length - 1).toBe(1);
    expect(written).not.toContain('\u001b');
    expect(screen).toContain('"guardianConsent": "none"');
  });

  it.each(['xterm', 'dumb'])('Ctrl-C vid en fråga (TERM=%s): 130, inget sparades', async TERM => {
    for (const dialogue of [
      [['sluta):', '\u0003']],
      [...first.slice(0, 1), [TERM === 'dumb' ? 'Nummer' : 'sluta', '\u0003']],
    ] as [string, string][][]) {
      const { code, screen } = await onTerminal(home, 'check', dialogue, { TERM });
      expect([code, screen]).toEqual([130, expect.stringContaining('Avbrutet: inget sparades.')]);
      expect(screen).not.toContain('KAN FÅS');
    }
  });
});
