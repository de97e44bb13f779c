/** What an interview has been told and has not saved: nothing of it has happened in any case. */
import { addDays, type Day } from './day.ts';

/** Whose it is, and what it was about: nobody else sees it. */
export interface DraftPlace {
  /** As an entry names who recorded it: `anna`, or `anna via root`. */
  readonly account: string;
  readonly command: string;
  /** The decision that the command was about, or what was to be registered. */
  readonly subject: string;
}

export interface Draft extends DraftPlace {
  /** RFC 3339, UTC. */
  readonly saved: string;
  /** When retention removes the case or the person, the draft goes too. */
  readonly case: string | null;
  readonly person: string | null;
  /** As JSON. */
  readonly content: string;
}

/** The tool's own limit: no rule says how long what nobody has saved may lie. */
const daysKept = 30;

/** Drafts saved before this day are removed. */
export function firstDayKept(today: Day): Day {
  return addDays(today, -daysKept);
}
