/** Registreringens frågor som de ritas på en terminal med 80 kolumner. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoHome, demoHome } from '../../bench/demo-register.ts';
import { application } from '../support/office.ts';
import { noTerminal, onTerminal } from '../support/terminal.ts';

/** What the shell says of the terminal after the program: as it was before. */
const asBefore = 'stty -a | grep -cE " -(echo|icanon|isig) "';

const why = noTerminal();
describe.skipIf(why)(`på en riktig terminal${why ? ` (SKIPPED: ${why})` : ''}`, { timeout: 60_000 }, () => {
  let home: DemoHome;
  beforeEach(() => {
    home = demoHome();
    home.run(['db', 'init']);
  });
  afterEach(() => home.remove());

  const tolvsteg = 'register --insats tolvstegsmodellen --day 2026-11-20 --registered';
  const person: [string, string][] = [
    ['personnummer', '199004072386\r'],
    ['heter', 'Ek\r'],
  ];

  test('ett val som är längre än raden bryts mellan orden, under sig självt', async () => {
    const { code, screen } = await onTerminal(home, tolvsteg, [
      ...person,
      ['skyddade', 'n\r'],
      ['målgrupper', ''],
      ['spel om pengar)', '\u0003'],
    ]);
    expect(code).toBe(130);
    expect(screen).toContain(
      '  1) skadligt bruk eller beroende (alkohol, narkotika, andra medel, läkemedel,\n     dopning',
    );
  });

  test('inget svar är markerat från början: Enter ensamt väljer inget, och säger hur man väljer', async () => {
    const { code, screen } = await onTerminal(home, tolvsteg, [
      ...person,
      ['skyddade', '\r'],
      ['Inget svar är markerat', '\u0003'],
    ]);
    expect([code, screen.includes('målgrupper')]).toEqual([130, false]);
    expect(screen).not.toMatch(/> \d\) /);
  });

  test('ett skrivet ord som inte passar väljer inget, inte heller det som var markerat', async () => {
    const { code, screen } = await onTerminal(home, tolvsteg, [
      ...person,
      ['skyddade', '\u001b[B'],
      ['> 1) ja', 'xyz\r'],
      ['Inget svar är markerat', '\r'],
      ['Inget svar är markerat', '2'],
      ['> 2) nej', '\r'],
      ['målgrupper', '\u0003'],
    ]);
    expect([code, screen.includes('personuppgifter? nej')]).toEqual([130, true]);
  });

  test('det som skrivs innan frågan visas syns inte och besvarar inget, inte heller i samma tryck som Enter', async () => {
    const { code, screen } = await onTerminal(
      home,
      tolvsteg,
      [
        ['personnummer', '\rHEMLIGT\r'],
        ['född', '1990-04-07\r'],
        ['kön', '\u0003'],
      ],
      {},
      { afterwards: asBefore },
    );
    expect([code, screen.includes('Vilken dag är personen född? (ÅÅÅÅ-MM-DD): 1990-04-07')]).toEqual([130, true]);
    expect(screen).not.toContain('HEMLIGT');
    expect(screen.trimEnd().split('\n').at(-1)).toBe('0');
  });

  test('inte heller det som skrivs medan utkastet läses och sparas, före ett dolt nummer', async () => {
    const { code, screen } = await onTerminal(
      home,
      'register',
      [['Vilken insats', 'kontaktp\r']],
      {},
      { chatter: 'Q' },
    );
    expect([code, screen.includes('Vilket personnummer')]).toEqual([130, true]);
    expect(screen).not.toContain('Q');
  });

  test('Ctrl-C mellan två frågor: 130, inget sparat, och terminalen som den var', async () => {
    const { code, screen } = await onTerminal(
      home,
      tolvsteg,
      [['personnummer', '\r\u0003']],
      {},
      { afterwards: asBefore },
    );
    expect([code, screen]).toEqual([130, expect.stringContaining('Avbrutet: inget sparades.')]);
    expect(screen.trimEnd().split('\n').at(-1)).toBe('0');
  });

  test.each(['check --insats boostersamtal', 'check --facts saknas.json'])(
    'efter svaret, och efter ett fel, är terminalen som den var: %s',
    async line => {
      const dialogue: [string, string][] = line.includes('--facts') ? [] : [['sluta):', '17\r']];
      const { screen } = await onTerminal(home, line, dialogue, {}, { afterwards: asBefore });
      expect(screen.trimEnd().split('\n').at(-1)).toBe('0');
    },
  );

  test('ett obesvarat svar som behövs: det sägs på en egen rad, och frågan ställs igen', async () => {
    const { code, screen } = await onTerminal(home, 'register --insats bra-samtal', [
      ['deltagandet', '\r'],
      ['Den frågan behöver ett svar', ''],
      ['deltagandet', '\u0003'],
    ]);
    expect([code, screen.includes('\nDen frågan behöver ett svar: en dag som finns')]).toEqual([130, true]);
  });

  test('TERM=dumb: numret syns inte, en tryckning kan tas tillbaka, och inget på skärmen ritas om', async () => {
    const { code, screen, written } = await onTerminal(
      home,
      tolvsteg,
      [
        ['frivilligt):', '1990040723896\u007f\u007f6\r'],
        ['frivilligt):', 'Prov Provssom\u007fn\r'],
        ['Nummer 1–3:', '\r'],
        ['Det var inget av svaren. Nummer 1–3:', '2\r'],
        ['inget av dem', '\u0004'],
      ],
      { TERM: 'dumb' },
    );
    expect([code, screen.includes('1990')]).toEqual([130, false]);
    expect(screen).toContain('Prov Provssom\b \bn\n');
    expect(written).not.toContain('\u001b');
  });

  test.each(['dumb', 'xterm'])('40 kolumner (TERM=%s): allt bryts mellan orden', async TERM => {
    const { screen } = await onTerminal(
      home,
      tolvsteg,
      [...person, ['skyddade', 'nej\r'], ['inget av dem', '\u0003']],
      { TERM },
      { columns: 40 },
    );
    expect(screen).toContain(`1) skadligt bruk eller beroende\n     (alkohol,`);
    if (TERM === 'dumb') expect(screen.split('\n').filter(line => [...line].length > 40)).toEqual([]);
  });

  test.each(['dumb', 'xterm'])('återställning (TERM=%s): bara ordet ERSÄTT ersätter något', async TERM => {
    expect(home.run(['db', 'backup', 'kopia.db'])).toMatchObject({ status: 0 });
    const typing = (word: string, then: readonly (readonly [string, string])[] = []) =>
      onTerminal(home, 'db restore kopia.db', [['fortsätta:', word], ...then], { TERM });
    expect(
      (
        await typing('ja\r', [
          ['Det ska vara ERSÄTT', ''],
          ['fortsätta:', '\r'],
        ])
      ).code,
    ).toBe(130);
    expect((await typing('\u0003')).code).toBe(130);
    const right = await typing('ERSÄTT\r');
    expect([right.code, right.screen.includes('Registret är återställt')]).toEqual([0, true]);
  });

  test.each(['dumb', 'xterm'])('loggranskningen (TERM=%s): inget omdöme är valt från början', async TERM => {
    home.run(['register', '--from', '-'], { input: JSON.stringify(application) });
    home.run(['case', 'show', '2026-0001']);
    const asked = TERM === 'dumb' ? 'Det var inget av svaren' : 'Inget svar är markerat';
    const { code, screen } = await onTerminal(
      home,
      'audit review --sample 1',
      [
        ['Var läsningen befogad?', ''],
        ['obefogad', '\r'],
        [asked, '2\r'],
        ['Vad ska göras åt läsningen', 'Fråga chefen\r'],
      ],
      { TERM },
    );
    expect([code, screen.includes('Fråga chefen')]).toEqual([0, true]);
  });
});
