/** Lets an account into a register that has just been opened, or refuses it. */
import { type Actor, refusedAdmission } from '../domain/access/admission.ts';
import type { Action } from '../domain/access/role.ts';
import { type Day, latest, parseDay } from '../domain/day.ts';
import { Refusal } from '../domain/problem.ts';
import type { Register } from '../register/port.ts';

/**
 * `today` is the real day: an account that has ended does not come back by `--today`. Nor by a clock that is set back: it
 * is never earlier than the journal's last entry.
 */
export async function admit(
  register: Register,
  actor: Actor,
  action: Action | undefined,
  today: Day,
  lastRecorded: string | undefined,
): Promise<void> {
  if (action === undefined) throw new Refusal({ code: 'bug' });
  const recorded = parseDay(lastRecorded?.slice(0, 10) ?? '');
  const on = latest(today, recorded ?? today) ?? today;
  const account = await register.standings(actor.account);
  const user = actor.user === actor.account ? account : await register.standings(actor.user);
  const problem = refusedAdmission(actor, { account, user }, action, on);
  if (problem) throw new Refusal(problem);
}
