/** An office: a register in a temporary folder of its own, and its command line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Folders } from '../../src/register/user-folders.ts';
import { personAged, withHyphen } from './persons.ts';
import { kalix, type TestWorldOptions } from './world.ts';

/** Folders for a register and its key; gone when the test file is done. */
export function temporaryFolders(): Folders & { readonly root: string } {
  const root = mkdtempSync(join(tmpdir(), 'kalix-ov-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return { root, data: join(root, 'data'), config: join(root, 'config') };
}

/**
 * Runs command lines on one register, made by `db init`. Anna, who made it, holds every role; the colleagues are
 * caseworkers beside her.
 */
export async function office(defaults: TestWorldOptions = {}, colleagues: readonly string[] = []) {
  const folders = temporaryFolders();
  const run = (line: string | readonly string[], options: TestWorldOptions = {}) =>
    kalix(line, { folders, ...defaults, ...options });
  const made = await run('db init --quiet');
  if (made.code !== 0) throw new Error(`db init: ${made.stderr}`);
  if (colleagues.length > 0) {
    const added = await run(['user', 'add', defaults.account ?? 'anna', ...colleagues, '--role', 'handläggare']);
    if (added.code !== 0) throw new Error(`user add: ${added.stderr}`);
  }
  const importing = (csv: string, line = 'import rader.csv', options: TestWorldOptions = {}) =>
    run(line, { ...options, files: { 'rader.csv': csv } });
  return { folders, run, importing, register: join(folders.data, 'register.db') };
}

const anna = personAged(40, day('2026-11-21'));

/** An application with its decision that everything is in order with, as `register --from` reads it. */
export const application = {
  insats: 'oppenvard-bistand',
  type: 'Familjebehandling',
  person: { number: withHyphen(anna), name: 'Åsa Testsson' },
  applicationDay: '2026-05-01',
  applicationBy: 'person',
  consentDay: '2026-05-01',
  consent: true,
  motivationDay: '2026-05-02',
  decisionDay: '2026-05-04',
  outcome: 'bifall',
  decidedBy: 'Delegat Ett',
  delegation: '3.1',
} as const;

/** The same with other values; undefined takes one away. */
export function changedApplication(changes: Readonly<Record<string, unknown>>): TestWorldOptions {
  return { files: { '-': JSON.stringify({ ...application, ...changes }) } };
}
