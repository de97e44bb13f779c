/** Huvudsystemens egna filer: kolumner och koder som de skriver dem, och rader som inte går att läsa in (kontrakt 4). */
import { describe, expect, test } from 'vitest';
import { csv, row } from '../support/import-rows.ts';
import { office } from '../support/office.ts';

type Office = Awaited<ReturnType<typeof office>>;

const entries = async (kalix: Office) =>
  ((await kalix.run('ivo-report --json')).json() as { integrity: { entries: number } }).integrity.entries;
const decisions = async (kalix: Office) =>
  ((await kalix.run('case list --all --json')).json() as { decisions: { externalId: string }[] }).decisions.map(
    d => d.externalId,
  );

describe('--map', () => {
  const who = row('B-1').personnummer;
  const file = [
    'Beslutsnr;Pnr;Beslutsdatum;Utfall;Handläggare;Verkställt',
    `B-1;${who};2026-03-02;Bifall;Anna;2026-04-01`,
    `B-2;${who};2026-03-03;Avslag;Anna;`,
  ].join('\r\n');
  const map = {
    columns: {
      external_id: 'beslutsnr',
      personnummer: 'Pnr',
      decision_date: ' Beslutsdatum ',
      outcome: 'Utfall',
      caseworker: 'Handläggare',
      executed_date: 'Verkställt',
    },
    values: { outcome: { Bifall: 'bifall', Avslag: 'avslag' }, caseworker: { Anna: 'anna' } },
    constants: { insats: 'oppenvard-bistand', type: 'Familjebehandling' },
  };
  const importing = (kalix: Office, changes: object = {}, text = file, line = 'import rader.csv --map k.json --json') =>
    kalix.run(line, { files: { 'rader.csv': text, 'k.json': JSON.stringify({ ...map, ...changes }) } });

  test('kolumner, koder och det som är lika på varje rad läses som verktygets egna', async () => {
    const kalix = await office();
    expect((await importing(kalix)).json()).toMatchObject({ rows: 2, added: 2, skipped: 0 });
    const plain = await office();
    const own = [
      row('B-1', { executed_date: '2026-04-01' }),
      row('B-2', { decision_date: '2026-03-03', outcome: 'avslag' }),
    ];
    await plain.importing(csv(own));
    const listed = async (of: Office) => (await of.run('case list --all --json')).json();
    expect(await listed(kalix)).toEqual(await listed(plain));
  });

  test('två gånger är som en gång, och samma rader i verktygets egen form är oförändrade', async () => {
    const kalix = await office();
    await importing(kalix);
    const before = await entries(kalix);
    expect((await importing(kalix)).json()).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await entries(kalix)).toBe(before);
  });

  test('en kolumn som kartan pekar på och filen inte har nämns med filens namn, 2', async () => {
    const kalix = await office();
    const columns = { ...map.columns, executed_date: 'Startdag' };
    const { code, stderr } = await importing(kalix, { columns });
    expect(code).toBe(2);
    expect(stderr).toContain('Filen saknar kolumner: Startdag.');
    expect(await decisions(kalix)).toEqual([]);
  });

  test('en dålig rad nämns med filens namn på kolumnen', async () => {
    const kalix = await office();
    const { code, stderr } = await importing(kalix, {}, file.replace('2026-04-01', '2026-02-30'));
    expect(code).toBe(2);
    expect(stderr).toContain('Rad 2, Verkställt: ingen dag som finns');
  });

  test('luckor: filens namn på kolumnen; finns ingen sådan i filen nämns ingen', async () => {
    const without = file.replaceAll('Anna', '');
    const { code, stdout } = await importing(await office(), {}, without, 'import rader.csv --map k.json');
    expect(code).toBe(0);
    expect(stdout).toContain('2 × Handläggare: handläggare saknas');
    expect(stdout).toContain('1 × ansökan saknas');
    expect(stdout).not.toMatch(/_date|caseworker/);
  });

  test('en karta som inte kan läsas: vilken nyckel, 2, och inget sparas', async () => {
    const kalix = await office();
    const { code, stderr } = await importing(kalix, { constants: { insatz: 'kontaktperson' } });
    expect(code).toBe(2);
    expect(stderr).toContain('constants.insatz');
    expect(await decisions(kalix)).toEqual([]);
  });
});

describe('--skip-bad', () => {
  const rows = [
    row('B-1'),
    row('B-2', { decision_date: '2026-02-30', insats: 'rymdresa' }),
    row('B-3', { renews: 'B-2' }),
    row('B-4', { renews: 'B-3' }),
    row('B-5', { executed_date: '2026-04-01' }),
  ];
  const line = 'import rader.csv --skip-bad --bad-rows fel.csv --json';

  test('de goda raderna sparas, de dåliga skrivs med rad, kolumn och fel; den som förnyar en dålig rad är dålig', async () => {
    const kalix = await office();
    const { code, json, written } = await kalix.importing(csv(rows), line);
    expect(code).toBe(0);
    expect(json()).toMatchObject({ rows: 2, added: 2, skipped: 3 });
    expect(await decisions(kalix)).toEqual(['B-1', 'B-5']);
    expect(written.get('fel.csv')).toBe(
      [
        '\uFEFFRad;Kolumn;Fel',
        '3;decision_date;ingen dag som finns, skriven ÅÅÅÅ-MM-DD',
        '3;insats;insatsen finns inte i katalogen',
        '4;renews;förnyar en rad som inte kan läsas in',
        '5;renews;förnyar en rad som inte kan läsas in',
        '',
      ].join('\r\n'),
    );
  });

  test('rättade rader läses in nästa gång; de andra är oförändrade', async () => {
    const kalix = await office();
    await kalix.importing(csv(rows), line);
    const mended = rows.map(r => (r.external_id === 'B-2' ? row('B-2') : r));
    const { json, written } = await kalix.importing(csv(mended), line);
    expect(json()).toMatchObject({ added: 3, unchanged: 2, skipped: 0 });
    expect(written.size).toBe(0);
  });

  test('det som registret säger nej till hoppas också över: en förnyelse av ett avslag, och den som förnyar den', async () => {
    const kalix = await office();
    await kalix.importing(csv([row('A-1', { outcome: 'avslag' })]));
    const next = [row('A-2', { renews: 'A-1' }), row('A-3', { renews: 'A-2' }), row('A-4')];
    const { json, written } = await kalix.importing(csv(next), line);
    expect(json()).toMatchObject({ added: 1, skipped: 2 });
    expect(String(written.get('fel.csv'))).toMatch(/2;renews;avslogs.*\r\n3;renews;förnyar en rad/);
    expect(await decisions(kalix)).toEqual(['A-1', 'A-4']);
  });

  test('utan --bad-rows ligger filen bredvid exporten; en som finns skrivs inte över', async () => {
    const kalix = await office();
    const { stdout, written } = await kalix.importing(csv(rows), 'import rader.csv --skip-bad');
    expect([...written.keys()]).toEqual(['rader-fel.csv']);
    expect(stdout).toContain('3 rader kunde inte läsas in och hoppades över: se rader-fel.csv.');
    const again = { files: { 'rader.csv': csv(rows) }, occupied: ['rader-fel.csv'] };
    expect((await kalix.run('import rader.csv --skip-bad', again)).code).toBe(2);
    expect((await kalix.run('import rader.csv --skip-bad --force', again)).code).toBe(0);
  });

  test('--dry-run sparar inget och skriver ingen fil', async () => {
    const kalix = await office();
    const { json, written } = await kalix.importing(csv(rows), `${line} --dry-run`);
    expect(json()).toMatchObject({ dryRun: true, added: 2, skipped: 3 });
    expect(written.size).toBe(0);
    expect(await decisions(kalix)).toEqual([]);
  });

  test('kan filen med fel inte skrivas sparas inget', async () => {
    const kalix = await office();
    const { code } = await kalix.run('import rader.csv --skip-bad --bad-rows finns.csv', {
      files: { 'rader.csv': csv(rows) },
      occupied: ['finns.csv'],
    });
    expect(code).toBe(2);
    expect(await decisions(kalix)).toEqual([]);
  });

  test('utan --skip-bad stoppar en dålig rad allt', async () => {
    const kalix = await office();
    expect((await kalix.importing(csv(rows))).code).toBe(2);
    expect(await decisions(kalix)).toEqual([]);
  });
});
