import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exit } from '../../src/present/exit-code.ts';
import { topics } from '../../src/present/help/topics.ts';
import { kalix } from '../support/world.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = globSync('src/**/*.ts', { cwd: root }).filter(file => !file.replaceAll('\\', '/').includes('/help/'));
const code = sources.map(file => readFileSync(join(root, file), 'utf8')).join('\n');
const named = (text: string, word: RegExp) => [...new Set(text.match(word) ?? [])].sort();

test('"kalix-ov help" lists the topics', async () => {
  const { stdout, stderr } = await kalix('help');
  for (const { name, summary } of topics) expect(stdout).toContain(`${name.padEnd(10)}  ${summary}`);
  expect(stderr).toBe('');
});

test('the topics are exit-koder, miljo and sekretess', () => {
  expect(topics.map(t => t.name)).toEqual(['exit-koder', 'miljo', 'sekretess']);
});

describe.each(topics.map(t => t.name))('help %s', name => {
  test('stands within 80 columns, and is one JSON document with --json', async () => {
    const { code, stdout } = await kalix(['help', name]);
    expect([code, stdout.split('\n').filter(line => [...line].length > 80)]).toEqual([0, []]);
    expect((await kalix(['help', name, '--json'])).json()).toMatchObject({ name });
  });
});

test('miljo names every KALIX_OV variable that the program reads, and no other', async () => {
  const { stdout } = await kalix('help miljo');
  expect(named(stdout, /KALIX_OV_[A-Z]+/g)).toEqual(named(code, /KALIX_OV_[A-Z]+/g));
});

test('miljo names every other variable that the program reads of the environment', async () => {
  const { stdout } = await kalix('help miljo');
  const read = named(code, /(?<=\benv\.)[A-Z_]+\b/g).filter(name => !['TZ', 'USER'].includes(name));
  expect(read.length).toBeGreaterThan(3);
  for (const name of read) expect(stdout).toContain(name);
});

test('exit-koder has every exit code, once, in order, and no other', async () => {
  const { stdout } = await kalix('help exit-koder');
  expect([...stdout.matchAll(/^ {2}(\d+) /gm)].map(match => Number(match[1]))).toEqual(Object.values(exit));
});

test.each(['OSL 26 kap. 1 §', 'SoLPuL 2001:454, 10 §', 'förordning 2001:637, 15 §', 'SoL 16 kap. 1–2 a §§'])(
  'sekretess has %s',
  async place => {
    expect((await kalix('help sekretess')).stdout).toContain(place);
  },
);

test('"help check" is "check --help", also for a command in a group', async () => {
  expect((await kalix('help check')).stdout).toBe((await kalix('check --help')).stdout);
  expect((await kalix('help decision close')).stdout).toBe((await kalix('decision close --help')).stdout);
});

test('an unknown topic is exit 4 with the nearest', async () => {
  const { code, stdout, stderr } = await kalix('help sekretes');
  expect([code, stdout]).toEqual([4, '']);
  expect(stderr).toContain('Menade du sekretess?');
});
