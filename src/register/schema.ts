/**
 * The register's tables. `journal` is the truth; everything else can be made anew from it, but for `draft`: what somebody
 * has answered and not saved, which is nothing that has happened.
 */

/** "KxOV": tells our files from other SQLite files. */
export const applicationId = 0x4b784f56;

/** Each step takes the schema from its index to the next version. Never changed once released. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload_hash BLOB NOT NULL,
    prev BLOB NOT NULL,
    mac BLOB NOT NULL,
    UNIQUE (stream, version)
  ) STRICT;
  CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

  CREATE TABLE payload (
    seq INTEGER PRIMARY KEY REFERENCES journal (seq),
    salt BLOB NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER payload_is_never_changed BEFORE UPDATE ON payload
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE case_file (
    number TEXT PRIMARY KEY,
    year INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    version INTEGER NOT NULL,
    person_number TEXT NOT NULL,
    name_key TEXT,
    person TEXT NOT NULL,
    opened TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX case_file_by_year ON case_file (year, ordinal);
  CREATE INDEX case_file_by_person ON case_file (person_number);
  CREATE INDEX case_file_by_name ON case_file (name_key) WHERE name_key IS NOT NULL;

  CREATE TABLE decision (
    id TEXT PRIMARY KEY,
    case_number TEXT NOT NULL REFERENCES case_file (number),
    external_id TEXT UNIQUE,
    caseworker TEXT,
    insats TEXT NOT NULL,
    type TEXT NOT NULL,
    last_day TEXT NOT NULL,
    next_due TEXT,
    next_series TEXT,
    waiting_from TEXT,
    last_contact TEXT,
    imported BLOB
  ) STRICT;
  CREATE INDEX decision_of_case ON decision (case_number);
  CREATE INDEX decision_by_last_day ON decision (last_day);
  CREATE INDEX decision_due ON decision
    (next_due, id, last_day, next_series, external_id, caseworker, insats, type) WHERE next_due IS NOT NULL;
  CREATE INDEX decision_waiting ON decision
    (waiting_from, id, last_day, external_id, caseworker, insats, type, last_contact) WHERE waiting_from IS NOT NULL;

  CREATE TABLE decision_state (
    id TEXT PRIMARY KEY REFERENCES decision (id),
    state TEXT NOT NULL
  ) STRICT;

  CREATE TABLE late_span (
    decision TEXT NOT NULL REFERENCES decision (id),
    from_day TEXT NOT NULL,
    until_day TEXT
  ) STRICT;
  CREATE INDEX late_span_open ON late_span (from_day, decision) WHERE until_day IS NULL;
  CREATE INDEX late_span_ended ON late_span (until_day, from_day, decision) WHERE until_day IS NOT NULL;
  CREATE INDEX late_span_of_decision ON late_span (decision);

  CREATE TABLE participation (
    seq INTEGER NOT NULL,
    insats TEXT NOT NULL,
    day TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX participation_by_insats ON participation (insats, day);

  CREATE TABLE programme_follow_up (insats TEXT NOT NULL, day TEXT NOT NULL) STRICT;

  CREATE TABLE submission (
    seq INTEGER PRIMARY KEY,
    quarter TEXT NOT NULL,
    reader TEXT NOT NULL,
    day TEXT NOT NULL,
    actor TEXT NOT NULL,
    recorded TEXT NOT NULL,
    hash TEXT NOT NULL,
    document TEXT NOT NULL,
    removed_posts INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX submission_by_quarter ON submission (quarter, reader);

  CREATE TABLE reported (decision TEXT NOT NULL, quarter TEXT NOT NULL, PRIMARY KEY (decision, quarter)) STRICT;

  CREATE TABLE notice (decision TEXT NOT NULL, day TEXT NOT NULL) STRICT;
  CREATE INDEX notice_of_decision ON notice (decision);

  CREATE TABLE standing (
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT,
    until_given INTEGER NOT NULL,
    PRIMARY KEY (name, role, first_day)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE reading (
    seq INTEGER PRIMARY KEY,
    recorded TEXT NOT NULL,
    user TEXT NOT NULL,
    outsider INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT;
  CREATE TABLE reading_of_case (
    case_number TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES reading (seq),
    PRIMARY KEY (case_number, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE log_review (seq INTEGER PRIMARY KEY, day TEXT NOT NULL, up_to INTEGER NOT NULL) STRICT;
  CREATE TABLE hold (
    case_number TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    why TEXT NOT NULL,
    actor TEXT NOT NULL
  ) STRICT;

  CREATE TABLE removed_series (year INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;

  CREATE TABLE draft (
    account TEXT NOT NULL,
    command TEXT NOT NULL,
    subject TEXT NOT NULL,
    saved TEXT NOT NULL,
    case_number TEXT,
    person_number TEXT,
    content TEXT NOT NULL,
    PRIMARY KEY (account, command, subject)
  ) STRICT, WITHOUT ROWID;
  `,
];

export const schemaVersion = migrations.length;

/** Emptied before a rebuild, in an order that foreign keys allow. */
export const derivedTables = [
  'late_span',
  'decision_state',
  'decision',
  'case_file',
  'participation',
  'programme_follow_up',
  'submission',
  'reported',
  'notice',
  'standing',
  'reading_of_case',
  'reading',
  'log_review',
  'hold',
  'removed_series',
] as const;
