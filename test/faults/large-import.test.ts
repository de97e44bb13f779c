/** 100 000 rader är en vanlig fil: två gånger är en gång, och dör processen mitt i är inget sparat. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { csv, manyDecisions } from '../../bench/decisions.ts';
import { demoToday } from '../../bench/demo-register.ts';
import { program } from '../../bench/process.ts';
import { dice } from '../support/import-rows.ts';
import { has, type RealOffice, realOffice } from './real-office.ts';
import { amount, patience, seed, tell } from './scale.ts';

const count = amount(2000, 100_000);
const slow = { timeout: patience };
const kalix = realOffice();
afterAll(() => kalix.home.remove());

const importing = ['import', 'rader.csv', '--json', '--quiet'];
const counted = async (running: ReturnType<RealOffice['start']>) => {
  const { code, stdout, stderr } = await running;
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout) as { added: number; changed: number; unchanged: number };
};

test(`${count} rader: dör processen mitt i sparas inget, sedan allt, sedan inget mer`, slow, async () => {
  await kalix.init();
  const many = { today: demoToday, count, due: count / 100, waiting: count / 100, late: count / 20, seed: 1 };
  writeFileSync(join(kalix.home.folder, 'rader.csv'), csv(manyDecisions(many)));
  const before = await kalix.holds();

  const draw = dice(seed);
  const kills = amount(2, 10);
  for (let i = 0; i < kills; i++) {
    const running = kalix.start(importing);
    await kalix.untilItWrites(running);
    await wait(draw.below(amount(100, 5_000)));
    running.process.kill('SIGKILL');
    const { code } = await running;
    if (code === 0) throw new Error('the import was done before it was killed');
    expect(await kalix.holds()).toEqual(before);
  }
  tell(`import of ${count} rows killed in the middle`, kills, 'nothing stored');

  expect(await counted(kalix.start(importing))).toMatchObject({ added: count, unchanged: 0 });
  const { entries } = await kalix.holds();
  expect(entries).toBe(before.entries + count);
  expect(await counted(kalix.start(importing))).toMatchObject({ added: 0, changed: 0, unchanged: count });
  expect((await kalix.holds()).entries).toBe(entries);
  tell(`import of ${count} rows, twice`, 1, 'the second stores nothing');
});

test.skipIf(!has('sh', 'head'))('export till en läsare som går sin väg (| head): inget fel', slow, () => {
  const { folder, env } = kalix.home;
  const line = `'${process.execPath}' '${program}' export --jsonl - --quiet | head -2`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
    ...{ cwd: folder, env: { ...env, KALIX_OV_DB: kalix.file }, encoding: 'utf8' },
  });
  expect({ status, stderr, lines: stdout.split('\n').length }).toEqual({ status: 0, stderr: '', lines: 3 });
});
