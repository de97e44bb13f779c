/** The benchmarks are run by hand, never here; but the one command that runs them must start. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('npm run bench loads every bench, and names them when an unknown one is asked for', () => {
  const args = [join(import.meta.dirname, '..', 'bench', 'run.ts'), '--only', 'nothing'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('there are start, taskwarrior, sameDue, batch, ivoReport, importing, verify, growth');
});
