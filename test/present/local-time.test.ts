/** A recorded moment, wherever a person reads one: as a clock in Sweden showed it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { swedishTime } from '../../src/present/local-time.ts';

const moments = [
  ['winter: one hour before UTC', '2026-01-15T07:00:00.000Z', '2026-01-15 08:00'],
  ['summer: two', '2026-07-15T07:00:00.000Z', '2026-07-15 09:00'],
  ['after midnight in Sweden it is the next day', '2026-07-15T22:30:00.000Z', '2026-07-16 00:30'],
  ['and the next year', '2026-12-31T23:00:00.000Z', '2027-01-01 00:00'],
  ['summer time begins: the last minute before', '2026-03-29T00:59:59.999Z', '2026-03-29 01:59'],
  ['and the first after; two o’clock never was', '2026-03-29T01:00:00.000Z', '2026-03-29 03:00'],
  ['summer time ends: before', '2026-10-24T23:59:00.000Z', '2026-10-25 01:59'],
  ['the hour from two the first time', '2026-10-25T00:00:00.000Z', '2026-10-25 02:00 sommartid'],
  ['its end', '2026-10-25T00:59:00.000Z', '2026-10-25 02:59 sommartid'],
  ['the second time', '2026-10-25T01:00:00.000Z', '2026-10-25 02:00 normaltid'],
  ['its end', '2026-10-25T01:59:00.000Z', '2026-10-25 02:59 normaltid'],
  ['and after', '2026-10-25T02:00:00.000Z', '2026-10-25 03:00'],
] as const;

describe('a clock in Sweden', () => {
  test.each(moments)('%s: %s is %s', (_what, moment, shown) => expect(swedishTime(moment)).toBe(shown));
});

test.each(['UTC', 'Pacific/Apia', 'America/Sao_Paulo'])('wherever the machine is: %s', zone => {
  const file = JSON.stringify(join(import.meta.dirname, '../../src/present/local-time.ts'));
  const said = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { swedishTime } from ${file};
       process.stdout.write(JSON.stringify(${JSON.stringify(moments.map(m => m[1]))}.map(swedishTime)));`,
    ],
    { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
  );
  expect(JSON.parse(said)).toEqual(moments.map(m => m[2]));
});
