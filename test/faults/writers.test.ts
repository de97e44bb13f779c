/** Många samtidigt: åtta som registrerar i samma fil får allt sparat, i en kedja, och ingen får höra att det är upptaget. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { application } from '../support/office.ts';
import { person, withHyphen } from '../support/persons.ts';
import { type Ended, type RealOffice, realOffice } from './real-office.ts';
import { amount, patience, tell } from './scale.ts';

const writers = 8;
const registrations = amount(5, 500);
const names = Array.from({ length: writers }, (_, i) => `skrivare-${i}`);
/** The founder's rights, and the writers'. */
const before = 2;

let kalix: RealOffice;
beforeAll(async () => {
  kalix = realOffice();
  await kalix.init();
  expect(await kalix.start(['user', 'add', ...names, '--role', 'handläggare'])).toMatchObject({ code: 0 });
}, patience);
afterAll(() => kalix.home.remove());

test('åtta skrivare på en fil', { timeout: patience }, async () => {
  const ended = (await Promise.all(names.map(writer))).flat();
  expect(ended.filter(each => each.code !== 0)).toEqual([]);
  expect(ended.filter(each => each.stderr !== '')).toEqual([]);
  const decisions = ended.map(each => /20\d\d-\d{4,}-A/.exec(each.stdout)?.[0]);
  expect(new Set(decisions).size).toBe(writers * registrations);
  const { entries, said } = await kalix.holds();
  expect(entries).toBe(before + writers * registrations);
  expect(new Set(said.map(entry => entry.stream)).size).toBe(1 + writers * registrations);
  tell(
    `${writers} processes at a time × ${registrations} registrations`,
    entries,
    'entries in one chain, none refused',
  );
});

/** One after another, as fast as they go. */
async function writer(name: string): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (let i = 0; i < registrations; i++) {
    const registration = {
      ...application,
      caseworker: name,
      person: { number: withHyphen(adult), name: 'Åsa Testsson' },
    };
    const args = ['register', '--from', '-', '--user', name, '--quiet'];
    ended.push(await kalix.start(args, { input: JSON.stringify(registration) }));
  }
  return ended;
}

const adult = person(500);
