/** npm run faults: everything in this folder at its full figures, and a table of what was tried. Takes half an hour. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

interface Row {
  readonly what: string;
  readonly times: number;
  readonly result: string;
}

const folder = mkdtempSync(join(tmpdir(), 'kalix-ov-faults-'));
const table = join(folder, 'table.jsonl');
try {
  const vitest = join(import.meta.dirname, '..', '..', 'node_modules', 'vitest', 'vitest.mjs');
  const only = process.argv.slice(2);
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...(only.length > 0 ? only : ['test/faults'])], {
    ...{ cwd: join(import.meta.dirname, '..', '..'), stdio: ['ignore', 'inherit', 'inherit'] },
    env: { ...process.env, KALIX_OV_FAULTS_TABLE: table },
  });
  process.stdout.write(text(existsSync(table) ? rowsOf(readFileSync(table, 'utf8')) : []));
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One row for what is told of under the same words. */
function rowsOf(lines: string): Row[] {
  const rows = new Map<string, Row>();
  for (const line of lines.trim().split('\n')) {
    const row = JSON.parse(line) as Row;
    rows.set(row.what, { ...row, times: row.times + (rows.get(row.what)?.times ?? 0) });
  }
  return [...rows.values()].sort((a, b) => (a.what < b.what ? -1 : 1));
}

function text(rows: readonly Row[]): string {
  const wide = Math.max(0, ...rows.map(row => row.what.length));
  return [
    `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus()[0]?.model ?? '?'}, ${cpus().length} cores`,
    ...rows.map(({ what, times, result }) => `${String(times).padStart(7)}  ${what.padEnd(wide)}  ${result}`),
    '',
  ].join('\n');
}
