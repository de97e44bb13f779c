import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/domain/case/event.ts';
import { phaseOn } from '../../src/domain/case/phase.ts';
import { addDays, type Day, day } from '../../src/domain/day.ts';
import { nextFollowUpOn } from '../../src/domain/follow-up.ts';
import { must } from '../../src/domain/outcome.ts';
import type { Participation } from '../../src/domain/participation.ts';
import { Refusal } from '../../src/domain/problem.ts';
import type { Register } from '../../src/register/port.ts';
import { derivedTables } from '../../src/register/schema.ts';
import {
  caseNumber,
  closed,
  type Decision,
  decided,
  executed,
  followedUp,
  opened,
  policy,
  renewed,
  the,
} from '../support/life.ts';
import { frameOf, reportOf } from '../support/quarter-report.ts';
import { randomLife } from '../support/random-life.ts';
import { by, newRegister } from '../support/register.ts';

const always = day('9999-12-31');
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    return error instanceof Refusal ? error.problem.code : String(error);
  }
  return 'ok';
};

/** The events of a random life as they stand in a case of another number. */
function inCase(number: string, events: readonly CaseEvent[]): CaseEvent[] {
  return JSON.parse(JSON.stringify(events).replaceAll(caseNumber, number)) as CaseEvent[];
}

async function allDecisions(register: Register): Promise<Decision[]> {
  const found: Decision[] = [];
  for await (const row of register.cases({})) found.push(...row.decisions);
  return found;
}

describe('cases', () => {
  test('are numbered by year, from 0001, without gaps', async () => {
    const register = await (await newRegister()).open();
    const numbers: string[] = [];
    for (const year of [2026, 2026, 2025, 2026])
      numbers.push((await register.openCase(year, [opened('2026-03-02'), decided('2026-03-02')], by)).number);
    expect(numbers).toEqual(['2026-0001', '2026-0002', '2025-0001', '2026-0003']);
    await register.close();
  });

  test('are read back as they were folded', async () => {
    const register = await (await newRegister()).open();
    const state = await register.openCase(2026, [opened('2026-03-02'), decided('2026-03-02')], by);
    expect(await register.findCase('2026-0001')).toEqual({ state, version: 1 });
    const changed = await register.appendToCase('2026-0001', 1, [executed('2026-04-01')], by);
    expect(await register.findCase('2026-0001')).toEqual({ state: changed, version: 2 });
    expect(await register.findCase('2026-0002')).toBeUndefined();
    await register.close();
  });

  test('a change to a version that is no longer the last is refused, and changes nothing', async () => {
    const register = await (await newRegister()).open();
    await register.openCase(2026, [opened('2026-03-02'), decided('2026-03-02')], by);
    await register.appendToCase('2026-0001', 1, [executed('2026-04-01')], by);
    expect(await codeOf(register.appendToCase('2026-0001', 1, [closed('2026-04-02')], by))).toBe('case-changed');
    expect((await register.findCase('2026-0001'))?.version).toBe(2);
    expect((await register.journalHead()).entries).toBe(2);
    await register.close();
  });

  test('two connections: the second sees what the first stored, and cannot write over it', async () => {
    const made = await newRegister();
    const [first, second] = [await made.open(), await made.open()];
    await first.openCase(2026, [opened('2026-03-02'), decided('2026-03-02')], by);
    const [a, b] = [the(await first.findCase('2026-0001')), the(await second.findCase('2026-0001'))];
    await first.appendToCase('2026-0001', a.version, [executed('2026-04-01')], by);
    expect(await codeOf(second.appendToCase('2026-0001', b.version, [executed('2026-04-02')], by))).toBe(
      'case-changed',
    );
    expect((await second.findCase('2026-0001'))?.state.decisions[0]?.steps).toHaveLength(1);
    expect((await second.openCase(2026, [opened('2026-03-02'), decided('2026-03-02')], by)).number).toBe('2026-0002');
    for (const register of [first, second]) await register.close();
  });

  test('what is stored is there when the register is opened again', async () => {
    const made = await newRegister();
    const before = await made.open();
    await before.openCase(2026, [opened('2026-03-02'), decided('2026-03-02')], by);
    await before.close();
    const after = await made.open();
    expect((await after.findCase('2026-0001'))?.state.decisions).toHaveLength(1);
    await after.close();
  });
});

describe('all or nothing', () => {
  test('what is appended before a failure is not stored', async () => {
    const register = await (await newRegister()).open();
    const fails = register.atomically(async () => {
      await register.openCase(2026, [opened('2026-03-02'), decided('2026-03-02')], by);
      await register.openCase(2026, [opened('2026-03-02'), decided('2026-03-02')], by);
      throw new Refusal({ code: 'interrupted' });
    });
    expect(await codeOf(fails)).toBe('interrupted');
    expect([(await register.journalHead()).entries, await allDecisions(register)]).toEqual([0, []]);
    await register.close();
  });

  test('what succeeds is stored, and the register goes on after a failure', async () => {
    const register = await (await newRegister()).open();
    await codeOf(register.atomically(async () => Promise.reject(new Error('x'))));
    await register.atomically(async () => register.openCase(2026, [opened('2026-03-02'), decided('2026-03-02')], by));
    expect((await register.journalHead()).entries).toBe(1);
    await register.close();
  });

  test('two decisions with the same external id: the second entry is not stored at all', async () => {
    const register = await (await newRegister()).open();
    const events = [opened('2026-03-02'), decided('2026-03-02', { externalId: 'B-1' })];
    await register.openCase(2026, events, by);
    expect(await codeOf(register.openCase(2026, events, by))).not.toBe('ok');
    expect([(await register.journalHead()).entries, (await allDecisions(register)).length]).toEqual([1, 1]);
    await register.close();
  });
});

describe('a register of random lives', { timeout: 60_000 }, async () => {
  const made = await newRegister();
  const register = await made.open();
  const lives = fc.sample(randomLife, { numRuns: 150, seed: 20_260_701 });
  for (const [i, { events }] of lives.entries()) {
    const number = `2026-${String(i + 1).padStart(4, '0')}`;
    const own = inCase(number, events);
    const cut = 2 + (i % 3);
    await register.openCase(2026, own.slice(0, cut), by);
    for (const [n, event] of own.slice(cut).entries()) await register.appendToCase(number, n + 1, [event], by);
  }
  const decisions = await allDecisions(register);
  const days = [...new Set(lives.flatMap(l => l.days))].sort().filter((_, i) => i % 40 === 0);

  const byDue = (a: { due: Day; decision: string }, b: { due: Day; decision: string }) =>
    a.due === b.due ? (a.decision < b.decision ? -1 : 1) : a.due < b.due ? -1 : 1;

  test('has something of everything', () => {
    expect(decisions.length).toBeGreaterThan(170);
    expect(days.length).toBeGreaterThan(25);
    expect(decisions.filter(d => phaseOn(d, always).kind === 'waiting').length).toBeGreaterThan(10);
  });

  test('the follow-ups of any day, past or to come, are those that the core computes from the whole state', async () => {
    for (const today of days) {
      const until = addDays(today, 30);
      const expected = decisions
        .flatMap(d => {
          const next = nextFollowUpOn(d, today, policy);
          return next && next.due <= until ? [{ decision: d.id, ...next }] : [];
        })
        .sort(byDue);
      const listed = await register.followUps({ today, until, policy });
      expect(listed.map(({ decision, series, due }) => ({ decision, series, due }))).toEqual(expected);
    }
  });

  test('a follow-up that is due on the last day of the list is in it; the day before it is not', async () => {
    const today = the(days.at(-1));
    for (const { due, decision } of (await register.followUps({ today, until: always, policy })).slice(0, 20)) {
      const until = async (last: Day) =>
        (await register.followUps({ today, until: last, policy })).map(r => r.decision);
      expect(await until(due)).toContain(decision);
      expect(await until(addDays(due, -1))).not.toContain(decision);
    }
  });

  test('with another policy than the stored one everything is computed anew', async () => {
    const other = { ...policy, yearlyReplacesSixMonths: true };
    for (const today of days.slice(0, 10)) {
      const expected = decisions.flatMap(d => nextFollowUpOn(d, today, other)?.due ?? []).sort();
      expect((await register.followUps({ today, until: always, policy: other })).map(r => r.due)).toEqual(expected);
    }
  });

  test('the waiting decisions of any day are those that the core says wait', async () => {
    for (const today of days) {
      const expected = decisions
        .filter(d => phaseOn(d, today).kind === 'waiting')
        .map(d => `${d.firstDecided} ${d.id}`);
      expect((await register.waiting({ today })).map(w => `${w.clock} ${w.decision}`)).toEqual(expected.sort());
    }
  });

  test('a quarter’s report of the decisions that were late is the report of all decisions', async () => {
    const person = { sex: 'okänt', protected: false } as const;
    for (const quarter of ['2025Q3', '2025Q4', '2026Q1', '2026Q2', '2026Q3', '2026Q4', '2027Q1', '2027Q2']) {
      const { firstDay, lastDay } = must(frameOf(quarter));
      const few: { decision: Decision; person: typeof person }[] = [];
      for await (const { decision } of register.lateBetween(firstDay, lastDay)) few.push({ decision, person });
      expect(reportOf(quarter, few)).toEqual(
        reportOf(
          quarter,
          decisions.map(decision => ({ decision, person })),
        ),
      );
    }
  });

  test('everything derived can be made anew from the journal, and is the same', async () => {
    const db = made.raw();
    const dump = () =>
      derivedTables.map(name => [
        name,
        db
          .prepare<[], Record<string, unknown>>(`SELECT * FROM ${name}`)
          .all()
          .map(r => JSON.stringify(r))
          .sort(),
      ]);
    const before = dump();
    await register.rebuild();
    expect(dump()).toEqual(before);
    expect(before.every(([, rows]) => Array.isArray(rows))).toBe(true);
    db.close();
  });

  test('a caseworker sees only her own', async () => {
    const today = the(days.at(-1));
    expect(await register.waiting({ today, caseworker: 'bertil' })).toEqual([]);
    expect((await register.waiting({ today, caseworker: 'anna' })).length).toBe(
      (await register.waiting({ today })).length,
    );
  });
});

describe('the fast path has a day of its own for each kind of event', () => {
  test.each([
    ['executed', [decided('2026-03-02'), executed('2026-04-01')]],
    ['followed up', [decided('2026-03-02'), followedUp('2026-04-01')]],
    ['closed', [decided('2026-03-02'), closed('2026-04-01')]],
    ['renewed', [decided('2026-03-02'), renewed('2026-04-01', { renews: '2026-0001-A' })]],
  ])('%s on 2026-04-01: the day before is as it was', async (_what, events) => {
    const register = await (await newRegister()).open();
    const state = await register.openCase(2026, [opened('2026-03-02'), ...events], by);
    for (const on of ['2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01', '2026-04-02']) {
      const today = day(on);
      const expected = state.decisions.flatMap(d => nextFollowUpOn(d, today, policy)?.due ?? []).sort();
      expect((await register.followUps({ today, until: always, policy })).map(r => r.due)).toEqual(expected);
      const waits = state.decisions.filter(d => phaseOn(d, today).kind === 'waiting').map(d => d.id);
      expect((await register.waiting({ today })).map(w => w.decision)).toEqual(waits);
    }
    await register.close();
  });
});

describe('participations (SoL 14:5)', () => {
  const participation: Participation = {
    ...{
      insats: 'bra-samtal',
      day: day('2026-04-01'),
      form: 'grupp',
      participants: 4,
      sex: 'kvinna',
      ageBand: '12-14',
    },
    ...{ guardianChecked: true, informed: true, difficulties: ['sprak'], leftEarly: null },
  };

  test('are kept and made anew without any link to a case', async () => {
    const made = await newRegister();
    const register = await made.open();
    await register.appendParticipations([participation, participation], by);
    await register.appendProgrammeFollowUp({ insats: 'bra-samtal', day: day('2026-06-10') }, by);
    const db = made.raw();
    const rows = () =>
      db
        .prepare<[], { insats: string; day: string; content: string }>('SELECT insats, day, content FROM participation')
        .all();
    const before = rows();
    expect(before).toHaveLength(2);
    expect(JSON.parse(the(before[0]).content)).toEqual(participation);
    await register.rebuild();
    expect(rows()).toEqual(before);
    expect(await register.programmeFollowUps(day('2026-06-09'))).toEqual([]);
    expect(await register.programmeFollowUps(day('2026-06-10'))).toHaveLength(1);
    db.close();
    await register.close();
  });
});
