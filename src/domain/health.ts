/** What `doctor` looks at, and what is well and what is not. */
import { type Day, daysBetween } from './day.ts';
import type { Problem } from './problem.ts';
import type { BackupRecord, KeyProtection, RestoreRecord } from './upkeep.ts';

/** What was seen. `null`: cannot be told on this system. */
export interface Health {
  readonly register: string;
  readonly keyFile: string;
  readonly registerMode: number | null;
  readonly keyMode: number | null;
  readonly keyProtection: KeyProtection;
  /** The name that the keyring knows the key file's secret by. */
  readonly keyringEntry: string | null;
  readonly keyBesideRegister: boolean;
  readonly fileSystem: string | null;
  readonly isNetwork: boolean;
  readonly bytes: number;
  readonly freeBytes: number | null;
  /** Files that something interrupted has left. */
  readonly leftovers: readonly string[];
  /** Entries that lie beside the register's file until they are brought into it. */
  readonly hasLooseWrites: boolean;
  readonly hasNextKey: boolean;
  /** The problem that kept the register from being opened, or what is in it. */
  readonly inside: { readonly problem: Problem } | InsideHealth;
}

export interface InsideHealth {
  readonly problem: null;
  readonly backups: readonly BackupRecord[];
  /** The last time that a backup took the register's place. */
  readonly restored: RestoreRecord | null;
  readonly lastRecorded: string | null;
  readonly schema: { readonly found: number; readonly expected: number };
  readonly entries: number;
  readonly fault: 'damaged' | 'references' | 'journal' | null;
  readonly derived: DerivedHealth;
}

/** The lists against lists made anew: the tables that differ, or why they were not compared. */
export type DerivedHealth =
  | { readonly differ: readonly string[] }
  | { readonly skipped: 'rules' | 'space' | 'fault' | 'schema' };

export type CheckId =
  | 'opens'
  | 'journal'
  | 'derived'
  | 'schema'
  | 'backup'
  | 'clock'
  | 'register-mode'
  | 'key-mode'
  | 'key-place'
  | 'drive'
  | 'space'
  | 'interrupted';

/** `note`: worth knowing, nothing to do. `unknown`: could not be told. */
export type CheckStatus = 'ok' | 'note' | 'finding' | 'unknown';

export interface Check {
  readonly id: CheckId;
  readonly status: CheckStatus;
}

/** The tool's own limit; no source names one. */
export const backupMaxDays = 7;
/** Room for a copy of the register and for it to grow. */
const leastFree = 100 * 1024 * 1024;

export function leastFreeFor(bytes: number): number {
  return Math.max(2 * bytes, leastFree);
}

/**
 * The last copy that was known to hold: one that was made, or the one that was checked when the register was restored from
 * it. The copy cannot know of itself, so the register that came of it does. When that copy held what retention had removed
 * since, neither it nor one before it counts: a new one is to be made.
 */
export function lastVerified({ backups, restored }: InsideHealth): { day: Day; isRestored: boolean } | undefined {
  const since = restored?.removedAgain ? restored.from.entries : -1;
  const made = backups.findLast(({ result, entries }) => result === 'verified' && entries > since);
  if (restored && !restored.removedAgain && (made?.entries ?? 0) <= restored.from.entries)
    return { day: restored.day, isRestored: true };
  return made && { day: made.day, isRestored: false };
}

/** `now` is the real moment, as entries are recorded with. */
export function checksOf(health: Health, today: Day, now: string): Check[] {
  const { inside } = health;
  const opens: Check = { id: 'opens', status: inside.problem ? 'finding' : 'ok' };
  return [opens, ...(inside.problem ? [] : checksInside(inside, today, now)), ...checksOutside(health)];
}

function checksInside(inside: InsideHealth, today: Day, now: string): Check[] {
  const { fault, schema, lastRecorded } = inside;
  const last = lastVerified(inside);
  const isFresh = last !== undefined && daysBetween(last.day, today) <= backupMaxDays;
  return [
    { id: 'journal', status: bad(fault !== null) },
    { id: 'derived', status: derivedStatus(inside.derived) },
    { id: 'schema', status: schema.found === schema.expected ? 'ok' : 'note' },
    { id: 'backup', status: bad(!isFresh) },
    { id: 'clock', status: bad(lastRecorded !== null && now < lastRecorded) },
  ];
}

function derivedStatus(derived: DerivedHealth): CheckStatus {
  if ('differ' in derived) return bad(derived.differ.length > 0);
  return derived.skipped === 'rules' ? 'note' : 'unknown';
}

function checksOutside(health: Health): Check[] {
  const { registerMode, keyMode, fileSystem, freeBytes, bytes } = health;
  const interrupted = health.leftovers.length > 0 || health.hasNextKey;
  return [
    { id: 'register-mode', status: isOfGroup(registerMode) ? 'note' : modeStatus(registerMode) },
    { id: 'key-mode', status: modeStatus(keyMode) },
    { id: 'key-place', status: bad(health.keyBesideRegister) },
    { id: 'drive', status: fileSystem === null || fileSystem === '9p' ? 'unknown' : bad(health.isNetwork) },
    { id: 'space', status: freeBytes === null ? 'unknown' : bad(freeBytes < leastFreeFor(bytes)) },
    { id: 'interrupted', status: interrupted ? 'finding' : health.hasLooseWrites ? 'note' : 'ok' },
  ];
}

/** Several accounts use one register by being in its group; the key file is each one's own. */
function isOfGroup(mode: number | null): boolean {
  return mode !== null && (mode & 0o070) !== 0 && (mode & 0o007) === 0;
}

function modeStatus(mode: number | null): CheckStatus {
  return mode === null ? 'unknown' : bad((mode & 0o077) !== 0);
}

function bad(is: boolean): CheckStatus {
  return is ? 'finding' : 'ok';
}
