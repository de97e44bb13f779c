/** The program's own start: bin/kalix-ov.js, in a copy of the built program. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

test('the code compiled for a command is kept for the next time, and only when the command ran to its end', () => {
  const copy = copyWithoutCompiled();
  expect(copy.check()).toBe(0);
  expect(copy.compiled()).toEqual([expect.stringMatching(/-check$/)]);
  expect(copy.run(['chekc'])).toBe(2);
  expect(copy.run(['check', '--age', 'x'])).toBe(2);
  expect(copy.compiled()).toHaveLength(1);
});

test('compiled code that is damaged, or older than the program, is not used, and is made anew', () => {
  const copy = copyWithoutCompiled();
  copy.check();
  const [name = ''] = copy.compiled();
  const file = join(copy.folder, 'dist', 'compiled', name);
  const whole = readFileSync(file).length;
  for (const content of ['', 'not compiled code', readFileSync(file).subarray(0, 1000)]) {
    writeFileSync(file, content);
    expect(copy.check()).toBe(0);
    expect(Math.abs(readFileSync(file).length - whole)).toBeLessThan(whole / 10);
  }
  const program = join(copy.folder, 'dist', 'kalix-ov.js');
  const text = readFileSync(program, 'utf8');
  writeFileSync(program, text.replace('Vad personen kan f\\xE5 i', 'Vad personen kan fXXXX i')); // as long as before
  expect(copy.answer()).toContain('Vad personen kan fXXXX i');
});

test.skipIf(process.getuid?.() === 0)('where the program cannot be written, it runs and keeps nothing', () => {
  const copy = copyWithoutCompiled();
  chmodSync(join(copy.folder, 'dist'), 0o500);
  expect(copy.check()).toBe(0);
  expect(copy.compiled()).toEqual([]);
  chmodSync(join(copy.folder, 'dist'), 0o700);
});

function copyWithoutCompiled() {
  const folder = mkdtempSync(join(tmpdir(), 'kalix-ov-program-'));
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
  const compiled = join(folder, 'dist', 'compiled');
  rmSync(compiled, { recursive: true, force: true });
  const spawn = (args: readonly string[]) =>
    spawnSync(process.execPath, [join(folder, 'bin', 'kalix-ov.js'), ...args], { encoding: 'utf8' });
  const check = ['check', '--age', '14', '--registered', '--today', '2026-11-21'];
  return {
    folder,
    run: (args: readonly string[]) => spawn(args).status,
    check: () => spawn(check).status,
    answer: () => spawn(check).stdout,
    compiled: () => (existsSync(compiled) ? readdirSync(compiled) : []),
  };
}
