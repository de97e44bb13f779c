/** The config file: what it may hold, who may write it, and what goes before what. */
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { application, office, temporaryFolders } from '../support/office.ts';
import { rulebookReplacing } from '../support/rulebook-folder.ts';
import { kalix, type TestWorldOptions } from '../support/world.ts';

type At = ReturnType<typeof temporaryFolders>;

function configure(at: Pick<At, 'config'>, content: unknown, mode = 0o600): void {
  mkdirSync(at.config, { recursive: true, mode: 0o700 });
  const file = join(at.config, 'config.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(file, mode);
}

/** Runs with a config file in folders of its own. */
function withConfig(content: unknown, mode?: number) {
  const folders = temporaryFolders();
  configure(folders, content, mode);
  return (line: string | readonly string[], options: TestWorldOptions = {}) => kalix(line, { folders, ...options });
}

const check = ['check', '--age', '30', '--json'];
const municipality = async (answer: ReturnType<typeof kalix>) =>
  ((await answer).json() as { municipality: string }).municipality;
const named = (name: string) => rulebookReplacing('rulebook', { municipality: name, version: name });

describe('a flag goes before a variable, a variable before the file, the file before what holds otherwise', () => {
  test('rules', async () => {
    const [flag, variable, file] = await Promise.all(['Flaggköping', 'Miljöstad', 'Filby'].map(named));
    const run = withConfig({ rules: file });
    const env = { KALIX_OV_RULES: variable ?? '' };
    expect(await municipality(run([...check, '--rules', flag ?? ''], { env }))).toBe('Flaggköping');
    expect(await municipality(run(check, { env }))).toBe('Miljöstad');
    expect(await municipality(run(check, { env: { KALIX_OV_RULES: '' } }))).toBe('Filby');
    expect(await municipality(withConfig({})(check))).toBe('Kalix');
    expect(await municipality(run([...check, '--rules', ''], { env }))).toBe('Kalix');
  });

  test('rules lint and rules test check the folder that the file names', async () => {
    const run = withConfig({ rules: await rulebookReplacing('cases', [{}]) });
    expect((await run('rules lint')).code).toBe(1);
    expect((await run('rules test')).code).toBe(2);
  });

  test('db', async () => {
    const { folders, run, register } = await office();
    const has = async (answer: ReturnType<typeof run>) =>
      ((await answer).json() as { decisions: unknown[] }).decisions.length;
    const list = ['case', 'list', '--all', '--json'];
    const copy = (name: string) => {
      cpSync(register, join(folders.root, name));
      return join(folders.root, name);
    };
    const [byFlag, byVariable, byFile] = [copy('flagga.db'), copy('variabel.db'), copy('fil.db')];
    const put = async (db: string, times: number) => {
      for (let n = 0; n < times; n++)
        await run(['register', '--from', '-', '--db', db], { files: { '-': JSON.stringify(application) } });
    };
    await put(byFile, 1);
    await put(byVariable, 2);
    await put(byFlag, 3);
    configure(folders, { db: byFile });
    const env = { KALIX_OV_DB: byVariable };
    expect(await has(run([...list, '--db', byFlag], { env }))).toBe(3);
    expect(await has(run(list, { env }))).toBe(2);
    expect(await has(run(list, { env: { KALIX_OV_DB: '' } }))).toBe(1);
    configure(folders, {});
    expect(await has(run(list))).toBe(0);
  });

  test('within', async () => {
    const { folders, run } = await office();
    const within = async (line: string, env: Record<string, string> = {}) =>
      ((await run(`followups due --json ${line}`, { env })).json() as { within: number }).within;
    configure(folders, { within: 30 });
    expect(await within('--within 7', { KALIX_OV_WITHIN: '21' })).toBe(7);
    expect(await within('', { KALIX_OV_WITHIN: '21' })).toBe(21);
    expect(await within('', { KALIX_OV_WITHIN: '' })).toBe(30);
    configure(folders, {});
    expect(await within('')).toBe(14);
    expect(await run('followups due', { env: { KALIX_OV_WITHIN: 'två' } })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('KALIX_OV_WITHIN har ett ogiltigt värde'),
    });
  });

  test('pager: a flag that wants no pager, the variable of this program, the file, the variable of all programs', async () => {
    const run = withConfig({ pager: 'fil' });
    const terminal = { rows: 5, answers: [], pagers: ['fil', 'variabel', 'alla'] };
    const shown = async (line: string, env: Record<string, string>) => {
      const { paged, stdout } = await run(line, { ...terminal, env });
      return [paged !== '', stdout !== ''];
    };
    const pagers = ['variabel', 'fil', 'alla'];
    const usedBy = async (line: string, env: Record<string, string>) => {
      const used = await Promise.all(
        pagers.map(async name => ((await run(line, { ...terminal, pagers: [name], env })).paged === '' ? [] : [name])),
      );
      return used.flat();
    };
    expect(await shown('insats list --quiet', { KALIX_OV_PAGER: 'variabel' })).toEqual([false, true]);
    expect(await usedBy('insats list', { KALIX_OV_PAGER: 'variabel', PAGER: 'alla' })).toEqual(['variabel']);
    expect(await usedBy('insats list', { PAGER: 'alla' })).toEqual(['fil']);
    expect(await usedBy('--help', { PAGER: 'alla' })).toEqual(['fil']);
    expect(await shown('insats list', { KALIX_OV_PAGER: '' })).toEqual([false, true]);
  });
});

describe('what cannot be used is refused by every command, with exit 2', () => {
  test.each<[string, unknown, string, string]>([
    ['an unknown key, with the nearest', { rulse: '/r' }, 'config-unknown-key', 'Menade du rules?'],
    ['an unknown key near none', { loesenord: 'x' }, 'config-unknown-key', 'db, rules, within, pager'],
    ['who does the work', { user: 'anna' }, 'config-unknown-key', '"user"'],
    ['the day', { today: '2026-01-01' }, 'config-unknown-key', '"today"'],
    ['a passphrase', { passphrase: 'hemlig' }, 'config-unknown-key', '"passphrase"'],
    ['a key that is no name', { '19900101-1234 Åsa': 1 }, 'config-unknown-key', '(namnet visas inte)'],
    ['a wrong type', { within: '30' }, 'config-invalid-value', '"within"'],
    ['too many days', { within: 3661 }, 'config-invalid-value', '3660'],
    ['half a day', { within: 1.5 }, 'config-invalid-value', '"within"'],
    ['a relative path: it would mean another file in another folder', { db: 'r.db' }, 'config-invalid-value', '"db"'],
    ['an empty path', { rules: '' }, 'config-invalid-value', '"rules"'],
    ['a pager that is no text', { pager: ['less'] }, 'config-invalid-value', '"pager"'],
    ['no JSON', '{"db": ', 'config-not-json', 'giltig JSON'],
    ['a list', [], 'config-not-json', 'ett objekt'],
    ['nothing', '', 'config-not-json', 'giltig JSON'],
    ['a key of every object', '{"__proto__": {"db": "/x"}}', 'config-unknown-key', '"__proto__"'],
  ])('%s', async (_says, content, error, words) => {
    const { code, stderr, json } = await withConfig(content)(check);
    expect([code, json()]).toEqual([2, { error: expect.objectContaining({ code: error }) }]);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/hemlig|1990|Åsa/);
  });

  test.each([
    ['620', 0o620],
    ['602', 0o602],
    ['666', 0o666],
  ])('a file that others may write (%s): they would choose the rules', async (_says, mode) => {
    expect(await withConfig({}, mode)('case list')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('kan ändras av andra'),
    });
  });

  test('a folder that others may write', async () => {
    const folders = temporaryFolders();
    configure(folders, {});
    chmodSync(folders.config, 0o777);
    expect((await kalix('case list', { folders })).code).toBe(2);
  });

  test('a file that others may read is used: it holds no secret', async () => {
    expect((await withConfig({ within: 3 }, 0o644)(check)).code).toBe(0);
  });

  test('a folder in the place of the file', async () => {
    const folders = temporaryFolders();
    mkdirSync(join(folders.config, 'config.json'), { recursive: true });
    expect(await kalix('check --age 3', { folders })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Inställningsfilen config.json gick inte att läsa'),
    });
  });

  test('help is given nonetheless, and completion says nothing', async () => {
    const run = withConfig({ rulse: '/r' });
    expect((await run('help miljo')).stdout).toContain('kan inte användas');
    expect((await run('check --help')).code).toBe(0);
    expect((await run('--version')).code).toBe(0);
    expect(await run(['complete', '--', 'insats', 'show', ''])).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });
});

describe('help miljo tells what holds on this machine', () => {
  const flat = (text: string) => text.replace(/\s+/g, ' ');

  test('without a config file', async () => {
    const folders = temporaryFolders();
    const { stdout } = await kalix('help miljo', { folders });
    for (const path of ['data/register.db', 'config/keys', 'config/config.json (finns inte)'])
      expect(flat(stdout)).toContain(`${folders.root}/${path}`);
    expect(flat(stdout)).toContain('regelboken den inbyggda');
  });

  test('with one', async () => {
    const run = withConfig({ db: '/srv/ov/r.db', rules: '/srv/ov/regler' });
    const { stdout } = await run('help miljo');
    for (const words of ['registret /srv/ov/r.db', 'regelboken /srv/ov/regler', 'config.json (används)'])
      expect(flat(stdout)).toContain(words);
    expect(flat((await run('help miljo --db /tmp/x.db')).stdout)).toContain('registret /tmp/x.db');
  });

  test('names every setting there is, and no other', async () => {
    const { stderr } = await withConfig({ qqqqqqqqqqqq: 1 })('case list');
    const settings = (/finns är (.*?)\./.exec(flat(stderr))?.[1] ?? '').split(', ').sort();
    const { json } = await kalix('help miljo --json');
    const { parts } = json() as { parts: { heading: string; rows: [string, string][] }[] };
    expect(
      parts
        .find(p => p.heading === 'Inställningsfilen')
        ?.rows.map(([key]) => key)
        .sort(),
    ).toEqual(settings);
  });
});
