/** The register in an encrypted SQLite file: the port's questions and changes, each in a transaction of its own. */
import * as access from './access.ts';
import { derivedKey, signer } from './chain.ts';
import { type Sqlite, tolerating } from './database.ts';
import type { Policies } from './derived.ts';
import { journalOf } from './journal.ts';
import { pseudonymsWith } from './key.ts';
import { followUpRows, waitingRows } from './lists.ts';
import type { Register, Removed } from './port.ts';
import * as queries from './queries.ts';
import { quietSince } from './retention-files.ts';
import { signingKeys } from './signing-keys.ts';
import { holdsSeal, verifyChain } from './verify.ts';

/** `master` is asked for, and checked, when something is signed, verified or named: not when a list is read. */
export function sqliteRegister(db: Sqlite, file: string, policies: Policies, master: () => Buffer): Register {
  const keys = once(() => signingKeys(db, master()));
  const journal = once(() =>
    journalOf(
      db,
      policies,
      once(() => signer(keys().chain, keys().pseudonym)),
    ),
  );

  /** One change, one transaction; inside `atomically` it joins the one that is open. */
  const change = <T>(work: () => T): T =>
    tolerating(() => (db.inTransaction ? work() : db.transaction(work).immediate()));

  /** What was stored is overwritten at once, and the file emptied of it afterwards. */
  const removing = async (work: () => Omit<Removed, 'emptied'>): Promise<Removed> => {
    const { emptyRemoved } = await import('./empty-removed.ts');
    db.pragma('secure_delete = ON');
    const counted = change(work);
    return { ...counted, emptied: tolerating(() => emptyRemoved(db)) ?? true };
  };

  const drafts = () => import('./drafts.ts');

  return {
    file,
    drafts: {
      find: async place => drafts().then(d => tolerating(() => d.findDraft(db, place))),
      list: async of => drafts().then(d => tolerating(() => d.listDrafts(db, of))),
      keep: async draft => drafts().then(d => change(() => d.keepDraft(db, draft))),
      drop: async place => drafts().then(d => change(() => d.dropDraft(db, place))),
      dropBefore: async day => drafts().then(d => change(() => d.dropDraftsBefore(db, day))),
    },
    journalHead: async () => tolerating(() => queries.journalHead(db)),
    verify: async progress => {
      const { withPagesLookedOver } = await import('./pages.ts');
      const chain = () => tolerating(() => verifyChain(db, keys(), progress));
      return withPagesLookedOver(file, derivedKey(master(), 'encryption'), chain);
    },
    holdsSeal: async seal => tolerating(() => holdsSeal(db, seal)),
    findCase: async number => tolerating(() => journal().load(number)),
    history: async number => tolerating(() => queries.historyOf(db, number)),
    openCase: async (year, events, by) => change(() => journal().openCase(year, events, by)),
    appendToCase: async (number, version, events, by) =>
      change(() => journal().appendToCase(number, version, events, by)),
    appendParticipations: async (list, by) =>
      change(() =>
        journal().appendOther(
          list.map(p => ({ kind: 'participation' as const, ...p })),
          by,
        ),
      ),
    appendProgrammeFollowUp: async (followUp, by) =>
      change(() => journal().appendOther([{ kind: 'programme-follow-up', ...followUp }], by)),
    appendSubmission: async (submission, by) =>
      change(() => journal().appendOther([{ kind: 'report-submitted', ...submission }], by)),
    appendNotices: async (notices, by) =>
      change(() =>
        journal().appendOther(
          notices.map(n => ({ kind: 'notified' as const, ...n })),
          by,
        ),
      ),
    lastRecorded: async () => tolerating(() => access.lastRecorded(db)),
    standings: async name => tolerating(() => access.standings(db, name)),
    appendAccounts: async (events, by) => change(() => journal().appendOther(events, by)),
    responsibleFor: async (user, cases) => tolerating(() => access.responsibleFor(db, user, cases)),
    appendReading: async (reading, by) => change(() => journal().appendOther([{ kind: 'read', ...reading }], by)),
    readings: async query => tolerating(() => access.readings(db, query)),
    drawable: async from => tolerating(() => access.drawable(db, from)),
    appendReview: async (review, by) => change(() => journal().appendOther([{ kind: 'log-reviewed', ...review }], by)),
    reviewsHeld: async (first, last) => tolerating(() => access.reviewsHeld(db, first, last)),
    reviewedUpTo: async () => tolerating(() => access.reviewedUpTo(db)),
    appendUpkeep: async (event, by) => change(() => journal().appendUpkeep(event, by)),
    backups: async () => tolerating(() => queries.backups(db)),
    followUps: async query => tolerating(() => followUpRows(db, policies, query)),
    waiting: async query => tolerating(() => waitingRows(db, query)),
    participations: async query => tolerating(() => queries.participations(db, query)),
    programmeFollowUps: async today => tolerating(() => queries.programmeFollowUps(db, today)),
    lateBetween: (first, last) => queries.lateBetween(db, first, last),
    decisions: async ids => tolerating(() => queries.decisionsOf(db, ids)),
    submissions: async quarter => tolerating(() => queries.submissions(db, quarter)),
    reportHistory: async () => tolerating(() => queries.reportHistory(db)),
    pseudonyms: async () => pseudonymsWith(keys().pseudonym),
    numbersBegunWith: async date => tolerating(() => queries.numbersBegunWith(db, date)),
    cases: query => queries.cases(db, query),
    allDecisions: () => queries.allDecisions(db),
    decisionsNamed: async names => tolerating(() => queries.decisionsNamed(db, names)),
    quietSince: day => quietSince(db, day),
    appendHold: async (hold, by) => change(() => journal().appendOther([{ kind: 'held', ...hold }], by)),
    liftHold: async (hold, by) => change(() => journal().appendOther([{ kind: 'hold-lifted', ...hold }], by)),
    isHeld: async number => tolerating(() => queries.isHeld(db, number)),
    purge: async (cases, judgedOn, by) => {
      const { purge } = await import('./purge.ts');
      const pseudonym = pseudonymsWith(keys().pseudonym);
      return removing(() => purge(db, journal(), pseudonym, cases, { judgedOn, by }));
    },
    removals: async () => {
      const { removals } = await import('./removals.ts');
      return tolerating(() => removals(db));
    },
    removeAgain: async (removals, judgedOn, by) => {
      const { removeAgain } = await import('./purge.ts');
      return removing(() => removeAgain(db, journal(), removals, { judgedOn, by }));
    },
    emptyRemoved: async () => {
      const { emptyRemoved } = await import('./empty-removed.ts');
      return tolerating(() => emptyRemoved(db));
    },
    exportedCases: async upTo => {
      const { exportedCases } = await import('./exported.ts');
      return tolerating(() => exportedCases(db, upTo));
    },
    exportedLines: async function* (upTo) {
      yield* (await import('./exported.ts')).exportedLines(db, upTo);
    },
    carryCase: async (carried, by) => {
      const { carryCase } = await import('./carry.ts');
      return change(() => carryCase(journal(), carried, by));
    },
    carryOthers: async (others, by) => {
      const { carryOthers } = await import('./carry.ts');
      return change(() => carryOthers(db, journal(), others, by));
    },
    atomically: work => atomically(db, work),
    rebuild: async () => change(() => journal().rebuild()),
    close: async () => {
      db.close();
    },
  };
}

/** For what is stored as one, however much: pages are kept until then. */
const pagesKibibytes = 400_000;

async function atomically<T>(db: Sqlite, work: () => Promise<T>): Promise<T> {
  // A page that is pushed out is encrypted, and decrypted when the next row needs it: 100 000 rows take 300 MB.
  db.pragma(`cache_size = -${pagesKibibytes}`);
  tolerating(() => db.exec('BEGIN IMMEDIATE'));
  try {
    const result = await work();
    tolerating(() => db.exec('COMMIT'));
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Made when first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
