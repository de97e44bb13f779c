import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';

/** Days round changes of the clock: Apia left out 2011-12-30, São Paulo changed at midnight, Sweden at two and three. */
const around = ['2011-12-30', '2018-11-04', '2019-02-17', '2026-03-29', '2026-10-25', '2024-02-29', '1945-09-02'];

/** The last number is Skatteverket's for the day that Apia left out. */
const program = `
  import { birthday, ageOn } from './src/domain/age.ts';
  import { addDays, addMonths, day, daysBetween, parseDay, weekday, wholeMonthsBetween } from './src/domain/day.ts';
  import { parsePersonNumber } from './src/domain/person-number.ts';
  import { lastDayOf, quarterOf } from './src/domain/quarter.ts';
  import { holidayName, isWorkingDay } from './src/domain/working-day.ts';
  import numbers from './test/skatteverket-testnummer.json';

  const today = day('2026-11-21');
  for (const centre of ${JSON.stringify(around)}) {
    for (let n = -3; n <= 3; n++) {
      const each = addDays(day(centre), n);
      const months = [-1, 1, 3, 6, 12].map(m => addMonths(each, m));
      console.log(each, parseDay(each), weekday(each), isWorkingDay(each), holidayName(each), ...months);
      console.log(daysBetween(each, today), wholeMonthsBetween(each, today), lastDayOf(quarterOf(each)));
      console.log(ageOn(each, today), birthday(each, 18));
    }
  }
  for (const number of [...numbers.personnummer, ...numbers.samordningsnummer, '201112302391']) {
    console.log(JSON.stringify(parsePersonNumber(number, today, { key: 'x' })));
  }
  console.log(new Date(2026, 0, 1).getTimezoneOffset());
`;

/** What the program prints there, and the zone's own offset to show that it was in force. */
function runIn(zone: string, script: string): { answers: string; offset: number } {
  const output = execFileSync(process.execPath, ['--input-type=module', '-'], {
    input: script,
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  const lines = output.trimEnd().split('\n');
  return { answers: lines.slice(0, -1).join('\n'), offset: Number(lines.at(-1)) };
}

test('days, quarters, ages, working days and person numbers do not depend on where the machine is', () => {
  const resolveDir = join(import.meta.dirname, '../..');
  const built = buildSync({
    stdin: { contents: program, resolveDir, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  const script = built.outputFiles[0]?.text ?? '';
  const zones = ['UTC', 'Europe/Stockholm', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Kolkata'];
  const results = zones.map(zone => runIn(zone, script));
  expect(results.map(each => each.offset)).toEqual([0, -60, -780, 180, -330]);
  expect(results[0]?.answers.split('\n').length).toBe(7 * 7 * 3 + 429);
  for (const each of results) expect(each.answers).toBe(results[0]?.answers);
});
