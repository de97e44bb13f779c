/** `ivo-report --json` (contract), for each reader. */
import type { LateRow } from '../domain/report/late-row.ts';
import type { ResolvedRow } from '../domain/report/report.ts';
import { rowsOf } from './json-pieces.ts';
import type { ReportView } from './report-view.ts';

export function reportJson(view: ReportView): unknown {
  if (view.reader === 'revisorer') return auditorsJson(view);
  if (view.reader === 'fullmaktige') return councilJson(view);
  const { report, integrity } = view;
  const { frame, statistics } = report;
  const { window } = frame;
  const late = (row: LateRow) => lateJson(row, view.identities);
  return {
    ...head(view),
    window: window ? { from: window.from, to: window.to, note: window.note } : null,
    notExecuted: rowsOf(report.notExecuted, late),
    interrupted: rowsOf(report.interrupted, late),
    partlyExecuted: rowsOf(report.partlyExecuted, late),
    resolved: rowsOf(report.resolved, resolvedJson),
    forInformation: { courtOrders: report.courtOrders.map(late), reportedThenMissing: report.reportedThenMissing },
    statistics,
    integrity,
  };
}

function head({ report: { frame }, reader }: ReportView) {
  const { source, place } = frame.rule.citation;
  const rule = { id: frame.rule.id, citation: { source, place } };
  return { quarter: frame.quarter, lastDay: frame.lastDay, ...(reader ? { for: reader } : {}), rule };
}

function lateJson(row: LateRow, identities: ReportView['identities']): unknown {
  const identity = identities?.get(row.decision);
  return {
    decision: row.decision,
    externalId: row.externalId,
    ...(identity ? { identity } : {}),
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
    consequences: row.consequences,
    offers: row.offers.map(({ day, what, answer, answerDay }) => ({ day, what, answer, answerDay })),
    contacts: row.contacts.map(({ day, how, help }) => ({ day, how, help: help ?? null })),
    followUps: row.followUps,
    asksToWait: row.asksToWait,
    reportedBefore: row.reportedBefore,
    thin: row.thin,
    protectedIdentity: row.protectedIdentity,
    feeFrame: row.feeFrame,
  };
}

function resolvedJson(row: ResolvedRow): unknown {
  const { decision, externalId, type, what, day, afterDays, reported, notified } = row;
  return { decision, externalId, type, what, day, afterDays, reported, notified };
}

/** SoL 34:1's three facts, under a name that tells nobody who it is. */
function auditorsJson(view: ReportView): unknown {
  const { notExecuted, interrupted, partlyExecuted, resolved } = view.report;
  const posts = [...notExecuted, ...interrupted, ...partlyExecuted];
  return {
    ...head(view),
    posts: posts.map(r => ({
      id: view.pseudonym(r.decision),
      part: r.part,
      decided: r.decided,
      type: r.type,
      reasons: r.reasons,
    })),
    resolved: resolved.filter(r => r.reported).map(r => ({ id: view.pseudonym(r.decision), what: r.what, day: r.day })),
  };
}

function councilJson(view: ReportView): unknown {
  return { ...head(view), statistics: view.report.statistics };
}
