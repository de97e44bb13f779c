/**
 * npm run bench:report [decisions]: the quarter's report on a large register, one in twenty decisions reportable, against
 * a plain SQL scan of the same rows of the same encrypted file, printed as JSON. The register is made once (a million
 * decisions take some ten minutes) and kept in the user's cache folder.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { csv, type DecisionRow, manyDecisions } from './decisions.ts';
import { type DemoHome, demoToday, homeIn } from './demo-register.ts';
import { machine, median } from './figures.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const rounds = Math.max(3, Number(process.argv[3] ?? 5));
const late = count / 20;
const limits = { ratio: 2, mebibytes: 200 };
const chunk = 100_000;

const program = join(import.meta.dirname, '..', 'bin', 'kalix-ov.js');
const report = [program, 'ivo-report', '--quarter', '2026Q3', '--json'];
const scan = [join(import.meta.dirname, 'plain-scan.ts')];

const home = bigHome();
// First of all: a child's peak begins at what its parent holds when it is started.
const memory = { report: peakMebibytes(home, report), scan: peakMebibytes(home, scan) };
const posts = run(home, report).stdout;
const rows = run(home, scan).stdout;
expect(rowCount(JSON.parse(posts)) === JSON.parse(rows).length, 'the same rows in both');
const times = { report: [] as number[], scan: [] as number[] };
for (let round = 0; round < rounds; round += 1) {
  times.report.push(run(home, report).milliseconds);
  times.scan.push(run(home, scan).milliseconds);
}
const ratio = median(times.report) / median(times.scan);
process.stdout.write(
  [
    ...machine(),
    `${count} decisions, ${JSON.parse(rows).length} reportable; ${(size(home) / 1e9).toFixed(1)} GB; ${rounds} rounds, interleaved, median`,
    '',
    `${line(times.scan, memory.scan)}  plain SQL scan of the same rows, printed as JSON`,
    `${line(times.report, memory.report)}  ivo-report --json`,
    '',
    `${ratio.toFixed(2)} ×  ≤ ${limits.ratio} ${ratio <= limits.ratio ? 'met' : 'MISSED'};  ` +
      `${memory.report.toFixed(0)} MiB  ≤ ${limits.mebibytes} ${memory.report <= limits.mebibytes ? 'met' : 'MISSED'}`,
    '',
  ].join('\n'),
);

function line(all: readonly number[], mebibytes: number): string {
  const [first = 0, last = 0] = [Math.min(...all), Math.max(...all)].map(ms => ms / 1000);
  return `${(median(all) / 1000).toFixed(2)} s (${first.toFixed(2)}–${last.toFixed(2)})  ${mebibytes.toFixed(0)} MiB`;
}

/** The home with the register, made when it is not there; named by everything that it depends on. */
function bigHome(): DemoHome {
  const depends = [
    '../src/register/schema.ts',
    'decisions.ts',
    '../data/reporting-rules.json',
    '../data/insatser.json',
  ];
  const made = createHash('sha256');
  for (const name of depends) made.update(readFileSync(join(import.meta.dirname, name)));
  const folder = join(envPaths('kalix-ov-bench', { suffix: '' }).cache, `${count}-${made.digest('hex').slice(0, 12)}`);
  const ready = join(folder, 'ready');
  if (existsSync(ready)) return homeIn(folder, demoToday);
  rmSync(folder, { recursive: true, force: true });
  const home = homeIn(folder, demoToday);
  process.stderr.write(`Making ${count} decisions in ${folder}; once.\n`);
  expect(home.run(['db', 'init', '--quiet']).status === 0, 'db init');
  const decisions = manyDecisions({ today: demoToday, count, due: 300, waiting: count / 500, late, seed: 1 });
  for (let done = 0; done < count; done += chunk) {
    writeFileSync(join(home.folder, 'beslut.csv'), csv(take(decisions, Math.min(chunk, count - done))));
    const { status, stderr } = home.run(['import', 'beslut.csv', '--quiet']);
    expect(status === 0, `import: ${stderr}`);
    process.stderr.write(`${Math.min(done + chunk, count)} of ${count}\n`);
  }
  rmSync(join(home.folder, 'beslut.csv'));
  writeFileSync(`${ready}.new`, '');
  renameSync(`${ready}.new`, ready);
  return home;
}

function* take(all: Generator<DecisionRow>, howMany: number): Generator<DecisionRow> {
  for (let i = 0; i < howMany; i += 1) {
    const next = all.next();
    if (next.done) return;
    yield next.value;
  }
}

function run(at: DemoHome, args: readonly string[], stdout: 'pipe' | 'ignore' = 'pipe') {
  const options = { cwd: at.folder, env: at.env, encoding: 'utf8', maxBuffer: 1 << 30 } as const;
  const start = process.hrtime.bigint();
  const ran = spawnSync(process.execPath, [...args], { ...options, stdio: ['ignore', stdout, 'pipe'] });
  expect(ran.status === 0, `${args.join(' ')} ended with ${ran.status}: ${ran.stderr}`);
  return { stdout: ran.stdout, milliseconds: Number(process.hrtime.bigint() - start) / 1e6 };
}

/** The most memory that the process held at any time, as it says itself when it ends. */
function peakMebibytes(at: DemoHome, args: readonly string[]): number {
  const file = join(tmpdir(), `kalix-ov-peak-${process.pid}`);
  const onExit = `process.on('exit',()=>require('node:fs').writeFileSync(${JSON.stringify(file)},String(process.resourceUsage().maxRSS)))`;
  writeFileSync(`${file}.cjs`, onExit);
  run(at, ['--require', `${file}.cjs`, ...args], 'ignore');
  const kibibytes = Number(readFileSync(file, 'utf8'));
  for (const made of [file, `${file}.cjs`]) rmSync(made);
  return kibibytes / 1024;
}

function rowCount(answer: Record<string, unknown>): number {
  const { courtOrders } = answer.forInformation as { courtOrders: unknown[] };
  const lists = [answer.notExecuted, answer.interrupted, answer.partlyExecuted, answer.resolved, courtOrders];
  return (lists as unknown[][]).reduce((sum, list) => sum + list.length, 0);
}

function size(at: DemoHome): number {
  const folder = join(at.env.XDG_DATA_HOME ?? '', 'kalix-ov');
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function expect(is: boolean, what: string): void {
  if (!is) throw new Error(what);
}
