/** Removes what the tests have written: the folder that vitest.config.ts made. */
import { rmSync } from 'node:fs';

export default function setup(): () => void {
  return () => {
    const folder = process.env.KALIX_OV_TEST_FOLDER;
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}
