/**
 * Tests leave nothing behind: temporary files lie in one folder that is removed at the end, and neither vitest (it keeps
 * a token) nor a test that forgets to choose a place writes in the user's own folders.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const scratch = join(tmpdir(), `kalix-ov-test-${process.pid}`);
for (const name of ['TMPDIR', 'TEMP', 'TMP', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'LOCALAPPDATA'])
  process.env[name] = scratch;

// A busy machine is no failure. Every core: by default one is left free, half of a small machine.
export default defineConfig({
  test: { testTimeout: 30_000, globalSetup: './test/support/leave-nothing.ts', maxWorkers: '100%' },
});
