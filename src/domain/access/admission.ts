/** Whether an account is let in to do something: asked once for every register that is opened. */
import { addDays, type Day } from '../day.ts';
import type { Problem } from '../problem.ts';
import { holdsOn, type Standing } from './account.ts';
import { type Action, mayDo, rolesFor } from './role.ts';

/** Who is at the keyboard, and in whose name the work is done: the same, unless `--user` says otherwise. */
export interface Actor {
  readonly account: string;
  readonly user: string;
}

/** What the two hold, ever: an account that is not known holds nothing. */
export interface Standings {
  readonly account: readonly Standing[];
  readonly user: readonly Standing[];
}

/**
 * Undefined when the actor may. The account at the keyboard must itself be in force, and only an administrator, who could
 * take any role, works in another's name: nobody gets further by naming somebody else.
 */
export function refusedAdmission(
  { account, user }: Actor,
  held: Standings,
  action: Action,
  on: Day,
): Problem | undefined {
  const stranger = notInForce(held.account, on, account);
  if (stranger) return stranger;
  if (account === user) return notAllowed(held.account, action, on);
  return (
    notAllowed(held.account, 'act-for-another', on) ??
    notInForce(held.user, on, null) ??
    notAllowed(held.user, action, on)
  );
}

function notInForce(held: readonly Standing[], on: Day, account: string | null): Problem | undefined {
  if (held.length === 0) return { code: 'unknown-account', account };
  if (held.some(s => holdsOn(s, on))) return undefined;
  const coming = held
    .map(s => s.firstDay)
    .filter(day => on < day)
    .sort()[0];
  if (coming !== undefined) return { code: 'account-not-in-force', account, firstDay: coming };
  const last =
    held
      .map(s => s.lastDay ?? addDays(on, -1))
      .sort()
      .at(-1) ?? on;
  return { code: 'account-not-in-force', account, lastDay: last };
}

function notAllowed(held: readonly Standing[], action: Action, on: Day): Problem | undefined {
  const roles = held.filter(s => holdsOn(s, on)).map(s => s.role);
  return roles.some(role => mayDo(role, action))
    ? undefined
    : { code: 'not-allowed', action, roles, needs: rolesFor(action) };
}
