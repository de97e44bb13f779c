/** Utkast i registret: krypterade, utanför journalen, och borta när den som de handlar om är det. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registers } from '../../src/register/open.ts';
import type { Register } from '../../src/register/port.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { changedApplication, office } from '../support/office.ts';
import { person } from '../support/persons.ts';

type Office = Awaited<ReturnType<typeof office>>;

async function inside<T>(own: Office, work: (register: Register) => Promise<T>): Promise<T> {
  const register = await registers(own.folders, () => loadRulebook()).open(own.register);
  try {
    return await work(register);
  } finally {
    await register.close();
  }
}

const place = { account: 'anna', command: 'followups record', subject: '2026-0001-A' };
const draft = {
  ...place,
  ...{ saved: '2026-11-21T08:00:00.000Z', case: '2026-0001', person: null },
  content: '{"answers":{"personsView":"Hemligt svar"},"trail":["personsView"]}',
};
const kept = (own: Office, changes: object = {}) => inside(own, r => r.drafts.keep({ ...draft, ...changes }));
const found = (own: Office, changes: object = {}) => inside(own, r => r.drafts.find({ ...place, ...changes }));

async function withCase(): Promise<Office> {
  const own = await office();
  await own.run('register --from -', changedApplication({}));
  return own;
}

test('bara det egna kontots, kommandots och ärendets utkast hittas', async () => {
  const own = await withCase();
  await kept(own);
  expect(await found(own)).toEqual(draft);
  for (const other of [{ account: 'bertil' }, { command: 'decision plan' }, { subject: '2026-0001-B' }])
    expect(await found(own, other)).toBeUndefined();
});

test('ett utkast är ingen post i journalen, och journalen håller', async () => {
  const own = await withCase();
  const before = await inside(own, r => r.journalHead());
  await kept(own);
  await kept(own, { content: '{}' });
  await inside(own, r => r.drafts.drop(place));
  expect(await inside(own, r => r.journalHead())).toEqual(before);
  expect((await own.run('audit verify')).code).toBe(0);
});

test('utan nyckeln syns inget av utkastet i någon fil', async () => {
  const own = await withCase();
  await kept(own);
  const register = await registers(own.folders, () => loadRulebook()).open(own.register);
  await register.drafts.keep({ ...draft, subject: '2026-0001-B' });
  const files = readdirSync(own.folders.data).map(name =>
    readFileSync(join(own.folders.data, name)).toString('latin1'),
  );
  await register.close();
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) expect(file).not.toMatch(/Hemligt|personsView|followups/);
});

test('säkerhetskopian och db doctor godtar ett register med utkast', async () => {
  const own = await withCase();
  await kept(own);
  expect((await own.run(['db', 'backup', join(own.folders.root, 'kopia.db')])).code).toBe(0);
  expect((await own.run('db doctor')).stdout).not.toContain('draft');
});

test('efter ett nyckelbyte finns utkastet kvar; efter en återställning inte', async () => {
  const own = await withCase();
  await kept(own);
  const copy = join(own.folders.root, 'kopia.db');
  expect((await own.run(['db', 'backup', copy])).code).toBe(0);
  expect((await own.run('db key rotate --yes')).code).toBe(0);
  expect(await found(own)).toEqual(draft);
  expect((await own.run(['db', 'restore', copy, '--yes'])).code).toBe(0);
  expect(await found(own)).toBeUndefined();
});

test('gallringen tar ärendets utkast, och det som har personens nummer, men inget annat', async () => {
  const number = person(31).number;
  const past = {
    applicationDay: '2015-01-02',
    decisionDay: '2015-01-02',
    consentDay: '2015-01-02',
    motivationDay: '2015-01-02',
  };
  const asked = changedApplication({ ...past, person: { number }, basis: '4:1', outcome: 'avslag' });
  const made = { today: '2015-01-02', now: '2015-01-02T08:00:00.000Z' };
  const own = await office(made);
  expect((await own.run('register --from -', { ...made, ...asked })).code).toBe(0);
  const of = '2015-0001';
  await kept(own, { case: of, subject: `${of}-A` });
  await kept(own, { command: 'register', subject: 'kontaktperson', case: null, person: number });
  await kept(own, { command: 'register', subject: 'bra-samtal', case: null, person: null });
  const later = { today: '2026-11-21', now: '2026-11-21T08:00:00.000Z' };
  const purged = await own.run(['db', 'purge', '--confirm', 'gallra 1'], later);
  expect([purged.code, purged.stderr]).toEqual([0, '']);
  expect(await found(own, { subject: `${of}-A` })).toBeUndefined();
  expect(await found(own, { command: 'register', subject: 'kontaktperson' })).toBeUndefined();
  expect(await found(own, { command: 'register', subject: 'bra-samtal' })).toBeDefined();
});

test('db purge tar också utkast som är äldre än 30 dagar', async () => {
  const own = await withCase();
  await kept(own, { saved: '2026-10-21T08:00:00.000Z' });
  await kept(own, { saved: '2026-10-22T08:00:00.000Z', subject: '2026-0001-B' });
  expect((await own.run('db purge')).code).toBe(0);
  expect(await found(own)).toBeUndefined();
  expect(await found(own, { subject: '2026-0001-B' })).toBeDefined();
});
