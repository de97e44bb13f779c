/** What every bench prints: where it ran, and the middle of its times. */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

export function machine(): string[] {
  const own = versionIn('..');
  const sqlite = versionIn('../node_modules/better-sqlite3');
  return [
    `kalix-ov ${own}, Node ${process.versions.node}, better-sqlite3-multiple-ciphers ${sqlite}, ${process.platform} ${process.arch}`,
    `${cpus()[0]?.model ?? 'okänd processor'}, ${cpus().length} kärnor`,
  ];
}

export function quantile(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function versionIn(folder: string): string {
  const file = join(import.meta.dirname, folder, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

export function expect(is: boolean, what: string): void {
  if (!is) throw new Error(what);
}
