/**
 * The register as commands see it. Asynchronous, so that another engine can stand behind it. Every change is one
 * journal entry, with what is derived from it in the same transaction.
 */

import type { AccountEvent, Standing } from '../domain/access/account.ts';
import type { LoggedReading, Reading } from '../domain/access/reading.ts';
import type { Drawable, LogReview } from '../domain/access/review.ts';
import type { Decision } from '../domain/case/decision.ts';
import type { CaseEvent, ImportedRow, Person } from '../domain/case/event.ts';
import type { Case } from '../domain/case/state.ts';
import type { Day } from '../domain/day.ts';
import type { Draft, DraftPlace } from '../domain/draft.ts';
import type { ExportedLine, GeneralLine, NumbersLine } from '../domain/export-line.ts';
import type { FollowUpRow } from '../domain/morning.ts';
import type { Participation, ProgrammeFollowUp } from '../domain/participation.ts';
import type { FollowUpPolicy } from '../domain/policy.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { Receipt } from '../domain/receipt.ts';
import type { Hold, KeptCase } from '../domain/retention.ts';
import type { Notice, ReportHistory, StoredSubmission, Submission } from '../domain/submission.ts';
import type { BackupRecord, JournalHead, UpkeepEvent } from '../domain/upkeep.ts';
import type { Verification } from '../domain/verification.ts';

/** Who recorded it (`anna`, or `anna via root` when an administrator did it in anna's name), and when (RFC 3339, UTC). */
export interface Recording {
  readonly actor: string;
  readonly recorded: string;
}

export interface RecordedEvent extends Recording {
  readonly event: CaseEvent;
  /** Who read it in from another register's export, and when; `actor` and `recorded` are what that export said. */
  readonly carried?: Recording;
}

export interface LoadedCase {
  readonly state: Case;
  /** The number of journal entries that the state was read from; given back when a change is appended. */
  readonly version: number;
}

export interface WaitingRow {
  readonly decision: string;
  readonly externalId: string | null;
  readonly caseworker: string | null;
  readonly insats: string;
  readonly type: string;
  /** The day that the three months count from: the first decision's in a chain of renewals. */
  readonly clock: Day;
  readonly lastContact: Day | null;
}

export interface CaseRow {
  readonly case: string;
  readonly decisions: readonly Decision[];
}

export interface CaseQuery {
  readonly caseworker?: string;
  readonly personNumber?: string;
  readonly name?: string;
}

export interface DecisionOfPerson {
  readonly decision: Decision;
  readonly person: Person;
}

/** Which readings: of a case, by a user (in whose name, or at whose keyboard), from a moment, or those entries. */
export interface ReadingQuery {
  readonly case?: string;
  readonly user?: string;
  readonly since?: string;
  readonly entries?: readonly number[];
}

/** A case as it stands, its notes and its hold; `version` as in LoadedCase. */
export interface FiledCase extends KeptCase {
  readonly version: number;
}

export interface Removed {
  readonly cases: number;
  /** Journal entries whose content is removed, and those of them that stand again without what named the cases. */
  readonly entries: number;
  readonly rewritten: number;
  /** Is nothing of it left in the file? False when somebody else had the register open, or the disk is full. */
  readonly emptied: boolean;
}

/** What was removed, by the entry's place and the hash of its salted content; and what stands in its stead. */
export interface Removals {
  readonly entries: readonly { readonly seq: number; readonly hash: string }[];
  readonly rewritten: readonly Replacement[];
  readonly series: Receipt['series'];
}

/** An entry of what belongs to no case, without what named the cases; who recorded the one that it replaces, and when. */
export interface Replacement extends Recording {
  readonly replaces: number;
  readonly events: readonly unknown[];
}

/** What interviews have been told and not saved. No part of the journal: nothing here is an entry, or makes one. */
interface Drafts {
  find(place: DraftPlace): Promise<Draft | undefined>;
  /** An account's for a command, the latest first. */
  list(of: Pick<DraftPlace, 'account' | 'command'>): Promise<Draft[]>;
  keep(draft: Draft): Promise<void>;
  drop(place: DraftPlace): Promise<void>;
  /** Everybody's that were saved before the day. */
  dropBefore(day: Day): Promise<void>;
}

/** A decision that another system knows by `externalId`; `isSame`: is that the row that was last read in? */
export interface NamedDecision {
  readonly decision: string;
  readonly externalId: string | null;
  isSame(row: ImportedRow): boolean;
}

/** A case as another register's export tells of it: its entries, in the order they were recorded there. */
export interface CarriedCase {
  readonly number: string;
  readonly entries: readonly (Recording & { readonly events: readonly CaseEvent[] })[];
}

/** What came of it. `removed`: retention has removed the case here, and it is not brought back. */
export type Carry = 'added' | 'changed' | 'unchanged' | 'removed';

export interface Register {
  readonly file: string;
  readonly drafts: Drafts;
  /** When the last entry was recorded. */
  lastRecorded(): Promise<string | undefined>;
  /** What an account holds and has held; all accounts', by name, when none is given. */
  standings(name?: string): Promise<Standing[]>;
  appendAccounts(events: readonly AccountEvent[], by: Recording): Promise<void>;
  /** Those of the cases that the user is responsible for a decision in. */
  responsibleFor(user: string, cases: readonly string[]): Promise<ReadonlySet<string>>;
  /** Stored when it resolves: only then may what was read be shown. */
  appendReading(reading: Reading, by: Recording): Promise<void>;
  /** In the order they were read. */
  readings(query: ReadingQuery): Promise<LoggedReading[]>;
  /** What a review draws from: the readings after an entry, or from a moment. */
  drawable(from: { after: number; upTo: number; since?: string }): Promise<Drawable[]>;
  appendReview(review: LogReview, by: Recording): Promise<void>;
  /** How many reviews were held from `first` to `last`, both days included. */
  reviewsHeld(first: Day, last: Day): Promise<number>;
  /** The last entry that the latest review drew from; 0 before the first. */
  reviewedUpTo(): Promise<number>;
  journalHead(): Promise<JournalHead>;
  /** Checks every entry; `progress` is told now and then how many hold so far. */
  verify(progress: (entries: number) => void): Promise<Verification>;
  /** Does the journal hold the entry that the seal was made of? */
  holdsSeal(seal: { seq: number; mac: string }): Promise<boolean>;
  findCase(number: string): Promise<LoadedCase | undefined>;
  /** Every event of the case in the order it was recorded; empty when there is no such case. */
  history(number: string): Promise<RecordedEvent[]>;
  /** Opens a new case; answers with its number. */
  openCase(year: number, events: readonly CaseEvent[], by: Recording): Promise<Case>;
  /** Refuses with `case-changed` when somebody else has changed the case since `version`. */
  appendToCase(number: string, version: number, events: readonly CaseEvent[], by: Recording): Promise<Case>;
  appendParticipations(participations: readonly Participation[], by: Recording): Promise<void>;
  appendProgrammeFollowUp(followUp: ProgrammeFollowUp, by: Recording): Promise<void>;
  /** What was done with the file itself; in the journal, in a stream of its own. */
  appendUpkeep(event: UpkeepEvent, by: Recording): Promise<void>;
  /** Every backup that was made, oldest first. */
  backups(): Promise<BackupRecord[]>;
  /** Due on or before `until`, judged on `today`; by due day, then decision. `caseworker` limits to one's own. */
  followUps(query: { today: Day; until: Day; policy: FollowUpPolicy; caseworker?: string }): Promise<FollowUpRow[]>;
  /** Granted and not executed on `today`; by day, then decision. */
  waiting(query: { today: Day; caseworker?: string }): Promise<WaitingRow[]>;
  /** Participations from `from` to `to`, both days included. */
  participations(query: { from: Day; to: Day; insats?: string }): Promise<Participation[]>;
  programmeFollowUps(today: Day): Promise<ProgrammeFollowUp[]>;
  /** Decisions that were late on some day from `first` to `last`, or whose lateness ended then. */
  lateBetween(first: Day, last: Day): AsyncIterable<DecisionOfPerson>;
  /** The decisions as they stand, with their persons; those that do not exist are left out. */
  decisions(ids: readonly string[]): Promise<DecisionOfPerson[]>;
  appendSubmission(submission: Submission, by: Recording): Promise<void>;
  appendNotices(notices: readonly Notice[], by: Recording): Promise<void>;
  /** What was submitted, in the order it was; all quarters, or one. */
  submissions(quarter?: Quarter): Promise<StoredSubmission[]>;
  reportHistory(): Promise<ReportHistory>;
  /** A name for a decision that is the same in every report and tells nobody who it is. */
  pseudonyms(): Promise<(decision: string) => string>;
  /** The person numbers in the register that begin so. */
  numbersBegunWith(date: string): Promise<ReadonlySet<string>>;
  cases(query: CaseQuery): AsyncIterable<CaseRow>;
  /** Every decision as it stands, with its person; in a stream, by decision number. */
  allDecisions(): AsyncIterable<DecisionOfPerson>;
  /** Those of the names that are another system's number for a decision, or the decision's own. */
  decisionsNamed(names: readonly string[]): Promise<ReadonlyMap<string, NamedDecision>>;
  /**
   * For retention: each person with a case in which nothing has happened since the day, with all cases of that person.
   */
  quietSince(day: Day): AsyncIterable<readonly FiledCase[]>;
  /** The case is held: kept whatever retention says, until the hold is lifted. */
  appendHold(hold: Hold, by: Recording): Promise<void>;
  liftHold(hold: Hold, by: Recording): Promise<void>;
  isHeld(number: string): Promise<boolean>;
  /**
   * Removes the content of the cases for good, and what reports and notices say of them; a receipt is an entry in the
   * journal. Refuses with `case-changed` when one has changed, is held, or is not all that there is of the person.
   */
  purge(cases: readonly FiledCase[], judgedOn: Day, by: Recording): Promise<Removed>;
  /** Everything that retention has removed here, told without saying of whom: for `removeAgain`. */
  removals(): Promise<Removals>;
  /**
   * For a register that was restored from an older copy: removes what `removals` of the register that it replaces says.
   * Nothing is removed unless its content is the very same.
   */
  removeAgain(removals: Removals, judgedOn: Day, by: Recording): Promise<Removed>;
  /** Empties the file of what was removed, when that could not be done at once. Undefined: there was nothing to empty. */
  emptyRemoved(): Promise<boolean | undefined>;
  /** The numbers of the cases that the journal holds up to that entry, in order. */
  exportedCases(upTo: number): Promise<string[]>;
  /** What the journal says up to that entry, in a stream: see `ExportedLine`. */
  exportedLines(upTo: number): AsyncIterable<ExportedLine>;
  /** Adds the entries that are not here yet. Refuses with `export-conflict` when the case says something else here. */
  carryCase(carried: CarriedCase, by: Recording): Promise<Carry>;
  /** Adds those that are not here yet; answers with how many. */
  carryOthers(others: readonly (GeneralLine | NumbersLine)[], by: Recording): Promise<number>;
  /** All or nothing: what `work` appends is stored when it resolves, and nothing of it when it throws. */
  atomically<T>(work: () => Promise<T>): Promise<T>;
  /** Makes every derived table anew from the journal. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}
