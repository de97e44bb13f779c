/** One register, one quarter, seven outputs: every count and every day agree; identity stands in one of them only. */
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ReadTable, readTables, textOf } from '../exchange/read-html.ts';
import { readXlsx, unzipped } from '../exchange/read-xlsx.ts';
import { csv, randomRows, row } from '../support/import-rows.ts';
import { application, office } from '../support/office.ts';
import { quarterBySql, type SqlQuarter } from '../support/quarter-sql.ts';

interface Post {
  readonly decision: string;
  readonly externalId: string | null;
  readonly decided: string;
  readonly renews?: string | null;
  readonly interrupted?: string | null;
  readonly missing?: string | null;
  readonly limit: string;
  readonly daysWaited: number;
  readonly daysSinceDecision: number;
  readonly type: string;
  readonly sex: string;
  readonly reasons: string | null;
  readonly consequences: string | null;
  readonly offers: readonly { day: string; what: string; answer: string; answerDay: string | null }[];
  readonly contacts: readonly { day: string; help: string | null }[];
  readonly followUps: readonly string[];
  readonly asksToWait: boolean;
  readonly reportedBefore: readonly string[];
  readonly thin: readonly string[];
  readonly protectedIdentity: boolean;
  readonly feeFrame: { from: number; to: number; applicationBefore: string };
  readonly identity?: string;
}
interface Ended {
  readonly decision: string;
  readonly externalId: string | null;
  readonly type: string;
  readonly what: string;
  readonly day: string;
  readonly afterDays: number;
  readonly reported: boolean;
  readonly notified: boolean;
}
type Counts = { count: number } & Record<'byType' | 'bySex' | 'byBand', Record<string, number>>;
interface Report extends Record<(typeof parts)[number], Post[]> {
  readonly resolved: Ended[];
  readonly forInformation: {
    courtOrders: Post[];
    reportedThenMissing: { decision: string; why: string; day: string }[];
  };
  readonly statistics: Record<(typeof parts)[number], Counts>;
}
const parts = ['notExecuted', 'interrupted', 'partlyExecuted'] as const;

const rows = [
  ...randomRows(1000, 7),
  row('R-1', { decision_date: '2026-01-05', name: 'Rutger Renewedsson' }),
  row('R-2', { decision_date: '2026-08-03', name: 'Rutger Renewedsson', renews: 'R-1', executed_date: '2026-08-10' }),
  row('R-3', { decision_date: '2026-02-02', name: 'Rutger Renewedsson' }),
  row('R-4', { decision_date: '2026-08-03', name: 'Rutger Renewedsson', renews: 'R-3' }),
];
const kalix = await office();
const out = async (line: string) => (await kalix.run(`ivo-report --quarter 2026Q3 --quiet ${line}`)).stdout;
const file = async (flag: string, of = '') => {
  const answer = await kalix.run(`ivo-report --quarter 2026Q3 --quiet --${flag} f ${of}`);
  const content = answer.written.get('f');
  if (content === undefined) throw new Error(answer.stderr);
  return content;
};
/** Runs it as typed; what stands in quotes is one word. */
const done = async (line: string, content?: unknown) => {
  const words = (line.match(/"[^"]*"|\S+/g) ?? []).map(word => word.replaceAll('"', ''));
  const answer = await kalix.run(words, content ? { files: { '-': JSON.stringify(content) } } : {});
  if (answer.code !== 0) throw new Error(`${line}: ${answer.stderr}`);
  return answer;
};

let json: Report;
let sql: SqlQuarter;
const long = 'Behandlaren är sjukskriven och en ersättare söks';

/** A year in the register: earlier reports, notices, and what caseworkers write down while somebody waits. */
beforeAll(async () => {
  const imported = await kalix.importing(csv(rows));
  if (imported.code !== 0) throw new Error(imported.stderr);
  await done('register --from -', {
    ...application,
    ...{
      applicationDay: '2026-03-01',
      consentDay: '2026-03-01',
      motivationDay: '2026-03-01',
      decisionDay: '2026-03-02',
    },
    person: { born: '1985-03-03', sex: 'kvinna', name: 'Tove Temporärsson', protected: true },
  });
  await done('ivo-report submit --quarter 2026Q1 --today 2026-04-10');
  await done('ivo-report submit --quarter 2026Q2 --today 2026-07-15');
  await done('ivo-report notify --record --today 2026-08-20');
  /** Late on the quarter's last day, and still. */
  const now = JSON.parse((await done('ivo-report --quarter 2026Q4 --json --quiet')).stdout) as Report;
  const then = JSON.parse(await out('--json')) as Report;
  const still = (part: (typeof parts)[number]) =>
    then[part].filter(p => now[part].some(n => n.decision === p.decision)).map(p => p.decision);
  const reported = new Set(then.notExecuted.filter(p => p.reportedBefore.includes('2026Q2')).map(p => p.decision));
  const [a, b, c, d, e, f] = still('notExecuted').filter(id => reported.has(id));
  const [waits, paused, partly] = parts.map(part => still(part).at(-1));
  for (const id of [a, paused, partly]) {
    await done(
      `decision contact ${id} --day 2026-10-05 --how telefon --consequences "${long}" --delay-reasons "${long}"`,
    );
    await done(`decision offer ${id} --day 2026-09-01 --what "Plats i grupp" --answer avbojt --answer-day 2026-09-03`);
  }
  await done(`decision contact ${a} --day 2026-08-05 --how mote --meanwhile "Stödsamtal; varannan vecka"`);
  await done(`decision contact ${b} --day 2026-08-05 --how mote --asks-to-wait --consequences Oro`);
  await done(`decision contact ${c} --day 2026-10-01 --how mote --delay-reasons Kö --meanwhile Stöd`);
  await done(`decision offer ${waits} --day 2026-09-30 --what =SUM(1) --answer inget-svar`);
  await done(`followups record ${waits} --day 2026-09-30 --how mote --talked-with-person --heard-performer`);
  await done(`decision correct ${d} --field basis --to 4:2 --why Fel`);
  await done(`decision correct ${e} --field type --to Stödgrupp --why Fel`);
  await done(`decision correct ${f} --field courtOrder --to ja --why Fel`);
  json = JSON.parse(await out('--json')) as Report;
  sql = quarterBySql(kalix, {
    ...{ quarter: '2026Q3', before: '2026Q2', first: '2026-07-01', last: '2026-09-30', today: '2026-11-21' },
  });
}, 120_000);

const late = (part: (typeof parts)[number] | 'court') =>
  sql.late.filter(l => (part === 'court' ? l.court : !l.court && l.part === part)).map(l => JSON.parse(l.post) as Post);
const resolved = () => sql.resolved.map(r => JSON.parse(r.post) as Ended);
const decisions = () => parts.flatMap(part => late(part).map(p => p.decision)).sort();
const withoutNulls = (posts: readonly Post[]) =>
  posts.map(({ renews, interrupted, missing, ...post }) => ({
    ...post,
    ...(renews ? { renews } : {}),
    ...(interrupted ? { interrupted } : {}),
    ...(missing ? { missing } : {}),
  }));

// ---- what plain SQL finds, as the rows of the sheets

const answers: Record<string, string> = {
  accepterat: 'accepterades',
  avbojt: 'avböjdes',
  'inget-svar': 'inget svar än',
};
const thin: Record<string, string> = {
  ...{ reasons: 'skälen', consequences: 'följderna', offers: 'erbjudanden', help: 'insatser under tiden' },
};
const hidden = 'SKYDDADE PERSONUPPGIFTER: rapporteras bara i IVO:s e-tjänst';
const whats: Record<string, string> = { executed: 'verkställt', resumed: 'återupptaget', closed: 'avslutat' };
const whys: Record<string, string> = {
  renewed: 'ett nytt beslut har tagit dess plats',
  corrected: 'uppgifterna har rättats sedan rapporten',
};
const yesNo = (is: boolean) => (is ? 'ja' : 'nej');

const postRow = (p: Post) => [
  ...[p.decision, p.externalId, p.sex, p.type, p.decided, p.interrupted, p.missing, p.limit],
  ...[p.daysWaited, p.daysSinceDecision, p.reasons, p.consequences],
  p.offers.map(o => [o.day, `${o.what}:`, answers[o.answer], o.answerDay].filter(Boolean).join(' ')).join('; '),
  p.contacts.flatMap(c => (c.help ? [`${c.day} ${c.help}`] : [])).join('; '),
  ...[p.followUps.join(', '), p.asksToWait ? 'ja' : '', p.reportedBefore.join(', ')],
  ...[p.thin.map(t => thin[t]).join(', '), p.protectedIdentity ? hidden : ''],
  ...[p.feeFrame.from, p.feeFrame.to, p.feeFrame.applicationBefore],
];
const endedRow = (r: Ended) => [
  ...[r.decision, r.externalId, r.type, whats[r.what], r.day, r.afterDays, yesNo(r.reported), yesNo(r.notified)],
];
/** Sheet by sheet; text on one line, as in every file. */
const sheets = () =>
  [
    ...parts.map(part => late(part).map(postRow)),
    resolved().map(endedRow),
    late('court').map(postRow),
    sql.missing.map(m => [m.decision, whys[m.why], m.day]),
    figureRows(),
  ].map(of => of.map(cells => cells.map(cell => String(cell ?? '').replace(/[\r\n]+/g, ' '))));

const partNames = { notExecuted: 'ej verkställda', interrupted: 'avbrutna', partlyExecuted: 'delvis verkställda' };
const bands = ['3-6', '7-9', '10-12', '13-17', '18+'];
const figure = (part: string, what: string, value: string) =>
  sql.figures.find(f => f.part === part && f.what === what && f.value === value)?.n ?? 0;
const valuesOf = (part: string, what: string) =>
  sql.figures
    .filter(f => f.part === part && f.what === what)
    .map(f => f.value)
    .sort();
const figureRows = () =>
  parts.flatMap(part => [
    [partNames[part], 'antal', '', figure(part, 'count', '')],
    ...bands.map(band => [partNames[part], 'månader sedan beslutet', band, figure(part, 'byBand', band)]),
    ...valuesOf(part, 'byType').map(v => [partNames[part], 'typ av insats', v, figure(part, 'byType', v)]),
    ...valuesOf(part, 'bySex').map(v => [partNames[part], 'kön', v, figure(part, 'bySex', v)]),
  ]);

describe('the register has something of everything', () => {
  test('posts in every part, court orders, and what was reported last and is not here', () => {
    for (const part of parts) expect(late(part).length).toBeGreaterThan(5);
    expect(late('court').length).toBeGreaterThan(1);
    expect(new Set(resolved().map(r => r.what))).toEqual(new Set(['executed', 'resumed', 'closed']));
    expect(new Set(resolved().map(r => `${r.reported} ${r.notified}`))).toContain('true true');
    expect(new Set(resolved().map(r => `${r.reported} ${r.notified}`))).toContain('true false');
    expect(new Set(sql.missing.map(m => m.why))).toEqual(new Set(['renewed', 'corrected']));
  });

  test('posts with and without each of what a post should say; renewed, protected, with a temporary number', () => {
    const posts = parts.flatMap(late);
    for (const content of Object.keys(thin)) {
      expect(posts.some(p => p.thin.includes(content)) && posts.some(p => !p.thin.includes(content))).toBe(true);
    }
    expect(posts.some(p => p.thin.length === 0)).toBe(true);
    for (const is of [
      (p: Post) => p.renews,
      (p: Post) => p.protectedIdentity,
      (p: Post) => p.asksToWait,
      (p: Post) => p.followUps.length > 0,
      (p: Post) => p.reportedBefore.length === 2,
      (p: Post) => p.interrupted && p.missing,
      (p: Post) => p.externalId === null,
    ])
      expect(posts.some(p => is(p))).toBe(true);
    expect(sql.late.some(l => /T/.test(l.number))).toBe(true);
  });
});

describe('the same counts and days as by plain SQL over the journal', { timeout: 60_000 }, () => {
  test('in JSON: every post with all that it says, in the same order; every figure', () => {
    for (const part of parts) expect(json[part]).toEqual(withoutNulls(late(part)));
    expect(json.resolved).toEqual(resolved());
    expect(json.forInformation.courtOrders).toEqual(withoutNulls(late('court')));
    expect(json.forInformation.reportedThenMissing).toEqual(sql.missing);
    for (const part of parts) {
      const { count, ...divided } = json.statistics[part];
      expect(count).toBe(figure(part, 'count', ''));
      for (const [what, of] of Object.entries(divided)) {
        const known = valuesOf(part, what).map(value => [value, figure(part, what, value)]);
        expect(of).toEqual(Object.fromEntries(known));
      }
    }
  });

  test('in the table: a line for each post, with its days; every figure', async () => {
    const text = await out('');
    const sections = new Map(text.split('\n\n').map(section => [/^\w+/.exec(section)?.[0], section.split('\n')]));
    const lines = (letter: string) =>
      (sections.get(letter) ?? []).filter(line => /^\d{4}-\d{4,}-[A-Z]+ {2}/.test(line));
    const columns = (line: string) => line.split(/ {2,}/);
    const shown = (letter: string) => lines(letter).map(line => daysIn(columns(line)));
    const daysIn = (cells: readonly string[]) => cells.filter(cell => /^\d{4}-\d\d-\d\d$|^\d+$|^\d{4}-\d+-/.test(cell));
    const post = (p: Post) => [
      ...[p.decision, p.decided, ...(p.interrupted ? [p.interrupted] : []), p.limit, String(p.daysWaited)],
      ...(p.thin.length > 0 ? [String(p.thin.length)] : []),
    ];
    for (const [letter, part] of [...'ABC'].map((l, i) => [l, parts[i] ?? 'notExecuted'] as const))
      expect(shown(letter)).toEqual(late(part).map(post));
    expect(shown('E')).toEqual(late('court').map(p => post({ ...p, interrupted: null })));
    expect(lines('D').map(line => columns(line).slice(0, 4))).toEqual(
      resolved().map(r => [r.decision, whats[r.what], r.day, `${r.afterDays} dagar`]),
    );
    const missing = sections.get('Rapporterade')?.slice(1) ?? [];
    expect(missing.map(line => line.trim()).sort()).toEqual(
      sql.missing.map(m => `${m.decision}: ${whys[m.why]}${m.day ? ` (${m.day})` : ''}`),
    );
    const figures = (sections.get('Statistik') ?? []).join(' ').replace(/\s+/g, ' ');
    for (const part of parts) {
      const all = (what: string, unit = '') => valuesOf(part, what).map(v => `${v}${unit} ${figure(part, what, v)}`);
      expect(figures).toContain(
        `${partNames[part].charAt(0).toUpperCase()}${partNames[part].slice(1)}: ${figure(part, 'count', '')}`,
      );
      for (const each of [...all('byType'), ...all('bySex'), ...all('byBand', ' mån')]) expect(figures).toContain(each);
    }
  });

  test('in CSV, read back: every cell', async () => {
    const options = { delimiter: ';', bom: true, relax_column_count: true, skip_empty_lines: false };
    const cells = parse(String(await file('csv')), options) as string[][];
    const starts = cells.flatMap((line, i) => (line.length === 2 && cells[i + 1] ? [i] : []));
    const found = starts.map((at, i) =>
      cells
        .slice(at + 2, starts[i + 1] ?? cells.length)
        .filter(line => line.some(cell => cell !== ''))
        .map(line => line.map(cell => cell.replace(/^'/, ''))),
    );
    expect(found).toEqual(sheets());
  });

  test('in the spreadsheet, read back: every cell, days as days', async () => {
    const [a, ...read] = readXlsx((await file('xlsx')) as Uint8Array).slice(0, -1);
    for (const [i, sheet] of [a, ...read].entries()) {
      const width = sheet?.rows[0]?.length ?? 0;
      const text = (cells: readonly ({ value: string | number } | null)[]) =>
        Array.from({ length: width }, (_, column) => String(cells[column]?.value ?? ''));
      expect(sheet?.rows.slice(1).map(text)).toEqual(sheets()[i]);
    }
    expect(a?.rows.slice(1).every(cells => [4, 7, 21].every(column => cells[column]?.kind === 'day'))).toBe(true);
  });

  test('on the page, read back: every cell of its tables, and a card for each post', async () => {
    const page = String(await file('html'));
    const tables = [...readTables(page).values()];
    const isSheet = (table: ReadTable) => sheets().some(of => of.length > 0 && table.rows.length === of.length);
    expect(tables.filter(isSheet).length).toBeGreaterThanOrEqual(sheets().length);
    for (const of of sheets()) {
      const same = tables.find(table => table.rows[0]?.join() === of[0]?.join());
      expect(same?.rows).toEqual(of);
    }
    const cards = [...page.matchAll(/<article.*?<\/article>/gs)].map(([card]) => textOf(card));
    const posts = [...parts, 'court' as const].flatMap(late);
    expect(cards.length).toBe(posts.length);
    for (const [i, p] of posts.entries()) {
      for (const said of [
        p.decision,
        p.decided,
        p.limit,
        p.interrupted ?? '',
        `${p.daysWaited} dagar, till 2026-09-30`,
      ])
        expect(cards[i]).toContain(said);
    }
  });

  test('to the auditors and the council', async () => {
    const auditors = JSON.parse(await out('--for revisorer --json')) as { posts: Post[]; resolved: unknown[] };
    const facts = (p: Post) => [p.decided, p.type, p.reasons];
    expect(auditors.posts.map(facts)).toEqual(parts.flatMap(late).map(facts));
    expect(auditors.resolved.length).toBe(resolved().filter(r => r.reported).length);
    expect((JSON.parse(await out('--for fullmaktige --json')) as Report).statistics).toEqual(json.statistics);
  });

  test('in what is submitted; shown again it is the same, byte for byte', async () => {
    const submitted = await kalix.run('ivo-report submit --quarter 2026Q3 --json');
    expect((submitted.json() as { decisions: string[] }).decisions.sort()).toEqual(decisions());
    const first = await out('submit --show --with-identity');
    expect(await out('submit --show --with-identity')).toBe(first);
    const frozen = JSON.parse(first) as Report;
    for (const part of parts) {
      const numbers = new Map(sql.late.map(l => [(JSON.parse(l.post) as Post).decision, l.number]));
      const posts = withoutNulls(late(part)).map(p => ({ ...p, identity: numbers.get(p.decision) }));
      expect(frozen[part]).toEqual(posts);
    }
    expect([frozen.resolved, frozen.statistics]).toEqual([resolved(), json.statistics]);
  });
});

describe('OSL 26:1: identity in the post to IVO alone, and only when asked for', { timeout: 60_000 }, () => {
  const names = [...rows.map(r => r.name), 'Temporärsson'].filter(name => name !== '');
  const digits = rows.map(r => r.personnummer.replace('-', ''));
  const known = [...digits.flatMap(n => [n, `${n.slice(0, 8)}-${n.slice(8)}`]), ...names];
  const leaks = (text: string) => known.filter(secret => text.includes(secret));

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

  test('with identity: every post has its number, a temporary one too, and no name', async () => {
    const text = await out('--for ivo --with-identity --json');
    const { notExecuted } = JSON.parse(text) as Report;
    expect(notExecuted.filter(p => !/^\d{12}$|^\d{8}-?TF?\d+$/.test(p.identity ?? ''))).toEqual([]);
    expect(notExecuted.some(p => /T/.test(p.identity ?? ''))).toBe(true);
    expect(names.filter(name => text.includes(name))).toEqual([]);
  });

  test('the auditors and the council never get identity', async () => {
    for (const of of ['revisorer', 'fullmaktige']) {
      expect((await kalix.run(`ivo-report --quarter 2026Q3 --for ${of} --with-identity`)).code).toBe(3);
    }
  });
});
