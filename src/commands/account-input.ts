/** Accounts and roles as they are typed. */
import type { Context } from '../context.ts';
import { type Role, roles } from '../domain/access/role.ts';
import type { Day } from '../domain/day.ts';
import { parsePersonNumber } from '../domain/person-number.ts';
import { Refusal } from '../domain/problem.ts';
import { choiceField, type Field } from './fields.ts';

/** Also without the dots, from a keyboard that has none: `handlaggare`. */
export function roleField(
  label: string,
  shape: { readonly required?: boolean; readonly question?: string } = {},
): Field<Role> {
  const read = (raw: unknown) => roles.find(role => role === raw || withoutDots(role) === raw);
  return { ...choiceField(label, roleWords, shape), read };
}

/** A role is called what it is. */
const roleWords = Object.fromEntries(roles.map(role => [role, role])) as Record<Role, string>;

function withoutDots(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** The names as the machine knows them: each once, and nobody's person number. " via " is how the journal says for whom. */
export function accountNames(typed: readonly string[], today: Day): string[] {
  const names = [...new Set(typed.map(name => name.normalize('NFC')))];
  for (const name of names) {
    if (parsePersonNumber(name, today, { key: 'konto' }).ok) throw new Refusal({ code: 'person-on-command-line' });
    if (/^[\p{L}\p{N}][\p{L}\p{N} ._@$-]{0,63}$/u.test(name) && !/ via /i.test(name)) continue;
    throw notAnAccount('bokstäver, siffror och . _ - @ $, högst 64 tecken');
  }
  return names;
}

/**
 * The same, for somebody who is to be let in. A name with a space is a person's, and not an account's; but on a machine that
 * has such accounts (Windows), as the one at the keyboard shows.
 */
export function newAccountNames(typed: readonly string[], { realToday, account }: Context): string[] {
  const names = accountNames(typed, realToday);
  if (account.includes(' ') || !names.some(name => name.includes(' '))) return names;
  throw notAnAccount('det som personen loggar in med, utan mellanslag');
}

function notAnAccount(rule: string): Refusal {
  const expected = `kontots namn på datorn: ${rule}`;
  return new Refusal({ code: 'invalid-value', place: { flag: 'Kontonamnet' }, expected });
}
