/** What has been measured, kept in docs/prestanda.json, so that a run of a few benches leaves the others' figures. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { machine } from './figures.ts';
import type { Curve } from './growth.ts';
import { comma, type Row } from './measure.ts';

/** Where, when and by what: one for each run of the command. */
export interface Occasion {
  readonly day: string;
  readonly machine: string;
  /** How many others wanted the processors when the run began: above 0 the figures are less certain. */
  readonly load: string;
  readonly command: string;
}

export interface Results {
  /** By row, then by seed. */
  readonly rows: Record<string, Record<string, Row & { readonly occasion: string }>>;
  readonly growth: Record<string, { readonly curve: Curve; readonly seed: number; readonly occasion: string }>;
  readonly occasions: Record<string, Occasion>;
}

const file = join(import.meta.dirname, '..', 'docs', 'prestanda.json');

export function readResults(): Results {
  if (!existsSync(file)) return { rows: {}, growth: {}, occasions: {} };
  return JSON.parse(readFileSync(file, 'utf8')) as Results;
}

/** Occasions that nothing is left of are forgotten. */
export function writeResults(results: Results): void {
  const used = new Set([
    ...Object.values(results.rows).flatMap(bySeed => Object.values(bySeed).map(row => row.occasion)),
    ...Object.values(results.growth).map(job => job.occasion),
  ]);
  const occasions = Object.fromEntries(Object.entries(results.occasions).filter(([name]) => used.has(name)));
  writeFileSync(file, `${JSON.stringify({ ...results, occasions }, null, 2)}\n`);
}

export function thisOccasion(args: readonly string[]): { name: string; occasion: Occasion } {
  const now = new Date().toISOString();
  const command = ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
  const load = comma(loadavg()[0] ?? 0, 1);
  return { name: now, occasion: { day: now.slice(0, 10), machine: machine().join('; '), load, command } };
}
