/** Allt ut och in igen: JSON Lines ger ett likadant register, CSV det som kolumnerna rymmer (contracts 1 och 4). */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/domain/case/event.ts';
import { openDatabase, registerIdOf } from '../../src/register/database.ts';
import { keyFileOf, loadKey } from '../../src/register/key.ts';
import { registers } from '../../src/register/open.ts';
import { derivedTables } from '../../src/register/schema.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { csv, randomRows, row } from '../support/import-rows.ts';
import { caseNumber } from '../support/life.ts';
import { application, changedApplication, office } from '../support/office.ts';
import { person } from '../support/persons.ts';
import { randomLife } from '../support/random-life.ts';

type Office = Awaited<ReturnType<typeof office>>;
const participation =
  'register --insats bra-samtal --day 2026-11-20 --form grupp --participants 4 --sex kvinna --age-band 12-14 --guardian-checked --informed';

/** Something of everything: cases by hand and by import, a submitted report with persons in it, a hold, participations. */
async function fullOffice(): Promise<Office> {
  const kalix = await office({ now: '2026-11-21T08:00:00.000Z' });
  await kalix.run('register --from -', { ...changedApplication({}), now: '2026-11-20T09:12:00.000Z' });
  const rows = csv(randomRows(60, 7));
  const steps = [
    'decision contact 2026-0001-A --day 2026-06-02 --how telefon --delay-reasons Kö',
    participation,
    'followups record --programme bra-samtal --day 2026-11-20',
    'decision object 2026-0001-A --day 2026-11-18 --what Mötesdagen',
    'ivo-report submit --quarter 2026Q3',
    'decision execute 2026-0001-A --day 2026-11-19',
    'ivo-report notify --record',
    'db hold 2026-0001 --why Tvist',
    'case show 2026-0001',
  ];
  expect((await kalix.importing(rows)).code).toBe(0);
  for (const step of steps) expect({ step, ...(await kalix.run(step)) }).toMatchObject({ step, code: 0 });
  return kalix;
}

async function written(kalix: Office, line: string): Promise<string> {
  const { code, stdout, stderr } = await kalix.run(line, { env: { KALIX_OV_DEBUG: '1' } });
  if (code !== 0) throw new Error(stderr);
  return stdout;
}
const jsonl = (kalix: Office) => written(kalix, 'export --jsonl - --quiet');
const readIn = (kalix: Office, text: string, flags = '') =>
  kalix.run(`import allt.jsonl --json ${flags}`, { files: { 'allt.jsonl': text }, now: '2026-11-22T10:00:00.000Z' });

/** The lines that two equal registers share: all but the first, the last and those about the register itself. */
function comparable(text: string): string[] {
  return text.split('\n').filter(line => !/^\{"kind":"(kalix-ov-export|end|record)"/.test(line));
}

/** Derived rows without the places in the journal that they came from. */
function derived({ folders, register }: Office) {
  const { encryption } = loadKey(keyFileOf(folders.config, registerIdOf(register)));
  const db = openDatabase(register, encryption);
  const own = ['standing', 'reading', 'reading_of_case', 'log_review'];
  try {
    return derivedTables
      .filter(name => !own.includes(name))
      .map(name => {
        const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${name}`).all();
        return [name, rows.map(({ seq: _, ...each }) => JSON.stringify(each)).sort()] as const;
      });
  } finally {
    db.close();
  }
}
const answers = ['case list --all', 'followups due --all --within 365', 'ivo-report --quarter 2026Q3', 'stats'];
async function answersOf(kalix: Office): Promise<unknown[]> {
  const said: unknown[] = [];
  for (const line of answers) {
    const { integrity: _, ...rest } = (await kalix.run(`${line} --json`)).json() as Record<string, unknown>;
    said.push(rest);
  }
  return said;
}

describe('JSON Lines: ett likadant register', { timeout: 120_000 }, () => {
  test('allt som har registrerats, in i ett nytt register: samma rader, samma svar, samma export', async () => {
    const [old, fresh] = [await fullOffice(), await office()];
    const text = await jsonl(old);
    const { code, stderr, json } = await readIn(fresh, text);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(json()).toMatchObject({ added: expect.any(Number), changed: 0, unchanged: 0, removed: 0 });
    expect(derived(fresh)).toEqual(derived(old));
    expect(
      derived(fresh)
        .filter(([, rows]) => rows.length === 0)
        .map(([name]) => name),
    ).toEqual(['removed_series']);
    expect(await answersOf(fresh)).toEqual(await answersOf(old));
    expect(comparable(await jsonl(fresh))).toEqual(comparable(text));
    expect((await fresh.run('audit verify')).code).toBe(0);
  });

  test('en gång till: inget sparas, och inget vid --dry-run', async () => {
    const [old, fresh] = [await fullOffice(), await office()];
    const text = await jsonl(old);
    const entries = async () => ((await fresh.run('audit verify --json')).json() as { entries: number }).entries;
    const before = await entries();
    expect((await readIn(fresh, text, '--dry-run')).json()).toMatchObject({ dryRun: true, changed: 0, unchanged: 0 });
    expect(await entries()).toBe(before);
    await readIn(fresh, text);
    const stored = await entries();
    expect((await readIn(fresh, text)).json()).toMatchObject({ added: 0, changed: 0, others: 0 });
    expect(await entries()).toBe(stored);
    expect((await readIn(old, text)).json()).toMatchObject({ added: 0, changed: 0, others: 0 });
  });

  test('en senare export fyller på med det som har hänt sedan dess', async () => {
    const [old, fresh] = [await fullOffice(), await office()];
    await readIn(fresh, await jsonl(old));
    await old.run('decision interrupt 2026-0001-A --day 2026-11-20 --why Sjukdom');
    await old.run('register --from -', changedApplication({}));
    const text = await jsonl(old);
    expect((await readIn(fresh, text)).json()).toMatchObject({ added: 1, changed: 1, others: 0 });
    expect(derived(fresh)).toEqual(derived(old));
  });

  test('liv som slumpas: exporten in i ett nytt register ger samma härledda rader', async () => {
    const [old, fresh] = [await office(), await office()];
    const port = await registers(old.folders, () => loadRulebook()).open(undefined);
    for (const [i, { events }] of fc.sample(randomLife, { numRuns: 60, seed: 20_261_122 }).entries()) {
      const number = `2026-${String(i + 1).padStart(4, '0')}`;
      const own = JSON.parse(JSON.stringify(events).replaceAll(caseNumber, number)) as CaseEvent[];
      const recorded = (n: number) => ({
        actor: 'anna',
        recorded: `2026-11-21T08:00:${String(n).padStart(2, '0')}.000Z`,
      });
      await port.openCase(2026, own.slice(0, 2), recorded(0));
      for (const [n, event] of own.slice(2).entries()) await port.appendToCase(number, n + 1, [event], recorded(n + 1));
    }
    await port.close();
    expect((await readIn(fresh, await jsonl(old))).code).toBe(0);
    expect(derived(fresh)).toEqual(derived(old));
  });

  test('vem som registrerade, och när, står kvar som exporten sa; vem som läste in den står bredvid', async () => {
    const [old, fresh] = [await fullOffice(), await office({}, [])];
    await readIn(fresh, await jsonl(old));
    const { stdout } = await fresh.run('case log 2026-0001');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '(anna, 2026-11-20 10:12; ur en export som anna läste in 2026-11-22 11:00)',
    );
    const { entries } = (await fresh.run('case log 2026-0001 --json')).json() as { entries: unknown[] };
    expect(entries[0]).toMatchObject({
      recorded: '2026-11-20T09:12:00.000Z',
      carried: { actor: 'anna', recorded: '2026-11-22T10:00:00.000Z' },
    });
  });

  test('ett ärende som säger något annat i registret: 3, inget sparas', async () => {
    const [old, fresh] = [await fullOffice(), await office()];
    await fresh.run('register --from -', changedApplication({ type: 'Annat' }));
    const { code, stdout } = await readIn(fresh, await jsonl(old));
    expect([code, stdout]).toEqual([3, expect.stringContaining('export-conflict')]);
    expect((await fresh.run('stats --json')).stdout).not.toContain('"participants": 4');
  });

  test('konton, åtkomstlogg och säkerhetskopior står i exporten men ger inga rättigheter i ett annat register', async () => {
    const old = await fullOffice();
    await old.run('user add mallory --role administratör');
    const text = await jsonl(old);
    expect(text).toContain('"of":"accounts"');
    expect(text).toContain('"of":"access-log"');
    const fresh = await office();
    expect((await readIn(fresh, text)).json()).toMatchObject({ notCarried: expect.any(Number) });
    expect((await fresh.run('user list --all --json')).stdout).not.toContain('mallory');
    expect((await fresh.run('audit log --json')).json()).toMatchObject({ readings: [] });
  });
});

describe('gallring och export', () => {
  const over = { decision_date: '2019-01-12', closed_date: '2019-06-01' };
  const kept = person(40);

  async function withOld(): Promise<Office> {
    const kalix = await office();
    await kalix.importing(csv([row('G-1', { ...over, personnummer: kept.number }), row('B-2')]));
    return kalix;
  }

  test('det som har gallrats här kommer inte tillbaka, och dess nummer ges aldrig igen', async () => {
    const old = await withOld();
    const before = await jsonl(old);
    const listed = (await old.run('db purge --list --json')).json() as { candidates: { case: string }[] };
    const [candidate] = listed.candidates;
    expect(candidate?.case).toBe('2019-0001');
    const purged = await old.run(['db', 'purge', '2019-0001', '--confirm', 'gallra 1']);
    if (purged.code !== 0) throw new Error(purged.stderr);
    expect((await readIn(old, before)).json()).toMatchObject({ removed: 1, added: 0, changed: 0 });
    const fresh = await office();
    expect((await readIn(fresh, await jsonl(old))).code).toBe(0);
    await fresh.importing(csv([row('N-1', over)]));
    expect((await fresh.run('case list --all --json')).stdout).toContain('2019-0002-A');
    expect(derived(fresh).find(([name]) => name === 'removed_series')?.[1]).toHaveLength(1);
  });

  test('fem år räknas från när anteckningen gjordes, inte från när exporten lästes in', async () => {
    const [old, fresh] = [await withOld(), await office()];
    await readIn(fresh, await jsonl(old));
    const list = async (kalix: Office) => (await kalix.run('db purge --list --json')).json();
    expect(await list(fresh)).toEqual(await list(old));
  });
});

describe('en export som inte är hel', async () => {
  const old = await fullOffice();
  const text = await jsonl(old);
  const lines = text.trimEnd().split('\n');
  const resealed = (all: readonly string[]) => {
    const before = all
      .slice(0, -1)
      .map(line => `${line}\n`)
      .join('');
    const sha256 = createHash('sha256').update(before).digest('hex');
    return `${before}${JSON.stringify({ kind: 'end', lines: all.length - 1, sha256 })}\n`;
  };

  test.each<[string, string]>([
    ['tom fil', ''],
    ['avklippt', lines.slice(0, -1).join('\n')],
    ['en rad borta', [...lines.slice(0, 3), ...lines.slice(4)].join('\n')],
    ['en ändrad rad', text.replace('"wait', '"wai').replace('oppenvard-bistand', 'kontaktfamilj')],
    ['mer efter slutet', `${text}${lines[1]}\n`],
    ['ingen JSON', text.replace('{"kind":"case"', 'kind: case')],
    ['en nyare version', resealed([lines[0]?.replace('"version":1', '"version":2') ?? '', ...lines.slice(1)])],
    ['ett beslut utan öppnat ärende', resealed(lines.map(line => line.replace(/\{"kind":"opened".*?\}\},/, '')))],
    ['en händelse som inte finns', resealed(lines.map(line => line.replace('"kind":"decided"', '"kind":"hittepå"')))],
    [
      'en deltagare med namn',
      resealed(lines.map(line => line.replace('"form":"grupp"', '"form":"grupp","name":"Åsa"'))),
    ],
  ])('%s: 2, inget sparas, inget ur filen sägs', async (_what, damaged) => {
    const fresh = await office();
    const { code, stdout, stderr } = await readIn(fresh, damaged);
    expect([code, (JSON.parse(stdout) as { error: { code: string } }).error.code]).toEqual([2, 'export-damaged']);
    expect(stderr).not.toMatch(/Testsson|oppenvard|\d{12}/);
    expect(comparable(await jsonl(fresh))).toEqual(['']);
  });
});

describe('CSV: det som kolumnerna rymmer', { timeout: 120_000 }, () => {
  const rowsIn = (text: string) => text.split('\r\n').slice(1).sort();

  test('in i ett nytt register och ut igen: samma rader', async () => {
    const [old, fresh] = [await fullOffice(), await office()];
    const text = await written(old, 'export --csv - --quiet');
    const read = await fresh.importing(text);
    expect({ code: read.code, stderr: read.stderr }).toEqual({ code: 0, stderr: '' });
    expect(rowsIn(await written(fresh, 'export --csv - --quiet'))).toEqual(rowsIn(text));
    expect((await fresh.importing(text, 'import rader.csv --json')).json()).toMatchObject({ added: 0, changed: 0 });
  });

  test('liv som slumpas: raden ger samma rad', async () => {
    const [old, fresh] = [await office(), await office({ today: '2031-01-01', now: '2031-01-01T08:00:00.000Z' })];
    const port = await registers(old.folders, () => loadRulebook()).open(undefined);
    for (const [i, { events }] of fc.sample(randomLife, { numRuns: 80, seed: 20_261_123 }).entries()) {
      const number = `2026-${String(i + 1).padStart(4, '0')}`;
      const own = JSON.parse(JSON.stringify(events).replaceAll(caseNumber, number)) as CaseEvent[];
      await port.openCase(2026, own, { actor: 'anna', recorded: '2026-11-21T08:00:00.000Z' });
    }
    await port.close();
    const text = await written(old, 'export --csv - --quiet');
    const read = await fresh.importing(text);
    expect({ code: read.code, stderr: read.stderr }).toMatchObject({ code: 0 });
    expect(rowsIn(await written(fresh, 'export --csv - --quiet'))).toEqual(rowsIn(text));
  });

  test('text som ett kalkylblad skulle köra, med rader, semikolon och apostrofer, blir samma text igen', async () => {
    const [old, fresh] = [await office(), await office()];
    const texts = ['=1+1', "'=1", '-5', '@SUM(A1)', 'a;b', 'två\nrader', '"citat"', "'", '|x', '\u200b=2', '%'];
    const rows = texts.map((type, i) => row(`B-${i}`, { type, delay_reason: `${type}.`, caseworker: type }));
    await old.importing(csv(rows));
    const text = await written(old, 'export --csv - --quiet');
    expect(text.split(/[;\r\n]/).filter(cell => /^"?[=+\-@|%\t]/.test(cell))).toEqual([]);
    await fresh.importing(text);
    const types = async (kalix: Office) =>
      (
        (await kalix.run('case list --all --json')).json() as { decisions: { type: string; caseworker: string }[] }
      ).decisions.map(d => [d.type, d.caseworker]);
    expect(await types(fresh)).toEqual(texts.map(text => [text, text]));
    expect(await types(fresh)).toEqual(await types(old));
  });

  test('i huvudsystemets egen fil är en apostrof huvudsystemets', async () => {
    const kalix = await office();
    await kalix.importing(csv([row('B-1', { type: "'s-Gravenhage" })]));
    expect((await kalix.run('case list --all --json')).stdout).toContain("'s-Gravenhage");
  });

  test('det som ingen kolumn rymmer sägs, och det som inte har någon rad', async () => {
    const kalix = await fullOffice();
    const { outcome: _, decisionDay: __, decidedBy: ___, delegation: ____, ...applied } = application;
    await kalix.run('register --from -', { files: { '-': JSON.stringify(applied) } });
    const { json } = await kalix.run('export --csv beslut.csv --json');
    expect(json()).toMatchObject({
      withoutRow: { 'without-assessment': 0 },
      beyond: { contacts: 1, objections: 1, consents: expect.any(Number) },
    });
    const { stdout } = await kalix.run('export --csv beslut.csv');
    expect(stdout).toContain('1 × kontakter under väntan');
    expect(stdout).toContain('export --jsonl');
  });

  test('läst in i samma register ändras inget, inte heller för beslut utan nummer i huvudsystemet', async () => {
    const kalix = await office();
    await kalix.run('register --from -', changedApplication({}));
    const text = await written(kalix, 'export --csv - --quiet');
    await kalix.importing(text);
    const { decisions } = (await kalix.run('case list --all --json')).json() as { decisions: unknown[] };
    expect(decisions).toHaveLength(1);
    expect((await kalix.importing(text, 'import rader.csv --json')).json()).toMatchObject({ added: 0, changed: 0 });
  });

  test('skyddade personuppgifter är märkta i båda', async () => {
    const kalix = await office();
    await kalix.importing(csv([row('B-1', { protected: 'ja' })]));
    expect(await written(kalix, 'export --csv - --quiet')).toMatch(/;ja;/);
    expect(await jsonl(kalix)).toContain('"protected":true');
  });
});

describe('en läsning av allas uppgifter', () => {
  test('står i åtkomstloggen, med varje ärende, innan något skrivs', async () => {
    const kalix = await fullOffice();
    await jsonl(kalix);
    const { readings } = (await kalix.run('audit log --json')).json() as {
      readings: { command: string; identity: boolean; cases: unknown[] }[];
    };
    const cases = new Set(
      comparable(await jsonl(kalix)).flatMap(line => /"case":"(\d{4}-\d{4})","rec/.exec(line)?.[1] ?? []),
    );
    expect(readings.at(-1)).toMatchObject({ command: 'export', identity: true });
    expect(readings.at(-1)?.cases).toHaveLength(cases.size);
  });

  test('till fil: inget ersätts utan --force, och standard ut får bara filen', async () => {
    const kalix = await fullOffice();
    expect((await kalix.run('export --csv b.csv', { occupied: ['b.csv'] })).code).toBe(2);
    expect((await kalix.run('export --csv b.csv --force', { occupied: ['b.csv'] })).code).toBe(0);
    expect((await kalix.run('export')).code).toBe(2);
    expect((await kalix.run('export --csv a --jsonl b')).code).toBe(2);
    expect((await kalix.run('export --csv - --json')).code).toBe(2);
  });
});

test('utan format: vilka som finns, och inget om att fråga, för det gör export aldrig', async () => {
  const kalix = await office();
  for (const options of [{}, { answers: [] }])
    expect(await kalix.run('export', options)).toMatchObject({
      code: 2,
      stderr: 'Uppgiften --jsonl eller --csv saknas.\nAnge --jsonl eller --csv: det frågas aldrig efter.\n',
    });
});

test('en tom export av ett tomt register läses in', async () => {
  const [old, fresh] = [await office(), await office()];
  expect((await readIn(fresh, await jsonl(old))).code).toBe(0);
});
