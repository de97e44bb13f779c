/**
 * The quarter's report on a large register, one in twenty decisions reportable, against a plain SQL scan of the same rows
 * of the same encrypted file, printed as JSON.
 */
import { join } from 'node:path';
import type { DemoHome } from './demo-register.ts';
import { expect } from './figures.ts';
import { type Bench, type Contender, comma, costRow, inTurn } from './measure.ts';
import { node, peakMebibytes, program } from './process.ts';
import { bytesOf, keptHome, officeOf } from './registers.ts';

const report = [program, 'ivo-report', '--quarter', '2026Q3', '--json'];
const scan = [join(import.meta.dirname, 'plain-scan.ts')];
const mebibytes = 200;

export const ivoReport: Bench = async setting => {
  const count = setting.size(1_000_000);
  const home = keptHome(officeOf(count, setting.seed), setting.say);
  const memory = peakMebibytes(home, report);
  const posts = rowCount(JSON.parse(node(home, report).stdout));
  expect(posts === JSON.parse(node(home, scan).stdout).length, 'the same rows in both');
  const [ours, theirs] = [asContender(home, report), asContender(home, scan)];
  const costs = await inTurn([ours, theirs], setting.rounds(5));
  const told = {
    name: `ivo-report-${count}`,
    job: `\`ivo-report --json\`: ${count.toLocaleString('sv-SE')} beslut, ${posts.toLocaleString('sv-SE')} i rapporten`,
    against: 'en SQL-fråga efter samma rader i samma fil, skrivna som JSON',
    also: `fil ${comma(bytesOf(home) / 1e9, 1)} GB; minne ${memory.toFixed(0)} MiB, mål högst ${mebibytes}`,
    alsoHolds: memory <= mebibytes,
  };
  return [costRow({ ...told, atMost: 2 }, costs, [ours, theirs])];
};

function asContender(home: DemoHome, args: readonly string[]): Contender {
  return { name: args.join(' '), once: () => node(home, args).milliseconds };
}

function rowCount(answer: Record<string, unknown>): number {
  const { courtOrders } = answer.forInformation as { courtOrders: unknown[] };
  const lists = [answer.notExecuted, answer.interrupted, answer.partlyExecuted, answer.resolved, courtOrders];
  return (lists as unknown[][]).reduce((sum, list) => sum + list.length, 0);
}
