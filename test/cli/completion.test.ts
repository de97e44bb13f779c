import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/table.ts';
import { changedApplication, office, temporaryFolders } from '../support/office.ts';
import { kalix as anywhere, type TestWorldOptions } from '../support/world.ts';

const kalix = await office({}, ['bo']);
for (const caseworker of ['anna', 'anna', 'bo']) {
  const { code, stderr } = await kalix.run('register --from -', changedApplication({ caseworker }));
  if (code !== 0) throw new Error(stderr);
}

/** What the shell is offered when the tab key is pressed after these words; the last may be empty. */
async function offered(line: string, options: TestWorldOptions = {}) {
  const { code, stdout, stderr } = await kalix.run(['complete', '--', ...line.split(' ')], options);
  const values = stdout.split('\n').map(each => each.split('\t')[0]);
  return { code, stderr, values: values.filter(each => each && !each.startsWith(':')), files: stdout.endsWith(':0\n') };
}

test.each([
  ['decision ex', ['execute']],
  ['followups ', ['due', 'list', 'record', 'schedule']],
  ['ivo-report ', ['submit', 'notify']],
  ['--user bo case s', ['show']],
  ['check --guard', ['--guardian-consent', '--guardian-informed']],
  ['check --no-re', ['--no-registered']],
  ['check --guardian-consent ', ['all', 'one', 'none']],
  ['check --application g', ['guardian']],
  ['check --group val', ['valdsutsatt', 'valdsutovare']],
  ['check --group skadligt-bruk medb', ['medberoende']],
  ['check --group skadligt-bruk --appl', ['--application']],
  ['check --insats bra', ['bra-samtal']],
  ['check --insats=bra', ['bra-samtal']],
  ['check --age 14 --insats bra-samtal tolv', ['tolvstegsmodellen']],
  ['stats --insats tolv', []],
  ['insats show tolv', ['tolvstegsmodellen']],
  ['rules show bra-18', ['bra-18-ar']],
  ['rules duties --only u', ['uppfylls']],
  ['register --outcome ', ['bifall', 'delvis-bifall', 'avslag']],
  ['register --difficulties sprak barn', ['barnpassning']],
  ['decision close 2026-0001-A --reason mal', ['mal-uppnadda']],
  ['ivo-report --for ', ['ivo', 'revisorer', 'fullmaktige']],
  ['help ', ['exit-koder', 'miljo', 'sekretess']],
  ['completion ', ['bash', 'zsh', 'fish', 'powershell']],
  ['case list --j', ['--json']],
  ['no-such-command ', []],
  ['case show 2026-0001 ', []],
])('%s<tab> → %j', async (line, expected) => {
  expect(await offered(line)).toMatchObject({ code: 0, stderr: '', values: expected });
});

test('nothing typed: every first word there is', async () => {
  const words = commands.map(c => c.path.split(' ')[0]);
  expect((await offered('')).values.sort()).toEqual([...new Set(words)].sort());
});

describe("numbers: the caseworker's own, and nothing but numbers", () => {
  test.each([
    ['case show ', ['2026-0001', '2026-0002']],
    ['case log 2026-0002', ['2026-0002']],
    ['decision execute ', ['2026-0001-A', '2026-0002-A']],
    ['decision execute --day 2026-11-20 2026-0002', ['2026-0002-A']],
    ['followups record ', ['2026-0001-A', '2026-0002-A']],
    ['register --renews ', ['2026-0001-A', '2026-0002-A']],
    ['--user bo decision plan ', ['2026-0003-A']],
    ['--user=ingen decision plan ', []],
  ])('%s<tab> → %j', async (line, expected) => {
    expect((await offered(line)).values).toEqual(expected);
  });

  test('never a name', async () => {
    for (const line of ['case show ', 'decision execute ', 'register --person ']) {
      const { stdout } = await kalix.run(['complete', '--', ...line.split(' ')]);
      expect(stdout).not.toMatch(/Åsa|Testsson|\d{6}[-+]?\d{4}/);
    }
  });
});

test.each(['register --from ', 'import ', 'ivo-report --html ', '--db '])('%s<tab>: files', async line => {
  expect(await offered(line)).toMatchObject({ values: [], files: true });
});

describe('a completion never fails, and says nothing', () => {
  const nowhere = temporaryFolders();
  test.each([
    ['no register', 'case show ', { folders: nowhere }],
    ['no register where --db says', '--db /nonexistent/x.db case show ', {}],
    ['a day that is none', 'case show ', { env: { KALIX_OV_TODAY: 'i går' } }],
    ['a rulebook that is none', 'check --insats ', { env: { KALIX_OV_RULES: '/nonexistent' } }],
    ['a terminal to ask on', 'register --form ', { answers: [] }],
    ['flags that do not exist', 'check --x --y=1 -- --z ', {}],
  ])('%s', async (_what, line, options) => {
    const { code, stderr, asked } = await kalix.run(['complete', '--', ...line.split(' ')], options);
    expect([code, stderr, asked]).toEqual([0, '', []]);
  });

  test('every command, with an empty word and with the beginning of a flag', async () => {
    for (const { path } of commands)
      for (const word of ['', '--', '-']) {
        const { code, stderr } = await anywhere(['complete', '--', ...path.split(' '), word]);
        expect([path, code, stderr]).toEqual([path, 0, '']);
      }
  });
});

test('an unknown shell is exit 2 with those there are', async () => {
  const { code, stderr } = await anywhere('completion zhs');
  expect(code).toBe(2);
  expect(stderr).toContain('Menade du zsh?');
});

/** A folder with a command called kalix-ov, which is the built program. */
const bin = mkdtempSync(join(tmpdir(), 'kalix-ov-shell-'));
afterAll(() => rmSync(bin, { recursive: true, force: true }));
const program = join(import.meta.dirname, '..', '..', 'bin', 'kalix-ov.js');
writeFileSync(join(bin, 'kalix-ov'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
chmodSync(join(bin, 'kalix-ov'), 0o755);
mkdirSync(join(bin, 'home'));

function inShell(shell: string, args: readonly string[]) {
  const env = { PATH: `${bin}:${process.env.PATH}`, HOME: join(bin, 'home') };
  const { stdout, stderr, error, status } = spawnSync(shell, args, { env, encoding: 'utf8' });
  return { stdout, stderr, status, missing: error !== undefined };
}

const has = (shell: string) => !inShell(shell, shell === 'pwsh' ? ['-v'] : ['--version']).missing;

describe.skipIf(!has('bash'))('bash, sourced and asked (skipped where bash is not installed)', () => {
  const ask = (words: readonly string[]) => {
    const quoted = words.map(word => `'${word}'`).join(' ');
    const said = inShell('bash', [
      '--norc',
      '-c',
      `source <(kalix-ov completion bash); source <(kalix-ov completion bash)
       COMP_WORDS=(${quoted}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
       set -- $(complete -p kalix-ov); "$3"; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ]);
    expect(said.stderr).toBe('');
    return said.stdout.trim().split('\n');
  };

  test.each([
    [['kalix-ov', 'dec'], ['decision']],
    [
      ['kalix-ov', 'check', '--guardian-consent', ''],
      ['all', 'one', 'none'],
    ],
    [['kalix-ov', 'check', '--insats', '=', 'bra'], ['bra-samtal']],
    [
      ['kalix-ov', 'check', '--guardian-consent', '='],
      ['all', 'one', 'none'],
    ],
    [['kalix-ov', 'check', '--group', 'skadligt-bruk', 'medb'], ['medberoende']],
    [['kalix-ov', 'decision', 'execute', ''], ['']],
  ])('%j', (words, expected) => {
    expect(ask(words)).toEqual(expected);
  });

  test('what is typed is never evaluated', () => {
    const words = ['kalix-ov', 'case', `$(touch ${join(bin, 'harm')})`, ''];
    expect(ask(words)).toEqual(['']);
    expect(inShell('bash', ['-c', `test -e ${join(bin, 'harm')}`]).status).toBe(1);
  });
});

const own = { zsh: '#compdef kalix-ov', fish: 'complete -c kalix-ov', powershell: 'Register-ArgumentCompleter' };
test.each(Object.entries(own))('the script for %s asks the program', async (shell, sign) => {
  const { code, stdout } = await anywhere(['completion', shell]);
  expect(code).toBe(0);
  expect(stdout).toContain(sign);
  expect(stdout).toMatch(/kalix-ov complete ('--'|--)/);
});

describe.each([
  ['zsh', 'zsh', ['-n']],
  ['fish', 'fish', ['--no-execute']],
])('%s', (shell, command, args) => {
  test.skipIf(!has(command))('reads its script (skipped where it is not installed)', async () => {
    const file = join(bin, `script.${shell}`);
    writeFileSync(file, (await anywhere(['completion', shell])).stdout);
    expect(inShell(command, [...args, file])).toMatchObject({ status: 0, stderr: '' });
  });
});

test.skipIf(!has('pwsh'))('powershell reads its script (skipped where it is not installed)', async () => {
  const file = join(bin, 'script.ps1');
  writeFileSync(file, (await anywhere(['completion', 'powershell'])).stdout);
  expect(inShell('pwsh', ['-NoProfile', '-File', file])).toMatchObject({ status: 0, stderr: '' });
});
