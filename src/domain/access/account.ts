/** The accounts that are known to the register: who, in which role, from which day to which. */
import { addDays, type Day } from '../day.ts';
import { type Outcome, ok, refuse } from '../outcome.ts';
import type { Role } from './role.ts';

/** One account in one role. An account that holds several roles has one standing for each. */
export interface Standing {
  readonly name: string;
  readonly role: Role;
  readonly firstDay: Day;
  /** The last day that it holds; null when none is set. */
  readonly lastDay: Day | null;
  /** Held by the account that made the register, until the role is given to somebody. */
  readonly untilGiven: boolean;
}

export type AccountEvent =
  | ({ readonly kind: 'user-added' } & Standing)
  | {
      readonly kind: 'user-ended';
      readonly name: string;
      readonly role: Role;
      /** Tells which of the account's standings in that role. */
      readonly firstDay: Day;
      readonly lastDay: Day;
    };

/** From the first day to the last, both included. */
export function holdsOn({ firstDay, lastDay }: Standing, on: Day): boolean {
  return firstDay <= on && (lastDay === null || on <= lastDay);
}

/** The account that makes a register holds every role; the two that read cases only until they are given to others. */
export function founding(name: string, on: Day): AccountEvent[] {
  const held = { kind: 'user-added', name, firstDay: on, lastDay: null } as const;
  return [
    { ...held, role: 'administratör', untilGiven: false },
    { ...held, role: 'handläggare', untilGiven: true },
    { ...held, role: 'granskare', untilGiven: true },
  ];
}

export interface NewStanding {
  readonly names: readonly string[];
  readonly role: Role;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
}

/** Gives a role to accounts. What the founder held of it until then ends the day before. */
export function decideAdd(standings: readonly Standing[], given: NewStanding): Outcome<AccountEvent[]> {
  const { names, role, firstDay, lastDay } = given;
  const inRole = standings.filter(s => s.role === role);
  const holder = names.find(name => inRole.some(s => s.name === name && !s.untilGiven && overlaps(s, given)));
  if (holder !== undefined) return refuse({ code: 'role-held', role });
  return ok([
    ...inRole.filter(s => s.untilGiven && isOpenOn(s, firstDay)).map(s => ended(s, addDays(firstDay, -1))),
    ...names.map(name => ({ kind: 'user-added' as const, name, role, firstDay, lastDay, untilGiven: false })),
  ]);
}

/** Ends what an account holds now or is to hold, in one role or in all. Somebody must be left to give roles. */
export function decideEnd(
  standings: readonly Standing[],
  end: { readonly name: string; readonly role?: Role; readonly lastDay: Day },
  today: Day,
): Outcome<AccountEvent[]> {
  const { name, role, lastDay } = end;
  const ending = standings.filter(s => s.name === name && (role ?? s.role) === s.role && isOpenOn(s, today));
  if (ending.length === 0) return refuse({ code: 'unknown-user' });
  const after = addDays(lastDay, 1);
  const remains = (s: Standing) => s.role === 'administratör' && s.lastDay === null && holdsOn(s, after);
  const isLast = ending.some(remains) && !standings.some(s => remains(s) && !ending.includes(s));
  if (isLast) return refuse({ code: 'last-administrator' });
  return ok(ending.map(s => ended(s, lastDay)));
}

function ended({ name, role, firstDay }: Standing, lastDay: Day): AccountEvent {
  return { kind: 'user-ended', name, role, firstDay, lastDay };
}

function isOpenOn({ lastDay }: Standing, on: Day): boolean {
  return lastDay === null || on <= lastDay;
}

function overlaps(held: Standing, given: NewStanding): boolean {
  const isNever = held.lastDay !== null && held.lastDay < held.firstDay;
  return !isNever && isOpenOn(held, given.firstDay) && (given.lastDay === null || held.firstDay <= given.lastDay);
}
