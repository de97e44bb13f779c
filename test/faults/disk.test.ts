/** Allt eller inget: full disk, skrivskydd, lås och en avbruten inläsning är 5 eller 130, och registret öppnas efteråt. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { csv, row } from '../support/import-rows.ts';
import { application } from '../support/office.ts';
import { has, type RealOffice, realOffice } from './real-office.ts';
import { amount, patience, tell, whole } from './scale.ts';

const mountable = mayMount();
const offices: RealOffice[] = [];
const disks: string[] = [];
const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0).reverse()) each();
});
afterAll(() => {
  for (const disk of disks) system('umount', disk);
  for (const each of offices) each.home.remove();
});
const slow = { timeout: patience };

/** A register with one decision. */
async function office(data?: string): Promise<RealOffice> {
  const kalix = realOffice(data);
  offices.push(kalix);
  await kalix.init();
  expect(await kalix.start(['register', '--from', '-'], registration)).toMatchObject({ code: 0 });
  return kalix;
}

const registration = { input: JSON.stringify(application) };

function rowsToImport(kalix: RealOffice, count: number): string {
  writeFileSync(
    join(kalix.home.folder, 'rader.csv'),
    csv(Array.from({ length: count }, (_, i) => row(`B-${i}`, { delay_reason: 'Kö. '.repeat(20) }))),
  );
  return 'rader.csv';
}

/** Refused with that code and a sentence; the register is as it was. */
async function refuses(kalix: RealOffice, code: number, run: () => ReturnType<RealOffice['start']>): Promise<string> {
  const before = await kalix.holds();
  const said = await refusesNow(code, run);
  expect(await kalix.holds()).toEqual(before);
  return said;
}

async function refusesNow(code: number, run: () => ReturnType<RealOffice['start']>): Promise<string> {
  const { stderr, stdout, ...ended } = await run();
  expect({ ...ended, stdout, stderr }).toMatchObject({ code, stdout: '' });
  expect(stderr).toMatch(/[Ii]nget sparades/);
  expect(stderr).not.toMatch(/SQLITE|Error|\bat \S+:\d+/);
  return stderr;
}

test.skipIf(!has('prlimit'))('full disk (filerna får inte växa): 5, och efteråt går det', slow, async () => {
  const kalix = await office();
  const rows = amount(500, 3000);
  const file = rowsToImport(kalix, rows);
  const steps = amount(2, 40);
  for (let step = 0; step < steps; step++) {
    const bytes = statSync(kalix.file).size + Math.round((step / steps) * rows * 500);
    const by = ['prlimit', `--fsize=${bytes}`];
    expect(await refuses(kalix, 5, () => kalix.start(['import', file], { by }))).toContain('disken är full');
  }
  expect(await kalix.start(['import', file])).toMatchObject({ code: 0 });
  expect((await kalix.holds()).entries).toBe(rows + 2);
  tell('full disk by a limit on the files’ size, import', steps, 'exit 5 each time, nothing stored, then it works');
});

test.skipIf(!mountable)('full disk (ett litet filsystem): 5 för var och en, och efteråt går det', slow, async () => {
  const disk = smallDisk();
  const kalix = await office(disk.folder);
  for (const args of [
    ['register', '--from', '-'],
    ['import', rowsToImport(kalix, 200)],
  ]) {
    const before = await kalix.holds();
    disk.fill();
    expect(await refusesNow(5, () => kalix.start(args, registration))).toContain('disken är full');
    disk.empty();
    expect(await kalix.holds()).toEqual(before);
  }
  expect(await kalix.start(['import', rowsToImport(kalix, 200)])).toMatchObject({ code: 0 });
  expect((await kalix.holds()).entries).toBe(202);
  tell('full disk, a small file system of its own, register and import', 2, 'exit 5, nothing stored, then it works');
});

test('skrivskyddad: 5; är kontot root gäller filens skydd bara i ett skrivskyddat filsystem', slow, async ctx => {
  const kalix = await office(process.getuid?.() === 0 && mountable ? smallDisk().folder : undefined);
  if (process.getuid?.() !== 0) protect(kalix.file);
  else if (mountable) remount(dirname(kalix.file));
  else ctx.skip('root writes everywhere, and may not mount here');
  for (const args of [
    ['register', '--from', '-'],
    ['import', rowsToImport(kalix, 3)],
    ['decision', 'execute', '2026-0001-A', '--day', '2026-11-20'],
  ]) {
    expect(await refusesNow(5, () => kalix.start(args, registration))).toContain('skrivskyddat');
  }
  for (const each of undo.splice(0).reverse()) each();
  expect((await kalix.holds()).entries).toBe(2);
  tell('read-only file', 3, 'exit 5, nothing stored');
});

test('låst av någon annan: den som väntar får det gjort, den som väntat för länge får 5', slow, async () => {
  const kalix = await office();
  const other = kalix.raw();
  other.exec('BEGIN IMMEDIATE');
  const patient = kalix.start(['register', '--from', '-'], registration);
  await wait(700);
  other.exec('ROLLBACK');
  expect(await patient).toMatchObject({ code: 0, stderr: expect.not.stringContaining('upptaget') });
  if (!whole) {
    other.close();
    return;
  }
  const before = await kalix.holds();
  other.exec('BEGIN IMMEDIATE');
  const [late, reader] = await Promise.all([
    kalix.start(['register', '--from', '-'], registration),
    kalix.start(['case', 'list', '--json']),
  ]);
  other.exec('ROLLBACK');
  other.close();
  expect(late).toMatchObject({ code: 5, stdout: '', stderr: expect.stringContaining('upptaget') });
  expect(reader).toMatchObject({ code: 0 });
  expect(await kalix.holds()).toEqual(before);
  tell('locked file', 2, 'waits its turn; after 20 seconds exit 5, nothing stored; reading goes on');
});

test('en inläsning som avbryts med Ctrl-C: 130, inget sparades', slow, async () => {
  const kalix = await office();
  const file = rowsToImport(kalix, amount(3000, 10_000));
  const times = amount(1, 20);
  for (let i = 0; i < times; i++) {
    await refuses(kalix, 130, () => {
      const running = kalix.start(['import', file]);
      void kalix
        .untilItWrites(running)
        .then(() => wait(i * 10))
        .then(() => running.process.kill('SIGINT'));
      return running;
    });
  }
  tell('import interrupted with Ctrl-C', times, 'exit 130, nothing stored');
});

function protect(file: string): void {
  chmodSync(file, 0o400);
  chmodSync(dirname(file), 0o500);
  undo.push(() => chmodSync(dirname(file), 0o700));
}

function remount(folder: string): void {
  system('mount', '-o', 'remount,ro', folder);
  undo.push(() => system('mount', '-o', 'remount,rw', folder));
}

function system(name: string, ...args: readonly string[]): boolean {
  return spawnSync(name, args).status === 0;
}

function mayMount(): boolean {
  if (process.getuid?.() !== 0 || !has('mount', 'umount')) return false;
  const { home } = realOffice();
  const isMounted = system('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', home.folder);
  system('umount', home.folder);
  home.remove();
  return isMounted;
}

/** A file system of four megabytes. */
function smallDisk() {
  const kalix = realOffice();
  offices.push(kalix);
  const folder = join(kalix.home.folder, 'disk');
  mkdirSync(folder);
  system('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder);
  disks.push(folder);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => system('dd', 'if=/dev/zero', `of=${ballast}`, 'bs=4k'),
    empty: () => rmSync(ballast),
  };
}
