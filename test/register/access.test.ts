/** Accounts and the access log in the register: quick to ask, in the chain, without a name or a number. */
import { expect, test } from 'vitest';
import { founding } from '../../src/domain/access/account.ts';
import { day } from '../../src/domain/day.ts';
import { decided, opened, personOf } from '../support/life.ts';
import { by, newRegister } from '../support/register.ts';

const made = await newRegister();
const open = await made.open();
const person = { ...personOf(40), name: 'Åsa Hemligsson' };
await open.appendAccounts(founding('anna', day('2026-11-21')), by);
await open.openCase(2026, [opened('2026-03-02', person), decided('2026-03-02')], by);
await open.appendReading(
  {
    ...{ user: 'anna', account: null, command: 'case show', identity: true },
    cases: [{ case: '2026-0001', responsible: true }],
  },
  by,
);

test('what an account holds is one look-up by its name, and the last entry one by its number', () => {
  const db = made.raw();
  const plan = (sql: string) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(r => r.detail);
  expect(plan("SELECT * FROM standing WHERE name = 'anna' ORDER BY name, role, first_day")).toEqual([
    'SEARCH standing USING PRIMARY KEY (name=?)',
  ]);
  expect(plan('SELECT recorded FROM journal ORDER BY seq DESC LIMIT 1')).toEqual(['SCAN journal']);
  expect(plan("SELECT seq FROM reading_of_case WHERE case_number = '2026-0001'")).toEqual([
    'SEARCH reading_of_case USING PRIMARY KEY (case_number=?)',
  ]);
  db.close();
});

test('accounts, readings and cases are entries of one chain, each in a stream of its own', async () => {
  const db = made.raw();
  expect(db.prepare('SELECT seq, stream, version, kind, actor FROM journal ORDER BY seq').all()).toEqual([
    { seq: 1, stream: 'konton', version: 1, kind: 'user-added', actor: 'anna' },
    { seq: 2, stream: '2026-0001', version: 1, kind: 'opened', actor: 'anna' },
    { seq: 3, stream: 'läsningar', version: 1, kind: 'read', actor: 'anna' },
  ]);
  db.close();
  expect((await open.verify(() => {})).broken).toBeNull();
});

test('a reading holds the case number, and nothing of the person', () => {
  const db = made.raw();
  const { body } = db.prepare<[], { body: string }>('SELECT body FROM payload WHERE seq = 3').get() ?? { body: '' };
  expect(JSON.parse(body)).toEqual([
    {
      ...{ kind: 'read', user: 'anna', account: null, command: 'case show', identity: true },
      cases: [{ case: '2026-0001', responsible: true }],
    },
  ]);
  for (const text of ['Hemligsson', person.number]) expect(body).not.toContain(text);
  db.close();
});

test('a change of a case does not meet the readings of it', async () => {
  const loaded = await open.findCase('2026-0001');
  expect(loaded?.version).toBe(1);
});

test('a register without accounts lets nobody in', async () => {
  const empty = await (await newRegister()).open();
  expect(await empty.standings('anna')).toEqual([]);
  expect(await empty.standings()).toEqual([]);
  await empty.close();
});
