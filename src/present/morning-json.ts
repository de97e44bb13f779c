/** `followups due --json` (contract). */
import type { Citation } from '../domain/citation.ts';
import type { Day } from '../domain/day.ts';
import type { DueDay } from '../domain/follow-up.ts';
import type { FollowUpRow, ProgrammeDue, WaitingDay } from '../domain/morning.ts';
import type { FollowUpPolicy } from '../domain/policy.ts';

export interface Morning {
  readonly today: Day;
  readonly within: number;
  readonly all: boolean;
  readonly user: string;
  /** Null on a day that the guideline does not cover. */
  readonly policy: FollowUpPolicy | null;
  readonly firstDay: Day | null;
  readonly followUps: readonly (FollowUpRow & DueDay & { readonly citation: Citation })[];
  readonly waiting: readonly (WaitingDay & {
    readonly decision: string;
    readonly externalId: string | null;
    readonly caseworker: string | null;
    readonly insats: string;
    readonly type: string;
    readonly clock: Day;
    readonly lastContact: Day | null;
  })[];
  readonly programmes: readonly ProgrammeDue[];
  /** What every insats without assessment is called, by its id. */
  readonly programmeNames: ReadonlyMap<string, string>;
}

export function morningJson(morning: Morning): unknown {
  const { today, within, policy, firstDay, programmes } = morning;
  return {
    today,
    within,
    followUps: morning.followUps.map(row => ({
      decision: row.decision,
      externalId: row.externalId,
      caseworker: row.caseworker,
      insats: row.insats,
      type: row.type,
      series: row.series,
      due: row.due,
      status: row.status,
      daysLate: row.daysLate,
      workingDay: row.workingDay,
      citation: { source: row.citation.source, place: row.citation.place },
    })),
    waiting: morning.waiting.map(row => ({
      decision: row.decision,
      externalId: row.externalId,
      caseworker: row.caseworker,
      insats: row.insats,
      type: row.type,
      decided: row.clock,
      threeMonths: row.threeMonths,
      daysLeft: row.daysLeft,
      lastContact: row.lastContact,
    })),
    programmes,
    ...(policy ? {} : { notInForce: [{ id: 'uppfoljning', firstDay }] }),
  };
}
