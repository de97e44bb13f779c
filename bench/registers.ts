/** Registers of any size, made once from a seed and kept in the user's cache folder: a million decisions take some ten minutes. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { csv, type DecisionRow, type Many, manyDecisions } from './decisions.ts';
import { type DemoHome, demoToday, homeIn } from './demo-register.ts';
import { expect } from './figures.ts';

const chunk = 100_000;

/** One decision in twenty is reportable; what is due and waiting is the same in every size. */
export function officeOf(count: number, seed: number): Many {
  return { today: demoToday, count, due: 30, waiting: 20, late: count / 20, seed };
}

/** The home with the register; named by everything that it depends on. */
export function keptHome(many: Many, say: (text: string) => void): DemoHome {
  const { count, due, waiting, seed } = many;
  const name = `${count}-${due}-${waiting}-${seed}-${editionOfData()}`;
  const folder = join(envPaths('kalix-ov-bench', { suffix: '' }).cache, name);
  const ready = join(folder, 'ready');
  if (existsSync(ready)) return homeIn(folder, many.today);
  rmSync(folder, { recursive: true, force: true });
  const home = homeIn(folder, many.today);
  say(`gör ett register med ${count} beslut i ${folder}`);
  fillInParts(home, many, say);
  writeFileSync(`${ready}.new`, '');
  renameSync(`${ready}.new`, ready);
  return home;
}

export function bytesOf(home: DemoHome): number {
  const folder = join(home.env.XDG_DATA_HOME ?? '', 'kalix-ov');
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function fillInParts(home: DemoHome, many: Many, say: (text: string) => void): void {
  expect(home.run(['db', 'init', '--quiet']).status === 0, 'db init');
  const decisions = manyDecisions(many);
  for (let done = 0; done < many.count; done += chunk) {
    writeFileSync(join(home.folder, 'beslut.csv'), csv(take(decisions, Math.min(chunk, many.count - done))));
    const { status, stderr } = home.run(['import', 'beslut.csv', '--quiet']);
    expect(status === 0, `import: ${stderr}`);
    if (many.count > chunk) say(`${Math.min(done + chunk, many.count)} av ${many.count} beslut`);
  }
  rmSync(join(home.folder, 'beslut.csv'));
}

/** A register made with another schema, other rows or other rules is another register. */
function editionOfData(): string {
  const depends = [
    '../src/register/schema.ts',
    'decisions.ts',
    '../data/follow-up-policies.json',
    '../data/reporting-rules.json',
    '../data/insatser.json',
  ];
  const made = createHash('sha256');
  for (const name of depends) made.update(readFileSync(join(import.meta.dirname, name)));
  return made.digest('hex').slice(0, 12);
}

function* take(all: Generator<DecisionRow>, howMany: number): Generator<DecisionRow> {
  for (let i = 0; i < howMany; i += 1) {
    const next = all.next();
    if (next.done) return;
    yield next.value;
  }
}
