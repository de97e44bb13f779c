/** Konton och roller: vem som får vad, från vilken dag till vilken (SoLPuL 10 §, förordning 2001:637 15 §). */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/table.ts';
import { csv, row } from '../support/import-rows.ts';
import { application, changedApplication, office, temporaryFolders } from '../support/office.ts';
import type { TestWorldOptions } from '../support/world.ts';

type Office = Awaited<ReturnType<typeof office>>;
const codeOf = async (kalix: Office, line: string, options: TestWorldOptions = {}) => {
  const { code, json } = await kalix.run(`${line} --json`, options);
  const { error } = json() as { error?: { code: string } };
  return error ? `${code} ${error.code}` : code;
};

/** Hanna handlägger, Greta granskar, Adam sköter registret; Anna skapade det och har gett ifrån sig rollerna. */
async function staffed(): Promise<Office> {
  const kalix = await office();
  await kalix.run('register --from -', changedApplication({ caseworker: 'hanna' }));
  for (const line of ['hanna --role handläggare', 'greta --role granskare', 'adam --role administratör'])
    expect((await kalix.run(`user add ${line}`)).code).toBe(0);
  return kalix;
}

const copy = join(temporaryFolders().root, 'kopia.db');
const participation =
  'register --insats bra-samtal --day 2026-11-20 --form grupp --participants 4 --sex kvinna --age-band 12-14 --guardian-checked --informed';
const head = '{"kind":"kalix-ov-export","version":1,"entries":0,"head":null}\n';
const sha256 = createHash('sha256').update(head).digest('hex');
const emptyExport = `${head}${JSON.stringify({ kind: 'end', lines: 1, sha256 })}\n`;
/** Varje kommando som öppnar ett register, och vilka av Hanna, Greta och Adam som får det. */
const tried: readonly (readonly [string, string, TestWorldOptions?])[] = [
  [participation, 'hanna'],
  ['register --from -', 'hanna', { files: { '-': JSON.stringify({ ...application, caseworker: 'hanna' }) } }],
  ['decision offer 2026-0001-A --day 2026-06-01 --what Grupp --answer inget-svar', 'hanna'],
  ['decision contact 2026-0001-A --day 2026-06-02 --how telefon', 'hanna'],
  ['decision execute 2026-0001-A --day 2026-06-20', 'hanna'],
  ['decision correct 2026-0001-A --field executed --to 2026-06-21 --why Fel', 'hanna'],
  ['decision plan 2026-0001-A --day 2026-06-22 --participated --hindrance Sen', 'hanna'],
  ['decision changed 2026-0001-A --day 2026-06-23 --what Flyttat', 'hanna'],
  ['decision object 2026-0001-A --day 2026-06-24 --what Fel', 'hanna'],
  ['decision interrupt 2026-0001-A --day 2026-06-25 --why Sjuk', 'hanna'],
  ['decision resume 2026-0001-A --day 2026-06-26', 'hanna'],
  ['consent share 2026-0001-A --day 2026-06-27 --with Skolan --what Tider --by person', 'hanna'],
  ['report-concern 2026-0001-A --day 2026-06-28 --to Mottagningen', 'hanna'],
  ['followups record 2026-0001-A --day 2026-06-29 --how mote --talked-with-person --heard-performer', 'hanna'],
  ['followups record --programme bra-samtal --day 2026-11-20', 'hanna'],
  ['followups schedule 2026-0001-A --due 2027-01-15', 'hanna'],
  ['decision close 2026-0001-A --day 2026-11-20 --reason mal-uppnadda --goals ja', 'hanna'],
  ['followups due', 'hanna greta'],
  ['followups due --all', 'greta'],
  ['followups list', 'hanna greta'],
  ['followups list --all', 'greta'],
  ['followups list 2026-0001-A', 'hanna greta'],
  ['case list', 'hanna greta'],
  ['case list --all', 'greta'],
  ['case list --person -', 'hanna greta', { files: { '-': application.person.number } }],
  ['case show 2026-0001', 'hanna greta'],
  ['case log 2026-0001', 'hanna greta'],
  ['ivo-report', 'greta'],
  ['ivo-report --forecast', 'greta'],
  ['ivo-report submit', 'greta'],
  ['ivo-report notify', 'greta'],
  ['board-report delegation', 'greta'],
  ['board-report decisions', 'greta'],
  ['board-report internal-control', 'greta'],
  ['stats', 'greta'],
  ['import rader.csv', 'hanna adam', { files: { 'rader.csv': csv([row('B-1')]) } }],
  ['import allt.jsonl', 'adam', { files: { 'allt.jsonl': emptyExport } }],
  ['export --csv beslut.csv', 'adam'],
  ['export --jsonl allt.jsonl', 'adam'],
  ['audit verify', 'greta'],
  ['audit log', 'greta'],
  ['audit review --list', 'greta'],
  ['audit seal', 'greta'],
  ['user list', 'adam'],
  ['user add eva --role granskare', 'adam'],
  ['user end eva', 'adam'],
  ['db purge --list', 'adam'],
  ['db hold 2026-0001 --why Tvist', 'adam'],
  [`db backup ${copy}`, 'adam'],
  [`db restore ${copy} --yes`, 'adam'],
  ['db key rotate --yes', 'adam'],
];

describe('roll för roll, kommando för kommando', async () => {
  const kalix = await staffed();

  describe.each(tried.map(([line, may, options]) => ({ line, may, options })))('$line', ({ line, may, options }) => {
    test.each(['hanna', 'greta', 'adam'])('%s', async account => {
      const refused = '3 not-allowed';
      expect(await codeOf(kalix, line, { ...options, account })).toBe(may.split(' ').includes(account) ? 0 : refused);
    });

    test('inte den som inte finns bland användarna', async () => {
      expect(await codeOf(kalix, line, { ...options, account: 'okänd' })).toBe('3 unknown-account');
    });
  });

  test('på en terminal nekas innan något frågas', async () => {
    for (const line of ['decision close 2026-0001-A', 'followups record 2026-0001-A', 'register'])
      expect(await codeOf(kalix, line, { account: 'greta', answers: [] })).toBe('3 not-allowed');
  });

  test('nyckeln: att visa och skydda den är administratörens', async () => {
    const wrap: TestWorldOptions = { files: { '-': 'fyra vanliga svenska ord' } };
    const keys = async (account: string) => [
      (await kalix.run('db key show', { account, answers: ['VISA'] })).code,
      (await kalix.run('db key wrap --passphrase-file -', { ...wrap, account })).code,
    ];
    for (const account of ['hanna', 'greta', 'okänd']) expect(await keys(account)).toEqual([3, 3]);
    expect(await keys('adam')).toEqual([0, 0]);
    const env = { KALIX_OV_PASSPHRASE: 'fyra vanliga svenska ord' };
    expect((await kalix.run('db key wrap --remove', { account: 'adam', env })).code).toBe(0);
  });

  test('inget kommando är utelämnat', () => {
    const opensNone = (path: string) =>
      /^(check|insats|rules|db init|db doctor|db key (show|wrap)|completion|help|schema)/.test(path);
    const paths = commands.map(c => c.path).filter(path => !opensNone(path));
    expect(paths.filter(path => !tried.some(([line]) => `${line} `.startsWith(`${path} `)))).toEqual([]);
  });

  test('prövning, katalog och regler öppnar inget register: var och en får fråga', async () => {
    for (const line of ['check --age 14', 'insats list', 'rules list'])
      expect((await kalix.run(line, { account: 'okänd' })).code).toBe(0);
  });

  test('den som nekas får veta vilken roll det gäller, vem som får, och varför', async () => {
    const { stdout, stderr } = await kalix.run('case list --all', { account: 'hanna' });
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'Rollen handläggare får inte lista andras ärenden.\nEnligt SoLPuL 2001:454, 10 §.\nDet får granskare. Roller ges av registrets administratör ("kalix-ov user add").\n',
    );
  });
});

describe('sista dagen', async () => {
  const kalix = await staffed();
  await kalix.run('user end hanna --last-day 2026-12-31');

  test.each([
    ['dagen före', '2026-12-30', 0],
    ['dagen', '2026-12-31', 0],
    ['dagen efter', '2027-01-01', '3 account-not-in-force'],
  ])('%s: %s', async (_, today, code) => {
    expect(await codeOf(kalix, 'case show 2026-0001', { account: 'hanna', today })).toBe(code);
  });

  test('--today öppnar inget: det är den verkliga dagen som gäller', async () => {
    const options = { account: 'hanna', today: '2027-01-01' };
    expect(await codeOf(kalix, 'case show 2026-0001 --today 2026-12-31', options)).toBe('3 account-not-in-force');
    const env = { KALIX_OV_TODAY: '2026-12-31' };
    expect(await codeOf(kalix, 'case show 2026-0001', { ...options, env })).toBe('3 account-not-in-force');
  });

  test('en klocka som ställs tillbaka inte heller: tidigare än journalens sista post är det inte', async () => {
    await kalix.run('user add eva --role granskare');
    await kalix.run('user end eva');
    expect(await codeOf(kalix, 'case list', { account: 'eva', today: '2026-11-19' })).toBe('3 account-not-in-force');
  });
});

describe('user add, list och end', () => {
  test('den som skapar registret är administratör och håller de andra rollerna tills de ges till någon', async () => {
    const kalix = await office();
    const list = async () => {
      const { users } = (await kalix.run('user list --json')).json() as { users: Record<string, unknown>[] };
      return users.map(u => `${u.name} ${u.role}${u.untilGiven ? ' tills den ges' : ''}`);
    };
    expect(await list()).toEqual([
      'anna administratör',
      'anna granskare tills den ges',
      'anna handläggare tills den ges',
    ]);
    const { stdout } = await kalix.run('user add greta --role granskare');
    expect(stdout).toBe(
      'Sparat: greta, granskare från och med 2026-11-21, tills vidare.\nanna höll rollen granskare bara tills den gavs till någon, och har den inte\nlängre från 2026-11-21.\n',
    );
    expect(await list()).toEqual(['anna administratör', 'anna handläggare tills den ges', 'greta granskare']);
    expect(await codeOf(kalix, 'case list --all')).toBe('3 not-allowed');
  });

  test('på en terminal frågas efter rollen; av den nämns flaggan', async () => {
    const kalix = await office();
    expect((await kalix.run('user add bo', { answers: ['granskare'] })).stdout).toContain('bo, granskare');
    expect(await codeOf(kalix, 'user add eva')).toBe('2 missing-flag');
  });

  test('rollen kan skrivas utan prickar, och ingen annan roll finns', async () => {
    const kalix = await office();
    expect((await kalix.run('user add bo --role handlaggare')).stdout).toContain('bo, handläggare');
    expect(await codeOf(kalix, 'user add bo --role chef')).toBe('2 invalid-value');
  });

  test.each([
    ['user add bo --role granskare --first-day 2026-11-20', '2 invalid-value'],
    ['user add bo --role granskare --last-day 2026-11-20', '2 invalid-value'],
    ['user add bo/.. --role granskare', '2 invalid-value'],
    ['user add anna --role administratör', '3 role-held'],
    ['user end bo', '4 unknown-user'],
    ['user end anna', '3 last-administrator'],
    ['user end anna --last-day 2026-11-19', '2 invalid-value'],
    ['user add 199004072386 --role granskare', '2 person-on-command-line'],
  ])('%s: %s', async (line, code) => {
    const kalix = await office();
    expect(await codeOf(kalix, line)).toBe(code);
    expect(((await kalix.run('user list --all --json')).json() as { users: unknown[] }).users).toHaveLength(3);
  });

  test('ett namn med mellanslag är en persons, inte ett kontos, utom på en dator som har sådana konton', async () => {
    const kalix = await office();
    const add = ['user', 'add', 'Bo Ek', '--role', 'granskare'];
    expect(await kalix.run(add)).toMatchObject({
      code: 2,
      stderr:
        'Kontonamnet har ett ogiltigt värde.\nDet ska vara kontots namn på datorn: det som personen loggar in med, utan\nmellanslag. Inget sparades.\n',
    });
    const spaced = await office({ account: 'Anna Ek' });
    expect((await spaced.run(add)).code).toBe(0);
    expect((await spaced.run(['user', 'end', 'Bo Ek'])).code).toBe(0);
    for (const name of ['bo.ek', 'boek01', 'bo@kalix', 'bo_ek-2', 'åsa'])
      expect((await kalix.run(`user add ${name} --role granskare`)).code).toBe(0);
  });

  test('utan dag avslutas kontot genast; det syns med --all och kan läggas upp igen', async () => {
    const kalix = await staffed();
    expect((await kalix.run('user end greta')).stdout).toBe(
      'Sparat: greta, granskare: avslutat från och med 2026-11-21.\n',
    );
    expect((await kalix.run('user list')).stdout).not.toContain('greta');
    expect((await kalix.run('user list --all')).stdout).toMatch(
      /^greta +granskare +2026-11-21 +2026-11-20 +avslutat$/m,
    );
    expect(await codeOf(kalix, 'case list', { account: 'greta' })).toBe('3 account-not-in-force');
    await kalix.run('user add greta --role granskare');
    expect(await codeOf(kalix, 'case list', { account: 'greta' })).toBe(0);
  });

  test('ett konto från en kommande dag släpps in då, inte förr', async () => {
    const kalix = await office();
    await kalix.run('user add bo --role granskare --first-day 2026-12-01');
    expect(await codeOf(kalix, 'case list', { account: 'bo', today: '2026-11-30' })).toBe('3 account-not-in-force');
    expect(await codeOf(kalix, 'case list', { account: 'bo', today: '2026-12-01' })).toBe(0);
  });
});

describe('--user', () => {
  test('är i någon annans namn: det antecknas av vem, vid vems tangentbord', async () => {
    const kalix = await staffed();
    await kalix.run('decision contact 2026-0001-A --day 2026-06-02 --how telefon --user hanna');
    expect((await kalix.run('case log 2026-0001', { account: 'hanna' })).stdout).toContain('(hanna via anna, ');
  });

  test.each(['hanna', 'greta'])('det gör bara administratören, inte %s', async account => {
    const kalix = await staffed();
    expect(await codeOf(kalix, 'case show 2026-0001 --user adam', { account })).toBe('3 not-allowed');
    expect(await codeOf(kalix, 'user list --user anna', { account })).toBe('3 not-allowed');
  });

  test('och bara för den som finns, med den rollens rättigheter', async () => {
    const kalix = await staffed();
    expect(await codeOf(kalix, 'case show 2026-0001 --user nils')).toBe('3 unknown-account');
    expect(await codeOf(kalix, 'case list --all --user hanna')).toBe('3 not-allowed');
    const { stderr } = await kalix.run('case list --user nils');
    expect(stderr).toContain('Kontot i --user finns inte bland registrets användare.');
  });

  test('i "audit log" väljer --user vems läsningar som visas: den som tog det för ett namn att arbeta i får veta det', async () => {
    const kalix = await staffed();
    const { stderr, code } = await kalix.run('audit log --user greta', { account: 'adam' });
    expect(code).toBe(3);
    expect(stderr.replaceAll('\n', ' ')).toContain(
      'Det får granskare. Här väljer --user bara vems läsningar som visas: den ger dig ingen annans roll. Kör kommandot från granskarens konto.',
    );
    expect((await kalix.run('audit log', { account: 'adam' })).stderr).toContain('Roller ges av registrets');
    expect((await kalix.run('audit log --user adam', { account: 'greta' })).code).toBe(0);
  });

  test('handläggare som en import namnger behöver inte vara konton', async () => {
    const kalix = await office();
    expect((await kalix.importing(csv([row('B-1', { caseworker: 'någon annan' })]))).code).toBe(0);
  });
});
