/**
 * Varje fel som verktyget kan säga, framkallat, med sin text och sin avslutningskod i gallery.txt. Ändras en text med
 * avsikt: `npx vitest run test/errors -u`. Regelbokens egna fel står i rulebook-problems.test.ts.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { wrapped } from '../../src/present/paragraph.ts';
import { cited, describeProblem } from '../../src/present/problem/describe.ts';
import { newKey, writeKeyAsText } from '../../src/register/key.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { csv, row } from '../support/import-rows.ts';
import { withoutKeyring } from '../support/keyring.ts';
import { changedApplication, office, temporaryFolders } from '../support/office.ts';
import { person, personAged, personsBornBetween, withWrongCheckDigit } from '../support/persons.ts';
import { newRegister } from '../support/register.ts';
import { rulebookReplacing } from '../support/rulebook-folder.ts';
import { keptOffice } from '../support/upkeep.ts';
import { kalix as run, type TestWorldOptions } from '../support/world.ts';

const kalix = await office();
const child = personAged(10, day('2026-05-04'));
const later = {
  decisionDay: '2026-07-01',
  applicationDay: '2026-06-20',
  consentDay: '2026-06-20',
  motivationDay: '2026-06-20',
};
const byGuardians = {
  person: { number: child.number },
  applicationBy: 'guardian',
  consent: undefined,
  guardianConsent: 'all',
};
const rights = { childInformed: true, childHeard: true, childBestInterests: 'Barnet mår bättre av stöd hemma' };

for (const changes of [{}, { outcome: 'avslag' }, { ...byGuardians, ...rights }, {}])
  await kalix.run('register --from -', changedApplication(changes));
await kalix.run('register --from -', changedApplication({ ...later, renews: '2026-0004-A', person: undefined }));

await kalix.run('user add admin --role administratör');
await kalix.run('user add slutat --role granskare');
await kalix.run('user end slutat');
await kalix.run('user add anna --role granskare');
await kalix.run('case show 2026-0001');
// Two persons with a case each that has been over for five years, one of them with two.
const [one, two] = personsBornBetween(day('1970-01-01'), day('1990-12-31')).filter(
  p => !['05', '15', '25'].includes(p.born.slice(8)),
);
const over = { decision_date: '2019-01-12', closed_date: '2019-06-01' };
await kalix.importing(
  csv([
    ...[
      row('G-1', { ...over, personnummer: one?.number ?? '' }),
      row('G-2', { ...over, personnummer: two?.number ?? '' }),
    ],
    row('G-3', { ...over, personnummer: two?.number ?? '' }),
  ]),
);

type Said = Awaited<ReturnType<typeof run>>;
const say = (line: string | readonly string[], options?: TestWorldOptions) => async (): Promise<Said> =>
  kalix.run([...(typeof line === 'string' ? line.split(' ') : line), '--json'], options);
const apply = (changes: Readonly<Record<string, unknown>>) => say('register --from -', changedApplication(changes));
const bring = (text: string) => say('import rader.csv', { files: { 'rader.csv': text } });

/** A register of its own that something has happened to. */
const spoilt = (spoil: (made: Awaited<ReturnType<typeof newRegister>>) => void) => async () => {
  const made = await newRegister();
  spoil(made);
  return run('case list --json', { folders: made.folders });
};
const spoiltKey = (spoil: (file: string) => void) =>
  spoilt(({ folders }) => spoil(join(folders.config, 'keys', readdirSync(join(folders.config, 'keys'))[0] ?? '')));

const participation = 'register --insats bra-samtal --day 2026-11-20 --form grupp --participants 4 --sex kvinna';

/** The export of another register, whose first case is another. */
async function exportOfAnother(): Promise<Said> {
  const other = await office();
  await other.run('register --from -', changedApplication({ type: 'Annat' }));
  const { stdout } = await other.run('export --jsonl -');
  return kalix.run('import allt.jsonl --json', { files: { 'allt.jsonl': stdout } });
}

/** Every code that a command line can bring about. */
const provoked: Readonly<Record<string, () => Promise<Said>>> = {
  'unknown-command': say('visa'),
  'unknown-flag': say('case list --alla'),
  'missing-argument': say('case show'),
  'too-many-arguments': say('case show 2026-0001 2026-0002'),
  'missing-flag': say('decision execute 2026-0001-A'),
  'missing-value': say('case list --person -', { files: { '-': ' ' } }),
  'invalid-value': say('followups due --within många'),
  'conflicting-values': say('register --from - --type Samtal', changedApplication({})),
  'unknown-key': apply({ skonummer: 38 }),
  'not-json': say('register --from -', { files: { '-': '{' } }),
  'future-day': apply({ decisionDay: '2026-11-22' }),
  'person-number-invalid': apply({ person: { number: withWrongCheckDigit(person(30)) } }),
  'not-in-force': say('ivo-report --quarter 2006Q2'),
  'impossible-step': say('decision resume 2026-0001-A --day 2026-06-01'),
  'day-before': say('decision execute 2026-0001-A --day 2026-05-03'),
  'not-before-decision': apply({ consentDay: '2026-05-05' }),
  'closing-reason-for-adults': say('decision close 2026-0003-A --day 2026-06-01 --reason medverkar-inte --goals nej'),
  'condition-not-met': apply({ consent: false }),
  'guideline-not-met': apply({ motivationDay: undefined }),
  'judgement-missing': apply({ ...byGuardians, ...rights, guardianConsent: 'one' }),
  'child-rights-missing': apply(byGuardians),
  'identity-forbidden': say([...`${participation} --age-band 25-64 --informed --name`.split(' '), 'Åsa']),
  'identity-required': say(
    'register --insats tolvstegsmodellen --day 2026-11-20 --registered --groups skadligt-bruk --informed',
  ),
  'outside-target-group': say(
    'register --insats radgivande-samtal --day 2026-11-20 --form grupp --participants 4 --sex kvinna --age-band 12-14 --guardian-checked --informed',
  ),
  'not-registrable': say('register --insats ses'),
  'basis-not-in-force': apply({ basis: '4:1' }),
  'cannot-renew': apply({ ...later, renews: '2026-0002-A', person: undefined }),
  'person-on-command-line': say(
    `register --from - --personnummer ${person(30).number}`,
    changedApplication({ person: undefined }),
  ),
  'which-decision': say('decision execute 2026-0004 --day 2026-07-02'),
  'bad-rows': bring(
    csv([row('B-1', { outcome: 'kanske' }), row('B-2', { insats: 'rymdresa', decision_date: '2026-02-30' })]),
  ),
  'missing-columns': bring('external_id;insats\n'),
  'export-damaged': say('import allt.jsonl', { files: { 'allt.jsonl': '{"kind":"kalix-ov-export"}' } }),
  'export-conflict': exportOfAnother,
  'unknown-insats': say('register --insats bra-samtl'),
  'unknown-schema': say('schema chek'),
  'unknown-topic': say('help sekretes'),
  'unknown-rule': say('rules show vardnadshavares-samtyke'),
  'unknown-case': say('case show 2026-9999'),
  'unknown-decision': say('case show 2026-0001-Q'),
  'register-missing': async () => run('case list --json', { folders: temporaryFolders() }),
  'register-exists': say('db init'),
  'other-municipality': async () => {
    const folder = await rulebookReplacing('rulebook', { municipality: 'Lövmarken', version: '1' });
    return kalix.run(['case', 'list', '--json', '--rules', folder]);
  },
  'register-beside-key': async () => {
    const folders = temporaryFolders();
    mkdirSync(folders.config, { recursive: true });
    return run(['db', 'init', '--json', '--db', join(folders.config, 'register.db')], { folders });
  },
  'register-not-encrypted': spoilt(({ file }) => {
    rmSync(file);
    new Database(file).exec('CREATE TABLE t (a)').close();
  }),
  'register-not-a-register': spoilt(({ file }) => writeFileSync(file, 'en text')),
  'register-truncated': spoilt(({ file }) => truncateSync(file, 5000)),
  'register-foreign': spoilt(({ raw }) => pragma(raw(), 'application_id = 1')),
  'register-newer': spoilt(({ raw }) => pragma(raw(), 'user_version = 999')),
  'register-wrong-key': spoiltKey(file => writeFileSync(file, writeKeyAsText(newKey()))),
  'key-missing': spoiltKey(file => rmSync(file)),
  'key-unreadable': spoiltKey(file => truncateSync(file, 30)),
  'key-open-to-others': spoiltKey(file => chmodSync(file, 0o644)),
  'signing-keys-unreadable': async () => {
    const made = await keptOffice(0);
    await run('db key rotate --yes', { folders: made.folders });
    const db = made.raw();
    db.exec(`UPDATE setting SET value = '00' WHERE name = 'signing-keys'`);
    db.close();
    return run('audit verify --json', { folders: made.folders });
  },
  'passphrase-wrong': async () => {
    const { folders } = await keptOffice(0);
    await run('db key wrap --passphrase-file -', { folders, files: { '-': 'Sju sjösjuka sjömän' } });
    return run('case list --json', { folders, env: { KALIX_OV_PASSPHRASE: 'Sex laxar i en laxask' } });
  },
  'keyring-failed': async () => {
    const { folders, keyFile } = await keptOffice(0);
    const digits = (n: number) => '0'.repeat(n);
    const named = `nyckelring ${digits(32)}-${digits(8)} ${digits(24)} ${digits(32)} ${digits(64)}\n`;
    writeFileSync(keyFile, named);
    return withoutKeyring(() => run('case list --json', { folders }));
  },
  'keyring-refused': async () => {
    const { folders } = await keptOffice(0);
    return withoutKeyring(() => run('db key wrap --keyring --json', { folders }));
  },
  'network-drive': async () => {
    const made = temporaryFolders();
    const mounts = join(made.root, 'mountinfo');
    writeFileSync(mounts, `36 35 98:0 / ${made.root} rw - cifs //server/ov rw\n`);
    return run('db init --json', { folders: { ...made, mounts } });
  },
  'backup-exists': say(['db', 'backup', kalix.register]),
  'backup-beside-key': say(['db', 'backup', join(kalix.folders.config, 'keys')]),
  'backup-not-verified': async () => {
    const made = await keptOffice(0);
    const db = made.raw();
    db.exec(`INSERT INTO journal VALUES (9, 'x', 1, '', '', '', x'', x'', x'')`);
    db.close();
    return run(['db', 'backup', join(made.folders.root, 'kopia.db'), '--json'], { folders: made.folders });
  },
  'backup-unusable': async () => {
    const text = join(kalix.folders.data, 'text.db');
    writeFileSync(text, 'en text');
    return kalix.run(['db', 'restore', text, '--json']);
  },
  'backup-of-another': async () => kalix.run(['db', 'restore', (await newRegister()).file, '--json']),
  'terminal-only': say('db key show'),
  'interpreter-refused': say('decision contact 2026-0001-A --day 2026-06-01 --how telefon --interpreted-by barn'),
  'plan-incomplete': say('decision plan 2026-0001-A --day 2026-06-01 --participated --goal Trygghet'),
  'adaptation-missing': say(
    `followups record 2026-0001-A --day 2026-06-01 --how mote --talked-with-person --heard-performer --needs-changed`,
  ),
  'nothing-to-correct': say('decision correct 2026-0001-A --field executed --to 2026-06-01 --why Fel'),
  'correction-grants': say('decision correct 2026-0002-A --field outcome --to bifall --why Fel'),
  'application-missing': say(
    'register --from -',
    changedApplication({ applicationDay: undefined, applicationBy: undefined }),
  ),
  'not-a-programme': say('followups record --programme oppenvard-bistand --day 2026-11-20'),
  'correction-breaks': say('decision correct 2026-0001-A --field decided --to 2026-04-01 --why Fel'),
  'unknown-account': say('case list', { account: 'okänd' }),
  'account-not-in-force': say('case list', { account: 'slutat' }),
  'not-allowed': say('case list', { account: 'admin' }),
  'role-held': say('user add anna --role administratör'),
  'last-administrator': async () => {
    const alone = await office();
    return alone.run('user end anna --json');
  },
  'unknown-user': say('user end okänd'),
  'wrong-verdicts': say('audit review --from -', { files: { '-': '{}' } }),
  'identity-for-ivo-only': say('ivo-report --quarter 2026Q3 --for revisorer --with-identity'),
  'quarter-not-ended': say('ivo-report submit --quarter 2026Q4'),
  'not-submitted': say('ivo-report submit --quarter 2025Q4 --show'),
  'already-submitted': async () => {
    await kalix.run('ivo-report submit --quarter 2026Q3');
    return kalix.run('ivo-report submit --quarter 2026Q3 --json');
  },
  'not-to-be-purged': say(['db', 'purge', '2026-0001', '--confirm', 'gallra 1']),
  'purge-same-person': say(['db', 'purge', '2019-0002', '--confirm', 'gallra 1']),
  'not-confirmed': say(['db', 'purge', '--confirm', 'gallra 7']),
  'not-held': say(['db', 'hold', '2026-0001', '--lift', '--why', 'Avgjort']),
  interrupted: say('decision execute 2026-0001-A', { answers: [] }),
};

function pragma(db: ReturnType<Awaited<ReturnType<typeof newRegister>>['raw']>, of: string): void {
  db.pragma(of);
  db.close();
}

/** What no command line brings about here: another writer, a full disk, a file that is in the way, a bug. */
const described: readonly Problem[] = [
  { code: 'config-not-json', file: '/home/anna/.config/kalix-ov/config.json' },
  { code: 'config-open-to-others', file: '/home/anna/.config/kalix-ov/config.json' },
  {
    ...{ code: 'config-unknown-key', file: '/home/anna/.config/kalix-ov/config.json', key: 'rulse' },
    ...{ nearest: 'rules', known: ['db', 'rules', 'within', 'pager'] },
  },
  {
    ...{ code: 'config-invalid-value', file: '/home/anna/.config/kalix-ov/config.json', key: 'within' },
    expected: 'ett antal dagar från 0 till 3660',
  },
  { code: 'file-exists' },
  { code: 'file-unwritable', reason: 'denied' } as Problem,
  { code: 'already-decided', decision: '2026-0001-A' },
  { code: 'closing-reason-for-application' },
  { code: 'register-busy' },
  { code: 'register-read-only' },
  { code: 'register-full' },
  { code: 'register-damaged' },
  { code: 'case-changed' },
  { code: 'bug' },
  {
    ...{ code: 'no-longer-in-force', what: 'Rapporteringen av ej verkställda beslut', lastDay: '2025-06-30' },
    citation: { source: 'SoL 2001:453', place: '16 kap. 6 f §' },
  },
];

const { localSources } = await loadRulebook();

const source = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const problemType = source('../../src/domain/problem.ts').split('export type Problem =')[1] ?? '';
const codes = [...problemType.matchAll(/readonly code: ((?:'[a-z-]+'[\s|]*)+)/g)].flatMap(
  m => (m[1] ?? '').match(/[a-z-]+/g) ?? [],
);
const rulebookCodes = [...source('rulebook-problems.test.ts').matchAll(/it\('([a-z-]+)/g)].map(m => m[1] ?? '');

/** Without what differs from run to run. */
const lasting = (text: string) =>
  text.replaceAll(/\/\S*kalix-ov-\w{6}/g, '<mapp>').replaceAll(/[0-9a-f]{32}/g, '<register>');

type Words = Pick<ReturnType<typeof describeProblem>, 'message' | 'hint' | 'citation'>;
const said = ({ message, hint, citation }: Words) =>
  `${message}\n${citation ? `Enligt ${citation.source}, ${citation.place}.\n` : ''}${hint}\n`;
const onOneLine = (text: string) => text.replace(/\s+/g, ' ');
/** As on a terminal; a folder's own name is as long as it happens to be, so it is taken out first. */
const inGallery = (words: Words) => wrapped(lasting(said(words)), 80);

describe('varje fel', () => {
  const texts = new Map<string, string>();

  test.each(Object.entries(provoked))('%s', async (code, provoke) => {
    const { code: exit, json, stderr } = await provoke();
    const { error } = json() as { error: ReturnType<typeof describeProblem> & { code: string } };
    expect(error.code).toBe(code);
    expect(onOneLine(stderr)).toContain(onOneLine(said(error)));
    texts.set(code, `${code} (${exit})\n${inGallery(error)}`);
  });

  test.each(described.map(p => [p.code, p] as const))('%s', (code, problem) => {
    const words = cited(describeProblem(problem), localSources);
    texts.set(code, `${code} (${words.exit})\n${inGallery(words)}`);
  });

  test('har sin text och sin kod i galleriet', async () => {
    expect([...texts.keys()].sort()).toEqual([...Object.keys(provoked), ...described.map(p => p.code)].sort());
    const gallery = [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
    await expect(gallery.join('\n')).toMatchFileSnapshot('gallery.txt');
  });

  test('ingen kod saknar sitt fall', () => {
    expect(codes.length).toBeGreaterThan(70);
    const covered = new Set([...Object.keys(provoked), ...described.map(p => p.code), ...rulebookCodes]);
    expect(codes.filter(code => !covered.has(code))).toEqual([]);
  });

  test('inget fall gäller en kod som inte finns', () => {
    expect([...Object.keys(provoked), ...described.map(p => p.code)].filter(code => !codes.includes(code))).toEqual([]);
  });
});

describe('inget fel upprepar namnet eller numret som skrevs', () => {
  const [name, given, number, wrong] = [
    'Hemlig Hemligsson',
    'Hemligsson',
    person(30).number,
    withWrongCheckDigit(person(31)),
  ];
  const secrets = [given, given.toLowerCase(), number, number.slice(2), wrong, wrong.slice(-4)];
  const json = (content: unknown): TestWorldOptions => ({ files: { '-': JSON.stringify(content) } });
  const lines: readonly (readonly [readonly string[], TestWorldOptions?])[] = [
    [[name]],
    [[number]],
    [[`--${number}`]],
    [['case', number]],
    [['case', 'show', number]],
    [['case', 'show', name]],
    [['case', 'show', '2026-0001', number]],
    [['case', 'list', '--person', '-'], { files: { '-': wrong } }],
    [['check', '--age', number]],
    [['check', '--born', number]],
    [['check', '--insats', given]],
    [['check', '--facts', '-'], json({ [number]: 1 })],
    [['check', '--facts', '-'], json({ age: name })],
    [['followups', 'due', '--today', number]],
    [['followups', 'due', '--within', number]],
    [['ivo-report', '--quarter', number]],
    [['register', '--insats', name]],
    [['register', '--insats', 'bra-samtal', '--name', name]],
    [['register', '--insats', 'bra-samtal', '--number', number]],
    [['register', '--insats', 'oppenvard-bistand', '--personnummer', number]],
    [['register', '--insats', 'bra-samtal', '--day', number]],
    [['register', '--insats', 'bra-samtal', '--day', '2026-11-20', '--form', name]],
    [['register', '--from', '-'], { files: { '-': `{"insats": "bra-samtal", "${name}` } }],
    [['register', '--from', '-'], json({ insats: 'oppenvard-bistand', [number]: 'x' })],
    [['register', '--from', '-'], changedApplication({ person: { number: wrong, name } })],
    [['register', '--from', '-'], changedApplication({ person: { number, name: [name] } })],
    [['register', '--from', '-'], changedApplication({ person: name })],
    [['register', '--from', '-'], changedApplication({ decisionDay: number })],
    [['register', '--from', '-'], changedApplication({ outcome: name })],
    [['decision', 'execute', number, '--day', '2026-06-01']],
    [['decision', 'execute', '2026-0001-A', '--day', number]],
    [['decision', 'close', '2026-0001-A', '--day', '2026-06-01', '--reason', name, '--goals', 'ja']],
    [
      ['import', 'r.csv'],
      { files: { 'r.csv': csv([row('B-1', { personnummer: wrong, name, outcome: name, renews: number })]) } },
    ],
    [
      ['import', 'r.csv'],
      { files: { 'r.csv': `external_id;personnummer;insats;decision_date;outcome\n"${name};${number}` } },
    ],
    [['import', 'r.csv'], { files: { 'r.csv': `${name};${number}\n1;2\n` } }],
    [['rules', 'show', name]],
    [['insats', 'show', number]],
  ];

  test.each(lines.map(([argv, options]) => [argv.join(' ').slice(0, 60), argv, options] as const))(
    '%s',
    async (_title, argv, options) => {
      const { code, stdout, stderr } = await kalix.run(argv, options);
      expect(code).not.toBe(0);
      expect(code).not.toBe(70);
      for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
    },
  );
});
