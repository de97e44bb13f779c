/**
 * The whole public lists of personnummer/meta and Skatteverket, every number of them:
 * `KALIX_OV_NUMBERS=<folder with list.json, interim.json, skatteverket-test.json> npx vitest run test/domain`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { day, parseDay } from '../../src/domain/day.ts';
import { parsePersonNumber } from '../../src/domain/person-number.ts';

interface Listed {
  readonly long_format: string;
  readonly short_format: string;
  readonly separated_format: string;
  readonly separated_long: string;
  readonly valid: boolean;
  readonly type: 'ssn' | 'con' | 'interim';
  readonly isMale: boolean;
}

interface Published {
  readonly personnummer: readonly string[];
  readonly samordningsnummer: readonly string[];
}

/** The signs in `separated_format` hold on this day: everyone with `-` is under 100 that year, everyone with `+` not. */
const today = day('2026-11-21');
const folder = process.env.KALIX_OV_NUMBERS;

/** The kind, the sex and the number without separator; or the reason of the refusal. */
function read(text: string): string {
  const outcome = parsePersonNumber(text, today, { key: 'nummer' });
  if (outcome.ok) return `${outcome.value.kind} ${outcome.value.sex} ${outcome.value.number.replace('-', '')}`;
  return outcome.problem.code === 'person-number-invalid' ? outcome.problem.reason : outcome.problem.code;
}

function load<T>(name: string): T | undefined {
  const path = join(folder ?? '', name);
  return folder && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
}

const list = load<Listed[]>('list.json');
const interim = load<Listed[]>('interim.json');
const published = load<Published>('skatteverket-test.json');
const why = folder ? `not in ${folder}` : 'KALIX_OV_NUMBERS is not set';
const title = (name: string, found: unknown) => (found ? name : `${name}: SKIPPED, ${why}`);

test.skipIf(!list)(title('personnummer/meta list.json was found', list), () => expect(list?.length).toBe(14));

describe.skipIf(!list)('personnummer/meta list.json', () => {
  for (const each of list ?? []) {
    const kind = each.type === 'con' ? 'samordningsnummer' : 'personnummer';
    const expected = `${kind} ${each.isMale ? 'man' : 'kvinna'} ${each.long_format}`;
    const spaced = each.long_format.includes(' ');
    const refusal = spaced ? 'form' : expect.stringMatching(/^(check-digit|day)$/);

    test(`${each.long_format} is ${each.valid ? expected : 'refused'}; with its separator the same`, () => {
      for (const text of [each.long_format, each.separated_long, each.separated_format]) {
        expect(read(text)).toEqual(each.valid ? expected : refusal);
      }
    });

    test(`${each.short_format}: ten digits without a separator are refused`, () =>
      expect(read(each.short_format)).toBe(spaced ? 'form' : 'century'));
  }
});

test.skipIf(!interim)(title('personnummer/meta interim.json was found', interim), () =>
  expect(interim?.length).toBe(12),
);

describe.skipIf(!interim)('personnummer/meta interim.json', () => {
  for (const each of interim ?? []) {
    const [letter] = /[A-Z]/.exec(each.long_format) ?? [''];
    const refusal = each.valid ? 'interim' : 'form';
    // The one form that IVO's temporary numbers share: eight digits, hyphen, T.
    const asIvo = `tillfalligt kvinna ${each.long_format}`;
    test(`letter ${letter}: ${refusal} in every form${letter === 'T' ? ", but for IVO's own" : ''}`, () => {
      expect([each.long_format, each.short_format, each.separated_format].map(read)).toEqual(Array(3).fill(refusal));
      expect(read(each.separated_long)).toBe(letter === 'T' ? asIvo : refusal);
    });
  }
});

describe.skipIf(!published)(title("Skatteverket's test numbers", published), () => {
  test('every personnummer is read as one', () => {
    const numbers = published?.personnummer ?? [];
    expect(numbers.length).toBeGreaterThan(40_000);
    expect(numbers.filter(each => read(each).split(' ')[0] !== 'personnummer')).toEqual([]);
  });

  test('every samordningsnummer is read as one; those without a real day hold no birth day', () => {
    const numbers = published?.samordningsnummer ?? [];
    expect(numbers.length).toBeGreaterThan(2_000);
    for (const each of numbers) {
      const outcome = parsePersonNumber(each, today, { key: 'nummer' });
      expect(outcome.ok && outcome.value.kind, each).toBe('samordningsnummer');
      const dated = parseDay(
        `${each.slice(0, 4)}-${each.slice(4, 6)}-${String(Number(each.slice(6, 8)) - 60).padStart(2, '0')}`,
      );
      expect(outcome.ok && outcome.value.born).toBe(dated ?? null);
    }
  });
});
