import { expect, test } from 'vitest';
import { kalix, type TestWorldOptions } from '../support/world.ts';

/** A terminal of 24 lines with less installed. */
const terminal = { rows: 24, answers: [], pagers: ['less -FRX', 'more'] };
const long = 'rules list';

test('an answer longer than the screen goes to the pager, whole and once', async () => {
  const { stdout: whole } = await kalix(long);
  expect(await kalix(long, terminal)).toMatchObject({ code: 0, stdout: '', paged: whole });
  expect(await kalix('--help', terminal)).toMatchObject({ stdout: '', paged: expect.stringContaining('Exempel:') });
});

test.each<[string, string, TestWorldOptions]>([
  ['a short answer', 'insats show bra-samtal', { ...terminal, rows: 500 }],
  ['--json', `${long} --json`, terminal],
  ['--quiet', `${long} --quiet`, terminal],
  ['--no-input', `${long} --no-input`, terminal],
  ['TERM=dumb', long, { ...terminal, env: { TERM: 'dumb' } }],
  ['KALIX_OV_PAGER empty', long, { ...terminal, env: { KALIX_OV_PAGER: '', PAGER: 'more' } }],
  ['PAGER empty', long, { ...terminal, env: { PAGER: '' } }],
  ['a pager that is not there', long, { ...terminal, env: { PAGER: 'nosuchpager' } }],
  ['standard output is no terminal', long, { answers: [], pagers: terminal.pagers }],
  ['standard input is no terminal', long, { rows: 24, pagers: terminal.pagers }],
])('%s: printed', async (_what, line, options) => {
  const { stdout, paged } = await kalix(line, options);
  expect(paged).toBe('');
  expect(stdout.length).toBeGreaterThan(500);
});

test('KALIX_OV_PAGER goes before PAGER', async () => {
  const env = { KALIX_OV_PAGER: 'more', PAGER: 'nosuchpager' };
  expect((await kalix(long, { ...terminal, env })).paged).not.toBe('');
});

test('exit codes and refusals are as without a pager, and a refusal is never paged', async () => {
  const { code, paged, stderr } = await kalix('insats show nej', { ...terminal, rows: 1 });
  expect([code, paged]).toEqual([4, '']);
  expect(stderr).toContain('Insatsen finns inte');
});
