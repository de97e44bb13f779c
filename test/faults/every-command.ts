/** One command line for each command there is, that does something in the register of known persons. */

import { day } from '../../src/domain/day.ts';
import { csv, row } from '../support/import-rows.ts';
import { application } from '../support/office.ts';
import { personsBornBetween } from '../support/persons.ts';
import type { Known } from './personal-data.ts';

export interface Line {
  readonly args: string;
  /** What stands on standard input. */
  readonly input?: string;
  /** What it ends with; 0 when nothing is said. */
  readonly code?: number;
  /** Does it read or write the register, and end with 6 when it cannot be opened? */
  readonly opens: boolean;
  /** Its argument is a name that somebody gives and is told again: a file’s, an account’s. */
  readonly tellsName?: true;
  /** The same with what tells who somebody is: the only lines that may. */
  readonly withIdentity?: string;
  /** The file that it writes is what was asked for: only what is said is searched. */
  readonly fileHoldsPersons?: true;
}

const adults = personsBornBetween(day('1960-01-01'), day('1990-12-31'));
const numberOf = (i: number) => adults[i]?.number ?? '';

/** Everyone in the register, and one that is only ever typed. No family name is a word of the program's. */
export const known: readonly Known[] = [
  { number: numberOf(0), name: 'Åsa Hemligsson' },
  { number: numberOf(5), name: 'Örjan Skyddström' },
  { number: numberOf(10), name: 'Märta Döljqvist' },
  { number: numberOf(15), name: 'Émile Tystberg' },
];

const [first, second, third, typed] = known as [Known, Known, Known, Known];

/** An adult's decision; a follow-up in it has her name in a note. */
export const registration = JSON.stringify({ ...application, person: first });
export const followUp = JSON.stringify({
  ...{ day: '2026-06-01', how: 'mote', talkedWithPerson: true, heardPerformer: true },
  ...{ personsView: `${first.name}, ${first.number}, är nöjd` },
});

/** Waiting since long, running, interrupted. */
export const imported = csv([
  row('B-1', { personnummer: second.number, name: second.name, protected: 'ja', decision_date: '2026-02-02' }),
  row('B-2', { personnummer: third.number, name: third.name, executed_date: '2026-03-20' }),
  row('B-3', {
    ...{ personnummer: second.number, name: second.name, protected: 'ja' },
    ...{ executed_date: '2026-03-20', interrupted_date: '2026-05-01' },
  }),
]);

const step = (args: string): Line => ({ args, opens: true });
const asks = (args: string): Line => ({ args, opens: false });

export const everyCommand: Readonly<Record<string, Line>> = {
  check: asks('check --age 14 --registered --group anhorig-skadligt-bruk'),
  register: {
    args: 'register --from -',
    input: JSON.stringify({ ...application, person: typed }),
    opens: true,
  },
  'case list': { args: 'case list --all --person -', input: `${first.number}\n`, opens: true },
  'case show': {
    args: 'case show 2026-0002',
    withIdentity: 'case show 2026-0002 --identity',
    opens: true,
  },
  'case log': step('case log 2026-0002'),
  'decision offer': step('decision offer 2026-0002-A --day 2026-11-10 --what Plats --answer inget-svar'),
  'decision contact': step('decision contact 2026-0002-A --day 2026-11-18 --how telefon --delay-reasons Kö'),
  'decision execute': step('decision execute 2026-0002-A --day 2026-11-18'),
  'decision interrupt': step('decision interrupt 2026-0003-A --day 2026-11-18 --why Sjukdom'),
  'decision resume': step('decision resume 2026-0004-A --day 2026-11-18'),
  'decision plan': step('decision plan 2026-0003-A --day 2026-11-18 --participated --goal Mål --hindrance Brådska'),
  'decision changed': step('decision changed 2026-0002-A --day 2026-11-18 --what Skolbyte'),
  'decision close': step('decision close 2026-0003-A --day 2026-11-18 --reason mal-uppnadda --goals ja'),
  'decision correct': step('decision correct 2026-0003-A --field executed --to 2026-03-21 --why Skrivfel'),
  'decision object': step('decision object 2026-0002-A --day 2026-11-18 --what Mötesdagen'),
  'consent share': step('consent share 2026-0002-A --day 2026-11-18 --with Skolan --what Tider --by person'),
  'report-concern': step('report-concern 2026-0002-A --day 2026-11-18 --to Mottagningen'),
  'followups due': step('followups due --all --within 365 --csv lista.csv --ics lista.ics'),
  'followups list': step('followups list --all'),
  'followups record': step(
    'followups record 2026-0002-A --day 2026-11-18 --how mote --talked-with-person --no-heard-performer',
  ),
  'followups schedule': step('followups schedule 2026-0003-A --due 2026-12-01 --why Skolstart'),
  'ivo-report': {
    args: 'ivo-report --quarter 2026Q3',
    withIdentity: 'ivo-report --quarter 2026Q3 --for ivo --with-identity',
    opens: true,
  },
  'ivo-report submit': step('ivo-report submit --quarter 2026Q3'),
  'ivo-report notify': step('ivo-report notify'),
  'board-report delegation': step('board-report delegation --month 2026-05'),
  'board-report decisions': step('board-report decisions --month 2026-05'),
  'board-report internal-control': step('board-report internal-control --tertial 2026T2'),
  stats: step('stats'),
  'insats list': asks('insats list'),
  'insats show': asks('insats show bra-samtal'),
  'rules list': asks('rules list'),
  'rules show': asks('rules show bra-18-ar'),
  'rules interpretations': asks('rules interpretations'),
  'rules duties': asks('rules duties'),
  'rules lint': asks('rules lint'),
  'rules test': asks('rules test'),
  import: {
    args: 'import -',
    input: csv([row('B-9', { personnummer: typed.number, name: typed.name })]),
    opens: true,
  },
  export: {
    args: 'export --jsonl allt.jsonl',
    fileHoldsPersons: true,
    withIdentity: 'export --jsonl -',
    opens: true,
  },
  'audit verify': step('audit verify'),
  'audit log': step('audit log'),
  'audit review': step('audit review --list'),
  'user add': { ...step('user add eva --role granskare'), tellsName: true },
  'user list': step('user list --all'),
  'user end': step('user end anna --role granskare'),
  'db purge': step('db purge --list'),
  'db hold': step('db hold 2026-0002 --why Tvist'),
  'db backup': { ...asks('db backup kopia.db'), tellsName: true },
  'db restore': asks('db restore fore.db --yes'),
  'db doctor': asks('db doctor'),
  'db key show': { args: 'db key show', code: 2, opens: false },
  'db key rotate': asks('db key rotate --yes'),
  'db key wrap': { args: 'db key wrap --passphrase-file -', input: 'fyra vanliga svenska ord\n', opens: false },
  'audit seal': step('audit seal'),
  completion: asks('completion bash'),
  help: asks('help sekretess'),
  schema: asks('schema check'),
  'db init': { args: 'db init --db nytt/register.db', opens: false },
};

/** Lines beside those above that show who somebody is, because that is what they were asked for. */
export const asked = ['ivo-report submit --quarter 2026Q3 --show --with-identity'];
