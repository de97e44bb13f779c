/** Frågorna i en riktig terminal, med det byggda programmet: Ctrl-C, Ctrl-D, ett stängt fönster, och inget på skärmen. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { application } from '../support/office.ts';
import { has, type RealOffice, realOffice } from './real-office.ts';
import { patience } from './scale.ts';
import { inTerminal } from './terminal.ts';

const program = join(import.meta.dirname, '..', '..', 'bin', 'kalix-ov.js');
const hasTerminal = process.platform === 'linux' && has('script', 'stty');

let kalix: RealOffice;
beforeAll(async () => {
  kalix = realOffice();
  await kalix.init();
  const input = JSON.stringify(application);
  expect(await kalix.start(['register', '--from', '-'], { input })).toMatchObject({ code: 0 });
}, patience);
afterAll(() => kalix.home.remove());

const typing = (line: string) =>
  inTerminal([process.execPath, program, ...line.split(' ')], {
    env: { ...kalix.home.env, KALIX_OV_DB: kalix.file },
    cwd: kalix.home.folder,
  });

async function entries(): Promise<number> {
  const register = await kalix.open();
  try {
    return (await register.journalHead()).entries;
  } finally {
    await register.close();
  }
}

const line = 'followups record 2026-0001-A';
const [ctrlC, ctrlD, enter] = ['\u0003', '\u0004', '\r'];

test.runIf(hasTerminal)(
  'Ctrl-C: 130, och ett utkast; Ctrl-D: 130; sedan fortsätts det till slutet',
  { timeout: patience },
  async () => {
    const before = await entries();
    const first = typing(line);
    await first.type('Vilken dag gjordes uppföljningen', `2026-06-01${enter}`);
    await first.type('På vilket sätt', ctrlC);
    expect(await first.ended).toBe(130);
    expect(first.screen).toContain('inget sparades i ärendet. Utkastet finns kvar, krypterat.');

    const second = typing(line);
    await second.type('Det finns ett utkast', `1${enter}`);
    await second.type('På vilket sätt', ctrlD);
    expect(await second.ended).toBe(130);
    expect(second.screen).not.toMatch(/Warning|await|at file/);
    expect(await entries()).toBe(before);

    const third = typing(line);
    await third.type('Det finns ett utkast', `1${enter}`);
    await third.type('På vilket sätt', `1${enter}`);
    await third.type('Ingick ett samtal', `ja${enter}`);
    await third.type('Lämnade utföraren', `ja${enter}`);
    const optional = ['Hur uppfattar', 'standardiserad', 'genomförandet', 'situation', 'åtgärder', 'behoven'];
    for (const question of [...optional, 'brister', 'underrättad', 'tolkade']) await third.type(question, enter);
    await third.type('Ska det här sparas?', `ja${enter}`);
    expect([await third.ended, /uppföljt\s+2026-06-01/.test(third.screen)]).toEqual([0, true]);
    expect(third.screen).toContain('Person: Åsa Testsson, född 1986');
  },
);

test.runIf(hasTerminal)(
  'fönstret stängs: det som är besvarat finns kvar som utkast, och inget i ärendet',
  { timeout: patience },
  async () => {
    const before = await entries();
    const closed = typing('decision changed 2026-0001-A');
    await closed.type('Vilken dag blev', `2026-06-02${enter}`);
    await closed.type('Vad har förändrats', '');
    closed.close();
    await closed.ended;
    expect(await entries()).toBe(before);
    const again = typing('decision changed 2026-0001-A');
    await again.type('Det finns ett utkast', `1${enter}`);
    await again.type('Vad har förändrats', ctrlC);
    expect(await again.ended).toBe(130);
  },
);

test.runIf(hasTerminal)(
  'personnumret syns inte medan det skrivs, inte i felet och inte när det visas igen',
  { timeout: patience },
  async () => {
    const { number } = application.person;
    const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
    const screen = typing('register --insats kontaktperson');
    await screen.type('personnummer', `${wrong}${enter}`);
    await screen.type('de fyra sista siffrorna', '');
    await screen.type('syns inte', `${number}${enter}`);
    await screen.type('heter', `Bo Ek${enter}`);
    await screen.type('skyddade', `n${enter}`);
    await screen.type('Vilken typ', enter);
    await screen.type('Vilken dag gjordes', `2026-05-01${enter}`);
    await screen.type('Vem ansökte', `1${enter}`);
    await screen.type('Är beslutet fattat', ctrlC);
    expect(await screen.ended).toBe(130);
    for (const part of [number.slice(-4), wrong.slice(-4), number.slice(0, 8)])
      expect(screen.screen).not.toContain(part);
  },
);

test('utan terminal, och med stängd standard in: den saknade flaggan nämns, utan att vänta', {
  timeout: patience,
}, async () => {
  const before = await entries();
  for (const args of [line, 'decision execute 2026-0001-A', 'register --insats bra-samtal']) {
    const { code, stderr, stdout } = await kalix.start(args.split(' '));
    expect([args, code, stdout]).toEqual([args, 2, '']);
    expect(stderr).toMatch(/Uppgiften --\S+ saknas/);
  }
  const closed = await kalix.start([], { by: ['sh', '-c', '"$0" "$1" followups record 2026-0001-A <&-'] });
  expect([closed.code, closed.stderr.includes('--day')]).toEqual([2, true]);
  expect(await entries()).toBe(before);
});
