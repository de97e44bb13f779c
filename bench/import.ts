/**
 * `import` of a main system's export into an empty register, journalled, chained and encrypted, against better-sqlite3
 * inserting the same rows bare (plain-insert.ts). Whole processes, each from the same CSV file. "Bare" can be read in two
 * ways, and both are shown: a plain file (that is what the target is held against), and one encrypted as the register is.
 * The same file once more, which stores nothing, stands beside.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv, manyDecisions } from './decisions.ts';
import { type DemoHome, demoHome } from './demo-register.ts';
import { expect } from './figures.ts';
import { type Bench, type Contender, costRow, inTurn } from './measure.ts';
import { node, program } from './process.ts';
import { bytesOf, officeOf } from './registers.ts';

const bare = join(import.meta.dirname, 'plain-insert.ts');

export const importing: Bench = async setting => {
  const count = setting.size(100_000);
  const home = demoHome();
  try {
    writeFileSync(join(home.folder, 'beslut.csv'), csv(manyDecisions(officeOf(count, setting.seed))));
    const [plain, encrypted] = [inserting(home, count), inserting(home, count, 'encrypted')];
    const [ours, again] = [reading(home, count, 'added'), reading(home, count, 'unchanged')];
    const costs = await inTurn([plain, encrypted, ours, again], setting.rounds(3), 0);
    const job = `\`import\`: ${count.toLocaleString('sv-SE')} rader`;
    const against = 'better-sqlite3 som sätter in samma rader i en tabell';
    const also = `${(bytesOf(home) / count / 1000).toFixed(1).replace('.', ',')} kB i registret för varje rad`;
    const once = { job: 'samma fil en gång till: inget sparas', against };
    return [
      costRow({ name: 'import', job, against, atMost: 4, also }, costs, [ours, plain]),
      costRow({ name: 'import-encrypted', job, against: `${against}, krypterad som registret` }, costs, [
        ours,
        encrypted,
      ]),
      costRow({ name: 'import-again', ...once }, costs, [again, plain]),
    ];
  } finally {
    home.remove();
  }
};

function inserting(home: DemoHome, count: number, ...how: readonly 'encrypted'[]): Contender {
  return {
    name: ['bare', ...how].join(' '),
    once: () => {
      const { stdout, milliseconds } = node(home, [bare, ...how]);
      expect(stdout === String(count), 'every row in the plain table');
      return milliseconds;
    },
  };
}

/** Into a register that is made for it, or into the one that has the rows already. */
function reading(home: DemoHome, count: number, all: 'added' | 'unchanged'): Contender {
  return {
    name: `import, ${all}`,
    once: () => {
      if (all === 'added') emptyRegister(home);
      const { stdout, milliseconds } = node(home, [program, 'import', 'beslut.csv', '--json', '--quiet']);
      expect((JSON.parse(stdout) as Record<string, unknown>)[all] === count, `every row is ${all}`);
      return milliseconds;
    },
  };
}

function emptyRegister(home: DemoHome): void {
  for (const folder of [home.env.XDG_DATA_HOME, home.env.XDG_CONFIG_HOME])
    rmSync(join(folder ?? '', 'kalix-ov'), { recursive: true, force: true });
  expect(home.run(['db', 'init', '--quiet']).status === 0, 'db init');
}
