/** One register, one quarter, seven outputs: every count and every day agree; identity stands in one of them only. */
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { unzipped } from '../exchange/read-xlsx.ts';
import { csv, randomRows } from '../support/import-rows.ts';
import { office } from '../support/office.ts';
import { persons } from '../support/persons.ts';

interface Post {
  readonly decision: string;
  readonly externalId: string;
  readonly limit: string;
  readonly decided: string;
}
type Lists = Record<'notExecuted' | 'interrupted' | 'partlyExecuted' | 'resolved', Post[]>;
const parts = ['notExecuted', 'interrupted', 'partlyExecuted'] as const;

const names = ['Åsa Hemligsson', 'Kalle Doldberg', 'Örjan Skymd'];
const rows = randomRows(1000, 7).map((r, i) => ({
  ...r,
  name: names[i % names.length] ?? '',
  personnummer: persons[i % persons.length]?.number ?? '',
  renews: '',
}));
const kalix = await office();
const run = (line: string) => kalix.run(line);
const out = async (line: string) => (await run(`ivo-report --quarter 2026Q3 --quiet ${line}`)).stdout;
const file = async (flag: string, of = '') => {
  const answer = await run(`ivo-report --quarter 2026Q3 --quiet --${flag} f ${of}`);
  const content = answer.written.get('f');
  if (content === undefined) throw new Error(answer.stderr);
  return content;
};

let json: Lists & { statistics: Record<string, { count: number; byBand: Record<string, number> }> };

beforeAll(async () => {
  const imported = await kalix.importing(csv(rows));
  if (imported.code !== 0) throw new Error(imported.stderr);
  json = JSON.parse(await out('--json')) as typeof json;
}, 60_000);

const decisions = () => parts.flatMap(part => json[part].map(p => p.decision)).sort();

describe('the same figures', () => {
  test('there is something in every part, and the statistics count it', () => {
    for (const part of parts) {
      expect(json[part].length).toBeGreaterThan(0);
      expect(json.statistics[part]?.count).toBe(json[part].length);
      const bands = Object.values(json.statistics[part]?.byBand ?? {});
      expect(bands.reduce((a, b) => a + b, 0)).toBe(json[part].length);
    }
  });

  test('in the table', async () => {
    const text = await out('');
    for (const part of parts) for (const p of json[part]) expect(text).toContain(`${p.decision}  ${p.decided}`);
    expect(text).toContain(`Ej verkställda: ${json.notExecuted.length}`);
    expect(text).toContain(`Avbrutna: ${json.interrupted.length}`);
    expect(text).toContain(`Delvis verkställda: ${json.partlyExecuted.length}`);
  });

  test('in CSV, read back', async () => {
    const cells = parse(String(await file('csv')), {
      delimiter: ';',
      bom: true,
      relax_column_count: true,
    }) as string[][];
    const posts = cells.filter(row => /^\d{4}-\d+-[A-Z]+$/.test(row[0] ?? '') && row.length > 12);
    const courtOrders = (JSON.parse(await out('--json')) as { forInformation: { courtOrders: Post[] } }).forInformation
      .courtOrders;
    expect(posts.map(row => row[0]).sort()).toEqual([...decisions(), ...courtOrders.map(p => p.decision)].sort());
  });

  test('in the spreadsheet, read back', async () => {
    const files = unzipped((await file('xlsx')) as Uint8Array);
    const text = [...files.values()].join('');
    for (const decision of decisions()) expect(text).toContain(decision);
  });

  test('on the page, read back', async () => {
    const page = String(await file('html'));
    for (const part of parts)
      for (const p of json[part]) {
        expect(page).toContain(p.decision);
        expect(page).toContain(p.limit);
      }
  });

  test('in what is submitted; shown again it is the same, byte for byte', async () => {
    const submitted = await run('ivo-report submit --quarter 2026Q3 --json');
    expect((submitted.json() as { decisions: string[] }).decisions.sort()).toEqual(decisions());
    const first = await out('submit --show --with-identity');
    expect(await out('submit --show --with-identity')).toBe(first);
    const frozen = JSON.parse(first) as Lists;
    for (const part of parts)
      expect(frozen[part].map(p => [p.decision, p.limit])).toEqual(json[part].map(p => [p.decision, p.limit]));
  });

  test('and by counting the rows', () => {
    const late = (r: (typeof rows)[number]) =>
      r.outcome !== 'avslag' &&
      r.court_order !== 'ja' &&
      ['', '11:1', '12:1'].includes(r.basis) &&
      r.decision_date >= '2025-07-01' &&
      r.decision_date <= '2026-06-29';
    const never = rows.filter(
      r =>
        late(r) &&
        (r.executed_date === '' || r.executed_date > '2026-09-30') &&
        (r.closed_date === '' || r.closed_date > '2026-09-30'),
    );
    const recent = json.notExecuted.filter(p => p.decided >= '2025-07-01' && p.decided <= '2026-06-29');
    expect(recent.map(p => p.externalId).sort()).toEqual(never.map(r => r.external_id).sort());
  });
});

describe('OSL 26:1: identity in the post to IVO alone, and only when asked for', () => {
  const known = rows.flatMap(r => [r.personnummer, `${r.personnummer.slice(0, 8)}-${r.personnummer.slice(8)}`, r.name]);
  const leaks = (text: string) => known.filter(secret => secret !== '' && text.includes(secret));

  test.each([
    '',
    '--json',
    '--for ivo',
    '--for ivo --json',
    '--for revisorer',
    '--for revisorer --json',
    '--for fullmaktige',
    '--for fullmaktige --json',
    '--forecast',
  ])('ivo-report %s', async line => expect(leaks(await out(line))).toEqual([]));

  test.each(['csv', 'xlsx', 'html'])('the %s file, for each reader', async format => {
    for (const of of ['', '--for ivo', '--for revisorer', '--for fullmaktige']) {
      const content = await file(format, of);
      const text = typeof content === 'string' ? content : [...unzipped(content).values()].join('');
      expect(leaks(text)).toEqual([]);
    }
  });

  test('with identity: every post has its number, and no name', async () => {
    const text = await out('--for ivo --with-identity --json');
    const { notExecuted } = JSON.parse(text) as { notExecuted: { identity: string }[] };
    expect(notExecuted.every(p => /^\d{12}$/.test(p.identity))).toBe(true);
    expect(names.filter(name => text.includes(name))).toEqual([]);
  });

  test('the auditors and the council never get identity', async () => {
    for (const of of ['revisorer', 'fullmaktige']) {
      expect((await run(`ivo-report --quarter 2026Q3 --for ${of} --with-identity`)).code).toBe(3);
    }
  });
});
