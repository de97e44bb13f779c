/** docs/prestanda.md: the figures between the marks, made from docs/prestanda.json; what stands outside them is kept. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { curveSvg, time } from './curve-svg.ts';
import { allSizes, type Job, jobs } from './growth.ts';
import { comma, holds, type Row } from './measure.ts';
import type { Results } from './results.ts';

const docs = join(import.meta.dirname, '..', 'docs');

export function writeDocument(results: Results): void {
  const file = join(docs, 'prestanda.md');
  const before = readFileSync(file, 'utf8');
  const parts = { figures: figures(results), growth: growth(results), occasions: occasions(results) };
  const after = Object.entries(parts).reduce((text, [name, part]) => between(text, name, part), before);
  writeFileSync(file, after);
  writeCurves(results);
}

/** One row a line of the table of speeds, with a column for each seed. */
function figures({ rows }: Results): string {
  const seeds = [...new Set(Object.values(rows).flatMap(Object.keys))].toSorted();
  const head = ['vad', 'mot', 'mål', ...seeds.map(seed => `frö ${seed}`), 'här', 'där', 'rundor', 'utfall'];
  const right = new Set(['mål', 'här', 'där', 'rundor', ...seeds.map(seed => `frö ${seed}`)]);
  const lines = Object.values(rows).map(bySeed => {
    const all = Object.values(bySeed);
    const last = all.at(-1);
    if (!last) return [];
    const ratios = seeds.map(seed => ratioOf(bySeed[seed]));
    const measured = [last.ours, last.theirs, String(last.rounds)];
    return [
      `${last.job}${last.also ? `; ${last.also}` : ''}`,
      last.against,
      target(last),
      ...ratios,
      ...measured,
      verdict(all),
    ];
  });
  return table(head, lines, right);
}

function ratioOf(row: Row | undefined): string {
  if (!row) return '–';
  const digits = row.ratio < 10 ? 2 : 0;
  return `**${comma(row.ratio, digits)} ×** (${comma(row.from, digits)}–${comma(row.to, digits)})`;
}

function target({ atMost, atLeast }: Row): string {
  if (atMost !== undefined) return `högst ${comma(atMost, 1)} ×`;
  return atLeast === undefined ? 'inget' : `minst ${atLeast} ×`;
}

function verdict(all: readonly Row[]): string {
  if (all.every(row => row.atMost === undefined && row.atLeast === undefined)) return '–';
  const missed = all.filter(row => !holds(row)).length;
  return missed === 0 ? 'nått' : `**ej nått** (${missed} av ${all.length})`;
}

function growth({ growth: measured }: Results): string {
  const done = jobs.filter(job => measured[job.name]);
  const head = ['jobb', ...allSizes.map(count => `${count.toLocaleString('sv-SE')} beslut`)];
  const lines = done.map(job => [
    `\`${job.title}\``,
    ...allSizes.map(count => {
      const ms = measured[job.name]?.curve[count];
      return ms === undefined ? '–' : time(ms);
    }),
  ]);
  return [table(head, lines, new Set(head.slice(1))), ...done.map(plot)].join('\n\n');
}

function plot(job: Job): string {
  return `### \`${job.title}\`\n\n${job.why}\n\n![${job.name}: tid mot antal beslut](${pictureOf(job)})`;
}

function pictureOf({ name }: Job): string {
  return `prestanda/${name}.svg`;
}

function writeCurves({ growth: measured }: Results): void {
  mkdirSync(join(docs, 'prestanda'), { recursive: true });
  for (const job of jobs) {
    const found = measured[job.name];
    if (found)
      writeFileSync(join(docs, pictureOf(job)), `${curveSvg(`${job.title}: tid mot antal beslut`, found.curve)}\n`);
  }
}

function occasions({ occasions: all, rows, growth: measured }: Results): string {
  const lines = Object.entries(all).map(([name, { day, machine, load, command }]) => {
    const made = Object.entries(rows).flatMap(([row, bySeed]) =>
      Object.entries(bySeed).flatMap(([seed, { occasion }]) => (occasion === name ? [`${row} (frö ${seed})`] : [])),
    );
    const grown = Object.entries(measured).flatMap(([job, { occasion }]) => (occasion === name ? [job] : []));
    return [day, `\`${command}\``, [...made, ...grown].join(', '), load, machine];
  });
  return table(['dag', 'kommando', 'gav', 'last när det började', 'dator och versioner'], lines, new Set());
}

function table(head: readonly string[], lines: readonly (readonly string[])[], right: ReadonlySet<string>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(name => (right.has(name) ? '--:' : '---'))), ...lines.map(line)].join('\n');
}

function between(text: string, name: string, part: string): string {
  const marks = new RegExp(`(<!-- ${name}: npm run bench -->)[\\s\\S]*(<!-- end of ${name} -->)`);
  return text.replace(marks, (_, begin, end) => `${begin}\n\n${part}\n\n${end}`);
}
