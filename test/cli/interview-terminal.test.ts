/** Registreringens frågor som de ritas på en terminal med 80 kolumner. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoHome, demoHome } from '../../bench/demo-register.ts';
import { noTerminal, onTerminal } from '../support/terminal.ts';

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
    ['Personnummer', '199004072386\r'],
    ['Namn', 'Prov Provsson\r'],
  ];

  test('ett val som är längre än raden bryts mellan orden, under sig självt', async () => {
    const { code, screen } = await onTerminal(home, tolvsteg, [
      ...person,
      ['Skyddade', 'n\r'],
      ['Målgrupper', ''],
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
      ['Skyddade', '\r'],
      ['Inget svar är markerat', '\u0003'],
    ]);
    expect([code, screen.includes('Målgrupper')]).toEqual([130, false]);
    expect(screen).not.toMatch(/> \d\) /);
  });

  test('ett skrivet ord som inte passar väljer inget, inte heller det som var markerat', async () => {
    const { code, screen } = await onTerminal(home, tolvsteg, [
      ...person,
      ['Skyddade', '\u001b[B'],
      ['> 1) ja', 'xyz\r'],
      ['Inget svar är markerat', '\r'],
      ['Inget svar är markerat', '2'],
      ['> 2) nej', '\r'],
      ['Målgrupper', '\u0003'],
    ]);
    expect([code, screen.includes('personuppgifter? nej')]).toEqual([130, true]);
  });
});
