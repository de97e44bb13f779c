/** How much is tried: a little of everything within `npm test`, all of it by `npm run faults`, which prints a table. */
import { appendFileSync } from 'node:fs';

const table = process.env.KALIX_OV_FAULTS_TABLE;

/** All of it? */
export const whole = table !== undefined;

/** The figure that decides what chance brings: the same moments, edits and inputs for the same one. */
export const seed = Number(process.env.KALIX_OV_FAULTS_SEED ?? 20261121);

export function amount(quick: number, all: number): number {
  return whole ? all : quick;
}

/** How long a test may take, in milliseconds. */
export const patience = whole ? 3_600_000 : 120_000;

/** A row of the table: what was tried, how many times, and what came of it. */
export function tell(what: string, times: number, result: string): void {
  if (table !== undefined) appendFileSync(table, `${JSON.stringify({ what, times, result })}\n`);
}
