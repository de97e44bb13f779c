/**
 * npm run bench:import [rows]: `import` of a main system's export into an empty register, journalled, chained and
 * encrypted, against better-sqlite3 inserting the same rows bare (plain-insert.ts), and against the same encrypted. Whole
 * processes, interleaved, each from the same CSV file. The same file once more, which stores nothing, stands beside.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv, manyDecisions } from './decisions.ts';
import { type DemoHome, demoHome, demoToday } from './demo-register.ts';
import { machine, median } from './figures.ts';

const count = Number(process.argv[2] ?? 100_000);
const rounds = Math.max(1, Number(process.argv[3] ?? 5));
const target = 4;

const program = join(import.meta.dirname, '..', 'bin', 'kalix-ov.js');
const bare = join(import.meta.dirname, 'plain-insert.ts');
const importing = [program, 'import', 'beslut.csv', '--json', '--quiet'];

type Name = 'bare' | 'bare, encrypted' | 'import' | 'import again';
const times = new Map<Name, number[]>();
const home = demoHome();
try {
  const many = { today: demoToday, count, due: count / 300, waiting: count / 500, late: count / 20, seed: 1 };
  writeFileSync(join(home.folder, 'beslut.csv'), csv(manyDecisions(many)));
  for (let round = 0; round < rounds; round += 1) oneRound(home);
  report();
} finally {
  home.remove();
}

function oneRound(at: DemoHome): void {
  expect(timed(at, 'bare', [bare]) === String(count), 'every row in the plain table');
  expect(timed(at, 'bare, encrypted', [bare, 'encrypted']) === String(count), 'every row in the plain table');
  rmSync(join(at.env.XDG_DATA_HOME ?? '', 'kalix-ov'), { recursive: true, force: true });
  expect(at.run(['db', 'init', '--quiet']).status === 0, 'db init');
  expect(JSON.parse(timed(at, 'import', importing)).added === count, 'every row imported');
  expect(JSON.parse(timed(at, 'import again', importing)).unchanged === count, 'nothing stored the second time');
}

function timed(at: DemoHome, name: Name, args: readonly string[]): string {
  const options = { cwd: at.folder, env: at.env, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], options);
  times.set(name, [...(times.get(name) ?? []), Number(process.hrtime.bigint() - start) / 1e9]);
  expect(status === 0, `${name} ended with ${status}: ${stderr}`);
  return stdout;
}

function report(): void {
  const middle = (name: Name) => median(times.get(name) ?? []);
  const line = (name: Name, against: Name, limit?: number) => {
    const all = times.get(name) ?? [];
    const ratio = middle(name) / middle(against);
    const verdict = limit === undefined ? '' : `  ≤ ${limit} ${ratio <= limit ? 'met' : 'MISSED'}`;
    const spread = `${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)}`;
    return `${ratio.toFixed(2).padStart(6)} × ${against.padEnd(15)} ${middle(name).toFixed(2).padStart(6)} s (${spread})  ${name}${verdict}`;
  };
  process.stdout.write(
    [
      ...machine(),
      `${count} rows, ${rounds} rounds, interleaved; whole processes; median, and the least to the most`,
      `the register: ${(registerBytes() / count / 1000).toFixed(1)} kB a row`,
      '',
      line('bare', 'bare'),
      line('bare, encrypted', 'bare'),
      line('import', 'bare', target),
      line('import', 'bare, encrypted'),
      line('import again', 'bare'),
      '',
    ].join('\n'),
  );
}

function registerBytes(): number {
  const folder = join(home.env.XDG_DATA_HOME ?? '', 'kalix-ov');
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function expect(is: boolean, what: string): void {
  if (!is) throw new Error(what);
}
