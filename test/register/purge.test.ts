/** What retention removes is gone: from the tables, the reports, the free pages and the log. The chain still holds. */
import { copyFileSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CaseEvent, Person } from '../../src/domain/case/event.ts';
import { addDays, addYears, type Day, day } from '../../src/domain/day.ts';
import { type PersonRows, personRows, quietBefore } from '../../src/domain/retention-list.ts';
import { currentVersion } from '../../src/domain/validity.ts';
import type { Sqlite } from '../../src/register/database.ts';
import { openDatabase } from '../../src/register/database.ts';
import { keyFileOf, loadKey } from '../../src/register/key.ts';
import { registers } from '../../src/register/open.ts';
import type { FiledCase, Register } from '../../src/register/port.ts';
import { derivedTables } from '../../src/register/schema.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { closed, decided, executed, opened, rules, the } from '../support/life.ts';
import { temporaryFolders } from '../support/office.ts';
import { persons } from '../support/persons.ts';
import { by, newRegister } from '../support/register.ts';

const today = day('2032-06-01');
const retentionRules = { policy: the(currentVersion(rules.retentionPolicies, today)), insatser: rules.insatser };

const adults = persons.filter(p => p.born > '1960' && p.born < '2000' && !['05', '15', '25'].includes(p.born.slice(8)));
const personAt = (i: number): Person => {
  const { number, born, sex } = the(adults[i]);
  return { number, born, sex, name: `Hemlig${i} Hemligsson${i}`, protected: false };
};
const secrets = (i: number) => [personAt(i).number, `Hemlig${i}`, `hemligsson${i}`, `Granne${i}`];

/** Opened, decided and executed in 2026, with free text of the person's own. */
const running = (i: number): CaseEvent[] => [
  opened('2026-01-12', personAt(i)),
  decided('2026-01-12', { externalId: `B-${i}` }),
  executed('2026-02-01'),
  { kind: 'needs-changed', decision: 'A', day: day('2026-02-10'), what: `Granne${i} till Hemligsson${i} har flyttat` },
];

/** A register with a closed case for each of `count` persons but the last, whose case goes on. */
async function filled(count = 4) {
  const made = await newRegister();
  const register = await made.open();
  for (let i = 0; i < count; i++) {
    await register.openCase(2026, running(i), by);
    if (i < count - 1) await register.appendToCase(numberOf(i), 1, [closed('2026-03-10')], by);
  }
  return { ...made, register };
}
const numberOf = (i: number) => `2026-${String(i + 1).padStart(4, '0')}`;

async function listed(register: Register, on: Day = today): Promise<PersonRows<FiledCase>[]> {
  const found: PersonRows<FiledCase>[] = [];
  for await (const file of register.quietSince(quietBefore(on, retentionRules)))
    found.push(personRows(file, on, retentionRules));
  return found;
}

async function candidates(register: Register, ...numbers: readonly string[]): Promise<FiledCase[]> {
  const all = (await listed(register)).flatMap(p => p.candidates.map(c => c.kept));
  return numbers.length === 0 ? all : all.filter(c => numbers.includes(c.state.number));
}

const verify = (register: Register) => register.verify(() => {});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    error => error.problem?.code ?? String(error),
  );

/** Every row of every table as text, as SQLite itself reads it. */
function dump(db: Sqlite, tables = allTables(db)): string {
  return tables
    .flatMap(name => db.prepare(`SELECT * FROM ${name}`).all())
    .map(row => Object.values(row as object).map(v => (Buffer.isBuffer(v) ? v.toString('latin1') : String(v))))
    .join('\n');
}
const allTables = (db: Sqlite) =>
  db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .all()
    .map(t => t.name);

/** The file's pages without the encryption, free ones too: what somebody with the key could search. */
function plainBytes(made: Awaited<ReturnType<typeof newRegister>>): string {
  const copy = join(made.folders.root, 'kopia.db');
  for (const end of ['', '-wal'])
    if (statSync(made.file + end, { throwIfNoEntry: false })) copyFileSync(made.file + end, copy + end);
  const key = loadKey(keyFileOf(made.folders.config, readFileSync(made.file).subarray(0, 16).toString('hex')));
  const db = openDatabase(copy, key.encryption);
  db.pragma('journal_mode = DELETE');
  db.pragma(`rekey = ''`);
  db.close();
  const bytes = readFileSync(copy, 'latin1');
  rmSync(copy);
  return bytes;
}

let made: Awaited<ReturnType<typeof filled>>;
beforeEach(async () => {
  made = await filled();
});

describe('what is removed', () => {
  test('is what the list names: the open case stays as it was', async () => {
    const { register } = made;
    expect((await candidates(register)).map(c => c.state.number)).toEqual([0, 1, 2].map(numberOf).sort());
    const before = await register.history(numberOf(3));
    const removed = await register.purge(await candidates(register), today, by);
    expect(removed).toEqual({ cases: 3, entries: 6, rewritten: 0, emptied: true });
    expect(await register.findCase(numberOf(0))).toBeUndefined();
    expect(await register.history(numberOf(0))).toEqual([]);
    expect(await register.history(numberOf(3))).toEqual(before);
    expect(await candidates(register)).toEqual([]);
    await register.close();
  });

  test('is in no table, no free page and no log afterwards; before, it was', async () => {
    const { register } = made;
    const purgeable = await candidates(register, numberOf(0));
    const before = plainBytes(made);
    for (const secret of secrets(0)) expect(before).toContain(secret);
    await register.purge(purgeable, today, by);
    expect(statSync(`${made.file}-wal`).size).toBe(0);
    const raw = made.raw();
    const rows = dump(raw);
    expect(raw.pragma('freelist_count', { simple: true })).toBe(0);
    raw.close();
    await register.close();
    const after = plainBytes(made);
    for (const secret of secrets(0)) {
      expect(rows).not.toContain(secret);
      expect(after).not.toContain(secret);
    }
    for (const secret of secrets(1)) expect(after).toContain(secret);
  });

  test('all or nothing: a failure in the middle removes nothing', async () => {
    const { register } = made;
    const raw = made.raw();
    raw.exec(`CREATE TRIGGER stop BEFORE DELETE ON case_file WHEN old.number = '${numberOf(2)}'
      BEGIN SELECT RAISE(ABORT, 'stop'); END`);
    raw.close();
    const chosen = await candidates(register);
    expect(await codeOf(register.purge(chosen, today, by))).not.toBe('ok');
    expect(await candidates(register)).toEqual(chosen);
    expect(await verify(register)).toMatchObject({ entries: 7, removed: 0, broken: null });
    await register.close();
  });

  test('the register opens with its key afterwards, and is still encrypted', async () => {
    await made.register.purge(await candidates(made.register), today, by);
    await made.register.close();
    const again = await made.open();
    expect((await again.findCase(numberOf(3)))?.state.person.name).toBe(personAt(3).name);
    await again.close();
    expect(readFileSync(made.file, 'latin1')).not.toContain('Hemlig');
  });

  test.each<[string, (register: Register) => Promise<unknown>]>([
    [
      'a note',
      r =>
        r.appendToCase(numberOf(0), 2, [{ kind: 'objected', decision: 'A', day: day('2026-04-01'), what: 'Fel' }], by),
    ],
    ['a hold', r => r.appendHold({ case: numberOf(0), day: day('2032-06-01'), why: 'Tvist' }, by)],
    [
      'a new case of the same person',
      r => r.openCase(2032, [opened('2032-05-01', personAt(0)), decided('2032-05-01')], by),
    ],
  ])('nothing, when somebody has recorded %s since the list was made', async (_what, change) => {
    const { register } = made;
    const chosen = await candidates(register);
    await change(register);
    expect(await codeOf(register.purge(chosen, today, by))).toBe('case-changed');
    expect(await verify(register)).toMatchObject({ removed: 0, broken: null });
    await register.close();
  });

  test('a number that a removed case had is never given again', async () => {
    const { register } = made;
    for (const i of [3]) await register.appendToCase(numberOf(i), 1, [closed('2026-03-10')], by);
    await register.purge(await candidates(register), today, by);
    expect((await register.openCase(2026, running(5), by)).number).toBe('2026-0005');
    await register.rebuild();
    expect((await register.openCase(2026, running(6), by)).number).toBe('2026-0006');
    await register.close();
  });

  test('held, a case is not among the candidates until the hold is lifted', async () => {
    const { register } = made;
    const hold = { case: numberOf(1), day: day('2031-01-01'), why: 'Tvist i domstol' };
    await register.appendHold(hold, by);
    expect((await candidates(register)).map(c => c.state.number)).not.toContain(numberOf(1));
    await register.rebuild();
    expect(await register.isHeld(numberOf(1))).toBe(true);
    await register.liftHold(hold, by);
    expect((await candidates(register)).map(c => c.state.number)).toContain(numberOf(1));
    await register.purge(await candidates(register), today, by);
    const raw = made.raw();
    expect(dump(raw)).not.toContain('Tvist i domstol');
    raw.close();
    expect(await verify(register)).toMatchObject({ broken: null });
    await register.close();
  });
});

describe('the chain', () => {
  test('holds, and counts what retention has removed; the receipt has reasons and counts only', async () => {
    const { register } = made;
    await register.purge(await candidates(register), today, by);
    expect(await verify(register)).toMatchObject({ entries: 8, removed: 6, broken: null });
    const raw = made.raw();
    const receipt = raw.prepare<[], { body: string }>('SELECT body FROM payload WHERE seq = 8').get();
    raw.close();
    expect(JSON.parse(the(receipt).body)).toEqual([
      {
        ...{ kind: 'purged', day: '2032-06-01', occasion: 'retention', reasons: { 'five-years': 3 }, cases: 3 },
        ...{ rewritten: 0, entries: [[1, 6]], series: [{ year: 2026, last: 4 }] },
      },
    ]);
    await register.close();
  });

  /** Somebody with the key and a tool of their own. */
  const tampered = async (sql: string) => {
    await made.register.purge(await candidates(made.register), today, by);
    const raw = made.raw();
    raw.exec('DROP TRIGGER payload_is_never_changed');
    raw.exec(sql);
    raw.close();
    return (await verify(made.register)).broken;
  };

  test('content that is gone without a receipt is a break, and is named', async () => {
    expect(await tampered('DELETE FROM payload WHERE seq = 7')).toEqual({ seq: 7, kind: 'content-missing' });
  });

  test('a receipt that is changed to cover more is found itself', async () => {
    const sql = `UPDATE payload SET body = replace(body, '[[1,6]]', '[[1,7]]') WHERE seq = 8; DELETE FROM payload WHERE seq = 7`;
    expect(await tampered(sql)).toEqual({ seq: 8, kind: 'content-changed' });
  });

  test('a receipt that is gone, or cannot be read, excuses nothing', async () => {
    expect(await tampered('DELETE FROM payload WHERE seq = 8')).toEqual({ seq: 1, kind: 'content-missing' });
  });

  test('a receipt that cannot be read excuses nothing', async () => {
    expect(await tampered(`UPDATE payload SET body = '[{' WHERE seq = 8`)).toEqual({ seq: 1, kind: 'content-missing' });
  });

  test('a receipt cannot excuse what comes after it', async () => {
    const { register } = made;
    await register.purge(await candidates(register), today, by);
    await register.appendProgrammeFollowUp({ insats: 'bra-samtal', day: day('2032-06-01') }, by);
    const raw = made.raw();
    raw.exec('DELETE FROM payload WHERE seq = 9');
    raw.close();
    expect((await verify(register)).broken).toEqual({ seq: 9, kind: 'content-missing' });
    await register.close();
  });
});

describe('reports, notices and what is derived', () => {
  const post = (i: number) => ({ decision: `${numberOf(i)}-A`, identity: personAt(i), reasons: `Granne${i} är sjuk` });
  const submission = {
    ...{ quarter: '2026Q2', reader: 'ivo', day: day('2026-07-01'), hash: 'den-som-skickades' },
    decisions: [0, 1, 3].map(i => `${numberOf(i)}-A`),
    document: `${JSON.stringify({ notExecuted: [post(0), post(3)], interrupted: [post(1)], statistics: { count: 3 } })}\n`,
  } as never as Parameters<Register['appendSubmission']>[0];

  beforeEach(async () => {
    await made.register.appendSubmission(submission, by);
    const at = day('2026-08-01');
    await made.register.appendNotices(
      [0, 3].map(i => ({ decision: `${numberOf(i)}-A`, day: at })),
      by,
    );
    await made.register.appendParticipations(
      [
        {
          insats: 'bra-samtal',
          day: at,
          form: 'grupp',
          participants: 4,
          sex: 'kvinna',
          ageBand: '12-14',
          difficulties: [],
          leftEarly: null,
        } as never,
      ],
      by,
    );
  });

  test('the posts of the removed are gone from the frozen report; the others, the figures and the hash stay', async () => {
    const { register } = made;
    const removed = await register.purge(await candidates(register, numberOf(0)), today, by);
    expect(removed).toMatchObject({ cases: 1, entries: 4, rewritten: 2 });
    const [stored, ...more] = await register.submissions();
    expect(more).toEqual([]);
    expect(stored).toMatchObject({ quarter: '2026Q2', hash: 'den-som-skickades', removedPosts: 1, actor: by.actor });
    expect(JSON.parse(the(stored).document)).toEqual({
      ...{ notExecuted: [post(3)], interrupted: [post(1)], statistics: { count: 3 } },
    });
    const { reported, notified } = await register.reportHistory();
    expect([...reported.keys()]).toEqual([1, 3].map(i => `${numberOf(i)}-A`));
    expect([...notified.keys()]).toEqual([`${numberOf(3)}-A`]);
    const plain = plainBytes(made);
    for (const secret of [...secrets(0), `${numberOf(0)}-A`]) expect(plain).not.toContain(secret);
    await register.close();
  });

  test('again, with the next person: the report is written anew once more', async () => {
    const { register } = made;
    for (const i of [0, 1]) await register.purge(await candidates(register, numberOf(i)), today, by);
    const [stored] = await register.submissions();
    expect(stored).toMatchObject({ removedPosts: 2 });
    expect(JSON.parse(the(stored).document)).toMatchObject({ notExecuted: [post(3)], interrupted: [] });
    expect(await verify(register)).toMatchObject({ broken: null });
    await register.close();
  });

  test('participations name nobody, and stay', async () => {
    const { register } = made;
    const period = { from: day('2026-01-01'), to: day('2026-12-31') };
    const before = await register.participations(period);
    await register.purge(await candidates(register), today, by);
    expect(before).toHaveLength(1);
    expect(await register.participations(period)).toEqual(before);
    await register.close();
  });

  test('a rebuild gives the same tables', async () => {
    const { register } = made;
    await register.purge(await candidates(register, numberOf(0)), today, by);
    await register.purge(await candidates(register, numberOf(1)), today, by);
    const tables = () => {
      const raw = made.raw();
      const rows = derivedTables.map(name => dump(raw, [name]).split('\n').sort().join('\n'));
      raw.close();
      return rows;
    };
    const before = tables();
    await register.rebuild();
    expect(tables()).toEqual(before);
    await register.close();
  });
});

describe('somebody else has the register open', () => {
  test('the removal is done; the file is emptied the next time, and says so', async () => {
    const reader = made.raw();
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM journal').get();
    const removed = await made.register.purge(await candidates(made.register), today, by);
    expect(removed).toMatchObject({ cases: 3, emptied: false });
    reader.exec('COMMIT');
    reader.close();
    expect(await made.register.emptyRemoved()).toBe(true);
    expect(await made.register.emptyRemoved()).toBeUndefined();
    expect(statSync(`${made.file}-wal`).size).toBe(0);
    await made.register.close();
    const plain = plainBytes(made);
    for (const i of [0, 1, 2]) for (const secret of secrets(i)) expect(plain).not.toContain(secret);
  }, 60_000);
});

describe('a register restored from an older copy', () => {
  /** The register as it is now, under another name, as a backup has it. */
  const copied = async () => {
    const folders = temporaryFolders();
    await made.register.close();
    const file = join(folders.root, 'kopia.db');
    copyFileSync(made.file, file);
    made.register = await made.open();
    return registers(made.folders, () => loadRulebook()).open(file);
  };
  const post = { decision: `${numberOf(0)}-A`, reasons: 'Granne0' };

  test('the receipts are applied again: what retention removed does not come back', async () => {
    const submission = {
      ...{ quarter: '2026Q2', reader: 'ivo', day: day('2026-07-01'), hash: 'h', decisions: [`${numberOf(0)}-A`] },
      document: JSON.stringify({ notExecuted: [post], statistics: {} }),
    } as never as Parameters<Register['appendSubmission']>[0];
    await made.register.appendSubmission(submission, by);
    const older = await copied();
    await made.register.purge(await candidates(made.register, numberOf(0), numberOf(1)), today, by);
    const again = await older.removeAgain(await made.register.removals(), today, { ...by, actor: 'bertil' });
    expect(again).toEqual({ cases: 2, entries: 5, rewritten: 1, emptied: true });
    expect(await older.findCase(numberOf(0))).toBeUndefined();
    expect((await older.findCase(numberOf(2)))?.state.person).toEqual(personAt(2));
    expect(await older.submissions()).toEqual(await made.register.submissions());
    expect(await verify(older)).toMatchObject({ removed: 5, broken: null });
    const receipts = await older.removals();
    expect(receipts.entries.map(e => e.seq)).toEqual([1, 2, 3, 4, 8]);
    await older.close();
    await made.register.close();
  });

  test('twice removes nothing more, and leaves no second receipt', async () => {
    const older = await copied();
    await made.register.purge(await candidates(made.register), today, by);
    const removals = await made.register.removals();
    await older.removeAgain(removals, today, by);
    const { entries } = await older.journalHead();
    expect(await older.removeAgain(removals, today, by)).toMatchObject({ cases: 0, entries: 0 });
    expect((await older.journalHead()).entries).toBe(entries);
    await older.close();
    await made.register.close();
  });

  test('a copy with some removed already loses the rest, and the report is as it is now', async () => {
    const submission = {
      ...{
        quarter: '2026Q2',
        reader: 'ivo',
        day: day('2026-07-01'),
        hash: 'h',
        decisions: [0, 1, 3].map(i => `${numberOf(i)}-A`),
      },
      document: JSON.stringify({ notExecuted: [0, 1, 3].map(i => ({ decision: `${numberOf(i)}-A` })) }),
    } as never as Parameters<Register['appendSubmission']>[0];
    await made.register.appendSubmission(submission, by);
    await made.register.purge(await candidates(made.register, numberOf(0)), today, by);
    const older = await copied();
    await made.register.purge(await candidates(made.register, numberOf(1)), today, by);
    await older.removeAgain(await made.register.removals(), today, by);
    expect(await older.submissions()).toEqual(await made.register.submissions());
    expect((await older.submissions())[0]).toMatchObject({ removedPosts: 2 });
    expect(await verify(older)).toMatchObject({ broken: null });
    await older.close();
    await made.register.close();
  });

  test('a case that has been carried on in the copy is left as it is there', async () => {
    const older = await copied();
    await made.register.purge(await candidates(made.register), today, by);
    const note: CaseEvent = { kind: 'objected', decision: 'A', day: day('2026-04-01'), what: 'Fel' };
    await older.appendToCase(numberOf(0), 2, [note], by);
    const before = await older.history(numberOf(0));
    const again = await older.removeAgain(await made.register.removals(), today, by);
    expect(again).toMatchObject({ cases: 2, entries: 4 });
    expect(await older.history(numberOf(0))).toEqual(before);
    expect(await verify(older)).toMatchObject({ removed: 4, broken: null });
    await older.close();
    await made.register.close();
  });

  test('another register with the same numbers keeps everything', async () => {
    const other = await filled();
    await made.register.purge(await candidates(made.register), today, by);
    const again = await other.register.removeAgain(await made.register.removals(), today, by);
    expect(again).toMatchObject({ cases: 0, entries: 0 });
    expect((await candidates(other.register)).length).toBe(3);
    await other.register.close();
    await made.register.close();
  });
});

test('after any sequence of steps and removals the journal holds, and only candidates are gone', async () => {
  const act = fc.record({
    what: fc.constantFrom('open', 'brief', 'brief', 'close', 'note', 'hold', 'lift', 'purge', 'purge', 'notify'),
    which: fc.nat(11),
    after: fc.integer({ min: 0, max: 1500 }),
  });
  let gone = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async acts => {
      const made = await newRegister();
      const register = await made.open();
      const known = new Map<string, string>();
      let at = day('2026-02-01');
      for (const { what, which, after } of acts) {
        at = addDays(at, after);
        const recording = { actor: 'anna', recorded: `${at}T08:00:00.000Z` };
        const number = [...known.keys()][which % Math.max(1, known.size)];
        if (what === 'open' || what === 'brief') {
          const made = await register.openCase(
            2026,
            [opened(at, personAt(which)), decided(at), executed(at), ...(what === 'brief' ? [closed(at)] : [])],
            recording,
          );
          known.set(made.number, '');
        } else if (what === 'purge') gone += await purgeAll(register, at, recording, known);
        else if (number !== undefined) await step(register, number, what, at, recording);
        for (const each of known.keys()) known.set(each, JSON.stringify(await register.history(each)));
      }
      expect(await verify(register)).toMatchObject({ broken: null });
      await register.close();
    }),
    { numRuns: 25 },
  );
  expect(gone).toBeGreaterThan(0);
}, 120_000);

async function step(
  register: Register,
  number: string,
  what: string,
  at: Day,
  by: { actor: string; recorded: string },
) {
  const loaded = the(await register.findCase(number));
  const isClosed = loaded.state.decisions[0]?.steps.some(s => s.kind === 'closed');
  const events: CaseEvent[] =
    what === 'note' ? [{ kind: 'objected', decision: 'A', day: at, what: 'Fel' }] : [closed(at)];
  if (what === 'hold') await register.appendHold({ case: number, day: at, why: 'Tvist' }, by);
  else if (what === 'lift') await register.liftHold({ case: number, day: at, why: 'Avgjord' }, by);
  else if (what === 'notify') await register.appendNotices([{ decision: `${number}-A`, day: at }], by);
  else if (what === 'note' || !isClosed) await register.appendToCase(number, loaded.version, events, by);
}

/** Removes every candidate of the day, and says how many; what is no candidate stands as it did. */
async function purgeAll(
  register: Register,
  at: Day,
  by: { actor: string; recorded: string },
  known: Map<string, string>,
) {
  const rows = await listed(register, at);
  const chosen = rows.flatMap(p => p.candidates.map(c => c.kept));
  if (chosen.length > 0) await register.purge(chosen, at, by);
  for (const { state } of chosen) {
    expect(await register.findCase(state.number)).toBeUndefined();
    const history = JSON.parse(the(known.get(state.number))) as { recorded: string }[];
    for (const { recorded } of history) expect(addYears(day(recorded.slice(0, 10)), 5) < at).toBe(true);
    known.delete(state.number);
  }
  for (const [number, history] of known) expect(JSON.stringify(await register.history(number))).toBe(history);
  return chosen.length;
}
