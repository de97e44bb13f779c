import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { architectureFaults } from './support/architecture.ts';

const root = join(import.meta.dirname, '..');
const files = globSync('src/**/*.ts', { cwd: root }).map(file => file.replaceAll('\\', '/'));
const sources = Object.fromEntries(files.map(file => [file, readFileSync(join(root, file), 'utf8')]));

test('bin → real-world → run → commands → { rulebook, register, exchange, present } → domain', () => {
  expect(files.length).toBeGreaterThan(10);
  expect(architectureFaults(sources)).toEqual([]);
});

describe('the check bites', () => {
  test.each([
    ['src/domain/case/state.ts', "import { open } from '../../register/open.ts';"],
    ['src/domain/day.ts', "import type { World } from '../world.ts';"],
    ['src/domain/day.ts', "import { readFileSync } from 'node:fs';"],
    ['src/domain/day.ts', "import { join } from 'path';"],
    ['src/domain/day.ts', "import Database from 'better-sqlite3';"],
    ['src/domain/day.ts', "import { x } from 'date-fns-tz';"],
    ['src/domain/day.ts', "type X = import('../present/text.ts').X;"],
    ['src/rulebook/load.ts', "import { list } from '../commands/list.ts';"],
    ['src/register/open.ts', "import { describeProblem } from '../present/problem/describe.ts';"],
    ['src/register/open.ts', "import type { Rule } from '../rulebook/load.ts';"],
    ['src/exchange/ivo.ts', "const { run } = await import('../run.ts');"],
    ['src/present/table.ts', "import {\n  a,\n  type B,\n} from '../exchange/csv.ts';"],
    ['src/present/table.ts', "import { EOL } from 'node:os';"],
    ['src/commands/check.ts', "import { realWorld } from '../real-world.ts';"],
    ['src/commands/check.ts', "import { readFile } from 'node:fs/promises';"],
    ['src/commands/check.ts', "import { run } from '../run.ts';"],
    ['src/run.ts', "import { main } from './real-world.ts';"],
    ['src/run.ts', "const fs = require('node:fs');"],
    ['src/world.ts', "import { open } from './register/open.ts';"],
    ['src/world.ts', "import type { Entry } from './commands/command.ts';"],
    ['src/register/open.ts', "export { list } from '../commands/list.ts';\nexport const own = 1;"],
  ])('%s may not hold: %s', (file, source) => expect(architectureFaults({ [file]: source })).toHaveLength(1));

  test.each(['new Date()', 'new Date(2026, 0)', 'Date.now()', 'performance.now()'])('the clock: %s', clock => {
    const faults = architectureFaults({ 'src/register/open.ts': `const t = ${clock};`, 'src/real-world.ts': clock });
    expect(faults).toEqual([expect.stringContaining('src/register/open.ts: reads the clock')]);
  });

  test.each([
    'src/utils.ts',
    'src/domain/helpers.ts',
    'src/present/index.ts',
    'src/register/util/sql.ts',
    'src/other/a.ts',
  ])('the name %s', file => expect(architectureFaults({ [file]: 'export const a = 1;' })).not.toEqual([]));

  test.each([
    "export * from './a.ts';",
    "export { a, b } from './a.ts';\nexport type { C } from './c.ts';",
    "import { a } from './a.ts';\nexport { a };",
    "// a shelf\nexport * as a from './a.ts';",
  ])('a file that only exports what others have: %s', source =>
    expect(architectureFaults({ 'src/domain/a.ts': source })).toEqual([
      'src/domain/a.ts: only exports what others have',
    ]),
  );
});

describe('and lets through', () => {
  test.each([
    ['src/domain/case/state.ts', "import { day } from '../day.ts';\nimport { addDays } from 'date-fns/addDays';"],
    [
      'src/domain/day.ts',
      "// as in new Date() or from '../run.ts'\n/** Date.now() */\nexport const a = 'https://x.se';",
    ],
    ['src/domain/day.ts', "import { UTCDateMini } from '@date-fns/utc/date/mini';\nconst d = new UTCDateMini(0);"],
    ['src/rulebook/load.ts', "import rules from '../../data/rules.json';\nimport { z } from 'zod';\nimport 'node:fs';"],
    [
      'src/commands/check.ts',
      "import type { Context } from '../context.ts';\nimport { table } from '../present/table.ts';",
    ],
    ['src/world.ts', "import type { Registers } from './register/port.ts';\nexport interface World { a: Registers }"],
    ['src/real-world.ts', "import { run } from './run.ts';\nexport const now = () => new Date();"],
    ['src/domain/b.ts', "export type Kind = 'from' | 'import' | 'to';"],
    ['src/domain/a.ts', "export { b } from './b.ts';\nexport const own = 1;"],
  ])('%s: %s', (file, source) => expect(architectureFaults({ [file]: source })).toEqual([]));

  test('folders that do not exist yet', () => expect(architectureFaults({})).toEqual([]));
});
