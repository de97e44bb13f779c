/**
 * npm run bench: every row of the table of speeds as a ratio taken in the same run, and what each main job costs as the
 * register grows. Writes docs/prestanda.md, after each bench, so that what was measured is kept when the rest is not.
 *
 *   --quick             small registers and few rounds, printed and not written: to see that everything runs
 *   --seeds 1,2,3       other data, one run for each (otherwise 1)
 *   --only start,verify some benches
 *   --rounds 9          so many rounds of each
 *   --largest 100000    no register larger than that; the rows say how large they were
 *   --jobs check        of growth, some jobs
 */
import { parseArgs } from 'node:util';
import { batch } from './batch.ts';
import { writeDocument } from './document.ts';
import { machine } from './figures.ts';
import { growth, jobs } from './growth.ts';
import { importing } from './import.ts';
import { type Bench, comma, holds, type Row, type Setting } from './measure.ts';
import { ivoReport } from './report.ts';
import { readResults, thisOccasion, writeResults } from './results.ts';
import { sameDue } from './same-due.ts';
import { start } from './start.ts';
import { taskwarrior } from './taskwarrior.ts';
import { verify } from './verify.ts';

/** In the order of the table of speeds; `growth` comes last. */
const benches: Readonly<Record<string, Bench>> = { start, taskwarrior, sameDue, batch, ivoReport, importing, verify };
const names = [...Object.keys(benches), 'growth'];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '1' },
    only: { type: 'string', default: names.join() },
    rounds: { type: 'string' },
    largest: { type: 'string', default: '1000000' },
    jobs: { type: 'string' },
  },
});
const only = values.only.split(',');
const unknown = only.filter(name => !names.includes(name));
if (unknown.length > 0) throw new Error(`unknown bench: ${unknown.join(', ')} (there are ${names.join(', ')})`);

const { name: occasion, occasion: told } = thisOccasion(process.argv.slice(2));
say(machine().join('\n'));
const wanted = jobs.filter(job => (values.jobs?.split(',') ?? [job.name]).includes(job.name));
const largest = values.quick ? 1_000 : Number(values.largest);
let first = true;
for (const seed of values.seeds.split(',').map(Number)) {
  const setting = settingFor(seed);
  for (const [name, bench] of Object.entries(benches)) if (only.includes(name)) keepRows(await bench(setting), seed);
  // Once: the plots show one curve each.
  if (first && only.includes('growth'))
    for (const [job, curve] of growth(setting, wanted)) keepCurve(job.name, curve, seed);
  first = false;
}

function settingFor(seed: number): Setting {
  const { quick, rounds } = values;
  return {
    seed,
    quick,
    rounds: usual => (rounds === undefined ? (quick ? Math.min(3, usual) : usual) : Number(rounds)),
    size: full => Math.min(largest, full),
    say,
  };
}

function keepRows(rows: readonly Row[], seed: number): void {
  for (const row of rows) process.stdout.write(`${lineOf(row)}\n`);
  if (values.quick) return;
  const results = readResults();
  for (const row of rows) results.rows[row.name] = { ...results.rows[row.name], [seed]: { ...row, occasion } };
  keep(results);
}

function keepCurve(job: string, curve: Readonly<Record<string, number>>, seed: number): void {
  if (values.quick) return;
  const results = readResults();
  results.growth[job] = { curve, seed, occasion };
  keep(results);
}

function keep(results: ReturnType<typeof readResults>): void {
  results.occasions[occasion] = told;
  writeResults(results);
  writeDocument(readResults());
}

function lineOf(row: Row): string {
  const { ratio, from, to, ours, theirs, job, against, also, atMost, atLeast } = row;
  const goal = atMost === undefined ? (atLeast === undefined ? '' : `≥ ${atLeast} `) : `≤ ${atMost} `;
  const verdict = goal === '' || values.quick ? '' : `${goal}${holds(row) ? 'nått' : 'EJ NÅTT'}  `;
  const figures = `${comma(ratio, 2).padStart(6)} × (${comma(from, 2)}–${comma(to, 2)})  ${verdict}`;
  return `${figures}${ours} mot ${theirs}  ${job}; mot ${against}${also ? `; ${also}` : ''}`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
