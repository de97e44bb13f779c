/** Rows of an import, written as a main system would: one at a time, or many drawn from a seed. */

import { day } from '../../src/domain/day.ts';
import { type ColumnName, columns, type RawRow } from '../../src/domain/import/columns.ts';
import { type Life, type LifeStep, plusDays, plusMonths } from './decision-oracle.ts';
import { personsBornBetween, withHyphen } from './persons.ts';

export type Row = RawRow;

const adults = personsBornBetween(day('1950-01-01'), day('2007-12-31'));
const empty = Object.fromEntries(columns.map(name => [name, ''])) as Record<ColumnName, string>;

/** A row with what is required, and the changes. */
export function row(externalId: string, changes: Partial<Row> = {}): Row {
  const whom = adults[0];
  if (!whom) throw new Error('no adults among the test numbers');
  return {
    ...empty,
    external_id: externalId,
    personnummer: whom.number,
    insats: 'oppenvard-bistand',
    type: 'Familjebehandling',
    decision_date: '2026-03-02',
    outcome: 'bifall',
    caseworker: 'anna',
    ...changes,
  };
}

/** The file as a main system writes it; a cell is quoted when it must be. */
export function csv(
  rows: readonly Partial<Row>[],
  { delimiter = ';', header = columns as readonly ColumnName[] } = {},
): string {
  const cell = (text: string) => (/[";,\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map(r => header.map(name => cell(r[name] ?? '')).join(delimiter));
  return `${[header.join(delimiter), ...lines].join('\r\n')}\r\n`;
}

const names: Readonly<Record<string, string>> = {
  'oppenvard-bistand': 'Öppenvårdsinsats efter behovsprövning',
  kontaktperson: 'Kontaktperson',
  kontaktfamilj: 'Kontaktfamilj',
  'kvalificerad-kontaktperson': 'Kvalificerad kontaktperson',
};

/** What the row tells, for the oracle. */
export function lifeOf(of: Row): Life {
  const steps: LifeStep[] = [];
  if (of.executed_date) steps.push({ what: 'executed', day: of.executed_date, missing: of.partial_missing });
  if (of.interrupted_date) steps.push({ what: 'interrupted', day: of.interrupted_date });
  if (of.resumed_date) steps.push({ what: 'resumed', day: of.resumed_date });
  if (of.closed_date) steps.push({ what: 'closed', day: of.closed_date });
  const sexByNumber = Number(of.personnummer.replace('-', '').at(-2)) % 2 === 0 ? 'kvinna' : 'man';
  return {
    id: of.external_id,
    decided: of.decision_date,
    granted: of.outcome !== 'avslag',
    basis: of.basis || (of.decision_date < '2025-07-01' ? '4:1' : '11:1'),
    extensive: of.needs === 'omfattande-foranderligt',
    court: of.court_order === 'ja',
    renews: of.renews || null,
    steps,
    followUps: of.last_followup_date ? [of.last_followup_date] : [],
    caseworker: of.caseworker,
    insats: of.insats,
    type: of.type || (names[of.insats] ?? ''),
    sex: of.sex || sexByNumber,
    protected: of.protected === 'ja',
    reasons: of.delay_reason,
  };
}

const lastImportDay = '2026-11-21';

/** Many rows from a seed: month ends come up often, steps fall round the three months, all columns are in play. */
export function randomRows(count: number, seed: number): Row[] {
  const draw = dice(seed);
  const rows: Record<ColumnName, string>[] = [];
  const renewable: Record<ColumnName, string>[] = [];
  const firstDays = new Map<string, string>();
  for (let i = 0; i < count; i++) {
    const earlier =
      renewable.length > 0 && draw.chance(0.14) ? renewable.splice(draw.below(renewable.length), 1)[0] : undefined;
    const made = (earlier && renewal(draw, earlier)) ?? newDecision(draw, i);
    made.external_id = `B-${String(i + 1).padStart(4, '0')}`;
    const first = (made.renews && firstDays.get(made.renews)) || made.decision_date;
    firstDays.set(made.external_id, first);
    fillIn(draw, made, i);
    if (made.outcome !== 'avslag') {
      made.court_order = draw.chance(0.04) ? 'ja' : '';
      if (made.renews === '' || draw.chance(0.6)) live(draw, made, first);
      if (made.closed_date === '' && (made.executed_date === '' || draw.chance(0.08))) renewable.push(made);
    }
    rows.push(made);
  }
  return rows;
}

type Draw = ReturnType<typeof dice>;
type Made = Record<ColumnName, string>;

function newDecision(draw: Draw, i: number): Made {
  const whom = adults[i % adults.length];
  if (!whom) throw new Error('no adults among the test numbers');
  const insats = draw.of([
    'oppenvard-bistand',
    'oppenvard-bistand',
    'kontaktperson',
    'kontaktfamilj',
    'kvalificerad-kontaktperson',
  ]);
  const month = plusMonths('2024-01-01', draw.below(34));
  const monthEnd = plusDays(plusMonths(month, 1), -draw.of([1, 1, 1, 2, 3, 4]));
  return {
    ...empty,
    personnummer: draw.chance(0.5) ? whom.number : withHyphen(whom),
    name: `${draw.of(['Åsa', 'Örjan', 'Märta', 'Émile'])} Testsson${i}`,
    protected: draw.chance(0.05) ? 'ja' : '',
    sex: draw.chance(0.3) ? '' : whom.sex,
    caseworker: draw.of(['anna', 'bertil', 'cecilia']),
    insats,
    type:
      insats === 'oppenvard-bistand'
        ? draw.of(['Familjebehandling', 'Strukturerad öppenvård', 'Haschavvänjning; grupp', ''])
        : '',
    decision_date: draw.chance(0.6) ? monthEnd : plusDays('2024-01-01', draw.below(1030)),
  };
}

/** Undefined when the renewal would come too late to have a life of its own. */
function renewal(draw: Draw, of: Made): Made | undefined {
  const days = [of.decision_date, of.executed_date, of.interrupted_date, of.resumed_date, of.last_followup_date];
  const last = days.sort().at(-1) ?? '';
  const wanted = draw.chance(0.5)
    ? plusDays(last, draw.of([0, 1, 30, 90]))
    : plusDays(plusMonths(of.decision_date, 3), draw.of([-1, 0, 1]));
  const on = [wanted, last].sort().at(-1) ?? last;
  if (on > '2026-10-31') return undefined;
  if (draw.chance(0.15)) Object.assign(of, { closed_date: on, closing_reason: 'ersatt av nytt beslut' });
  const { personnummer, name, sex, caseworker, insats, type } = of;
  const same = { personnummer, name, sex, caseworker, insats, type, protected: of.protected };
  return { ...empty, ...same, decision_date: on, renews: of.external_id };
}

function fillIn(draw: Draw, made: Made, i: number): void {
  const isNew = made.decision_date >= '2025-07-01';
  const applied = plusDays(made.decision_date, -draw.of([0, 1, 20, 60]));
  const bases = isNew ? ['', '', '11:1', '11:4', '12:1'] : ['', '', '4:1'];
  Object.assign(made, {
    outcome: draw.of(['bifall', 'bifall', 'bifall', 'bifall', 'delvis-bifall', made.renews ? 'bifall' : 'avslag']),
    basis: draw.of(bases),
    needs: draw.of(['', 'standard', 'omfattande-foranderligt']),
    application_date: draw.chance(0.8) ? applied : '',
    application_by: draw.chance(0.8) ? 'person' : '',
    consent_date: draw.chance(0.7) ? applied : '',
    motivation_date: draw.chance(0.7) ? made.decision_date : '',
    decided_by: draw.of(['Delegat Ett', 'Delegat Två', '']),
    delegation: draw.of(['3.1', '3.2', '']),
    delay_reason: draw.of([
      '',
      'Kö',
      'Ingen behandlare ledig; rekrytering pågår',
      'Familjen bad om "rätt" person,\nåäö ÅÄÖ',
    ]),
  });
  if (made.renews && i % 9 === 0) made.outcome = 'avslag';
}

/** Execution, interruption, resumption, closing and a follow-up, round the days that matter. */
function live(draw: Draw, made: Made, first: string): void {
  const near = (of: string) => plusDays(of, draw.of([-1, 0, 1]));
  const dated = (column: ColumnName, on: string, after: string): boolean => {
    if (on < after || on > lastImportDay) return false;
    made[column] = on;
    return true;
  };
  const executed = draw.chance(0.5)
    ? near(plusMonths(first, 3))
    : plusDays(made.decision_date, draw.of([0, 1, 14, 45, 100, 300]));
  let last = made.decision_date;
  if (draw.chance(0.6) && dated('executed_date', executed, last)) {
    last = executed;
    if (draw.chance(0.25)) made.partial_missing = draw.of(['3 timmar i veckan', 'gruppdelen; åtta träffar']);
    const paused = plusDays(executed, draw.of([0, 5, 30, 70, 120]));
    if (draw.chance(0.4) && dated('interrupted_date', paused, last)) {
      last = paused;
      const back = draw.chance(0.6) ? near(plusMonths(paused, 3)) : plusDays(paused, draw.of([1, 20, 150]));
      if (draw.chance(0.6) && dated('resumed_date', back, last)) last = back;
    }
  }
  const since = made.interrupted_date && made.resumed_date === '' ? made.interrupted_date : first;
  const ended = draw.chance(0.5) ? near(plusMonths(since, 3)) : plusDays(last, draw.of([0, 1, 30, 120, 250]));
  if (draw.chance(0.25) && dated('closed_date', ended, last)) {
    made.closing_reason = draw.of(['mål uppnådda', 'egen-begaran', 'flytt', 'något annat']);
  }
  const followed = draw.of([
    plusMonths(made.decision_date, 2),
    plusMonths(made.decision_date, 6),
    plusDays(made.decision_date, draw.below(300)),
  ]);
  if (draw.chance(0.4) && followed <= (made.closed_date || lastImportDay))
    dated('last_followup_date', followed, made.decision_date);
}

/** The same numbers for the same seed, on every machine. */
export function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    chance: (share: number) => next() < share,
    of: <T>(list: readonly T[]): T => {
      const drawn = list[below(list.length)];
      if (drawn === undefined) throw new Error('nothing to draw from');
      return drawn;
    },
  };
}
