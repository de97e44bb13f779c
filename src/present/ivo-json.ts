/** `ivo-report --json` (contract). No identity: that is for IVO alone, and comes with its own flag. */
import type { LateRow, QuarterReport, ResolvedRow } from '../domain/report.ts';

export interface Integrity {
  readonly entries: number;
  readonly head: string | null;
}

export function ivoJson(report: QuarterReport, integrity: Integrity): unknown {
  const { frame, statistics } = report;
  const { window } = frame;
  return {
    quarter: frame.quarter,
    lastDay: frame.lastDay,
    rule: { id: frame.rule.id, citation: { source: frame.rule.citation.source, place: frame.rule.citation.place } },
    window: window ? { from: window.from, to: window.to, note: window.note } : null,
    notExecuted: report.notExecuted.map(lateJson),
    interrupted: report.interrupted.map(lateJson),
    partlyExecuted: report.partlyExecuted.map(lateJson),
    resolved: report.resolved.map(resolvedJson),
    forInformation: { courtOrders: report.courtOrders.map(lateJson), reportedThenMissing: [] },
    statistics,
    integrity,
  };
}

function lateJson(row: LateRow): unknown {
  return {
    decision: row.decision,
    externalId: row.externalId,
    decided: row.decided,
    ...(row.renews ? { renews: row.renews } : {}),
    ...(row.interrupted ? { interrupted: row.interrupted } : {}),
    ...(row.missing ? { missing: row.missing } : {}),
    limit: row.limit,
    daysWaited: row.daysWaited,
    daysSinceDecision: row.daysSinceDecision,
    insats: row.insats,
    type: row.type,
    sex: row.sex,
    reasons: row.reasons,
    offers: row.offers.map(({ day, what, answer, answerDay }) => ({ day, what, answer, answerDay })),
    contacts: row.contacts.map(({ day, how, help, asksToWait }) => ({
      day,
      how,
      help: help ?? null,
      asksToWait: asksToWait ?? false,
    })),
    reportedBefore: [],
    thin: row.thin,
    protectedIdentity: row.protectedIdentity,
    feeFrame: row.feeFrame,
  };
}

function resolvedJson(row: ResolvedRow): unknown {
  return {
    decision: row.decision,
    externalId: row.externalId,
    type: row.type,
    what: row.what,
    day: row.day,
    afterDays: row.afterDays,
    notified: row.notified,
  };
}
