/** Granskningen av åtkomstloggen (SoLPuL 10 §): ett urval, utomstående först, ett omdöme per rad, och själva granskningen sparas. */
import { describe, expect, test } from 'vitest';
import { csv, row } from '../support/import-rows.ts';
import { office } from '../support/office.ts';
import type { TestWorldOptions } from '../support/world.ts';

type Office = Awaited<ReturnType<typeof office>>;
interface Drawn {
  readonly seed: number;
  readonly readings: number;
  readonly upTo: number;
  readonly drawn: readonly { readonly entry: number; readonly outsider: boolean }[];
}

/** Anna reads two of her own cases and one of Bertil's; Bertil reads one of Anna's and two of his own. */
async function read(): Promise<Office> {
  const kalix = await office({}, ['bertil']);
  const rows = ['anna', 'anna', 'bertil', 'bertil'].map((caseworker, i) => row(`B-${i}`, { caseworker }));
  await kalix.importing(csv(rows));
  await kalix.run('user add greta --role granskare');
  for (const nr of ['0001', '0002', '0003']) await kalix.run(`case show 2026-${nr}`);
  for (const nr of ['0001', '0003', '0004']) await kalix.run(`case log 2026-${nr}`, { account: 'bertil' });
  return kalix;
}
const asGreta = (kalix: Office, line: string, options: TestWorldOptions = {}) =>
  kalix.run(`audit review ${line}`, { account: 'greta', ...options });
const drawn = async (kalix: Office, flags: string) => (await asGreta(kalix, `--list --json ${flags}`)).json() as Drawn;
const held = async (kalix: Office) => {
  const report = await kalix.run('board-report internal-control --tertial 2026T3 --today 2027-01-01 --json', {
    account: 'greta',
  });
  const { figures } = report.json() as { figures: { id: string; numerator: number | null }[] };
  return figures.find(f => f.id === 'log-reviews')?.numerator;
};

describe('dragningen', () => {
  test('samma frö ger samma dragning, och tar de utomstående först', async () => {
    const kalix = await read();
    const first = await drawn(kalix, '--sample 3 --seed 7');
    expect(first).toMatchObject({ seed: 7, readings: 6 });
    expect(first.drawn.map(r => r.outsider)).toEqual([true, true, false]);
    expect(await drawn(kalix, '--sample 3 --seed 7')).toEqual(first);
    const others = await Promise.all([1, 2, 3, 4].map(seed => drawn(kalix, `--sample 3 --seed ${seed}`)));
    expect(new Set(others.map(o => o.drawn.map(r => r.entry).join())).size).toBeGreaterThan(1);
  });

  test('även sedan mer har lästs, om den görs till och med samma post', async () => {
    const kalix = await read();
    const first = await drawn(kalix, '--sample 4 --seed 7');
    await kalix.run('case show 2026-0004');
    expect(await drawn(kalix, `--sample 4 --seed 7 --up-to ${first.upTo}`)).toEqual(first);
  });

  test('utan frö tas det ur journalens slut: den som granskar väljer inte', async () => {
    const kalix = await read();
    const { seed } = await drawn(kalix, '');
    expect((await drawn(kalix, '')).seed).toBe(seed);
    await kalix.run('case show 2026-0001');
    expect((await drawn(kalix, '')).seed).not.toBe(seed);
  });

  test('alla när de är färre än urvalet; --list sparar inget', async () => {
    const kalix = await read();
    expect((await drawn(kalix, '--seed 1')).drawn).toHaveLength(6);
    expect(await held(kalix)).toBe(0);
  });

  test('i meningar, och den som drar sina egna läsningar får veta det', async () => {
    const kalix = await read();
    await kalix.run('case show 2026-0001', { account: 'greta' });
    const { stdout } = await asGreta(kalix, '--list --seed 7');
    expect(stdout).toMatch(/^7 av 7 läsningar dragna, utomstående först\. Frö 7, till och med post \d+\.\n/);
    expect(stdout).toContain(': bertil läste historien för ärende 2026-0001 (case');
    expect(stdout).toContain('1 av dem har du gjort själv: låt någon annan granska dem.');
    expect(stdout.split('\n').every(line => line.length <= 80)).toBe(true);
  });

  test('inga läsningar: det sägs, och inget sparas', async () => {
    const kalix = await office();
    expect((await kalix.run('audit review', { answers: [] })).stdout).toBe('Inga läsningar att granska.\n');
  });
});

describe('omdömena', () => {
  test('på en terminal: ett per rad, med vad som ska göras när det inte var befogat', async () => {
    const kalix = await read();
    const answers = ['befogad', 'oklar', 'Fråga Bertil', 'befogad'];
    const { code, stdout, stderr } = await asGreta(kalix, '--sample 3 --seed 7', { answers });
    expect([code, stdout]).toEqual([
      0,
      'Sparat: 3 av 6 läsningar granskade (frö 7). Omdömen: befogad 2, oklar, ska\nutredas 1, obefogad 0.\n',
    ]);
    expect(stderr).toMatch(/1 av 3\n2026-11-21 09:00 {2}Post \d+: /);
    expect(await held(kalix)).toBe(1);
  });

  test('avbruten mitt i: 130, och inget sparas', async () => {
    const kalix = await read();
    expect((await asGreta(kalix, '--sample 3 --seed 7', { answers: ['befogad'] })).code).toBe(130);
    expect(await held(kalix)).toBe(0);
  });

  test('utan terminal: med flaggor, post för post', async () => {
    const kalix = await read();
    const [first, second] = (await drawn(kalix, '--sample 2 --seed 7')).drawn.map(r => r.entry);
    const line = `--sample 2 --seed 7 --verdict ${first}=befogad ${second}=obefogad --json`;
    expect((await asGreta(kalix, line)).json()).toMatchObject({
      ...{ saved: 'review', seed: 7, readings: 6 },
      judged: [
        { entry: first, verdict: 'befogad', note: null },
        { entry: second, verdict: 'obefogad', note: null },
      ],
    });
    expect(await held(kalix)).toBe(1);
  });

  test('eller ur en fil, med anteckningar', async () => {
    const kalix = await read();
    const [entry = 0] = (await drawn(kalix, '--sample 1 --seed 7')).drawn.map(r => r.entry);
    const files = { 'omdomen.json': JSON.stringify({ [entry]: { verdict: 'oklar', note: 'Fråga Bertil' } }) };
    expect((await asGreta(kalix, '--sample 1 --seed 7 --from omdomen.json --json', { files })).json()).toMatchObject({
      judged: [{ entry, verdict: 'oklar', note: 'Fråga Bertil' }],
    });
  });

  test.each<[string, string, string]>([
    ['inga alls', '--sample 2 --seed 7', 'missing-flag'],
    ['ett saknas', '--sample 2 --seed 7 --verdict FIRST=befogad', 'wrong-verdicts'],
    ['ett för mycket', '--sample 1 --seed 7 --verdict FIRST=befogad 1=befogad', 'wrong-verdicts'],
    ['ett som inte finns', '--sample 1 --seed 7 --verdict FIRST=kanske', 'invalid-value'],
    ['ett utan post', '--sample 1 --seed 7 --verdict befogad', 'invalid-value'],
    ['två vägar', '--sample 1 --seed 7 --verdict FIRST=befogad --list', 'conflicting-values'],
    ['inget urval', '--sample 0 --list', 'invalid-value'],
    ['inget frö', '--seed -1 --list', 'invalid-value'],
  ])('%s: inget sparas', async (_, line, code) => {
    const kalix = await read();
    const [first = 0] = (await drawn(kalix, '--sample 1 --seed 7')).drawn.map(r => r.entry);
    const answer = await asGreta(kalix, `${line.replace('FIRST', String(first))} --json`);
    expect([answer.code, answer.json()]).toMatchObject([2, { error: { code } }]);
    expect(await held(kalix)).toBe(0);
  });
});

describe('granskningen', () => {
  const all = (entries: readonly number[]) => `--verdict ${entries.map(e => `${e}=befogad`).join(' ')}`;
  const review = async (kalix: Office, flags: string, options: TestWorldOptions = {}) => {
    const entries = (await drawn(kalix, flags)).drawn.map(r => r.entry);
    const { code, stderr } = await asGreta(kalix, `${flags} ${all(entries)}`, options);
    expect([code, stderr]).toEqual([0, '']);
  };

  test('nästa börjar där den förra slutade, om inte --since säger annat', async () => {
    const kalix = await read();
    await review(kalix, '--sample 2 --seed 7');
    expect((await drawn(kalix, '--seed 7')).readings).toBe(0);
    await kalix.run('case show 2026-0003');
    expect((await drawn(kalix, '--seed 7')).readings).toBe(1);
    expect((await drawn(kalix, '--seed 7 --since 2026-11-21')).readings).toBe(7);
  });

  test('räknas i den interna kontrollen, på den verkliga dagen, i sitt tertial', async () => {
    const kalix = await read();
    await review(kalix, '--sample 1 --seed 7');
    await kalix.run('case show 2026-0003');
    await review(kalix, '--sample 1 --seed 8', { today: '2027-01-01' });
    expect(await held(kalix)).toBe(1);
    await kalix.run('case show 2026-0003');
    await review(kalix, '--sample 1 --seed 9', { today: '2026-12-31' });
    expect(await held(kalix)).toBe(2);
  });

  test('görs bara av granskare', async () => {
    const kalix = await read();
    expect((await kalix.run('audit review --list', { account: 'bertil' })).code).toBe(3);
  });
});
