/** Det som andra på datorn ser: processens kommandorad och miljö, och filerna som blir kvar. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { application } from '../support/office.ts';
import { everyCommand, followUp, imported, known, registration } from './every-command.ts';
import { filesIn, tracesIn } from './personal-data.ts';
import { type RealOffice, type Running, realOffice } from './real-office.ts';
import { amount, patience, tell } from './scale.ts';

let kalix: RealOffice;
beforeAll(async () => {
  kalix = realOffice();
  await kalix.init();
}, patience);
afterAll(() => kalix.home.remove());

const typed = JSON.stringify({ ...application, person: known[3] });

test.runIf(process.platform === 'linux')(
  'ingen person i processlistan, och inga filer med namn kvar',
  { timeout: patience },
  async () => {
    const own = join(kalix.home.folder, 'ansökan.json');
    writeFileSync(own, typed);
    const lines: [string, string][] = [
      ['register --from -', registration],
      ['followups record 2026-0001-A --from -', followUp],
      ['import -', imported],
      [`register --from ${own}`, ''],
      ['case list --person -', `${known[0]?.number}\n`],
      ['case show 2026-0001 --identity', ''],
      ['ivo-report --quarter 2026Q3 --for ivo --with-identity', ''],
    ];
    let looks = 0;
    for (const [line, input] of lines.slice(0, amount(5, lines.length))) {
      const running = kalix.start(line.split(' '), { input });
      const { seen, times } = await watched(running);
      const { code, stderr } = await running;
      expect({ line, code }, stderr).toEqual({ line, code: 0 });
      expect(tracesIn(seen, known), line).toEqual([]);
      looks += times;
    }
    const left = filesIn(join(kalix.home.folder, '..')).filter(({ path }) => path !== own);
    expect(left.length).toBeGreaterThan(1);
    for (const { path, bytes } of left) {
      expect(tracesIn(bytes.toString('latin1'), known), path).toEqual([]);
      expect(tracesIn(bytes.toString('utf8'), known), path).toEqual([]);
    }
    tell('looks at the process list while persons are recorded and shown', looks, 'no name, number or birth day');
  },
);

test('ett nummer på kommandoraden vägras, för det har redan synts där', async () => {
  const number = known[3]?.number ?? '';
  const line = `${everyCommand['decision interrupt']?.args.replace('Sjukdom', number)}`;
  const { code, stderr } = await kalix.start(line.split(' '));
  expect(code).toBe(2);
  expect(stderr).not.toContain(number);
});

/** What everyone on the machine can see of the process, looked at until it has ended. */
async function watched(running: Running): Promise<{ seen: string; times: number }> {
  const seen = new Set<string>();
  let [ended, times] = [false, 0];
  void running.then(() => {
    ended = true;
  });
  while (!ended) {
    for (const what of ['cmdline', 'environ', 'comm']) seen.add(readOrNothing(`/proc/${running.process.pid}/${what}`));
    times += 1;
    await new Promise(resolve => setTimeout(resolve, 2));
  }
  return { seen: [...seen].join('\n').replaceAll('\0', ' '), times };
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
