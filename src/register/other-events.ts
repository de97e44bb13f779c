/** What the journal holds that belongs to no case: which stream it stands in, and the rows that are derived from it. */
import type { AccountEvent } from '../domain/access/account.ts';
import { isOutsider, type Reading } from '../domain/access/reading.ts';
import type { LogReview } from '../domain/access/review.ts';
import type { Participation, ProgrammeFollowUp } from '../domain/participation.ts';
import type { Receipt } from '../domain/receipt.ts';
import type { Hold } from '../domain/retention.ts';
import type { Notice, Submission } from '../domain/submission.ts';
import type { Sqlite } from './database.ts';
import type { Recording, Replacement } from './port.ts';

/** What belongs to no case. */
export type OtherEvent =
  | ({ readonly kind: 'participation' } & Participation)
  | ({ readonly kind: 'programme-follow-up' } & ProgrammeFollowUp)
  | ({ readonly kind: 'report-submitted' } & Submission)
  | ({ readonly kind: 'notified' } & Notice)
  | AccountEvent
  | ({ readonly kind: 'read' } & Reading)
  | ({ readonly kind: 'log-reviewed' } & LogReview)
  | ({ readonly kind: 'held' } & Hold)
  | ({ readonly kind: 'hold-lifted' } & Hold)
  | Rewritten
  | ({ readonly kind: 'purged' } & Receipt)
  /** The highest case number that another register had given in a year, to cases that retention has removed. */
  | { readonly kind: 'numbers-given'; readonly year: number; readonly last: number };

/** What is left of an entry when retention has removed what named a case: stands in its place. */
interface Rewritten extends Replacement {
  readonly kind: 'rewritten';
  readonly events: readonly OtherEvent[];
}

/** The stream of what belongs to no case, and can name cases in what was sent, told or held. */
export const noCase = 'insatser';

/** The streams of what belongs to no case; a case's stream is its number. */
export const streams: Readonly<Record<OtherEvent['kind'], string>> = {
  ...{ participation: noCase, 'programme-follow-up': noCase, 'report-submitted': noCase, notified: noCase },
  ...{ held: noCase, 'hold-lifted': noCase, rewritten: noCase, purged: noCase, 'numbers-given': noCase },
  ...{ 'user-added': 'konton', 'user-ended': 'konton' },
  ...{ read: 'läsningar', 'log-reviewed': 'granskningar' },
};
export const otherStreams = [...new Set(Object.values(streams))];

/** The tables that retention can change, by rewriting what they are derived from. */
export const rewritable = ['submission', 'reported', 'notice', 'hold', 'removed_series'] as const;

export function isRewritable({ kind }: OtherEvent): boolean {
  return kind !== 'participation' && kind !== 'programme-follow-up';
}

export function otherWriter(db: Sqlite) {
  const addParticipation = db.prepare('INSERT INTO participation (seq, insats, day, content) VALUES (?, ?, ?, ?)');
  const addProgramme = db.prepare('INSERT INTO programme_follow_up (insats, day) VALUES (?, ?)');
  const addNotice = db.prepare('INSERT INTO notice (decision, day) VALUES (?, ?)');
  const addReported = db.prepare('INSERT OR IGNORE INTO reported (decision, quarter) VALUES (?, ?)');
  const addSubmission = db.prepare(
    'INSERT INTO submission (seq, quarter, reader, day, actor, recorded, hash, document, removed_posts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const putStanding = db.prepare(
    `INSERT INTO standing (name, role, first_day, last_day, until_given) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last_day = excluded.last_day, until_given = excluded.until_given`,
  );
  const endStanding = db.prepare('UPDATE standing SET last_day = ? WHERE name = ? AND role = ? AND first_day = ?');
  const addReading = db.prepare('INSERT INTO reading (seq, recorded, user, outsider, content) VALUES (?, ?, ?, ?, ?)');
  const addReadCase = db.prepare('INSERT OR IGNORE INTO reading_of_case (case_number, seq) VALUES (?, ?)');
  const addReview = db.prepare('INSERT INTO log_review (seq, day, up_to) VALUES (?, ?, ?)');
  const putHold = db.prepare('INSERT OR REPLACE INTO hold (case_number, day, why, actor) VALUES (?, ?, ?, ?)');
  const dropHold = db.prepare('DELETE FROM hold WHERE case_number = ?');
  const putSeries = db.prepare(
    `INSERT INTO removed_series (year, last) VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET last = max(last, excluded.last)`,
  );
  const write = (seq: number, event: OtherEvent, by: Recording): void => {
    switch (event.kind) {
      case 'user-added':
        putStanding.run(event.name, event.role, event.firstDay, event.lastDay, event.untilGiven ? 1 : 0);
        return;
      case 'user-ended':
        endStanding.run(event.lastDay, event.name, event.role, event.firstDay);
        return;
      case 'read': {
        const { kind: _, ...content } = event;
        addReading.run(seq, by.recorded, event.user, isOutsider(event) ? 1 : 0, JSON.stringify(content));
        for (const read of event.cases) addReadCase.run(read.case, seq);
        return;
      }
      case 'log-reviewed':
        addReview.run(seq, event.day, event.upTo);
        return;
      case 'participation': {
        const { kind: _, ...content } = event;
        addParticipation.run(seq, event.insats, event.day, JSON.stringify(content));
        return;
      }
      case 'programme-follow-up':
        addProgramme.run(event.insats, event.day);
        return;
      case 'notified':
        addNotice.run(event.decision, event.day);
        return;
      case 'report-submitted':
        addSubmission.run(
          seq,
          event.quarter,
          event.reader,
          event.day,
          by.actor,
          by.recorded,
          event.hash,
          event.document,
          event.removedPosts ?? 0,
        );
        if (event.reader === 'ivo') for (const decision of event.decisions) addReported.run(decision, event.quarter);
        return;
      case 'held':
        putHold.run(event.case, event.day, event.why, by.actor);
        return;
      case 'hold-lifted':
        dropHold.run(event.case);
        return;
      case 'rewritten':
        for (const each of event.events) write(event.replaces, each, event);
        return;
      case 'purged':
        for (const { year, last } of event.series) putSeries.run(year, last);
        return;
      case 'numbers-given':
        putSeries.run(event.year, event.last);
    }
  };
  return write;
}
