/** The chain: a change, a deletion, a swap or an insertion in the journal shows, and the entry is named. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Sqlite } from '../../src/register/database.ts';
import { by, newRegister } from '../support/register.ts';

const entries = 12;
let register: Awaited<ReturnType<typeof newRegister>>;

beforeEach(async () => {
  register = await newRegister();
  const open = await register.open();
  for (let i = 0; i < entries; i++) {
    const insats = i % 2 ? 'bra-samtal' : 'orossamtal';
    await open.appendProgrammeFollowUp({ insats, day: day('2026-11-20') }, { ...by, actor: `anna${i}` });
  }
  await open.close();
});

/** Somebody with the key and a tool of their own: what the program refuses is not refused here. */
function tamper(change: (db: Sqlite) => void): void {
  const db = register.raw();
  db.pragma('foreign_keys = OFF');
  for (const trigger of ['journal_is_never_changed', 'journal_is_never_cut', 'payload_is_never_changed']) {
    db.exec(`DROP TRIGGER ${trigger}`);
  }
  change(db);
  db.close();
}

async function verified() {
  const open = await register.open();
  try {
    return await open.verify(() => {});
  } finally {
    await open.close();
  }
}

async function head() {
  const open = await register.open();
  const { entries: seq, head: mac } = await open.journalHead();
  await open.close();
  return { seq, mac: mac ?? '' };
}

async function holds(seal: { seq: number; mac: string }): Promise<boolean> {
  const open = await register.open();
  const answer = await open.holdsSeal(seal);
  await open.close();
  return answer;
}

test('an untouched journal holds, and its end is the head', async () => {
  const { mac } = await head();
  expect(await verified()).toEqual({ entries, removed: 0, head: mac, broken: null, clockSetBack: null });
});

describe('one edit is found, at the entry where it was made', () => {
  const at = fc.integer({ min: 1, max: entries - 1 });

  test.each<[string, (seq: number) => string, (seq: number) => { seq: number; kind: string }]>([
    [
      'who recorded it',
      seq => `UPDATE journal SET actor = 'bertil' WHERE seq = ${seq}`,
      seq => ({ seq, kind: 'changed' }),
    ],
    [
      'when',
      seq => `UPDATE journal SET recorded = '2020-01-01T00:00:00.000Z' WHERE seq = ${seq}`,
      seq => ({ seq, kind: 'changed' }),
    ],
    [
      'which case',
      seq => `UPDATE journal SET stream = '2026-0001' WHERE seq = ${seq}`,
      seq => ({ seq, kind: 'changed' }),
    ],
    ['what kind', seq => `UPDATE journal SET kind = 'opened' WHERE seq = ${seq}`, seq => ({ seq, kind: 'changed' })],
    [
      'what it says',
      seq => `UPDATE payload SET body = '[]' WHERE seq = ${seq}`,
      seq => ({ seq, kind: 'content-changed' }),
    ],
    [
      'its salt',
      seq => `UPDATE payload SET salt = x'00' WHERE seq = ${seq}`,
      seq => ({ seq, kind: 'content-changed' }),
    ],
    [
      'its content taken away',
      seq => `DELETE FROM payload WHERE seq = ${seq}`,
      seq => ({ seq, kind: 'content-missing' }),
    ],
    [
      'the entry taken away',
      seq => `DELETE FROM journal WHERE seq = ${seq}`,
      seq => ({ seq: seq + 1, kind: 'missing-before' }),
    ],
    [
      'two contents swapped',
      seq => `UPDATE payload SET body = (SELECT body || ' ' FROM payload WHERE seq = ${seq + 1}) WHERE seq = ${seq}`,
      seq => ({ seq, kind: 'content-changed' }),
    ],
  ])('%s', async (_what, sql, broken) => {
    const [seq = 1] = fc.sample(at, 1);
    tamper(db => db.exec(sql(seq)));
    expect((await verified()).broken).toEqual(broken(seq));
  });

  test('an entry put in between: the numbers no longer follow', async () => {
    tamper(db => {
      db.exec('UPDATE journal SET seq = seq + 100 WHERE seq > 6');
      db.exec('UPDATE payload SET seq = seq + 100 WHERE seq > 6');
    });
    expect((await verified()).broken).toEqual({ seq: 107, kind: 'missing-before' });
  });
});

describe('the end of the journal', () => {
  test('cut off, it still holds: only a seal tells', async () => {
    const seal = await head();
    tamper(db => {
      db.exec(`DELETE FROM journal WHERE seq > ${entries - 3}`);
      db.exec(`DELETE FROM payload WHERE seq > ${entries - 3}`);
    });
    expect((await verified()).broken).toBeNull();
    expect(await holds(seal)).toBe(false);
  });

  test('a seal holds as long as its entry is there, also when more is recorded', async () => {
    const seal = await head();
    const open = await register.open();
    await open.appendProgrammeFollowUp({ insats: 'bra-samtal', day: day('2026-11-21') }, by);
    await open.close();
    expect(await holds(seal)).toBe(true);
    expect(await holds({ ...seal, seq: seal.seq + 1 })).toBe(false);
  });
});
