/** Löftet: db init gör ett register som släpper in den som gjorde det, eller inget alls, när än processen dör. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { dice } from '../support/import-rows.ts';
import { type Ended, type RealOffice, realOffice } from './real-office.ts';
import { amount, patience, seed, tell, whole } from './scale.ts';

const draw = dice(seed);

/** Kills the process just before it does for the n:th time what changes something on the disk. */
const killer = `
const fs = require('node:fs');
let left = Number(process.env.KILL_BEFORE);
const changing = ['mkdirSync', 'writeFileSync', 'chmodSync', 'fsyncSync', 'linkSync', 'renameSync', 'rmSync', 'writeSync'];
for (const name of changing) {
  const real = fs[name];
  fs[name] = (...args) => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return real(...args);
  };
}`;

test('SIGKILL före varje ändring på disken: inget register eller ett helt', { timeout: patience }, async () => {
  const counts = { none: 0, whole: 0 };
  for (let n = 1; ; n += whole ? 1 : 3) {
    const ended = await inNewOffice(async kalix => {
      const preload = join(kalix.home.folder, 'killer.cjs');
      writeFileSync(preload, killer);
      const env = { NODE_OPTIONS: `--require ${preload}`, KILL_BEFORE: String(n) };
      return endedWith(kalix, await kalix.start(['db', 'init'], { env }), counts);
    });
    if (ended.code !== null) break;
  }
  expect(counts.none).toBeGreaterThan(1);
  expect(counts.whole).toBeGreaterThan(0);
  tell(
    'SIGKILL before each change that db init makes on the disk',
    counts.none + counts.whole,
    `no register ${counts.none}, a whole one ${counts.whole}`,
  );
});

test('SIGKILL när som helst: inget register eller ett helt', { timeout: patience }, async () => {
  const kills = amount(5, 100);
  const counts = { none: 0, whole: 0 };
  const usual = await inNewOffice(async kalix => {
    const start = process.hrtime.bigint();
    await kalix.init();
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  while (counts.none + counts.whole < kills)
    await inNewOffice(async kalix => {
      mkdirSync(dirname(kalix.file), { recursive: true });
      const running = kalix.start(['db', 'init']);
      if (draw.chance(0.7)) await kalix.untilItWrites(running).then(() => wait((draw.below(1000) / 1000) * usual));
      else await Promise.race([running, wait((draw.below(1050) / 1000) * usual)]);
      running.process.kill('SIGKILL');
      await endedWith(kalix, await running, counts);
    });
  tell('SIGKILL: db init', kills, `no register ${counts.none}, a whole one ${counts.whole}`);
});

test('två på samma gång: den ena får det, den andra får veta det, och registret är helt', async () => {
  await inNewOffice(async kalix => {
    const [first, second] = await Promise.all([kalix.start(['db', 'init']), kalix.start(['db', 'init'])]);
    expect([first.code, second.code].sort()).toEqual([0, 2]);
    expect((first.code === 2 ? first : second).stderr).toContain('Det finns redan en fil på');
    await lets(kalix);
    expect(readdirSync(join(kalix.folders.config, 'keys'))).toHaveLength(1);
    expect(readdirSync(kalix.folders.data)).toEqual(['register.db']);
  });
});

async function inNewOffice<T>(work: (kalix: RealOffice) => Promise<T>): Promise<T> {
  const kalix = realOffice();
  try {
    return await work(kalix);
  } finally {
    kalix.home.remove();
  }
}

/** What was left lets its founder in, and is not written over; or the command can be run again. */
async function endedWith(kalix: RealOffice, ended: Ended, counts: { none: number; whole: number }): Promise<Ended> {
  expect([null, 0], ended.stderr).toContain(ended.code);
  if (ended.code === null) counts[existsSync(kalix.file) ? 'whole' : 'none'] += 1;
  if (!existsSync(kalix.file)) {
    expect(ended.stdout, 'no recovery key for a register that is not there').toBe('');
    await kalix.init();
  }
  await lets(kalix);
  const before = readFileSync(kalix.file);
  expect((await kalix.start(['db', 'init'])).code).toBe(2);
  expect(readFileSync(kalix.file).equals(before)).toBe(true);
  return ended;
}

async function lets(kalix: RealOffice): Promise<void> {
  const list = await kalix.start(['user', 'list', '--json']);
  expect(list, list.stderr).toMatchObject({ code: 0 });
  expect((await kalix.holds()).entries).toBe(1);
}
