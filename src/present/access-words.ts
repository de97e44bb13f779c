/** The words of accounts, roles and the access log. */

import type { Verdict } from '../domain/access/review.ts';
import type { Action, Role } from '../domain/access/role.ts';

export const actionWords: Readonly<Record<Action, string>> = {
  'write-case': 'registrera eller ändra i ärenden',
  import: 'läsa in beslut',
  'read-case': 'läsa ärenden',
  search: 'söka på personer',
  'list-own': 'lista ärenden',
  'list-all': 'lista andras ärenden',
  report: 'ta fram rapporter',
  audit: 'granska journalen och åtkomstloggen',
  administer: 'sköta registret och dess konton',
  export: 'skriva ut hela registret',
  'act-for-another': 'arbeta i någon annans namn (--user)',
};

export const verdictWords: Readonly<Record<Verdict, string>> = {
  befogad: 'befogad',
  oklar: 'oklar, ska utredas',
  obefogad: 'obefogad',
};

/** The account at the keyboard is named by the machine; what was typed in `--user` is not repeated. */
export function accountWords(account: string | null): string {
  return account === null ? 'Kontot i --user' : `Kontot ${account}`;
}

/** "handläggare och granskare" */
export function andWords(words: readonly (Role | string)[]): string {
  return joined(words, 'och');
}

export function orWords(words: readonly Role[]): string {
  return joined(words, 'eller');
}

function joined(words: readonly string[], by: string): string {
  const [last = '', ...others] = [...words].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} ${by} ${last}`;
}
