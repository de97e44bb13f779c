/** Inläsning ur huvudsystemets export: allt eller inget, och en gång till ändrar inget. */
import { describe, expect, test } from 'vitest';
import { oracle } from '../support/decision-oracle.ts';
import { csv, lifeOf, type Row, randomRows, row } from '../support/import-rows.ts';
import { the } from '../support/life.ts';
import { application, changedApplication, office } from '../support/office.ts';
import { person, withWrongCheckDigit } from '../support/persons.ts';

type Json = Record<string, unknown>;
type Office = Awaited<ReturnType<typeof office>>;

/** Beside the one that says who made the register. */
const entries = async (kalix: Office) =>
  ((await kalix.run('ivo-report --json')).json() as { integrity: { entries: number } }).integrity.entries - 1;
const open = async (kalix: Office) =>
  ((await kalix.run('case list --all --json')).json() as { decisions: Json[] }).decisions;
const counted = async (kalix: Office, rows: readonly Partial<Row>[], line?: string) => {
  const { code, json } = await kalix.importing(csv(rows), `${line ?? 'import rader.csv'} --json`);
  const { added, changed, unchanged } = json() as { added: number; changed: number; unchanged: number };
  return { code, added, changed, unchanged };
};

describe('import', () => {
  test('två gånger är som en gång', async () => {
    const kalix = await office();
    const rows = [row('B-1'), row('B-2', { executed_date: '2026-04-01' })];
    expect(await counted(kalix, rows)).toEqual({ code: 0, added: 2, changed: 0, unchanged: 0 });
    const before = await entries(kalix);
    expect(await counted(kalix, rows)).toEqual({ code: 0, added: 0, changed: 0, unchanged: 2 });
    expect(await entries(kalix)).toBe(before);
  });

  test('en ändrad rad blir händelserna som förklarar ändringen; de andra är orörda', async () => {
    const kalix = await office();
    await counted(kalix, [row('B-1'), row('B-2')]);
    expect(await counted(kalix, [row('B-1'), row('B-2', { executed_date: '2026-04-01' })])).toEqual({
      code: 0,
      added: 0,
      changed: 1,
      unchanged: 1,
    });
    const phases = (await open(kalix)).map(d => (d.phase as Json).kind);
    expect(phases).toEqual(['waiting', 'running']);
  });

  test('ändrade rader ger det som står i filen, när som helst; och ändras de tillbaka också det', {
    timeout: 60_000,
  }, async () => {
    const kalix = await office();
    const rows = randomRows(200, 3);
    const changed = rows.map((r, i) => changedRow(r, i, rows));
    expect((await counted(kalix, rows)).code).toBe(0);
    expect(await counted(kalix, changed)).toMatchObject({ code: 0, added: 0 });
    await expectReports(kalix, changed);
    expect((await counted(kalix, rows)).code).toBe(0);
    await expectReports(kalix, rows);
  });

  /** Another reason, a step more, or another day, where nothing stands in the way. */
  function changedRow(of: Row, i: number, rows: readonly Row[]): Row {
    const isRenewed = rows.some(r => r.renews === of.external_id);
    if (i % 3 === 0) return { ...of, delay_reason: `Ny orsak ${i}`, caseworker: 'diana' };
    if (of.outcome === 'avslag' || of.closed_date || isRenewed) return of;
    if (of.executed_date === '') return { ...of, executed_date: '2026-11-01' };
    if (of.interrupted_date && of.resumed_date === '') return { ...of, resumed_date: '2026-11-05' };
    return { ...of, closed_date: '2026-11-10', closing_reason: 'flytt' };
  }

  async function expectReports(kalix: Office, rows: readonly Row[]) {
    const facit = oracle(rows.map(lifeOf));
    for (const quarter of ['2024Q4', '2025Q4', '2026Q1', '2026Q3', '2026Q4']) {
      const answer = (await kalix.run(`ivo-report --json --quarter ${quarter}`)).json() as Record<string, Json[]>;
      const expected = facit.report(quarter);
      for (const part of ['notExecuted', 'interrupted', 'partlyExecuted', 'resolved'] as const) {
        const found = new Map(answer[part]?.map(r => [r.externalId, r]));
        expect([...found.keys()].sort()).toEqual(expected[part].map(r => r.externalId).sort());
        for (const r of expected[part]) expect(found.get(r.externalId)).toMatchObject(r);
      }
    }
    const waiting = ((await kalix.run('followups due --all --json --quiet')).json() as { waiting: Json[] }).waiting;
    expect(waiting.map(w => w.externalId).sort()).toEqual(
      facit
        .due('2026-11-21')
        .waiting.map(w => w.externalId)
        .sort(),
    );
  }

  test('en enda dålig rad och inget sparas; raden och kolumnen nämns', async () => {
    const kalix = await office();
    const { code, stdout, stderr } = await kalix.importing(
      csv([row('B-1'), row('B-2', { outcome: 'kanske' }), row('B-3')]),
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Rad 3, outcome (utfall):');
    expect(stderr).toContain('Inget sparades.');
    expect([await entries(kalix), await open(kalix)]).toEqual([0, []]);
  });

  test('dåliga rader när registret redan har beslut ändrar inget av dem', async () => {
    const kalix = await office();
    await counted(kalix, [row('B-1')]);
    const before = [await entries(kalix), await open(kalix)];
    expect(
      (await kalix.importing(csv([row('B-1', { type: 'Samtal' }), row('B-2', { insats: 'rymdresa' })]))).code,
    ).toBe(2);
    expect([await entries(kalix), await open(kalix)]).toEqual(before);
  });

  test('en rad som går fel först när den sparas: inte heller de före den', async () => {
    const kalix = await office();
    await counted(kalix, [row('B-1'), row('B-2')]);
    const before = [await entries(kalix), await open(kalix)];
    const changedRenewal = row('B-2', { renews: 'B-1', decision_date: '2026-04-01' });
    const { code, stderr } = await kalix.importing(csv([row('B-9'), row('B-1', { type: 'Samtal' }), changedRenewal]));
    expect([code, stderr.includes('renews')]).toEqual([2, true]);
    expect([await entries(kalix), await open(kalix)]).toEqual(before);
  });

  test('felen upprepar aldrig vad som stod i raden', async () => {
    const kalix = await office();
    const wrong = withWrongCheckDigit(person(40));
    const { stderr } = await kalix.importing(
      csv([row('B-1', { personnummer: wrong, name: 'Hemlig Hemligsson', outcome: 'kanske' })]),
    );
    expect(stderr).toContain('personnummer');
    expect(stderr).not.toContain(wrong);
    expect(stderr).not.toMatch(/Hemligsson|kanske/);
  });

  test('--dry-run läser och säger, men sparar inget', async () => {
    const kalix = await office();
    const rows = [row('B-1'), row('B-2', { renews: 'B-1', decision_date: '2026-05-01' })];
    expect(await counted(kalix, rows, 'import rader.csv --dry-run')).toEqual({
      code: 0,
      added: 2,
      changed: 0,
      unchanged: 0,
    });
    expect(await entries(kalix)).toBe(0);
    const { stdout } = await kalix.importing(csv(rows), 'import rader.csv --dry-run');
    expect(stdout).toContain('Provläst, inget sparades');
  });

  test('--dry-run med dåliga rader är 2', async () => {
    expect(
      (await (await office()).importing(csv([row('B-1', { outcome: 'x' })]), 'import rader.csv --dry-run')).code,
    ).toBe(2);
  });

  test('luckor i gamla uppgifter räknas upp, med kolumn och rad; raden är inläst', async () => {
    const { code, stdout } = await (await office()).importing(csv([row('B-1')]));
    expect(code).toBe(0);
    for (const column of ['application_date (ansökningsdag): ', 'consent_date (dag för samtycke): '])
      expect(stdout).toContain(column);
    expect(stdout).toContain('rad 2');
    expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  });

  test('kolumner som saknas nämns', async () => {
    const { code, stderr } = await (await office()).importing('external_id;insats\nB-1;kontaktperson\n');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('personnummer, decision_date (beslutsdag), outcome\n(utfall)'),
    ]);
  });

  test('en fil med bara rubriker är inga rader; en tom fil saknar kolumner', async () => {
    const kalix = await office();
    expect(await counted(kalix, [])).toEqual({ code: 0, added: 0, changed: 0, unchanged: 0 });
    expect((await kalix.importing('')).code).toBe(2);
  });

  test('kommatecken som avgränsare och - som standard in', async () => {
    const kalix = await office();
    const { code } = await kalix.run('import -', { files: { '-': csv([row('B-1')], { delimiter: ',' }) } });
    expect([code, (await open(kalix)).length]).toEqual([0, 1]);
  });

  test('ett förnyat beslut i registret: raden fogas till samma ärende', async () => {
    const kalix = await office();
    await counted(kalix, [row('B-1')]);
    await counted(kalix, [row('B-2', { renews: 'B-1', decision_date: '2026-05-01' })]);
    await counted(kalix, [row('B-3', { renews: '2026-0001-B', decision_date: '2026-06-01' })]);
    expect((await open(kalix)).map(d => d.decision)).toEqual(['2026-0001-A', '2026-0001-B', '2026-0001-C']);
  });

  test('ett avslag i registret kan inte förnyas av en rad', async () => {
    const kalix = await office();
    await counted(kalix, [row('B-1', { outcome: 'avslag' })]);
    expect((await kalix.importing(csv([row('B-2', { renews: 'B-1', decision_date: '2026-05-01' })]))).code).toBe(2);
  });

  test('ett beslut som registrerats för hand känns igen på sitt nummer i huvudsystemet', async () => {
    const kalix = await office();
    await kalix.run('register --from -', changedApplication({ externalId: 'B-1' }));
    const same = row('B-1', {
      ...{ personnummer: application.person.number, name: application.person.name, decision_date: '2026-05-04' },
      ...{
        application_date: '2026-05-01',
        application_by: 'person',
        consent_date: '2026-05-01',
        motivation_date: '2026-05-02',
      },
      ...{ decided_by: 'Delegat Ett', delegation: '3.1', executed_date: '2026-06-01' },
    });
    expect(await counted(kalix, [same])).toEqual({ code: 0, added: 0, changed: 1, unchanged: 0 });
    expect(await counted(kalix, [same])).toEqual({ code: 0, added: 0, changed: 0, unchanged: 1 });
    expect(the((await open(kalix))[0]).phase).toMatchObject({ kind: 'running', since: '2026-06-01' });
  });

  test('en rad som säger detsamma med andra ord är oförändrad, och ändrar ingenting', async () => {
    const kalix = await office();
    const short = row('B-1', { decision_date: '2026-05-04', executed_date: '2026-06-01' });
    await counted(kalix, [short]);
    const before = await open(kalix);
    const inOtherWords = { ...short, sex: 'kvinna', needs: 'standard', basis: '11:1' };
    expect(await counted(kalix, [inOtherWords])).toEqual({ code: 0, added: 0, changed: 0, unchanged: 1 });
    expect(await open(kalix)).toEqual(before);
    const later = { ...inOtherWords, executed_date: '2026-06-02' };
    expect(await counted(kalix, [later])).toEqual({ code: 0, added: 0, changed: 1, unchanged: 0 });
    expect(the((await open(kalix))[0]).phase).toMatchObject({ kind: 'running', since: '2026-06-02' });
  });

  test('ett beslut som har ett nummer i huvudsystemet känns inte igen på sitt eget; ett utan gör det', async () => {
    const kalix = await office();
    expect(await counted(kalix, [row('B-1')])).toMatchObject({ added: 1 });
    await kalix.run('register --from -', changedApplication({}));
    const [imported, byHand] = (await open(kalix)).map(each => String(each.decision));
    expect(await counted(kalix, [row(the(imported))])).toMatchObject({ code: 0, added: 1 });
    const { person } = application;
    const same = row(the(byHand), { personnummer: person.number, name: person.name });
    expect(await counted(kalix, [same])).toMatchObject({ code: 0, added: 0, changed: 1 });
  });

  test('en lång fil visar hur långt den har kommit; --quiet inte', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => row(`B-${i}`));
    const kalix = await office();
    const { code, stderr } = await kalix.importing(csv(rows), 'import rader.csv --dry-run');
    expect([code, stderr]).toEqual([0, expect.stringContaining('10000')]);
    expect((await kalix.importing(csv(rows.slice(0, 10)), 'import rader.csv --quiet')).stderr).toBe('');
  });
});
