/** What is kept though its five years have passed: the law's exceptions, and a person's decision to hold a case. */
import { birthday, isChildOn } from './age.ts';
import type { Decision } from './case/decision.ts';
import type { Person } from './case/event.ts';
import type { Case } from './case/state.ts';
import type { Citation } from './citation.ts';
import { type Day, earliest } from './day.ts';
import type { KeptSubject } from './policy.ts';
import type { Hold, KeptCase, RetentionRules } from './retention.ts';
import { slug } from './slug.ts';

export type Exception =
  | { readonly reason: 'held'; readonly hold: Hold & { readonly actor: string } }
  | { readonly reason: 'research'; readonly birthDays: readonly number[]; readonly citation: Citation }
  /** Until a birthday: only its year is told, since the day would tell who it is. */
  | {
      readonly reason: 'child-investigation';
      readonly untilYear: number;
      readonly age: number;
      readonly citation: Citation;
    }
  | { readonly reason: 'subject'; readonly subject: string; readonly citation: Citation }
  /** A samordningsnummer without a whole birth day: whether an exception applies cannot be told. */
  | { readonly reason: 'birth-day-unknown'; readonly citation: Citation }
  /** Other cases of the same person that are not to be removed yet. */
  | { readonly reason: 'same-person'; readonly cases: readonly string[]; readonly citation: Citation };

export function exceptionsOf(
  { state, hold }: KeptCase,
  when: { readonly ceased: Day; readonly on: Day },
  rules: RetentionRules,
): Exception[] {
  return [
    ...(hold ? [{ reason: 'held', hold } as const] : []),
    ...research(state.person, rules),
    ...childInvestigation(state, when, rules),
    ...subjects(state, rules),
  ];
}

/** 16:4 and SoF 13:1. The day in the number and the one that the board goes by: either is enough. */
function research({ number, born }: Person, { policy }: RetentionRules): Exception[] {
  const { birthDays, citation } = policy.research;
  const inNumber = Number(number.slice(6, 8));
  const days = [inNumber > 60 ? inNumber - 60 : inNumber, ...(born ? [Number(born.slice(8))] : [])];
  if (days.some(each => birthDays.includes(each))) return [{ reason: 'research', birthDays, citation }];
  return born === null ? [{ reason: 'birth-day-unknown', citation }] : [];
}

/** 16:2 a, and not for cases that were closed before it came into force. */
function childInvestigation(state: Case, when: { ceased: Day; on: Day }, { policy }: RetentionRules): Exception[] {
  const { childInvestigation: rule } = policy;
  const { born } = state.person;
  if (!rule || when.ceased < rule.closedFrom || !investigatedAsChild(state)) return [];
  const { untilAge: age, citation } = rule;
  if (born === null) return [{ reason: 'birth-day-unknown', citation }];
  const until = birthday(born, age);
  return when.on < until
    ? [{ reason: 'child-investigation', untilYear: Number(until.slice(0, 4)), age, citation }]
    : [];
}

/**
 * Every application and decision after assessment rests on an investigation (SoL 14:2, 20 kap.), and a reported concern
 * may lead to one. A person whose birth day is not known may have been a child.
 */
export function investigatedAsChild({ person, decisions }: Case): boolean {
  const asChild = (on: Day) => person.born === null || isChildOn(person.born, on);
  return decisions.some(d => (d.basis !== '11:5' && asChild(firstDay(d))) || d.concerns.some(c => asChild(c.day)));
}

function subjects({ person, decisions }: Case, { policy, insatser }: RetentionRules): Exception[] {
  const concerns = (subject: KeptSubject) => (decision: Decision) => {
    const insats = insatser.find(i => i.id === decision.insats);
    const names = [decision.insats, decision.type, insats?.kind ?? '', insats?.name ?? ''].map(slug);
    const { ofChild, words, compulsoryCare } = subject;
    const isOfAge = ofChild && person.born !== null && !isChildOn(person.born, firstDay(decision));
    const care = compulsoryCare.includes(decision.details?.compulsoryCare ?? '');
    return !isOfAge && (care || words.some(word => names.some(name => name.includes(word))));
  };
  return policy.subjects
    .filter(subject => decisions.some(concerns(subject)))
    .map(({ id, citation }) => ({ reason: 'subject', subject: id, citation }));
}

function firstDay({ applied, decided }: Decision): Day {
  return earliest(decided, ...(applied ? [applied.day] : [])) ?? decided;
}
