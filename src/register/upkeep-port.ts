/** The register's file as commands see it: found, made, copied, put back, looked over and given another key. */
import type { Day } from '../domain/day.ts';
import type { Health } from '../domain/health.ts';
import type { Backup, ChosenProtection, RestorePlan, RotatedKey } from '../domain/upkeep.ts';
import type { Recording, Register } from './port.ts';

/** Where registers are opened and made. */
export interface Registers {
  open(file: string | undefined): Promise<Register>;
  /**
   * Whole, with what `found` appends, or not at all: nothing lies in the register's place until everything is there, and
   * nothing that lies there is written over.
   */
  create(
    file: string | undefined,
    protection: 'none' | 'keyring',
    found: (register: Register) => Promise<void>,
  ): Promise<CreatedRegister>;
  upkeep(file: string | undefined): Promise<Upkeep>;
}

/** A register's file and key, seen to as a whole. */
export interface Upkeep {
  /** Copies, reads the copy back and checks it; `folder` gets a name of its own in it. */
  backup(request: BackupRequest, by: Recording): Promise<Backup>;
  /** Checks a backup, and makes it ready to be put in the register's place. */
  prepareRestore(backup: string, by: Recording): Promise<PreparedRestore>;
  /** Looks at everything, and changes nothing. */
  examine(progress: (entries: number) => void): Promise<Health>;
  /** The master key as text: what was shown when the register was made, or when its key was last rotated. */
  recoveryKey(): Promise<string>;
  rotateKey(by: Recording, day: Day): Promise<RotatedKey>;
  /** Hides what the key file holds, or shows it. Answers with the key file. */
  protectKey(by: ChosenProtection): Promise<string>;
}

export interface BackupRequest {
  readonly target: string;
  readonly day: Day;
  /** How many of the register's own backups the folder keeps; null keeps them all. */
  readonly keep: number | null;
  readonly progress: (entries: number) => void;
}

export interface PreparedRestore extends RestorePlan {
  /** Puts it in the register's place. Answers with where the old file is kept. */
  put(day: Day): Promise<{ readonly aside: string | null }>;
  discard(): void;
}

export interface CreatedRegister {
  readonly file: string;
  readonly keyFile: string;
  /** Shown once, for paper: whoever has it can read the register. */
  readonly recoveryKey: string;
}
