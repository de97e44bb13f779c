import { expect, test } from 'vitest';
import { office } from '../support/office.ts';

const kalix = await office();
const participation = 'register --insats bra-samtal --day 2026-11-20 --participants 4 --sex kvinna --informed';

test.each([
  ['check --insats bra-samtl', 'bra-samtal'],
  ['check --group anhorig-skadlig-bruk', 'anhorig-skadligt-bruk'],
  ['check --guardian-consent al', 'all'],
  ['check --application gardian', 'guardian'],
  ['insats show tolvstegsmodelen', 'tolvstegsmodellen'],
  ['rules show bra-18-r', 'bra-18-ar'],
  ['rules duties --only uppfylld', 'uppfylls'],
  ['stats --insats bra-samtl', 'bra-samtal'],
  ['register --insats bra-samtl', 'bra-samtal'],
  [`${participation} --form grup --age-band 12-14`, 'grupp'],
  [`${participation} --form grupp --age-band 12-14 --difficulties sprok`, 'sprak'],
  ['followups record --programme bra-samtl --day 2026-01-01', 'bra-samtal'],
  ['ivo-report --for revisor', 'revisorer'],
  ['ivo-report submit --quarter 2026Q3 --for revisor', 'revisorer'],
  ['decision close 2026-0001-A --day 2026-11-20 --reason mal-upnadda', 'mal-uppnadda'],
  ['decision correct 2026-0001-A --field lastfollowup --to 1 --why x', 'lastFollowUp'],
  ['decison close', 'decision'],
  ['check --registred', '--registered'],
])('%s → Menade du %s?', async (line, meant) => {
  const { code, stderr, stdout } = await kalix.run(line);
  expect([code === 2 || code === 4, stdout]).toEqual([true, '']);
  expect(/Menade du (\S+)\?/.exec(stderr)?.[1] ?? '').toBe(meant);
});

test('what is far from every known word gets the list, and no guess', async () => {
  const { stderr } = await kalix.run('ivo-report --for xyzxyzxyz');
  expect(stderr).not.toContain('Menade');
  expect(stderr).toContain('ivo, revisorer, fullmaktige');
});
