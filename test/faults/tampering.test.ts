/**
 * Whoever has the key, and a tool of their own, can change the file's rows: `audit verify` names the first entry that
 * does not hold. A cut tail is found against a seal alone, a signature made anew with the master key not at all.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { beginning, derivedKey, type Link, newPayload, payloadHash, signer } from '../../src/register/chain.ts';
import type { Sqlite } from '../../src/register/database.ts';
import { openDatabase, registerIdOf } from '../../src/register/database.ts';
import { keyFileOf, loadKey } from '../../src/register/key.ts';
import { csv, dice, randomRows } from '../support/import-rows.ts';
import { application, office, type temporaryFolders } from '../support/office.ts';
import { kalix } from '../support/world.ts';
import { amount, patience, seed, tell } from './scale.ts';

type Folders = ReturnType<typeof temporaryFolders>;

interface Seal {
  readonly seq: number;
  readonly text: string;
}

const draw = dice(seed);
const cases = 40;
let folders: Folders;
let seal: Seal;

beforeAll(async () => {
  const made = await office();
  folders = made.folders;
  await made.importing(csv(randomRows(cases, seed)));
  for (let i = 0; i < 10; i++) {
    await made.run('register --from -', { files: { '-': JSON.stringify(application) } });
    await made.run(`followups record --programme bra-samtal --day 2026-11-${10 + i}`);
  }
  seal = await sealOf(folders);
});

describe('rows changed through SQLite by somebody who has the key', () => {
  test('each is found, and the entry is named', { timeout: patience }, async () => {
    const edits = amount(40, 1000);
    const kinds = new Map<string, number>();
    for (let i = 0; i < edits; i++) {
      const copied = copyOf(folders);
      const { what, entry } = edit(copied);
      kinds.set(what, (kinds.get(what) ?? 0) + 1);
      const answer = await verify(copied);
      expect({ what, ...answer }).toMatchObject({ code: 1, broken: { seq: entry } });
    }
    expect([...kinds.keys()].sort()).toEqual(Object.keys(kindsOfEdit).sort());
    const told = [...kinds].map(([what, times]) => `${what} ${times}`).join(', ');
    tell('random edits of rows with the key', edits, `each found, the entry named: ${told}`);
  });
});

describe('the end cut off', () => {
  test('without a seal it holds; against a seal the loss is found', { timeout: patience }, async () => {
    const cuts = amount(5, 100);
    for (let i = 0; i < cuts; i++) {
      const copied = copyOf(folders);
      const kept = draw.below(seal.seq);
      withRows(copied, db => {
        db.exec(`DELETE FROM payload WHERE seq > ${kept}`);
        db.exec(`DELETE FROM journal WHERE seq > ${kept}`);
      });
      expect(await verify(copied)).toMatchObject({ code: 0, broken: null });
      expect(await verify(copied, seal)).toMatchObject({ code: 1, broken: null, sealed: false });
    }
    tell('tails cut off', cuts, 'each found against a seal; without one none of them');
  });

  test('an older copy put in the register’s place is found against a later seal', async () => {
    const older = copyOf(folders, 'older');
    const made = copyOf(folders, 'made');
    await kalix('followups record --programme orossamtal --day 2026-11-20', { folders: made });
    const later = await sealOf(made);
    expect(await verify(older)).toMatchObject({ code: 0 });
    expect(await verify(older, later)).toMatchObject({ code: 1, sealed: false });
    expect(await verify(made, later)).toMatchObject({ code: 0, sealed: true });
  });
});

describe('with the master key', () => {
  test('whoever signs everything anew is found against a seal alone', { timeout: patience }, async () => {
    const times = amount(2, 20);
    for (let i = 0; i < times; i++) {
      const copied = copyOf(folders);
      const changed = 1 + draw.below(seal.seq);
      signAnew(copied, changed);
      expect(await verify(copied)).toMatchObject({ code: 0, broken: null });
      expect(await verify(copied, seal)).toMatchObject({ code: 1, broken: null, sealed: false });
    }
    tell('everything signed anew with the master key', times, 'each found against a seal; without one none of them');
  });
});

describe('what is derived', () => {
  test('a changed list is not the journal’s: made anew, it is right again', async () => {
    const copied = copyOf(folders);
    const list = async () => (await kalix('followups list --all --json', { folders: copied })).stdout;
    const before = await list();
    withRows(copied, db => {
      db.exec('UPDATE decision SET next_due = NULL');
      db.exec(`DELETE FROM setting WHERE name = 'derived-with'`);
      db.exec(`INSERT INTO setting VALUES ('derived-with', 'another rulebook')`);
    });
    expect(await list()).toBe(before);
  });
});

describe('an index', () => {
  test('that does not say what its table says is found by db doctor, not by audit verify', async () => {
    const copied = copyOf(folders);
    withRows(copied, db => {
      db.unsafeMode();
      db.pragma('writable_schema = ON');
      const other = 'CREATE INDEX decision_by_last_day ON decision (insats)';
      db.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'decision_by_last_day'`).run(other);
    });
    expect(await verify(copied)).toMatchObject({ code: 0, broken: null });
    const doctor = await kalix('db doctor', { folders: copied });
    expect([doctor.code, doctor.stdout]).toEqual([1, expect.stringContaining('Registret håller inte')]);
  });
});

describe('bytes changed in the file by somebody without the key', () => {
  test('the register is refused, or answers as before: never with something else', { timeout: patience }, async () => {
    const edits = amount(40, 1000);
    const before = await answers(folders);
    let refused = 0;
    for (let i = 0; i < edits; i++) {
      const copied = copyOf(folders);
      changeBytes(copied);
      const verified = await kalix('audit verify', { folders: copied });
      expect(verified).toMatchObject({ code: 6, stdout: '' });
      const after = await answers(copied);
      for (const [line, answer] of after) if (answer.code !== 6) expect(answer, line).toEqual(before.get(line));
      refused += [...after.values()].some(answer => answer.code === 6) ? 1 : 0;
    }
    const result = `audit verify: exit 6 each time; ${refused} times a list was refused too, otherwise it was right`;
    tell('random bytes changed in the encrypted file', edits, result);
  });
});

const kindsOfEdit = {
  'a column changed': (db: Sqlite, seq: number) => {
    const [column, value] = draw.of([
      ['actor', `'bertil'`],
      ['recorded', `'2020-01-01T00:00:00.000Z'`],
      ['kind', `kind || 'x'`],
      ['stream', `'2020-0001'`],
      ['version', 'version + 1000'],
      ['payload_hash', 'randomblob(32)'],
      ['prev', 'randomblob(32)'],
      ['mac', 'randomblob(32)'],
    ] as const);
    db.exec(`UPDATE journal SET ${column} = ${value} WHERE seq = ${seq}`);
    return seq;
  },
  'content changed': (db: Sqlite, seq: number) => {
    db.exec(`UPDATE payload SET body = body || ' ' WHERE seq = ${seq}`);
    return seq;
  },
  'content removed': (db: Sqlite, seq: number) => {
    db.exec(`DELETE FROM payload WHERE seq = ${seq}`);
    return seq;
  },
  'entry removed': (db: Sqlite, seq: number) => {
    db.exec(`DELETE FROM payload WHERE seq = ${seq}`);
    db.exec(`DELETE FROM journal WHERE seq = ${seq}`);
    return seq + 1;
  },
  'entries swapped': (db: Sqlite, seq: number) => {
    swap(db, 'payload', seq, seq + 1);
    swap(db, 'journal', seq, seq + 1);
    return seq;
  },
  'contents swapped': (db: Sqlite, seq: number) => {
    swap(db, 'payload', seq, seq + 1);
    return seq;
  },
  'entry inserted': (db: Sqlite, seq: number) => {
    db.exec(`UPDATE journal SET seq = -seq - 1 WHERE seq >= ${seq}`);
    db.exec('UPDATE journal SET seq = -seq WHERE seq < 0');
    db.exec(`UPDATE payload SET seq = -seq - 1 WHERE seq >= ${seq}`);
    db.exec('UPDATE payload SET seq = -seq WHERE seq < 0');
    copyEntry(db, seq + 1, seq);
    return seq;
  },
  'entry added last': (db: Sqlite) => {
    copyEntry(db, seal.seq, seal.seq + 1);
    return seal.seq + 1;
  },
} satisfies Record<string, (db: Sqlite, seq: number) => number>;

/** Makes one edit, drawn; answers with the entry that the check must name. Never of the last one: see the cut tails. */
function edit(at: Folders): { what: string; entry: number } {
  const what = draw.of(Object.keys(kindsOfEdit) as (keyof typeof kindsOfEdit)[]);
  const seq = 1 + draw.below(seal.seq - 1);
  return { what, entry: withRows(at, db => kindsOfEdit[what](db, seq)) };
}

function swap(db: Sqlite, table: 'journal' | 'payload', a: number, b: number): void {
  for (const [from, to] of [
    [a, -1],
    [b, a],
    [-1, b],
  ] as const)
    db.exec(`UPDATE ${table} SET seq = ${to} WHERE seq = ${from}`);
}

/** An entry that says the same, under another number. */
function copyEntry(db: Sqlite, from: number, to: number): void {
  db.exec(`INSERT INTO journal SELECT ${to}, stream, version + 5000, recorded, actor, kind, payload_hash, prev, mac
    FROM journal WHERE seq = ${from}`);
  db.exec(`INSERT INTO payload SELECT ${to}, salt, body FROM payload WHERE seq = ${from}`);
}

/** Changes what one entry says, and signs it and all that follow as the program would. */
function signAnew(at: Folders, changed: number): void {
  const master = keysOf(at).master();
  const sign = signer(derivedKey(master, 'chain'), derivedKey(master, 'pseudonym'));
  withRows(at, db => {
    const { body } = db.prepare<[number], { body: string }>('SELECT body FROM payload WHERE seq = ?').get(changed) ?? {
      body: '[]',
    };
    const forged = newPayload(`${body} `);
    db.prepare('UPDATE payload SET salt = ?, body = ? WHERE seq = ?').run(forged.salt, forged.body, changed);
    db.prepare('UPDATE journal SET payload_hash = ? WHERE seq = ?').run(payloadHash(forged), changed);
    const links = db.prepare<[], Link>(
      'SELECT seq, recorded, actor, kind, stream, version, payload_hash AS payloadHash, prev FROM journal ORDER BY seq',
    );
    let prev = beginning;
    for (const link of links.all()) {
      const mac = sign({ ...link, prev });
      db.prepare('UPDATE journal SET prev = ?, mac = ? WHERE seq = ?').run(prev, mac, link.seq);
      prev = mac;
    }
  });
}

/** Past the program: the triggers that refuse are taken away first. */
function withRows<T>(at: Folders, change: (db: Sqlite) => T): T {
  const db = openDatabase(fileIn(at), keysOf(at).encryption);
  try {
    db.pragma('foreign_keys = OFF');
    const triggers = db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`);
    for (const { name } of triggers.all()) db.exec(`DROP TRIGGER ${name}`);
    return change(db);
  } finally {
    db.close();
  }
}

function changeBytes(at: Folders): void {
  const content = readFileSync(fileIn(at));
  const length = draw.of([1, 1, 16, 4096]);
  const from = draw.below(content.length);
  for (let i = from; i < Math.min(content.length, from + length); i++)
    content[i] = (content[i] ?? 0) ^ (1 + draw.below(255));
  writeFileSync(fileIn(at), content);
}

async function answers(at: Folders) {
  const lines = ['followups list --all --json', 'case list --all --json', 'ivo-report --quarter 2026Q3 --json'];
  const found = new Map<string, { code: number; stdout: string }>();
  for (const line of lines) {
    const { code, stdout } = await kalix(line, { folders: at });
    found.set(line, { code, stdout });
  }
  return found;
}

async function verify(at: Folders, against?: Seal) {
  const files = { 'sigill.txt': against?.text ?? '' };
  const line = against ? 'audit verify --json --against sigill.txt' : 'audit verify --json';
  const { code, json } = await kalix(line, { folders: at, files });
  return { code, ...(json() as object) };
}

async function sealOf(at: Folders): Promise<Seal> {
  const { stdout } = await kalix('audit seal', { folders: at });
  return { seq: Number(stdout.split(' ')[1]), text: stdout };
}

const fileIn = (at: Folders) => join(at.data, 'register.db');

function keysOf(at: Folders) {
  return loadKey(keyFileOf(at.config, registerIdOf(fileIn(at))));
}

/** The register and its key, in folders of their own; those of an earlier copy by that name are gone. */
function copyOf(at: Folders, name = 'copy'): Folders {
  const root = join(folders.root, name);
  rmSync(root, { recursive: true, force: true });
  const copied = { root, data: join(root, 'data'), config: join(root, 'config') };
  const key = keyFileOf(at.config, registerIdOf(fileIn(at)));
  for (const folder of [copied.data, join(copied.config, 'keys')]) mkdirSync(folder, { recursive: true });
  copyFileSync(fileIn(at), fileIn(copied));
  copyFileSync(key, join(copied.config, 'keys', basename(key)));
  return copied;
}
