/** What is done with the register's file, as the journal remembers it. */
import type { Day } from './day.ts';

/** The end of a journal: how many entries, and the signature of the last. */
export interface JournalHead {
  readonly entries: number;
  readonly head: string | null;
}

/** A copy that was made and then read back from the disk: it held, or it did not. */
export interface BackupRecord extends JournalHead {
  readonly day: Day;
  readonly result: 'verified' | 'failed';
}

/** `replaced`: the end of the journal that was put aside; null when it could not be read, or there was none. */
export interface RestoreRecord {
  readonly day: Day;
  /** The backup held something that retention had removed since: put back as it is, it would bring that back. */
  readonly removedAgain: boolean;
  readonly from: JournalHead;
  readonly replaced: JournalHead | null;
}

export type UpkeepEvent =
  | ({ readonly kind: 'backup' } & BackupRecord)
  | ({ readonly kind: 'restored' } & RestoreRecord)
  | { readonly kind: 'key-rotated'; readonly day: Day };

export interface Contents extends JournalHead {
  readonly cases: number;
  readonly decisions: number;
}

/** A verified copy. */
export interface Backup extends Contents {
  readonly file: string;
  readonly bytes: number;
  /** Older backups that were taken away. */
  readonly removed: readonly string[];
  /** The folder was made for it. */
  readonly newFolder: boolean;
}

/** A backup that holds, beside what lies in the register's place. */
export interface RestorePlan extends Contents {
  /** When the backup's last entry was recorded; null in an empty one. */
  readonly lastRecorded: string | null;
  /** `isContinuation`: the register holds the backup's last entry, and what came after it. */
  readonly current: 'nothing' | 'unreadable' | (JournalHead & { readonly isContinuation: boolean });
}

/** What a key file's content is hidden with: nothing, a passphrase, or a secret in the system's keyring. */
export type KeyProtection = 'none' | 'passphrase' | 'keyring';

export type ChosenProtection =
  | { readonly kind: Exclude<KeyProtection, 'passphrase'> }
  | { readonly kind: 'passphrase'; readonly passphrase: string };

export interface RotatedKey {
  readonly recoveryKey: string;
  readonly keyFile: string;
  /** Where the old key is kept: older backups are opened with it. */
  readonly oldKeyFile: string | null;
}
