/** Which version of a rule holds on a day. No day is ever answered with a neighbour's version. */
import type { Citation } from './citation.ts';
import type { Day } from './day.ts';
import { type Outcome, ok, refuse } from './outcome.ts';
import type { Validity } from './policy.ts';

/** First and last day both belong to the version; `validTo` null is open. */
export function inForce(version: Validity, on: Day): boolean {
  return version.validFrom <= on && (version.validTo === null || on <= version.validTo);
}

/** The version in force on the day, or undefined. */
export function currentVersion<T extends Validity>(versions: readonly T[], on: Day): T | undefined {
  return versions.find(version => inForce(version, on));
}

/** The version in force on the day, or a refusal that names the days that are covered. `what` is said to the user. */
export function versionOn<T extends Validity>(
  versions: readonly T[],
  on: Day,
  what: string,
  citation: Citation,
): Outcome<T> {
  const found = currentVersion(versions, on);
  if (found) return ok(found);
  const next = versions.find(version => version.validFrom > on);
  if (next) return refuse({ code: 'not-in-force', what, firstDay: next.validFrom, citation });
  const lastDay = versions.at(-1)?.validTo ?? on;
  return refuse({ code: 'no-longer-in-force', what, lastDay, citation });
}
