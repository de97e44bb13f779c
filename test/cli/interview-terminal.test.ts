/** Registreringens frågor som de ritas på en terminal med 80 kolumner. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoHome, demoHome } from '../../bench/demo-register.ts';
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
    ['heter', 'Prov Provsson\r'],
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
});
