/** What `import` is given: a main system's rows, or the JSON Lines that `export` has written. */
import type { Options } from './command.ts';

export function isExport(path: string | undefined, { jsonl }: Options): boolean {
  return jsonl === true || /\.jsonl$/i.test(path ?? '');
}
