/** Registreringens frågor som de ritas på en terminal med 80 kolumner. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoHome, demoHome } from '../../bench/demo-register.ts';
import { noTerminal, onTerminal } from '../support/terminal.ts';

const why = noTerminal();
describe.skipIf(why)(`på en riktig terminal${why ? ` (SKIPPED: ${why})` : ''}`, { timeout: 60_000 }, () => {
  let home: DemoHome;
  beforeAll(() => {
    home = demoHome();
    home.run(['db', 'init']);
  });
  afterAll(() => home.remove());

  test('ett val som är längre än raden bryts mellan orden, under sig självt', async () => {
    const line = 'register --insats tolvstegsmodellen --day 2026-11-20 --registered';
    const { code, screen } = await onTerminal(home, line, [
      ['Personnummer', '199004072386\r'],
      ['Namn', 'Prov Provsson\r'],
      ['Skyddade', 'n\r'],
      ['Målgrupper', ''],
      ['spel om pengar)', '\u0003'],
    ]);
    expect(code).toBe(130);
    expect(screen).toContain('❯ skadligt bruk eller beroende (alkohol, narkotika, andra medel, läkemedel,\n  dopning');
  });
});
