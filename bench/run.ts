/**
 * npm run bench: whole processes against an empty Node, as ratios of medians taken in the same run. Each round runs
 * every contender once, in turn, so that a slow moment of the machine falls on all of them.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Many, manyDecisions } from './decisions.ts';
import { type DemoHome, demoHome, demoToday, fill } from './demo-register.ts';
import { machine, median, quantile } from './figures.ts';

const rounds = Math.max(15, Number(process.argv[2] ?? 25));
const program = join(import.meta.dirname, '..', 'bin', 'kalix-ov.js');
const many: Many = { today: demoToday, count: 10_000, due: 300, waiting: 60, seed: 1 };

interface Contender {
  readonly name: string;
  readonly args: readonly string[];
  /** At most so many times an empty Node. */
  readonly target?: number;
  /** Throws when the answer is not the one that is measured. */
  readonly verify: (stdout: string) => void;
}

const facts = '--age 14 --registered --guardian-consent all --group anhorig-skadligt-bruk'.split(' ');
const contenders: readonly Contender[] = [
  { name: 'node -e 0', args: ['-e', '0'], verify: stdout => expect(stdout === '', 'node -e 0 prints nothing') },
  {
    ...{ name: 'check, facts by flags, the whole catalogue', target: 1.6 },
    args: [program, 'check', ...facts],
    verify: stdout => expect(stdout.includes('KAN FÅS: BRA-samtal'), 'check answers'),
  },
  {
    ...{ name: 'check --json', target: 1.6 },
    args: [program, 'check', '--json', ...facts],
    verify: stdout =>
      expect((JSON.parse(stdout) as { insatser: unknown[] }).insatser.length >= 16, 'check --json answers'),
  },
  {
    ...{ name: `followups due --all, ${many.count} open decisions, encrypted`, target: 2 },
    args: [program, 'followups', 'due', '--all'],
    verify: stdout => expect(rowsIn(stdout) === many.due + many.waiting, `${many.due} due and ${many.waiting} waiting`),
  },
  {
    ...{ name: 'followups due --all --json', target: 2 },
    args: [program, 'followups', 'due', '--all', '--json'],
    verify: stdout => {
      const { followUps, waiting } = JSON.parse(stdout) as { followUps: unknown[]; waiting: unknown[] };
      expect(followUps.length === many.due && waiting.length === many.waiting, 'the same rows as JSON');
    },
  },
];

const home = demoHome();
try {
  prepare(home);
  report(measure(home));
} finally {
  home.remove();
}

function prepare(at: DemoHome): void {
  const filled = fill(at, manyDecisions(many));
  expect(filled.status === 0, `the import failed: ${filled.stderr}`);
  for (const contender of contenders) contender.verify(once(at, contender).stdout);
}

/** Milliseconds of every round, by contender. */
function measure(at: DemoHome): Map<Contender, number[]> {
  const times = new Map(contenders.map(contender => [contender, [] as number[]]));
  for (let round = -2; round < rounds; round += 1) {
    for (const contender of contenders) {
      const { milliseconds } = once(at, contender);
      if (round >= 0) times.get(contender)?.push(milliseconds);
    }
  }
  return times;
}

function once(at: DemoHome, { name, args }: Contender): { stdout: string; milliseconds: number } {
  const options = { cwd: at.folder, env: at.env, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], options);
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  expect(status === 0, `${name} ended with ${status}: ${stderr}`);
  return { stdout, milliseconds };
}

function report(times: Map<Contender, number[]>): void {
  const [first] = contenders;
  const empty = median((first && times.get(first)) ?? []);
  const lines = [...times].map(([{ name, target }, all]) => {
    const ratio = median(all) / empty;
    const verdict = target === undefined ? '' : `  ≤ ${target.toFixed(1)} ${ratio <= target ? 'met' : 'MISSED'}`;
    const spread = `${quantile(all, 0.1).toFixed(0)}–${quantile(all, 0.9).toFixed(0)}`;
    return `${ratio.toFixed(2).padStart(5)} ×  ${median(all).toFixed(1).padStart(6)} ms  ${spread.padStart(9)}  ${name}${verdict}`;
  });
  process.stdout.write(
    [
      ...machine(),
      `${rounds} rounds, interleaved; whole processes; median, and the 10th to the 90th percentile`,
      '',
      ` ratio    median     spread`,
      ...lines,
      '',
    ].join('\n'),
  );
}

/** Rows of the two tables: those with a decision's number in them, but not the line that says what to do next. */
function rowsIn(stdout: string): number {
  return stdout.split('\n').filter(line => /\d{4}-\d{4,}-[A-Z]/.test(line) && !line.startsWith('Nästa steg')).length;
}

function expect(is: boolean, what: string): void {
  if (!is) throw new Error(what);
}
