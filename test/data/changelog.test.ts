/** The changelog names each day on which some answer changes, and no other. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
/** Not rules themselves: their days are days that something is tried on. */
const notRules = ['data/cases.json', 'data/duties.json'];
const files = globSync('data/*.json', { cwd: root }).filter(file => !notRules.includes(file.replaceAll('\\', '/')));

function daysOf(key: 'validFrom' | 'validTo'): Set<string> {
  const found = new Set<string>();
  for (const file of files)
    JSON.parse(read(file), (name, value) => {
      if (name === key && value !== null) found.add(value);
      return value;
    });
  return found;
}

const [, section = ''] = read('CHANGELOG.md').split('## Days on which answers change');
const rows = [...section.matchAll(/^\| (\d{4}-\d\d-\d\d) \| (.*?) +\| +(\d{4}-\d\d-\d\d)? *\|$/gm)];

test('every first day of a rule stands there, and no other, in order', () => {
  expect(rows.map(([, first]) => first)).toEqual([...daysOf('validFrom')].sort());
});

test('and every last day, beside the day after it', () => {
  const last = rows.flatMap(([, first, , before]) => (before ? [[first, before]] : []));
  expect(last).toEqual([...daysOf('validTo')].sort().map(to => [addDays(day(to), 1), to]));
});
