/** Löftet: ett steg som verktyget har sagt är sparat försvinner aldrig, när än processen dör. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { csv, dice, row } from '../support/import-rows.ts';
import { application } from '../support/office.ts';
import { type Ended, type RealOffice, realOffice } from './real-office.ts';
import { amount, patience, seed, tell } from './scale.ts';

const kills = amount(12, 520);
const killsInOneRegister = 65;
const rowsInFile = amount(40, 150);
const draw = dice(seed);
const counts = { killed: 0, stored: 0, acknowledged: 0 };

const steps = ['register', 'followups record', 'decision execute', 'decision contact', 'import'] as const;
type Step = (typeof steps)[number];

interface Attempt {
  readonly args: readonly string[];
  readonly input: string;
  /** How many entries it is when it is stored. */
  readonly entries: number;
}

test('SIGKILL när som helst: allt som sagts sparat finns kvar, inget är halvt', { timeout: patience }, async () => {
  while (counts.killed < kills) {
    const kalix = realOffice();
    try {
      await killMany(kalix, Math.min(kills, counts.killed + killsInOneRegister));
    } finally {
      kalix.home.remove();
    }
  }
  expect(counts.acknowledged).toBeLessThanOrEqual(counts.stored);
  expect(counts.stored, 'some were stored and some were not').toBeLessThan(counts.killed);
  const result = `${counts.stored} stored whole, ${counts.acknowledged} of them acknowledged, none lost, none half`;
  tell('SIGKILL: register, record, execute, contact, import', counts.killed, result);
});

async function killMany(kalix: RealOffice, until: number): Promise<void> {
  await kalix.init();
  const usual = await usualTimes(kalix);
  const acknowledged = new Map<string, number>();
  let before = (await kalix.holds()).entries;
  for (let i = 0; counts.killed < until; i++) {
    const mark = `försök-${i}.`;
    const step = steps[i % steps.length] ?? 'register';
    const attempt = attemptOf(kalix, step, mark, i);
    const ended = await killed(kalix, attempt, usual.get(step) ?? 100);
    expect([null, 0], ended.stderr).toContain(ended.code);
    const { entries, said } = await kalix.holds();
    const stored = byMark(said);
    expect([0, attempt.entries], `${step}: all of it or nothing`).toContain(stored.get(mark) ?? 0);
    expect(entries - before, 'and nothing else').toBe(stored.get(mark) ?? 0);
    if (isAcknowledged(ended)) acknowledged.set(mark, attempt.entries);
    for (const [each, all] of acknowledged) expect(stored.get(each), each).toBe(all);
    if (ended.code === null) counts.killed += 1;
    counts.stored += stored.has(mark) ? 1 : 0;
    counts.acknowledged += isAcknowledged(ended) ? 1 : 0;
    before = entries;
  }
}

/** How many entries each attempt has in the journal. */
function byMark(said: readonly { readonly body: string }[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { body } of said) {
    const mark = /försök-\d+\./.exec(body)?.[0];
    if (mark) found.set(mark, (found.get(mark) ?? 0) + 1);
  }
  return found;
}

/** The first entries are `waiting` decisions of their own, so that each attempt has one that it can execute. */
function attemptOf(kalix: RealOffice, step: Step, mark: string, i: number): Attempt {
  const day = '2026-11-20';
  const from = (path: string, content: object): Attempt => {
    return { args: [...path.split(' '), '--from', '-'], input: JSON.stringify(content), entries: 1 };
  };
  const decision = `2026-${String(1 + (i % waitingAtFirst)).padStart(4, '0')}-A`;
  switch (step) {
    case 'register':
      return from('register', { ...application, decidedBy: `Delegat ${mark}` });
    case 'followups record':
      return from(`followups record ${decision}`, {
        ...{ day, how: 'mote', talkedWithPerson: true, heardPerformer: true, personsView: mark },
      });
    case 'decision execute':
      return from(`decision execute ${decision}`, { day, missing: mark });
    case 'decision contact':
      return from(`decision contact ${decision}`, { day, how: 'telefon', meanwhile: mark });
    case 'import': {
      const rows = Array.from({ length: rowsInFile }, (_, r) => row(`${mark}${r}`, { executed_date: '2026-04-01' }));
      writeFileSync(join(kalix.home.folder, 'rader.csv'), csv(rows));
      return { args: ['import', 'rader.csv'], input: '', entries: rowsInFile };
    }
  }
}

const waitingAtFirst = 5;

/** Milliseconds that each takes when nothing happens to it. The decisions that the steps are about come of it. */
async function usualTimes(kalix: RealOffice): Promise<Map<Step, number>> {
  const many = Array.from({ length: waitingAtFirst }, (_, i) => row(`från början-${i}`));
  writeFileSync(join(kalix.home.folder, 'rader.csv'), csv(many));
  expect(await kalix.start(['import', 'rader.csv'])).toMatchObject({ code: 0 });
  const times = new Map<Step, number>();
  for (const step of steps) {
    const { args, input } = attemptOf(kalix, step, 'inget försök', 0);
    const start = process.hrtime.bigint();
    expect(await kalix.start(args, { input })).toMatchObject({ code: 0 });
    times.set(step, Number(process.hrtime.bigint() - start) / 1e6);
  }
  return times;
}

/** At some moment of its usual time, or just when it has begun to write. */
async function killed(kalix: RealOffice, { args, input }: Attempt, usual: number): Promise<Ended> {
  const moment = draw.below(1050) / 1000;
  const whenWriting = draw.chance(0.5);
  const running = kalix.start(args, { input });
  if (whenWriting) await kalix.untilItWrites(running).then(() => wait(moment * 10));
  else await Promise.race([running, wait(moment * usual)]);
  running.process.kill('SIGKILL');
  return running;
}

/** It has said so, or ended well: somebody can have gone on from there. */
function isAcknowledged({ code, stdout }: Ended): boolean {
  return code === 0 || stdout !== '';
}
