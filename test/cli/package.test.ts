/** What `npm pack` gives: nothing but what is needed, and it runs with nothing but what it says that it needs. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fileNames } from '../../src/rulebook/files.ts';

const root = join(import.meta.dirname, '..', '..');
const temporary = mkdtempSync(join(tmpdir(), 'kalix-ov-package-'));
afterAll(() => {
  chmodSync(join(installed, 'dist'), 0o755);
  rmSync(temporary, { recursive: true, force: true });
});
const installed = join(temporary, 'node_modules', 'kalix-ov');

interface Packed {
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

function packed(): Packed {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const told = execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' });
  const answer: unknown = JSON.parse(told);
  return (Array.isArray(answer) ? answer[0] : Object.values(answer as object)[0]) as Packed;
}

const { files, size, unpackedSize } = packed();
const paths = files.map(({ path }) => path).sort();
for (const path of paths) cpSync(join(root, path), join(installed, path));
mkdirSync(join(temporary, 'node_modules'), { recursive: true });
symlinkSync(join(root, 'node_modules', 'better-sqlite3'), join(temporary, 'node_modules', 'better-sqlite3'), 'dir');

const home = join(temporary, 'home');
mkdirSync(home, { mode: 0o700 });
/** As another account, when this one could write anywhere. */
const uid = process.getuid?.() === 0 ? 65534 : undefined;
function run(args: readonly string[], own: { readonly uid?: number | undefined } = {}) {
  const env = { PATH: process.env.PATH, HOME: home, APPDATA: home, LOCALAPPDATA: home };
  const program = join(installed, 'bin', 'kalix-ov.js');
  return spawnSync(process.execPath, [program, ...args], { cwd: home, env, encoding: 'utf8', ...own });
}

/** Why the program cannot be run as one who may not write where it is; empty when it can. */
function whyNot(): string {
  if (process.platform === 'win32') return 'no such rights on Windows';
  chmodSync(temporary, 0o755);
  // The tests' own temporary folder: passed through by the other account, not read.
  if (basename(tmpdir()).startsWith('kalix-ov-test')) chmodSync(tmpdir(), 0o711);
  if (uid === undefined) return '';
  const look = `require('node:fs').statSync(${JSON.stringify(installed)})`;
  const { status } = spawnSync(process.execPath, ['-e', look], { cwd: '/', uid });
  return status === 0 ? '' : 'another account cannot reach the temporary folder';
}

describe('the list', () => {
  test('documents, the program, and the rulebook that another municipality begins from: nothing else', () => {
    const others = paths.filter(
      path => !/^dist\/(kalix-ov\.js|LICENSES\.txt|apart\/(shared\/)?[\w.-]+\.js)$/.test(path),
    );
    const data = [...fileNames, 'cases'].map(name => `data/${name}.json`);
    const documents = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json', 'bin/kalix-ov.js', 'bin/keyring.js'];
    expect(others).toEqual([...documents, ...data].sort());
    expect(paths).toContain('dist/kalix-ov.js');
  });

  test('no source map, and no code that one machine has compiled', () => {
    expect(paths.filter(path => /\.map$|compiled|\.node$|\.db$|\.key$/.test(path))).toEqual([]);
  });

  test('about as large as the changelog says', () => {
    const [, said, whole] = /package of ([\d.]+) MB \(([\d.]+) MB unpacked\)/.exec(changelog()) ?? [];
    expect(size / 1e6 / Number(said)).toBeCloseTo(1, 0);
    expect(unpackedSize / 1e6 / Number(whole)).toBeCloseTo(1, 0);
  });

  test('what is bundled goes with its licence', () => {
    const licences = readFileSync(join(installed, 'dist', 'LICENSES.txt'), 'utf8');
    for (const name of ['commander', 'zod', 'echarts', 'date-fns', 'better-sqlite3-multiple-ciphers'])
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });
});

const changelog = () => readFileSync(join(root, 'CHANGELOG.md'), 'utf8');

describe('installed, beside the one package that it needs', () => {
  test('that is all that it says that it needs', () => {
    const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['better-sqlite3']);
  });

  test('--version, with the commit and the edition of the rules', () => {
    const { stdout, stderr, status } = run(['--version']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^kalix-ov \d+\.\d+\.\d+ \(commit ([0-9a-f]{7,}\+?|okänd), regler Kalix .+\)\n$/);
    const told = JSON.parse(run(['--version', '--json']).stdout);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(told).toEqual({ version, commit: expect.anything(), rules: expect.stringContaining('utgåva') });
  });

  test('every part that is loaded apart can be loaded', () => {
    for (const file of readdirSync(join(installed, 'dist', 'apart')).filter(name => name.endsWith('.js'))) {
      const url = JSON.stringify(`file://${join(installed, 'dist', 'apart', file)}`);
      const { status, stderr } = spawnSync(process.execPath, ['-e', `import(${url})`], { encoding: 'utf8' });
      expect([file, status, stderr]).toEqual([file, 0, '']);
    }
  });

  test('check, db init, followups due, and what is loaded apart', () => {
    const lines = ['check --age 14', 'db init --quiet', 'followups due', 'rules lint', 'rules test', 'help miljo'];
    for (const line of [...lines, 'ivo-report --html r.html --xlsx r.xlsx', 'schema check', 'db doctor']) {
      const { status, stderr } = run(line.split(' '));
      expect([line, status === 0 || line === 'db doctor', stderr.includes('node:')]).toEqual([line, true, false]);
    }
  });
});

const why = whyNot();
describe.skipIf(why)(`installed where the user may not write${why && ` (SKIPPED: ${why})`}`, () => {
  const cache = join(home, '.cache');
  const compiled = () => (existsSync(cache) ? readdirSync(cache, { recursive: true }).length : 0);
  const start = () => {
    rmSync(join(installed, 'dist', 'compiled'), { recursive: true, force: true });
    rmSync(cache, { recursive: true, force: true });
    chmodSync(join(installed, 'dist'), 0o555);
    if (uid !== undefined) execFileSync('chown', ['-R', String(uid), home]);
  };
  const check = () => expect(run(['check', '--age', '14'], { uid }).stderr).toBe('');

  test('what is compiled is kept in the user’s own cache, readable by nobody else to write in', () => {
    start();
    check();
    expect(compiled()).toBe(3);
    expect(existsSync(join(installed, 'dist', 'compiled'))).toBe(false);
  });

  test('a cache that others may write in is not used: what lies there is run', () => {
    start();
    check();
    const [folder = ''] = readdirSync(join(cache, 'kalix-ov'));
    const at = join(cache, 'kalix-ov', folder);
    const [file = ''] = readdirSync(at);
    rmSync(join(at, file));
    chmodSync(at, 0o777);
    check();
    expect(readdirSync(at)).toEqual([]);
  });

  test.skipIf(uid === undefined)('nor one that is another account’s', () => {
    start();
    check();
    execFileSync('chown', ['-R', '0', join(cache, 'kalix-ov')]);
    const before = compiled();
    execFileSync('find', [cache, '-type', 'f', '-delete']);
    check();
    expect(compiled()).toBe(before - 1);
  });
});
