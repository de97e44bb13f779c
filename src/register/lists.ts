/**
 * The morning's lists. Where nothing has happened after `today`, the stored answer of the core holds; the few decisions
 * with something later are computed anew as they stood on that day.
 */

import { type Decision, lastContactOn } from '../domain/case/decision.ts';
import { phaseOn } from '../domain/case/phase.ts';
import type { Day } from '../domain/day.ts';
import { nextFollowUpOn } from '../domain/follow-up.ts';
import type { FollowUpRow } from '../domain/morning.ts';
import type { FollowUpPolicy } from '../domain/policy.ts';
import type { Sqlite } from './database.ts';
import type { Policies } from './derived.ts';
import type { WaitingRow } from './port.ts';

interface FollowUpQuery {
  readonly today: Day;
  readonly until: Day;
  readonly policy: FollowUpPolicy;
  readonly caseworker?: string;
}

export function followUpRows(db: Sqlite, policies: Policies, query: FollowUpQuery): FollowUpRow[] {
  if (query.policy !== policies.followUp)
    return byDue(recomputed(allStates(db), query).filter(r => r.due <= query.until));
  const stored = db
    .prepare<[Record<string, string | null>], FollowUpRow>(
      `SELECT id AS decision, external_id AS externalId, caseworker, insats, type, next_series AS series, next_due AS due
       FROM decision WHERE next_due IS NOT NULL AND next_due <= @until AND last_day <= @today
         AND (@caseworker IS NULL OR caseworker = @caseworker)
       ORDER BY next_due, id`,
    )
    .all({ until: query.until, today: query.today, caseworker: query.caseworker ?? null });
  const changed = recomputed(statesChangedAfter(db, query.today), query).filter(r => r.due <= query.until);
  return changed.length === 0 ? stored : byDue([...stored, ...changed]);
}

export function waitingRows(db: Sqlite, query: { today: Day; caseworker?: string }): WaitingRow[] {
  const stored = db
    .prepare<[Record<string, string | null>], WaitingRow>(
      `SELECT id AS decision, external_id AS externalId, caseworker, insats, type, waiting_from AS clock, last_contact AS lastContact
       FROM decision WHERE waiting_from IS NOT NULL AND last_day <= @today
         AND (@caseworker IS NULL OR caseworker = @caseworker)
       ORDER BY waiting_from, id`,
    )
    .all({ today: query.today, caseworker: query.caseworker ?? null });
  const changed = statesChangedAfter(db, query.today)
    .filter(d => isOwn(d, query.caseworker) && phaseOn(d, query.today).kind === 'waiting')
    .map(d => ({ ...names(d), clock: d.firstDecided, lastContact: lastContactOn(d, query.today) }));
  if (changed.length === 0) return stored;
  return [...stored, ...changed].sort((a, b) => compare(a.clock, b.clock) || compare(a.decision, b.decision));
}

function recomputed(decisions: readonly Decision[], query: FollowUpQuery): FollowUpRow[] {
  return decisions.flatMap(d => {
    const next = isOwn(d, query.caseworker) ? nextFollowUpOn(d, query.today, query.policy) : undefined;
    return next ? [{ ...names(d), ...next }] : [];
  });
}

function names(d: Decision) {
  return { decision: d.id, externalId: d.externalId, caseworker: d.caseworker, insats: d.insats, type: d.type };
}

function isOwn(decision: Decision, caseworker: string | undefined): boolean {
  return caseworker === undefined || decision.caseworker === caseworker;
}

function statesChangedAfter(db: Sqlite, today: Day): Decision[] {
  const rows = db.prepare<[string], { state: string }>(
    'SELECT s.state FROM decision d JOIN decision_state s ON s.id = d.id WHERE d.last_day > ?',
  );
  return rows.all(today).map(r => JSON.parse(r.state) as Decision);
}

function allStates(db: Sqlite): Decision[] {
  return db
    .prepare<[], { state: string }>('SELECT state FROM decision_state')
    .all()
    .map(r => JSON.parse(r.state) as Decision);
}

function byDue(rows: FollowUpRow[]): FollowUpRow[] {
  return rows.sort((a, b) => compare(a.due, b.due) || compare(a.decision, b.decision));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
