/**
 * Gallring (SoL 16 kap.): which cases are to be removed on a day, and which are kept nonetheless. The tool only lists
 * them; a person decides.
 *
 * Our readings: the five years are counted by lag (1930:173) 1 § and their last day belongs to them, so a case is a
 * candidate from the day after; the year in which the duty arose is that of the last day. A note is made on the day it
 * was recorded, or on its own day when that is later. A row read in from a main system is no note in a personakt: there
 * the days of what it tells count (16:1 st. 2).
 */
import { birthday } from './age.ts';
import type { Decision } from './case/decision.ts';
import type { CaseEvent } from './case/event.ts';
import { phaseOn } from './case/phase.ts';
import type { Case } from './case/state.ts';
import { addDays, addYears, type Day, day, latest, yearOf } from './day.ts';
import type { RetentionPolicy } from './policy.ts';
import { type Exception, exceptionsOf, investigatedAsChild } from './retention-exceptions.ts';
import type { Insats } from './rulebook.ts';

/** One entry of a case's journal. */
export interface Note {
  /** When it was recorded, RFC 3339 in UTC. */
  readonly recorded: string;
  readonly events: readonly CaseEvent[];
}

/** A person's decision that a case is to be kept for now, and why. */
export interface Hold {
  readonly case: string;
  readonly day: Day;
  readonly why: string;
}

export interface KeptCase {
  readonly state: Case;
  readonly notes: readonly Note[];
  readonly hold: (Hold & { readonly actor: string }) | null;
}

export interface RetentionRules {
  readonly policy: RetentionPolicy;
  readonly insatser: readonly Insats[];
}

/** What the five years are counted from, and when the removal is to be done. */
export interface Term {
  readonly lastNote: Day;
  /** The last day on which anything in the case still held. */
  readonly ceased: Day;
  /** 31 December of the year after the one in which the duty arose. */
  readonly finishBy: Day;
}

export type Retention =
  | { readonly kind: 'not-yet'; readonly reason: 'open' | 'within-years' }
  | { readonly kind: 'candidate'; readonly term: Term }
  | { readonly kind: 'excepted'; readonly term: Term; readonly exceptions: readonly Exception[] };

/**
 * Every case of one person, in the order given: the personakt is the person's, so nothing of it is removed while
 * anything of the same person remains (16:1 st. 1).
 */
export function retentionOf(file: readonly KeptCase[], on: Day, rules: RetentionRules): Retention[] {
  const own = file.map(kept => ownRetention(kept, on, rules));
  const waitsFor = file.filter((_, i) => own[i]?.kind !== 'candidate').map(kept => kept.state.number);
  if (waitsFor.length === 0) return own.map(each => withTerm(each, latestTerm(own)));
  const samePerson = { reason: 'same-person', cases: waitsFor, citation: rules.policy.samePerson.citation } as const;
  return own.map(each =>
    each.kind === 'candidate' ? { kind: 'excepted', term: each.term, exceptions: [samePerson] } : each,
  );
}

function ownRetention(kept: KeptCase, on: Day, rules: RetentionRules): Retention {
  const ceased = ceasedOn(kept.state, on);
  if (ceased === undefined) return { kind: 'not-yet', reason: 'open' };
  const lastNote = latest(ceased, ...kept.notes.map(dayOfNote)) ?? ceased;
  const lastDay = addYears(lastNote, rules.policy.years);
  if (on <= lastDay) return { kind: 'not-yet', reason: 'within-years' };
  const dutyArose = latest(lastDay, ...keptUntil(kept, ceased, rules)) ?? lastDay;
  const term = { lastNote, ceased, finishBy: day(`${yearOf(dutyArose) + 1}-12-31`) };
  const exceptions = exceptionsOf(kept, { ceased, on }, rules);
  return exceptions.length > 0 ? { kind: 'excepted', term, exceptions } : { kind: 'candidate', term };
}

/** The day on which the last of the decisions ended; undefined while one is open, or waits to be decided. */
function ceasedOn({ opened, decisions }: Case, on: Day): Day | undefined {
  const ends = decisions.map(decision => endOf(decision, on));
  return ends.includes(undefined) ? undefined : latest(opened, ...ends.flatMap(end => end ?? []));
}

function endOf(decision: Decision, on: Day): Day | undefined {
  const phase = phaseOn(decision, on);
  return phase.kind === 'closed' || phase.kind === 'refused' || phase.kind === 'renewed' ? phase.since : undefined;
}

/** A child's thirtieth birthday puts the duty off; it arises that day. */
function keptUntil({ state }: KeptCase, ceased: Day, { policy }: RetentionRules): Day[] {
  const { childInvestigation: rule } = policy;
  const { born } = state.person;
  const applies = rule && born && ceased >= rule.closedFrom && investigatedAsChild(state);
  return applies ? [birthday(born, rule.untilAge)] : [];
}

/** The day of the note; by the Swedish calendar, which from 22 UTC can be the next day's. */
export function dayOfNote({ recorded, events }: Note): Day {
  const own = events.map(event => event.day);
  const last = latest(...own) ?? day(recorded.slice(0, 10));
  if (events.some(event => event.kind === 'row-imported')) return last;
  const utc = day(recorded.slice(0, 10));
  return latest(last, Number(recorded.slice(11, 13)) >= 22 ? addDays(utc, 1) : utc) ?? last;
}

/** Removed together, the cases of a person have the term of the one that ended last. */
function latestTerm(all: readonly Retention[]): Day | undefined {
  return latest(...all.flatMap(each => (each.kind === 'candidate' ? [each.term.finishBy] : [])));
}

function withTerm(each: Retention, finishBy: Day | undefined): Retention {
  if (each.kind !== 'candidate' || finishBy === undefined) return each;
  return { kind: 'candidate', term: { ...each.term, finishBy } };
}
