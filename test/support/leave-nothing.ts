/** Makes the folder that vitest.config.ts has pointed out for everything temporary, and removes it at the end. */
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

export default function setup(): () => void {
  const folder = tmpdir();
  mkdirSync(folder, { recursive: true });
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
