/** The files that the program writes, opened in LibreOffice. Never in CI, and only where it is installed. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvOf } from '../../src/exchange/csv-sheets.ts';
import { guarded } from '../../src/exchange/formula-guard.ts';
import { xlsxOf } from '../../src/exchange/xlsx-sheets.ts';
import type { Sheet } from '../../src/present/sheet.ts';
import { csv, row } from '../support/import-rows.ts';
import { office } from '../support/office.ts';
import { type ReadCell, readXlsx } from './read-xlsx.ts';

const soffice = '/usr/bin/soffice';
const why = process.env.CI ? 'never in CI' : existsSync(soffice) ? '' : `there is no ${soffice}`;

/** As in the dialogue that opens a CSV file: semicolon, quotation mark, UTF-8, from the first line. */
const asCsv = '--infilter=Text - txt - csv (StarCalc):59,34,76,1';

const before = ['', '\t', ' ', '\u00a0', '\u200b', '\u2060', '\u00ad', '\u202e'];
const starts = ['=1+1', '+46701234567', '-5', '@SUM(1)', "=cmd|' /C calc'!A0", '|x', '%1', "'=1+1"];
const texts = before.flatMap(unseen => starts.map(start => unseen + start));

describe.skipIf(why)(`in LibreOffice${why && ` (SKIPPED: ${why})`}`, { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'kalix-ov-calc-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The first sheet as LibreOffice sees it: its cells, saved by it as a spreadsheet. */
  function opened(name: string, content: string | Uint8Array): (ReadCell | null)[][] {
    writeFileSync(join(folder, name), content);
    const out = join(folder, `${name}.opened`);
    mkdirSync(out);
    execFileSync(
      soffice,
      [
        ...[`-env:UserInstallation=${pathToFileURL(join(folder, 'user')).href}`, '--headless'],
        ...(name.endsWith('.csv') ? [asCsv] : []),
        ...['--convert-to', 'xlsx', '--outdir', out, join(folder, name)],
      ],
      { stdio: 'ignore' },
    );
    const [sheet] = readXlsx(readFileSync(join(out, name.replace(/\.csv$/, '.xlsx'))));
    return (sheet?.rows ?? []).map(cells => [...cells]);
  }

  /** What the report says, and what LibreOffice shows of its two files: the reasons, by decision. */
  const said = new Map<string, string>();
  let ofCsv: (ReadCell | null)[][] = [];
  let ofXlsx: (ReadCell | null)[][] = [];

  beforeAll(async () => {
    const kalix = await office();
    const rows = texts.map((text, i) => row(`B-${i}`, { decision_date: '2026-05-04', delay_reason: text }));
    await kalix.importing(csv(rows));
    const run = (flags: string) => kalix.run(`ivo-report --quarter 2026Q3 --quiet ${flags}`);
    const written = async (flag: string) => (await run(`${flag} f`)).written.get('f') ?? '';
    const { notExecuted } = (await run('--json')).json() as { notExecuted: { decision: string; reasons: string }[] };
    for (const { decision, reasons } of notExecuted) said.set(decision, reasons);
    [ofCsv, ofXlsx] = [opened('rapport.csv', await written('--csv')), opened('rapport.xlsx', await written('--xlsx'))];
  }, 120_000);

  const reasonsIn = (rows: (ReadCell | null)[][]) => {
    const header = rows.find(cells => cells.some(cell => cell?.value === 'Skäl för fördröjningen')) ?? [];
    const at = header.findIndex(cell => cell?.value === 'Skäl för fördröjningen');
    const posts = rows.filter(cells => said.has(String(cells[0]?.value)));
    return new Map(posts.map(cells => [String(cells[0]?.value), cells[at]]));
  };

  test('there is a post for each text, and most begin with something that runs', () => {
    expect(said.size).toBe(texts.length);
    expect([...said.values()].filter(text => guarded(text) !== text).length).toBe(texts.length);
  });

  test('the spreadsheet: every reason opens as text and is the same text', () => {
    const shown = reasonsIn(ofXlsx);
    for (const [decision, value] of said)
      expect([decision, shown.get(decision)]).toEqual([decision, { kind: 'text', value }]);
  });

  test('CSV: every reason opens as text; it is the same text behind the apostrophe, which is seen', () => {
    const shown = reasonsIn(ofCsv);
    for (const [decision, text] of said)
      expect([decision, shown.get(decision)]).toEqual([decision, { kind: 'text', value: `'${text}` }]);
  });

  test('no cell of either file is a formula', () => {
    for (const rows of [ofCsv, ofXlsx]) expect(rows.flat().filter(cell => cell?.kind === 'formula')).toEqual([]);
  });

  const columns = [
    { title: 'Text', kind: 'text' },
    { title: 'Dag', kind: 'day' },
    { title: 'Tal', kind: 'number' },
  ] as const;
  const sheets: readonly Sheet[] = [{ name: 'Ett', note: '', columns, rows: texts.map(t => [t, '2026-09-30', -20]) }];

  test.each(['csv', 'xlsx'])(
    'a text behind a tab too (the same text in xlsx, a space in CSV); days and numbers are so: %s',
    async form => {
      const [, ...rows] = opened(`alla.${form}`, form === 'csv' ? csvOf(sheets) : await xlsxOf(sheets));
      const inFile = (text: string) => (form === 'csv' ? `'${text.replace('\t', ' ')}` : text);
      expect(rows.map(cells => cells[0])).toEqual(texts.map(t => ({ kind: 'text', value: inFile(t) })));
      expect(rows.every(cells => cells[1]?.kind !== 'text' && cells[2]?.value === -20)).toBe(true);
    },
  );

  test('the test itself bites: without the guard LibreOffice runs and computes', () => {
    const cells = opened('utan.csv', '\ufefftext\r\n"=1+1"\r\n"+46701234567"\r\n"-5"\r\n').flat();
    expect(cells.map(cell => cell?.kind)).toEqual(['text', 'formula', 'number', 'number']);
  });
});
