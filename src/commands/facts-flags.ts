/** The flags that carry facts: one for each fact of `--facts`, of the same meaning. */
import type { Command } from 'commander';
import type { FactKey } from '../domain/fact.ts';
import type { Options } from './command.ts';

interface FactFlag {
  readonly key: FactKey;
  readonly flag: string;
  readonly value?: string;
  readonly text: string;
  /** What `--no-…` says, when there is one. */
  readonly denied?: string;
  readonly read?: (given: unknown) => unknown;
}

const number = (given: unknown) => (typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given);
/** `--no-children` and `--no-group` are answers: none. */
const numbers = (given: unknown) => listed(given).map(number);

export const factFlags: readonly FactFlag[] = [
  { key: 'age', flag: 'age', value: '<år>', text: 'ålder i hela år', read: number },
  { key: 'born', flag: 'born', value: '<ÅÅÅÅ-MM-DD>', text: 'födelsedag, i stället för --age' },
  { key: 'registeredInMunicipality', flag: 'registered', text: 'folkbokförd i kommunen', denied: 'inte folkbokförd' },
  { key: 'livesInFamilyHome', flag: 'family-home', text: 'vistas i familjehem', denied: 'inte i familjehem' },
  { key: 'guardianConsent', flag: 'guardian-consent', value: '<all|one|none>', text: 'vårdnadshavarnas samtycke' },
  { key: 'guardianInformed', flag: 'guardian-informed', text: 'vårdnadshavaren informerad', denied: 'inte informerad' },
  { key: 'childConsents', flag: 'child-consents', text: 'barnet samtycker', denied: 'barnet samtycker inte' },
  { key: 'childRequests', flag: 'child-requests', text: 'barnet begär insatsen', denied: 'barnet begär den inte' },
  { key: 'suitable', flag: 'suitable', text: 'bedömt lämpligt utan vårdnadshavarna', denied: 'bedömt olämpligt' },
  { key: 'groups', flag: 'group', value: '<id...>', text: 'målgrupper', denied: 'ingen målgrupp', read: listed },
  {
    key: 'completedTreatment',
    flag: 'completed-treatment',
    text: 'har avslutat en behandling',
    denied: 'har inte det',
  },
  {
    key: 'childrenAged',
    flag: 'children',
    value: '<år...>',
    text: 'barnens åldrar',
    denied: 'inga barn',
    read: numbers,
  },
  { key: 'expectingChild', flag: 'expecting', text: 'väntar barn', denied: 'väntar inte barn' },
  { key: 'closeToChild', flag: 'close-to-child', text: 'förälder eller närstående till barn', denied: 'är inte det' },
  { key: 'application', flag: 'application', value: '<person|guardian|none>', text: 'vem som har ansökt' },
  { key: 'consent', flag: 'consent', text: 'den vuxne samtycker', denied: 'den vuxne samtycker inte' },
  { key: 'motivationAssessed', flag: 'motivation-assessed', text: 'motivation utredd', denied: 'inte utredd' },
  { key: 'withinBoardsArea', flag: 'within-board', text: 'hör till socialnämndens område', denied: 'hör inte dit' },
  {
    key: 'needsNotMetOtherwise',
    flag: 'not-met-otherwise',
    text: 'behovet kan inte tillgodoses på annat sätt',
    denied: 'det kan det',
  },
];

/** `a b`, `a,b` and `a, b` are the same list. One with nothing in it is no answer: it stays, to be refused. */
export function listed(given: unknown): string[] {
  const values = Array.isArray(given) ? given.flatMap(g => String(g).split(',')).map(value => value.trim()) : [];
  const said = values.filter(value => value !== '');
  return said.length > 0 ? said : values;
}

export function defineFactFlags(command: Command): void {
  for (const { flag, value, text, denied } of factFlags) {
    command.option(value ? `--${flag} ${value}` : `--${flag}`, text);
    if (denied) command.option(`--no-${flag}`, denied);
  }
}

/** The facts as given, unchecked; undefined when no such flag was used. */
export function factsFromFlags(options: Options): Readonly<Record<string, unknown>> | undefined {
  const given = usedFlags(options).map(({ key, flag, read }) => [
    key,
    read ? read(options[camel(flag)]) : options[camel(flag)],
  ]);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

export function usedFlags(options: Options): readonly FactFlag[] {
  return factFlags.filter(({ flag }) => options[camel(flag)] !== undefined);
}

export function flagFor(key: FactKey): string {
  return `--${factFlags.find(f => f.key === key)?.flag ?? key}`;
}

function camel(flag: string): string {
  return flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
