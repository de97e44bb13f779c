/**
 * Decisions as a main system exports them, for the demo, the tests of the documentation and the benchmarks. Persons are
 * Skatteverket's test numbers. Every day hangs on `today`, and the same `today` always gives the same rows.
 */
import { type ColumnName, columns } from '../src/domain/import/columns.ts';
import { seeded } from '../src/domain/seeded.ts';
import published from '../test/skatteverket-testnummer.json' with { type: 'json' };

export type DecisionRow = Readonly<Partial<Record<ColumnName, string>>>;

/** A decision in the demo: every number is days before today. */
interface Told {
  readonly age?: readonly [number, number];
  readonly caseworker?: string;
  readonly insats?: string;
  readonly type?: string;
  readonly decided: number;
  readonly executed?: number;
  readonly followedUp?: number;
  readonly interrupted?: number;
  readonly resumed?: number;
  readonly closed?: number;
  readonly with?: DecisionRow;
}

const noRoom = 'Utföraren har ingen ledig behandlare före årsskiftet; stödsamtal erbjuds under tiden.';
const declined = 'Den enskilde tackade nej till erbjuden tid och vill vänta på en kvinnlig behandlare.';

const family = 'Familjebehandling';
const treatment = 'Behandling vid skadligt bruk';
const support = 'Stödsamtal';
const contact = { insats: 'kontaktperson', type: '' };
const respite = { insats: 'kontaktfamilj', type: '' };
const child: readonly [number, number] = [5, 17];
const grown = published.personnummer.filter(number => number >= '1940' && number < '2008');

/** What a small unit has on its table: each line is there for something that the lists have to show. */
const told: readonly Told[] = [
  // Anna's morning: late, today, coming.
  { caseworker: 'anna', age: child, type: family, decided: 204, executed: 190 },
  { caseworker: 'anna', type: treatment, decided: 400, executed: 390, followedUp: 188 },
  { caseworker: 'anna', type: support, decided: 184, executed: 170 },
  { caseworker: 'anna', age: child, ...respite, decided: 178, executed: 160 },
  { caseworker: 'anna', type: treatment, decided: 56, executed: 50, with: { needs: 'omfattande-foranderligt' } },
  { caseworker: 'anna', type: support, decided: 500, executed: 480, followedUp: 175 },
  // Waiting for execution: more than three months, soon three months, new.
  { caseworker: 'anna', age: child, type: family, decided: 153, with: { delay_reason: noRoom } },
  { caseworker: 'anna', type: treatment, decided: 90 },
  { caseworker: 'anna', ...contact, decided: 20 },
  // Running and closed: nothing to do with them today.
  { caseworker: 'anna', type: support, decided: 120, executed: 110, followedUp: 30 },
  { caseworker: 'anna', type: family, age: child, decided: 320, executed: 300, followedUp: 140, closed: 60 },
  // Other caseworkers' decisions: part A of the quarter's report, with and without reasons.
  { caseworker: 'bengt', type: family, age: child, decided: 212, with: { delay_reason: noRoom } },
  { caseworker: 'bengt', type: treatment, decided: 260, with: { protected: 'ja', delay_reason: declined } },
  { caseworker: 'bengt', ...contact, decided: 340, executed: 300, followedUp: 70 },
  { caseworker: 'bengt', ...respite, age: child, decided: 620, with: { basis: '4:1', delay_reason: noRoom } },
  { caseworker: 'cecilia', insats: 'kvalificerad-kontaktperson', type: '', age: [14, 17], decided: 176, executed: 150 },
  // Executed after the quarter's end: it was late on the last day all the same.
  { caseworker: 'cecilia', type: support, decided: 200, executed: 20 },
  // A renewal on the same need: the first decision's clock goes on.
  { caseworker: 'bengt', type: treatment, decided: 330, with: { external_id: 'F-1', personnummer: adult(90) } },
  {
    caseworker: 'bengt',
    type: treatment,
    decided: 150,
    with: { renews: 'F-1', personnummer: adult(90), delay_reason: declined },
  },
  // Executed late in the quarter, resumed late, closed while waiting: part D.
  { caseworker: 'cecilia', type: family, age: child, decided: 225, executed: 98 },
  { caseworker: 'cecilia', type: treatment, decided: 300, executed: 290, interrupted: 200, resumed: 75 },
  { caseworker: 'bengt', ...contact, decided: 240, closed: 85, with: { closing_reason: 'egen begäran' } },
  // Interrupted and not resumed: part B; and one interruption of less than three months.
  {
    caseworker: 'cecilia',
    type: treatment,
    decided: 280,
    executed: 270,
    interrupted: 170,
    with: { delay_reason: 'Behandlaren är sjukskriven och en ersättare söks.' },
  },
  { caseworker: 'bengt', type: support, decided: 210, executed: 200, interrupted: 30 },
  // Partly executed: part C.
  {
    caseworker: 'cecilia',
    type: family,
    age: child,
    decided: 190,
    executed: 175,
    with: { partial_missing: 'föräldragruppen', delay_reason: 'Föräldragruppen startar först när den är full.' },
  },
  // A court's order, kept apart: part E.
  { caseworker: 'cecilia', ...contact, decided: 180, with: { court_order: 'ja', delay_reason: noRoom } },
  // Never reportable: 11:4, a refusal, executed in time, closed in time.
  { caseworker: 'bengt', type: support, decided: 200, with: { basis: '11:4' } },
  { caseworker: 'bengt', type: family, age: child, decided: 160, with: { outcome: 'avslag' } },
  { caseworker: 'cecilia', type: treatment, decided: 170, executed: 80 },
  { caseworker: 'bengt', ...respite, age: child, decided: 190, closed: 110, with: { closing_reason: 'flytt' } },
  // Granted in part; extensive needs, followed up; an old row with gaps that the import tells about.
  { caseworker: 'cecilia', type: family, age: child, decided: 100, executed: 80, with: { outcome: 'delvis-bifall' } },
  {
    caseworker: 'bengt',
    type: treatment,
    decided: 250,
    executed: 240,
    followedUp: 40,
    with: { needs: 'omfattande-foranderligt' },
  },
  {
    caseworker: 'bengt',
    type: support,
    decided: 900,
    executed: 880,
    followedUp: 90,
    with: { application_date: '', motivation_date: '', consent_date: '', application_by: '' },
  },
];

const ordinary = 36;

/** Some seventy decisions of three caseworkers: what the demo and the README show. */
export function demoDecisions(today: string): DecisionRow[] {
  const random = seeded(2026);
  const quiet = Array.from({ length: ordinary }, (_, i): Told => {
    const decided = between(random, 30, 500);
    const executed = Math.max(2, decided - between(random, 3, 60));
    const followedUp = decided > 150 ? between(random, 5, Math.min(150, executed)) : undefined;
    const closed = i % 4 === 0 ? between(random, 1, followedUp ?? executed) : undefined;
    return {
      age: i % 3 === 0 ? child : [18, 80],
      caseworker: i % 2 === 0 ? 'bengt' : 'cecilia',
      ...pick(random, [{ type: family }, { type: treatment }, { type: support }, contact, respite]),
      ...{ decided, executed },
      ...(followedUp === undefined ? {} : { followedUp }),
      ...(closed === undefined ? {} : { closed, with: { closing_reason: 'mål uppnådda' } }),
    };
  });
  return [...told, ...quiet].map((one, i) => rowOf(one, i, today));
}

export interface Many {
  readonly today: string;
  /** Open decisions in all. */
  readonly count: number;
  /** How many of them have a follow-up that is late, falls today, or comes within 14 days. */
  readonly due: number;
  /** How many of them wait for execution, less than five months. */
  readonly waiting: number;
  /** How many of them were interrupted half a year ago and never resumed: late in any quarter that ended lately. */
  readonly late?: number;
  readonly seed: number;
}

/** A prime that does not divide `count`: lays the few among the many, each place once. */
const spread = 7919;

/** `count` open decisions: the same options give the same rows. The rest have nothing due for another three weeks. */
export function* manyDecisions({ today, count, due, waiting, late = 0, seed }: Many): Generator<DecisionRow> {
  const random = seeded(seed);
  for (let i = 0; i < count; i += 1) {
    const place = (i * spread) % count;
    const isDue = place < due;
    const isWaiting = !isDue && place < due + waiting;
    const isLate = !isDue && !isWaiting && place < due + waiting + late;
    const decided = isWaiting ? between(random, 1, 150) : between(random, 200, 900);
    const followedUp = isDue ? between(random, 172, 199) : between(random, 1, 160);
    const work = isWaiting ? {} : { executed: decided - 5, followedUp };
    const interrupted = between(random, 150, 190);
    const told = isLate ? { interrupted, with: { delay_reason: pick(random, [noRoom, declined]) } } : {};
    const kind = pick(random, [{ type: family }, { type: treatment }, { type: support }, contact]);
    yield rowOf({ ...kind, ...work, ...told, decided, caseworker: `handläggare-${i % 20}` }, i, today);
  }
}

/** `;` between cells, one line a row. */
export function csv(rows: Iterable<DecisionRow>): string {
  const lines = [columns.join(';')];
  for (const row of rows) lines.push(columns.map(name => cell(row[name] ?? '')).join(';'));
  return `${lines.join('\n')}\n`;
}

function rowOf(one: Told, i: number, today: string): DecisionRow {
  const on = (daysAgo: number | undefined) => (daysAgo === undefined ? '' : dayBefore(today, daysAgo));
  const isChild = one.age !== undefined && one.age[1] < 18;
  const isOld = on(one.decided) < '2025-07-01';
  return {
    external_id: `B-${i + 1}`,
    personnummer: isChild ? aged(one.age ?? child, i, today) : adult(i),
    name: `Provperson ${i + 1}`,
    caseworker: one.caseworker ?? '',
    insats: one.insats ?? 'oppenvard-bistand',
    type: one.type ?? '',
    basis: isOld ? '4:1' : '11:1',
    application_date: on(one.decided + 21),
    application_by: isChild ? 'guardian' : 'person',
    consent_date: on(one.decided + 21),
    motivation_date: on(one.decided + 7),
    decision_date: on(one.decided),
    outcome: 'bifall',
    decided_by: 'Enhetschef',
    delegation: '5.2',
    executed_date: on(one.executed),
    interrupted_date: on(one.interrupted),
    resumed_date: on(one.resumed),
    closed_date: on(one.closed),
    last_followup_date: on(one.followedUp),
    ...one.with,
  };
}

function adult(i: number): string {
  return grown[i % grown.length] ?? '';
}

function aged([from, to]: readonly [number, number], i: number, today: string): string {
  const year = Number(today.slice(0, 4));
  const inRange = published.personnummer.filter(number => {
    const age = year - 1 - Number(number.slice(0, 4));
    return from <= age && age <= to;
  });
  return inRange[(i * 7) % inRange.length] ?? '';
}

function dayBefore(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

function cell(text: string): string {
  return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function between(random: () => number, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

function pick<T>(random: () => number, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}
