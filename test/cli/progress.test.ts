/** Hur långt något har kommit: en stapel på en terminal, rader annars, inget med --quiet. */
import { describe, expect, test } from 'vitest';
import { barLine } from '../../src/present/progress-bar.ts';
import { csv, row } from '../support/import-rows.ts';
import { office } from '../support/office.ts';

const rows = csv(Array.from({ length: 1200 }, (_, i) => row(`B-${i}`)));
const dry = 'import rader.csv --dry-run';

describe('stapeln', () => {
  test.each([
    [0, '[                              ]   0 %  0 av 1000 rader'],
    [455, '[#############                 ]  45 %  455 av 1000 rader'],
    [999, '[############################# ]  99 %  999 av 1000 rader'],
    [1000, '[##############################] 100 %  1000 rader, sparar …'],
  ])('%d av 1000', (done, line) => {
    expect(barLine(done, 1000, 80).trimEnd()).toBe(line);
  });

  test.each([20, 40, 80, 200])('%d kolumner: aldrig mer än en rad, och den täcker den förra', columns => {
    for (const done of [0, 500, 100_000]) expect(barLine(done, 100_000, columns)).toHaveLength(columns - 1);
    expect(barLine(5, undefined, columns)).toHaveLength(columns - 1);
  });
});

describe('import', async () => {
  const kalix = await office();

  test('på en terminal: en rad som skrivs över, och är borta när svaret kommer', async () => {
    const { stderr, stdout } = await kalix.importing(rows, dry, { answers: [] });
    expect(stderr).toContain('\r[############                  ]  41 %  500 av 1200 rader');
    expect(stderr).toContain('100 %  1200 rader, sparar …');
    expect(stderr.endsWith(`\r${' '.repeat(79)}\r`)).toBe(true);
    expect(stderr).not.toContain('\n');
    expect(stdout).toContain('1200 rader');
  });

  test.each([
    ['--quiet', `${dry} --quiet`, { answers: [] }],
    ['en terminal som inte kan skriva över (TERM=dumb)', dry, { answers: [], env: { TERM: 'dumb' } }],
    ['ingen terminal, och en kort fil', dry, {}],
  ])('%s: inget', async (_what, line, options) => {
    expect((await kalix.importing(rows, line, options)).stderr).toBe('');
  });

  test('ett fel mitt i står på en egen rad', async () => {
    const bad = csv([...Array.from({ length: 600 }, (_, i) => row(`B-${i}`)), row('B-1', { renews: 'finns inte' })]);
    const { code, stderr } = await kalix.importing(bad, dry, { answers: [] });
    expect([code, stderr.startsWith('2 rader kan inte läsas in')]).toEqual([2, false]);
    expect(stderr.split('\n')[0]).not.toContain('[#');
  });
});
