/** board-report genom kommandoraden, mot räkningar som görs direkt ur raderna (P §§ 86, 94 och 96). */
import { beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { plusMonths } from '../support/decision-oracle.ts';
import { csv, type Row, randomRows, row } from '../support/import-rows.ts';
import { the } from '../support/life.ts';
import { office } from '../support/office.ts';
import { personAged } from '../support/persons.ts';

type Json = Record<string, unknown>;

const rows = randomRows(900, 20_260_904);
const kalix = await office();
const commands = ['delegation', 'decisions', 'internal-control'].map(name => `board-report ${name}`);

beforeAll(async () => {
  const { stdout } = await kalix.importing(csv(rows));
  expect(stdout).toContain('Inläst: 900 rader, 900 nya');
});

async function answer<T = Json>(line: string, on = kalix): Promise<T> {
  const { code, json, stderr } = await on.run(`board-report ${line} --json --quiet`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return json() as T;
}

// ---- the same questions, put to the rows

const granted = (r: Row) => r.outcome !== 'avslag';
const byId = new Map(rows.map(r => [r.external_id, r]));
const within = (on: string, from: string, to: string) => from <= on && on <= to;
const never = '9999-12-31';

const renewedOn = (r: Row) =>
  rows
    .filter(other => other.renews === r.external_id && granted(other))
    .map(other => other.decision_date)
    .sort()[0] ?? never;

const firstDecided = (r: Row): string => {
  const earlier = byId.get(r.renews);
  return earlier && granted(earlier) ? firstDecided(earlier) : r.decision_date;
};

const isOpen = (r: Row, on: string) =>
  granted(r) && r.decision_date <= on && (r.closed_date || never) > on && renewedOn(r) > on;

const lastDays: Readonly<Record<string, string>> = {
  '2026-02': '28',
  '2025-06': '30',
  '2026-10': '31',
  '2025-12': '31',
};
const months = Object.entries(lastDays).map(([month, last]) => ({
  month,
  from: `${month}-01`,
  to: `${month}-${last}`,
}));

const tertials = [
  { tertial: '2025T1', from: '2025-01-01', to: '2025-04-30', before: '2024T3' },
  { tertial: '2025T2', from: '2025-05-01', to: '2025-08-31', before: '2025T1' },
  { tertial: '2025T3', from: '2025-09-01', to: '2025-12-31', before: '2025T2' },
  { tertial: '2026T1', from: '2026-01-01', to: '2026-04-30', before: '2025T3' },
  { tertial: '2026T2', from: '2026-05-01', to: '2026-08-31', before: '2026T1' },
];

/** The due days of a row, by series, with whether a follow-up came in time. A row has one follow-up at most. */
function dueDays(r: Row): { series: string; due: string; inTime: boolean }[] {
  const done = r.last_followup_date;
  const first = (series: string, n: number) => {
    const due = plusMonths(r.decision_date, n);
    const again = done !== '' && plusMonths(done, n) === due && series === 'six-months';
    return again ? [] : [{ series, due, inTime: done !== '' && done <= due }];
  };
  const next = (series: string, n: number) =>
    done === '' ? [] : [{ series, due: plusMonths(done, n), inTime: false }];
  const extensive = r.needs === 'omfattande-foranderligt';
  const both = [...first('six-months', 6), ...next('six-months', 6)];
  return extensive ? [...both, ...first('two-months', 2), ...next('yearly', 12)] : both;
}

function inTime(series: string, from: string, to: string) {
  const fallen = rows.flatMap(r =>
    dueDays(r).filter(d => d.series === series && within(d.due, from, to) && isOpen(r, d.due)),
  );
  return { numerator: fallen.filter(d => d.inTime).length, denominator: fallen.length };
}

function executedInTime(from: string, to: string) {
  const basis = (r: Row) => r.basis || (r.decision_date < '2025-07-01' ? '4:1' : '11:1');
  const covered = rows.filter(r => {
    const limit = plusMonths(firstDecided(r), 3);
    const bases = limit < '2025-07-01' ? ['4:1'] : ['11:1', '12:1', '4:1'];
    const owed = granted(r) && bases.includes(basis(r)) && r.court_order === '';
    return owed && within(limit, from, to) && r.decision_date <= limit && renewedOn(r) > limit && !withdrawn(r, limit);
  });
  const done = covered.filter(r => wholeBy(r, plusMonths(firstDecided(r), 3)));
  return { numerator: done.length, denominator: covered.length };
}

const wholeBy = (r: Row, on: string) => r.executed_date !== '' && r.executed_date <= on && r.partial_missing === '';
const withdrawn = (r: Row, on: string) => (r.closed_date || never) <= on && !wholeBy(r, on);

const isPaused = (r: Row, on: string) =>
  r.interrupted_date !== '' && r.interrupted_date <= on && (r.resumed_date || never) > on;

// ---- § 86

describe('§ 86: delegationsbesluten', () => {
  test.each(months)('$month: varje beslut är med en gång', async ({ month, from, to }) => {
    const report = await answer<{ total: number; courtOrders: number; rows: Json[]; gaps: Json[] }>(
      `delegation --month ${month}`,
    );
    const taken = rows.filter(r => within(r.decision_date, from, to) && r.court_order === '');
    const key = (...parts: unknown[]) => parts.join('|');
    const expected = new Map<string, number>();
    for (const r of taken) {
      const of = key('vuxen', r.decided_by || null, r.delegation || null, r.outcome);
      expected.set(of, (expected.get(of) ?? 0) + 1);
    }
    const got = report.rows.map(r => [key(r.list, r.delegate, r.point, r.outcome), r.count] as const);
    expect(new Map(got)).toEqual(expected);
    expect(report.total).toBe(taken.length);
    expect(report.gaps).toHaveLength(taken.filter(r => !r.decided_by || !r.delegation).length);
    expect(report.courtOrders).toBe(
      rows.filter(r => within(r.decision_date, from, to) && r.court_order === 'ja').length,
    );
  });

  test('barn och vuxna, och luckor med beslutets nummer', async () => {
    const small = await office();
    const of = (id: string, personnummer: string, changes: Partial<Row> = {}) =>
      row(id, { personnummer, decision_date: '2026-10-05', decided_by: 'Delegat Ett', delegation: '3.1', ...changes });
    await small.importing(
      csv([
        of('1', personAged(12, day('2026-10-05')).number),
        of('2', personAged(40, day('2026-10-05')).number, { delegation: '' }),
        of('3', personAged(17, day('2026-10-05')).number, { outcome: 'avslag' }),
      ]),
    );
    const report = await answer('delegation --month 2026-10', small);
    const same = { delegate: 'Delegat Ett', count: 1 };
    expect(report).toEqual({
      ...{ month: '2026-10', firstDay: '2026-10-01', lastDay: '2026-10-31', total: 3, courtOrders: 0 },
      citation: { source: 'Socialnämnden 2025-06-04', place: '§ 86' },
      rows: [
        { list: 'barn-och-unga', point: '3.1', outcome: 'avslag', ...same },
        { list: 'barn-och-unga', point: '3.1', outcome: 'bifall', ...same },
        { list: 'vuxen', point: null, outcome: 'bifall', ...same },
      ],
      gaps: [{ decision: '2026-0002-A', missing: ['point'] }],
    });
    const { stdout } = await small.run('board-report delegation --month 2026-10');
    expect(stdout).toMatch(/^Barn och unga +Delegat Ett +3\.1 +bifall +1$/m);
    expect(stdout).toMatch(/^2026-0002-A +punkt i delegationsordningen$/m);
    expect(stdout).toMatch(/små tal är\s+därför inte dolda\. Sekretess prövas\s+\(OSL 26 kap\. 1 §\)/);
  });
});

// ---- § 96

describe('§ 96: gynnande beslut', () => {
  test.each(months)('$month: omaskerat är det raderna, typ för typ', async ({ month, from, to }) => {
    const report = await answer<{ masked: boolean; total: Json; byType: Json[] }>(
      `decisions --month ${month} --unmasked`,
    );
    const count = (of: (r: Row) => boolean) => rows.filter(of).length;
    const measured = (is: (r: Row) => boolean) => ({
      inForce: count(r => is(r) && isOpen(r, to)),
      taken: count(r => is(r) && granted(r) && within(r.decision_date, from, to)),
      closed: count(
        r =>
          is(r) &&
          granted(r) &&
          r.closed_date !== '' &&
          within(r.closed_date, from, to) &&
          renewedOn(r) > r.closed_date,
      ),
      waiting: count(r => is(r) && isOpen(r, to) && (r.executed_date || never) > to),
    });
    expect(report.masked).toBe(false);
    expect(report.total).toEqual(measured(() => true));
    expect(report.total.inForce).toBeGreaterThan(100);
    for (const { type, ...shown } of report.byType) {
      expect(shown, String(type)).toEqual(measured(r => (r.type || named[r.insats]) === type));
    }
  });

  const named: Readonly<Record<string, string>> = {
    'oppenvard-bistand': 'Öppenvårdsinsats efter behovsprövning',
    kontaktperson: 'Kontaktperson',
    kontaktfamilj: 'Kontaktfamilj',
    'kvalificerad-kontaktperson': 'Kvalificerad kontaktperson',
  };

  test('maskerat: inget tal från ett till fyra, och det sägs', async () => {
    const report = await answer<{ masked: boolean; total: Json; byType: Json[] }>('decisions --month 2026-10');
    const shown = [report.total, ...report.byType].flatMap(({ type: _, ...cells }) => Object.values(cells));
    expect(report.masked).toBe(true);
    expect(shown.filter(n => typeof n === 'number' && n > 0 && n < 5)).toEqual([]);
    expect(shown).toContain('<5');
    const { stdout } = await kalix.run('board-report decisions --month 2026-10');
    expect(stdout).toContain('Tal under 5 visas som "<5"');
    const unmasked = await kalix.run('board-report decisions --month 2026-10 --unmasked');
    expect(unmasked.stdout).toContain('Små tal visas: får inte lämna enheten.');
  });
});

// ---- § 94

describe('§ 94: intern kontroll', () => {
  type Figure = {
    id: string;
    numerator: number | null;
    denominator: number | null;
    percent: number | null;
    note: string | null;
  };
  type Control = { previous: string; figures: (Figure & { definition: string; citation: Json; previous: Figure })[] };
  const control = (tertial: string) => answer<Control>(`internal-control --tertial ${tertial}`);
  const figure = (of: Control, id: string) => the(of.figures.find(f => f.id === id));

  test.each(tertials)('$tertial: varje mått är raderna', async ({ tertial, from, to, before }) => {
    const report = await control(tertial);
    expect(report.previous).toBe(before);
    expect(figure(report, 'executed-in-time')).toMatchObject(executedInTime(from, to));
    if (to < '2025-07-01') return;
    const covered = from < '2025-07-01' ? '2025-07-01' : from;
    for (const series of ['six-months', 'two-months', 'yearly']) {
      expect(figure(report, `in-time-${series}`), series).toMatchObject(inTime(series, covered, to));
    }
    const open = rows.filter(r => isOpen(r, to));
    const running = open.filter(r => (r.executed_date || never) <= to && !isPaused(r, to));
    expect(figure(report, 'open-without-plan')).toMatchObject({ numerator: open.length, denominator: open.length });
    expect(figure(report, 'running-without-plan')).toMatchObject({
      numerator: running.length,
      denominator: running.length,
    });
    const done = rows.filter(
      r => granted(r) && r.last_followup_date && within(r.last_followup_date, covered, to),
    ).length;
    expect(figure(report, 'one-voice')).toMatchObject({ numerator: done, denominator: done, percent: 100 });
    expect(figure(report, 'in-time-six-months').denominator).toBeGreaterThan(20);
  });

  test('tertialet före är samma mått', async () => {
    const [now, before] = [await control('2026T2'), await control('2026T1')];
    const plain = ({ numerator, denominator, percent, note }: Figure) => ({ numerator, denominator, percent, note });
    expect(now.figures.map(f => f.previous)).toEqual(before.figures.map(plain));
  });

  test('innan riktlinjen gällde finns inget tal', async () => {
    const none = { numerator: null, denominator: null, percent: null, note: 'regeln gällde inte då' };
    const report = await control('2025T2');
    expect(figure(report, 'in-time-six-months').previous).toEqual(none);
    expect(figure(report, 'open-without-plan').previous).toEqual(none);
  });

  test('varje mått har definition och källa', async () => {
    const report = await control('2026T2');
    for (const f of report.figures) {
      expect(f.definition).toMatch(/^[A-ZÅÄÖ].*\.$/s);
      expect(f.citation).toEqual({ source: expect.any(String), place: expect.any(String) });
    }
    const { stdout } = await kalix.run('board-report internal-control --tertial 2026T2');
    expect(stdout).toMatch(/^Kontrollerade säkerhetskopior +0 +0$/m);
  });

  test('plan, uppföljning med båda rösterna, förändrade behov och deltaganden räknas när de är registrerade', async () => {
    const small = await office({ today: '2026-09-01' });
    await small.importing(csv([row('1', { decision_date: '2026-02-02', executed_date: '2026-03-02' })]));
    const file = (value: Json) => ({ files: { 'a.json': JSON.stringify(value) } });
    const steps: [string, Json][] = [
      ['decision changed 2026-0001-A', { day: '2026-06-01', what: 'Har flyttat' }],
      [
        'followups record 2026-0001-A',
        { day: '2026-06-01', how: 'mote', talkedWithPerson: true, heardPerformer: true },
      ],
      [
        'decision plan 2026-0001-A',
        { day: '2026-06-02', participated: true, hindrance: 'Bråttom', followUpDay: '2026-07-01' },
      ],
      ['followups schedule 2026-0001-A --today 2026-06-02', { due: '2026-08-31' }],
    ];
    for (const [line, value] of steps) {
      expect(await small.run(`${line} --from a.json --no-input --quiet`, file(value))).toMatchObject({
        code: 0,
        stderr: '',
      });
    }
    const participation = {
      insats: 'foraldrasupporten',
      day: '2026-08-31',
      form: 'grupp',
      participants: 6,
      sex: 'kvinna',
      ageBand: '25-64',
      informed: true,
    };
    const registered = await small.run(`register --from a.json --no-input --quiet`, file(participation));
    expect(registered).toMatchObject({ code: 0, stderr: '' });
    const report = await answer<Control>('internal-control --tertial 2026T2', small);
    const counts = Object.fromEntries(report.figures.map(f => [f.id, [f.numerator, f.denominator]]));
    expect(counts).toEqual({
      'in-time-six-months': [1, 1],
      'in-time-two-months': [0, 0],
      'in-time-yearly': [0, 0],
      'in-time-set-day': [0, 1],
      'in-time-changed-needs': [1, 1],
      'in-time-plan': [0, 1],
      'executed-in-time': [1, 1],
      'open-without-plan': [0, 1],
      'running-without-plan': [0, 1],
      'one-voice': [0, 1],
      participations: [1, null],
      ...{ 'log-reviews': [0, null], backups: [0, null] },
    });
  });
});

// ---- all three

describe('för alla tre', () => {
  test.each(commands)('%s har varken namn, nummer eller födelsedag', async line => {
    const persons = [...new Set(rows.map(r => r.personnummer.replace('-', '')))];
    const secret = persons.flatMap(n => [
      n,
      `${n.slice(0, 8)}-${n.slice(8)}`,
      `${n.slice(0, 4)}-${n.slice(4, 6)}-${n.slice(6, 8)}`,
      n.slice(-4),
    ]);
    for (const flag of ['', ' --json']) {
      const { stdout } = await kalix.run(line + flag);
      expect(stdout).not.toContain('Testsson');
      expect(
        secret.filter(text => new RegExp(`(?<!\\d)${text}(?!\\d)`).test(stdout)).filter(t => !/^20\d\d$/.test(t)),
      ).toEqual([]);
      expect(rows.filter(r => stdout.includes(r.external_id))).toEqual([]);
    }
  });

  test.each(commands)('%s får plats på 80 tecken', async line => {
    const { stdout } = await kalix.run(line);
    expect(stdout.split('\n').filter(text => [...text].length > 80)).toEqual([]);
  });

  test.each(commands)('%s: tomt register', async line => {
    const empty = await office();
    const { code, stdout } = await empty.run(line);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/100|NaN|undefined|null/);
    const json = JSON.stringify(await answer(line.replace('board-report ', ''), empty));
    expect(json).not.toMatch(/"percent":\d/);
  });

  test('utan val: den senaste månaden, det senaste tertialet, som har slutat', async () => {
    const on = async (today: string) => {
      const month = await answer(`delegation --today ${today}`);
      const tertial = await answer(`internal-control --today ${today}`);
      return [month.month, tertial.tertial];
    };
    expect(await on('2026-08-31')).toEqual(['2026-07', '2026T1']);
    expect(await on('2026-09-01')).toEqual(['2026-08', '2026T2']);
  });

  test.each([
    ['delegation --month 2026-11', '--month'],
    ['delegation --month 2026-13', '--month'],
    ['decisions --month oktober', '--month'],
    ['decisions --month 2026-10-01', '--month'],
    ['internal-control --tertial 2026T3', '--tertial'],
    ['internal-control --tertial 2026T4', '--tertial'],
    ['internal-control --tertial 2026Q1', '--tertial'],
    ['internal-control --tertial 0001T1', '--tertial'],
  ])('%s: vägras, med vad som går', async (line, flag) => {
    const { code, stderr, json } = await kalix.run(`board-report ${line} --json`);
    expect(code).toBe(2);
    expect(stderr).toContain(`${flag} har ett ogiltigt värde.`);
    expect(stderr).toMatch(/som har slutat, skriv.* som 2026(-10|T1); senast 2026(-10|T2)\./);
    expect(json()).toMatchObject({ error: { code: 'invalid-value' } });
  });

  test.each([
    ['2026-10-31', 2],
    ['2026-11-01', 0],
  ])('oktober den %s: kod %i', async (today, expected) => {
    const { code } = await kalix.run(`board-report delegation --month 2026-10 --quiet --today ${today}`);
    expect(code).toBe(expected);
  });

  test('som det var: vad som har hänt efter månaden räknas inte, vilken dag man än frågar', async () => {
    const then = await answer('decisions --month 2026-02 --today 2026-03-01');
    expect(await answer('decisions --month 2026-02')).toEqual(then);
  });
});
