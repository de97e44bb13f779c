/** What the tables beside the journal hold of a case: computed by the core, written and removed as one. */

import { hash } from 'node:crypto';
import { type Decision, lastContactOn, lastDayOf } from '../domain/case/decision.ts';
import type { ImportedRow } from '../domain/case/event.ts';
import { phaseOn } from '../domain/case/phase.ts';
import type { Case } from '../domain/case/state.ts';
import type { Day } from '../domain/day.ts';
import { type LateSpan, lateSpansUnder } from '../domain/execution.ts';
import { nextFollowUpOn } from '../domain/follow-up.ts';
import type { FollowUpPolicy, ReportingRule } from '../domain/policy.ts';
import type { Sqlite } from './database.ts';

/** The policies that derived rows are computed with. */
export interface Policies {
  readonly followUp: FollowUpPolicy;
  readonly reporting: readonly ReportingRule[];
}

/** Later than every day that a register can hold; the state "as everything stands". */
const always = '9999-12-31' as Day;

export function derivedWriter(db: Sqlite, policies: Policies) {
  const putCase = db.prepare(
    `INSERT INTO case_file (number, year, ordinal, version, person_number, name_key, person, opened)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (number) DO UPDATE SET version = excluded.version, person_number = excluded.person_number,
       name_key = excluded.name_key, person = excluded.person`,
  );
  const putDecision = db.prepare(
    `INSERT INTO decision (id, case_number, external_id, caseworker, insats, type, last_day, next_due, next_series, waiting_from, last_contact, imported)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id, caseworker = excluded.caseworker,
       insats = excluded.insats, type = excluded.type, last_day = excluded.last_day, next_due = excluded.next_due,
       next_series = excluded.next_series, waiting_from = excluded.waiting_from, last_contact = excluded.last_contact,
       imported = excluded.imported`,
  );
  const putState = db.prepare(
    'INSERT INTO decision_state (id, state) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state',
  );
  const dropSpans = db.prepare('DELETE FROM late_span WHERE decision = ?');
  const putSpan = db.prepare('INSERT INTO late_span (decision, from_day, until_day) VALUES (?, ?, ?)');

  const writeDecision = (caseNumber: string, d: Decision, isNew: boolean) => {
    const due = nextFollowUpOn(d, always, policies.followUp);
    const phase = phaseOn(d, always);
    const waitingFrom = phase.kind === 'waiting' ? d.firstDecided : null;
    putDecision.run(
      ...[d.id, caseNumber, d.externalId, d.caseworker, d.insats, d.type, lastDayOf(d)],
      ...[
        due?.due ?? null,
        due?.series ?? null,
        waitingFrom,
        lastContactOn(d, always),
        d.imported && rowDigest(d.imported),
      ],
    );
    // The row itself stands in the journal, where the next import finds it when the digest is another.
    putState.run(d.id, JSON.stringify({ ...d, imported: null }));
    if (!isNew) dropSpans.run(d.id);
    for (const span of spansOf(d, policies.reporting)) putSpan.run(d.id, span.from, span.until);
  };

  /** `before` is the state that the tables hold now; only decisions that differ from it are written. */
  return (state: Case, version: number, before: Case | undefined) => {
    const [year = '', ordinal = ''] = state.number.split('-');
    const { person } = state;
    putCase.run(
      ...[state.number, Number(year), Number(ordinal), version],
      ...[person.number, nameKey(person.name), JSON.stringify(person), state.opened],
    );
    const known = new Map(before?.decisions.map(d => [d.id, d]));
    for (const decision of state.decisions) {
      const old = known.get(decision.id);
      if (old !== decision) writeDecision(state.number, decision, old === undefined);
    }
  };
}

/** Tells a row of a main system from any other; the lists keep it instead of the row. */
export function rowDigest(row: ImportedRow): Buffer {
  return hash('sha256', JSON.stringify(row), 'buffer');
}

/** Names are found whatever their capitals, Å, Ä and Ö too. */
export function nameKey(name: string | null): string | null {
  return name === null ? null : name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Under any of the rules; which of them a report goes by is for the report. */
function spansOf(decision: Decision, rules: readonly ReportingRule[]): LateSpan[] {
  return rules.map(rule => lateSpansUnder(decision, rule)).find(spans => spans.length > 0) ?? [];
}
