/** "Inget sparades" sägs där något kunde ha sparats, och bara där. */
import { describe, expect, test } from 'vitest';
import { onlyShows } from '../../src/commands/rights.ts';
import { commands } from '../../src/commands/table.ts';
import { office } from '../support/office.ts';

describe('en nekad läsning säger inget om att spara', () => {
  test.each([
    ['check --age 200', 2],
    ['check --today 2026-02-30', 2],
    ['case show 2026-9999', 4],
    ['followups due --within -1', 2],
    ['ivo-report --quarter 2026Q9', 2],
    ['insats show finns-inte', 4],
    ['rules show finns-inte', 4],
    ['case list --json --today 2026-02-30', 2],
  ])('%s', async (line, exit) => {
    const { code, stderr, stdout } = await (await office()).run(line);
    expect([code, `${stderr}${stdout}`.includes('Inget sparades')]).toEqual([exit, false]);
    expect(stderr).not.toBe('');
  });

  test.each([
    ['register --insats bra-samtal --day 2026-02-30', 2],
    ['decision execute 2026-0001-A --day 2026-02-30', 2],
    ['followups record 2026-0001-A --day 2027-01-01', 2],
    ['audit review --sample 0 --verdict 1=befogad', 2],
  ])('men det gör %s', async (line, exit) => {
    const { code, stderr } = await (await office()).run(line);
    expect([code, stderr]).toEqual([exit, expect.stringContaining('Inget sparades')]);
  });
});

test('kommandona som sparar, eller skriver en fil, hör inte till dem som bara visar', () => {
  const saving = commands.map(({ path }) => path).filter(path => !onlyShows(path));
  expect(saving.filter(path => /^(check|case|insats|rules|stats|board-report|help|schema)\b/.test(path))).toEqual([]);
  const words =
    /^(register|decision|consent|report-concern|import|export)\b|(record|schedule|submit|notify|review|seal)$/;
  const kept = /^db (init|backup|restore|purge|hold|key)|^user (add|end)$/;
  expect(saving.filter(path => !words.test(path) && !kept.test(path))).toEqual([]);
  expect(commands.filter(({ path }) => (words.test(path) || kept.test(path)) && onlyShows(path))).toEqual([]);
});
