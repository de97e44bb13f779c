/** Rapporter och listor över tusen personer: inget namn, inget nummer, ingen födelsedag i någon av deras former. */
import { beforeAll, describe, expect, test } from 'vitest';
import { unzipped } from '../exchange/read-xlsx.ts';
import { csv, type Row, randomRows } from '../support/import-rows.ts';
import { office } from '../support/office.ts';
import { type Known, seeker } from './personal-data.ts';
import { patience, seed, tell } from './scale.ts';

const count = 1000;
let kalix: Awaited<ReturnType<typeof office>>;
let persons: readonly Known[];
let found: (text: string) => string[];

beforeAll(async () => {
  kalix = await office();
  const rows = randomRows(count, seed).map((r, i) => ({ ...r, name: `Åsa Släktnamn${familyName(i)}` }));
  persons = rows.map(knownOf);
  found = seeker(persons);
  expect((await kalix.importing(csv(rows))).code).toBe(0);
  for (const line of ['ivo-report submit --quarter 2026Q1', 'ivo-report submit --quarter 2026Q2 --for revisorer'])
    expect((await kalix.run(line)).code).toBe(0);
}, patience);

const files = '--csv fil.csv --xlsx fil.xlsx --html fil.html';
const lines = [
  ...['revisorer', 'fullmaktige'].flatMap(reader =>
    ['', '--json', files].map(as => `ivo-report --quarter 2026Q3 --for ${reader} ${as}`),
  ),
  ...['', '--json', files].map(as => `ivo-report --quarter 2026Q3 ${as}`),
  ...['', '--json'].map(as => `ivo-report --forecast ${as}`),
  ...['delegation --month 2026-05', 'decisions --month 2026-05', 'internal-control --tertial 2026T2'].flatMap(which =>
    ['', '--json'].map(as => `board-report ${which} ${as}`),
  ),
  ...['due', 'list'].flatMap(which => ['', '--json'].map(as => `followups ${which} --all ${as}`)),
  'followups due --all --within 365 --csv fil.csv --ics fil.ics',
  'ivo-report submit --quarter 2026Q3 --json',
  'ivo-report submit --quarter 2026Q1 --show',
  'ivo-report submit --quarter 2026Q2 --for revisorer --show',
  'ivo-report notify',
  'ivo-report notify --json',
  'ivo-report notify --record',
  'case list --all',
  'case list --all --json',
  'stats',
];

describe('tusen personer', () => {
  test('är de som registret har', async () => {
    const { everything } = await answer('ivo-report --quarter 2026Q3 --for ivo --with-identity --json');
    expect(found(everything).length).toBeGreaterThan(100);
    expect(persons).toHaveLength(count);
  });

  test.each(lines)('%s', { timeout: patience }, async line => {
    const { code, everything } = await answer(line);
    expect(code).toBe(0);
    expect(everything.length).toBeGreaterThan(40);
    expect(found(everything)).toEqual([]);
    tell('reports and lists over 1000 persons, searched for each of them', 1, 'no name, number or birth day');
  });
});

async function answer(line: string) {
  const { code, stdout, stderr, written } = await kalix.run(line);
  return {
    code,
    everything: [stdout, stderr, ...[...written].map(([name, content]) => textOf(name, content))].join('\n'),
  };
}

/** A spreadsheet as the texts of its parts. */
function textOf(name: string, content: string | Uint8Array): string {
  if (!name.endsWith('.xlsx')) return Buffer.from(content).toString('utf8');
  return [...unzipped(Buffer.from(content)).values()].join('\n');
}

function knownOf({ personnummer, name }: Row): Known {
  return { number: personnummer.replace('-', ''), name };
}

/** Letters alone, so that no figure is taken for a name. */
function familyName(i: number): string {
  return [...String(i)].map(digit => 'bdfhjkmprt'[Number(digit)]).join('');
}
