/** What each main job costs as the register grows. The sentence says why its curve leans as it does. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv, manyDecisions } from './decisions.ts';
import { type DemoHome, demoToday } from './demo-register.ts';
import { quantile } from './figures.ts';
import type { Setting } from './measure.ts';
import { morningAnswer } from './morning-answer.ts';
import { node, program } from './process.ts';
import { keptHome, officeOf } from './registers.ts';

export interface Job {
  readonly name: string;
  /** The command line as the document shows it. */
  readonly title: string;
  readonly why: string;
  /** Larger registers take too long. */
  readonly largest: number;
  args(home: DemoHome): readonly string[];
  /** Takes away what a run left behind. */
  after?(home: DemoHome): void;
}

const rowsAdded = 1_000;

export const jobs: readonly Job[] = [
  {
    name: 'check',
    title: 'check --age 14 --registered',
    why: 'Plant: frågan ställs till regelverket, och registret öppnas inte.',
    largest: 1_000_000,
    args: () => ['check', '--age', '14', '--registered'],
  },
  {
    name: 'followups-due',
    title: 'followups due --all',
    why: 'Nästan plant: två index håller bara det som ska följas upp eller väntar, och listan läses ur dem från den äldsta dagen till horisonten. Det som återstår är ett par nivåer till i indexet.',
    largest: 1_000_000,
    args: () => ['followups', 'due', '--all'],
  },
  {
    name: 'case-show',
    title: 'case show <nr>',
    why: 'Nästan plant: ett ärendes poster hämtas med ett index. Läsningen skrivs sist i journalen, vad den än innehåller.',
    largest: 1_000_000,
    args: home => ['case', 'show', caseIn(home)],
  },
  {
    name: 'ivo-report',
    title: 'ivo-report --quarter 2026Q3 --json',
    why: 'Rak mot antalet beslut i rapporten, här ett av tjugo: de hittas med index och läses ett i taget, så minnet växer inte.',
    largest: 1_000_000,
    args: () => ['ivo-report', '--quarter', '2026Q3', '--json'],
  },
  {
    name: 'import',
    title: `import --dry-run, ${rowsAdded.toLocaleString('sv-SE')} nya rader`,
    why: 'Plant: bara filens egna rader slås upp i registret, var och en med ett index. Det som återstår är ett par nivåer till i indexen.',
    largest: 1_000_000,
    args: home => ['import', newRows(home), '--dry-run', '--quiet'],
  },
  {
    name: 'audit-verify',
    title: 'audit verify',
    why: 'Rak: varje post läses och kontrolleras mot den före. Brantare där filen blir större än vad som får plats i minnet (64 MiB), för då avkrypteras varje sida två gånger när filen granskas.',
    largest: 1_000_000,
    args: () => ['audit', 'verify', '--quiet'],
  },
  {
    name: 'db-backup',
    title: 'db backup',
    why: 'Rak mot filens storlek: varje sida skrivs, läses tillbaka från disken och granskas, och kedjan kontrolleras i kopian.',
    largest: 100_000,
    args: () => ['db', 'backup', 'kopior', '--quiet'],
    after: home => rmSync(join(home.folder, 'kopior'), { recursive: true, force: true }),
  },
  {
    name: 'db-doctor',
    title: 'db doctor',
    why: 'Rak: som audit verify, och dessutom görs alla listor om från journalen i en kopia och jämförs rad för rad.',
    largest: 100_000,
    args: () => ['db', 'doctor', '--quiet'],
  },
];

/** Milliseconds by the number of decisions. */
export type Curve = Readonly<Record<string, number>>;

export const allSizes = [100, 1_000, 10_000, 100_000, 1_000_000];

export function* growth(setting: Setting, wanted: readonly Job[]): Generator<readonly [Job, Curve]> {
  const sizes = allSizes.filter(size => size === setting.size(size));
  for (const job of wanted) {
    const points = sizes.filter(size => size <= job.largest).map(size => pointOf(job, size, setting));
    for (let round = 0; round <= enough.rounds; round += 1) for (const point of points) takeOnce(job, point);
    const curve = Object.fromEntries(points.map(({ size, all }) => [size, Math.round(medianOf(all) * 10) / 10]));
    setting.say(`${job.title}: ${JSON.stringify(curve)}`);
    yield [job, curve];
  }
}

interface Point {
  readonly size: number;
  readonly home: DemoHome;
  readonly args: readonly string[];
  readonly all: number[];
}

const enough = { rounds: 7, milliseconds: 5_000 };

function pointOf(job: Job, size: number, setting: Setting): Point {
  const home = keptHome(officeOf(size, setting.seed), setting.say);
  return { size, home, args: job.args(home), all: [] };
}

/** The sizes in turn, each until it has taken long enough. */
function takeOnce(job: Job, { home, args, all }: Point): void {
  if (all.reduce((sum, one) => sum + one, 0) > enough.milliseconds) return;
  all.push(node(home, [program, ...args], 'ignore').milliseconds);
  job.after?.(home);
}

/** The first run of what is quick is not counted. */
function medianOf(all: readonly number[]): number {
  return quantile(all.length > 1 ? all.slice(1) : all, 0.5);
}

function caseIn(home: DemoHome): string {
  const [first] = morningAnswer(home, '--all').followUps;
  return first?.decision.replace(/-[A-Z]+$/, '') ?? '';
}

function newRows(home: DemoHome): string {
  const file = join(home.folder, 'nya.csv');
  const rows = [...manyDecisions({ today: demoToday, count: rowsAdded, due: 30, waiting: 20, seed: 99 })];
  writeFileSync(file, csv(rows.map(row => ({ ...row, external_id: `N-${row.external_id}` }))));
  return file;
}
