import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../src/domain/problem.ts';
import { writeFile } from '../../src/exchange/write-file.ts';

const root = mkdtempSync(join(tmpdir(), 'kalix-ov-write-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder = '';
let number = 0;
beforeEach(() => {
  folder = join(root, String(++number));
  mkdirSync(folder);
});

const once = { force: false };
const force = { force: true };
const failure = async (work: Promise<void>) =>
  work.then(
    () => 'written',
    error => (error as { problem: { code: string } }).problem.code,
  );

/** What comes in pieces; fails after the second when it is told to. */
async function* pieces(fails?: Error) {
  yield 'åäö\n';
  yield 'två\n';
  if (fails) throw fails;
}

describe('a file in pieces', () => {
  test('whole, 0600', async () => {
    const path = join(folder, 'allt.jsonl');
    await writeFile(path, pieces(), once);
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['åäö\ntvå\n', 0o600]);
  });

  test.each([
    [new Refusal({ code: 'interrupted' }), 'interrupted'],
    [new Error('x'), 'file-unwritable'],
  ] as const)('or not at all: what stood there stays, and nothing is left behind', async (error, code) => {
    const path = join(folder, 'allt.jsonl');
    writeFileSync(path, 'förr');
    expect(await failure(writeFile(path, pieces(error), force))).toBe(code);
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['förr', ['allt.jsonl']]);
  });
});

describe('a file is written', () => {
  test.each([
    ['text', 'åäö\r\n'],
    ['bytes', Uint8Array.of(0, 255, 10)],
  ] as const)('whole, as %s', async (_kind, content) => {
    const path = join(folder, 'rapport.csv');
    await writeFile(path, content, once);
    expect(readFileSync(path)).toEqual(Buffer.from(content));
  });

  test.each([0o000, 0o022, 0o277])('readable by its owner alone, whatever the umask (%o)', async mask => {
    const before = process.umask(mask);
    await writeFile(join(folder, 'a'), 'x', once).finally(() => process.umask(before));
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o600);
  });

  test('one that was open to others is not so when it has been replaced', async () => {
    writeFileSync(join(folder, 'a'), 'gammalt', { mode: 0o644 });
    await writeFile(join(folder, 'a'), 'nytt', force);
    expect([readFileSync(join(folder, 'a'), 'utf8'), statSync(join(folder, 'a')).mode & 0o777]).toEqual([
      'nytt',
      0o600,
    ]);
  });

  test('and nothing else is left in the folder', async () => {
    await writeFile(join(folder, 'a'), 'x', once);
    await writeFile(join(folder, 'a'), 'y', force);
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

describe('never over another by mistake', () => {
  test('without --force the old one stays as it was', async () => {
    await writeFile(join(folder, 'a'), 'gammalt', once);
    expect(await failure(writeFile(join(folder, 'a'), 'nytt', once))).toBe('file-exists');
    expect([readFileSync(join(folder, 'a'), 'utf8'), readdirSync(folder)]).toEqual(['gammalt', ['a']]);
  });

  test('of two that write at once, one is told; the file is whole', async () => {
    const texts = Array.from({ length: 8 }, (_, i) => String(i).repeat(100_000));
    const said = await Promise.all(texts.map(text => failure(writeFile(join(folder, 'a'), text, once))));
    expect(said.filter(s => s === 'written')).toHaveLength(1);
    expect(said.filter(s => s === 'file-exists')).toHaveLength(7);
    expect(texts).toContain(readFileSync(join(folder, 'a'), 'utf8'));
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('a link is replaced, what it leads to is not touched', async () => {
    writeFileSync(join(folder, 'annan'), 'annans');
    symlinkSync(join(folder, 'annan'), join(folder, 'a'));
    await writeFile(join(folder, 'a'), 'nytt', force);
    expect(readFileSync(join(folder, 'annan'), 'utf8')).toBe('annans');
  });
});

describe('or not at all', () => {
  const unwritable = process.platform === 'win32' || process.getuid?.() === 0;

  test.each([once, force])('a folder that does not exist (%o)', async options => {
    expect(await failure(writeFile(join(folder, 'finns', 'inte'), 'x', options))).toBe('file-unwritable');
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([once, force])('a file in place of the folder (%o)', async options => {
    writeFileSync(join(folder, 'a'), 'x');
    expect(await failure(writeFile(join(folder, 'a', 'b'), 'y', options))).toBe('file-unwritable');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('a folder of that name, with --force', async () => {
    mkdirSync(join(folder, 'a'));
    expect(await failure(writeFile(join(folder, 'a'), 'x', force))).toMatch(/^file-(unwritable|exists)$/);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test.skipIf(unwritable)('a folder that one may not write in (not tried as root)', async () => {
    chmodSync(folder, 0o500);
    expect(await failure(writeFile(join(folder, 'a'), 'x', once))).toBe('file-unwritable');
    chmodSync(folder, 0o700);
    expect(existsSync(join(folder, 'a'))).toBe(false);
  });

  test('a content that cannot be written leaves the old file and nothing else', async () => {
    writeFileSync(join(folder, 'a'), 'gammalt');
    const impossible = { toString: () => 'x' } as unknown as string;
    expect(await failure(writeFile(join(folder, 'a'), impossible, force))).toBe('file-unwritable');
    expect([readFileSync(join(folder, 'a'), 'utf8'), readdirSync(folder)]).toEqual(['gammalt', ['a']]);
  });
});
