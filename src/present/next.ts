/** The sentence after every change: what is due next for the decision. */

import type { Decision } from '../domain/case/decision.ts';
import { isOpen, phaseOn } from '../domain/case/phase.ts';
import { addMonths, type Day } from '../domain/day.ts';
import { nextFollowUpOn } from '../domain/follow-up.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { currentVersion } from '../domain/validity.ts';
import { seriesWords } from './series-words.ts';

export function nextSentence(decision: Decision, today: Day, rules: Rulebook): string {
  const phase = phaseOn(decision, today);
  if (phase.kind === 'applied') return `Ansökan är inte avgjord; avgör den med "register --decides ${decision.id}".`;
  if (!isOpen(phase)) return 'Inget mer att följa upp.';
  return [waitingSentence(decision, today, rules), followUpSentence(decision, today, rules)].filter(Boolean).join(' ');
}

function waitingSentence(decision: Decision, today: Day, rules: Rulebook): string {
  const phase = phaseOn(decision, today);
  const months = currentVersion(rules.reportingRules, today)?.months ?? 3;
  if (phase.kind === 'waiting')
    return `Ska verkställas; tre månader går ut ${addMonths(decision.firstDecided, months)}.`;
  if (phase.kind === 'interrupted') return `Ska återupptas; tre månader går ut ${addMonths(phase.since, months)}.`;
  if (phase.kind === 'partly-running') {
    return `Resten ska verkställas; tre månader går ut ${addMonths(decision.firstDecided, months)}.`;
  }
  return '';
}

function followUpSentence(decision: Decision, today: Day, rules: Rulebook): string {
  const policy = currentVersion(rules.followUpPolicies, today);
  const next = policy ? nextFollowUpOn(decision, today, policy) : undefined;
  if (!next || !policy) return '';
  const series = seriesWords(next.series, policy);
  return next.due < today
    ? `Uppföljningen är sen sedan ${next.due} (${series}).`
    : `Nästa uppföljning ${next.due} (${series}).`;
}
