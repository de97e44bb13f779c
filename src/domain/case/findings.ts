/** What is missing in a decision on a day, against the law, the board's decisions and the guideline; each with its level. */
import { isChildOn } from '../age.ts';
import type { Citation, Level } from '../citation.ts';
import { type Day, daysBetween } from '../day.ts';
import { reportableOn } from '../execution.ts';
import type { LocalSources, LocalSubject } from '../local-source.ts';
import type { FollowUpPolicy, ReportingRule } from '../policy.ts';
import { type Decision, delayReasonsOn, isGranted, lastContactOn } from './decision.ts';
import type { Person } from './event.ts';
import { isOpen, isRunning, type Phase, phaseOn } from './phase.ts';

export interface CaseFinding {
  readonly level: Level;
  readonly citation: Citation;
  readonly code: FindingCode;
  readonly day?: Day;
}

type FindingCode =
  | 'no-application'
  | 'no-consent'
  | 'no-motivation'
  | 'no-child-rights'
  | 'child-not-heard'
  | 'no-delegation'
  | 'no-plan'
  | 'no-participation-in-plan'
  | 'not-executed-in-time'
  | 'no-delay-reasons'
  | 'no-contact-while-waiting'
  | 'one-voice'
  | 'deficiency-without-measure'
  | 'no-closing-reason'
  | 'objection';

export interface FindingRules {
  readonly policy: FollowUpPolicy | undefined;
  readonly reporting: ReportingRule | undefined;
  readonly sources: LocalSources;
}

const law = (place: string): Pick<CaseFinding, 'level' | 'citation'> => ({
  level: 'law',
  citation: { source: 'SoL 2025:400', place },
});
const local =
  (sources: LocalSources) =>
  (level: 'board' | 'guideline', subject: LocalSubject): Pick<CaseFinding, 'level' | 'citation'> => ({
    level,
    citation: sources[subject],
  });
type Local = ReturnType<typeof local>;

export function findingsOn(decision: Decision, person: Person, on: Day, rules: FindingRules): CaseFinding[] {
  const phase = phaseOn(decision, on);
  if (phase.kind === 'not-yet') return [];
  const by = local(rules.sources);
  return [
    ...aboutTheDecision(decision, person, by),
    ...aboutTheWaiting(decision, phase, on, rules),
    ...aboutThePlan(decision, phase, on, by),
    ...aboutFollowUps(decision, on, by),
    ...(phase.kind === 'closed' && phase.reason === null
      ? [{ ...by('guideline', 'closing'), code: 'no-closing-reason' as const }]
      : []),
    ...decision.objections
      .filter(o => o.day <= on)
      .map(o => ({ ...law('14 kap. 6 §'), code: 'objection' as const, day: o.day })),
  ];
}

function aboutTheDecision(decision: Decision, person: Person, by: Local): CaseFinding[] {
  if (!isGranted(decision)) return [];
  const isChild = person.born !== null && isChildOn(person.born, decision.decided);
  const found: [boolean, CaseFinding][] = [
    [decision.applied === null, { ...by('guideline', 'application'), code: 'no-application' }],
    [
      !isConsentGiven(decision, isChild),
      isChild
        ? { ...law('21 kap. 1 §'), code: 'no-consent' }
        : { ...by('guideline', 'application'), code: 'no-consent' },
    ],
    [decision.motivationAssessed === null, { ...by('guideline', 'application'), code: 'no-motivation' }],
    [isChild && !decision.details?.childRights, { ...law('3 kap. 1–3 §§'), code: 'no-child-rights' }],
    [isNotHeard(decision), { ...law('3 kap. 2–3 §§'), code: 'child-not-heard' }],
    [!decision.decidedBy || !decision.delegation, { ...by('board', 'delegation'), code: 'no-delegation' }],
  ];
  return found.flatMap(([is, finding]) => (is ? [finding] : []));
}

/** A day alone, as an import has it, says that it was given. For a child (SoL 21:1) a guardian's or its own will do here. */
function isConsentGiven({ consented }: Decision, isChild: boolean): boolean {
  if (consented === null || consented.consent === null) return consented !== null;
  const { own, guardians, childConsents, childRequests } = consented.consent;
  return isChild
    ? guardians === 'all' || guardians === 'one' || childConsents === true || childRequests === true
    : own !== false;
}

/** The answer is kept, and a no is not hidden. */
function isNotHeard(decision: Decision): boolean {
  const rights = decision.details?.childRights;
  return rights !== undefined && !(rights.informed && rights.heard);
}

function aboutTheWaiting(
  decision: Decision,
  phase: Phase,
  on: Day,
  { policy, reporting, sources }: FindingRules,
): CaseFinding[] {
  const late = reporting && reportableOn(decision, on, reporting);
  const found: CaseFinding[] = late ? [{ ...law('34 kap. 1 §'), code: 'not-executed-in-time', day: late.limit }] : [];
  if (late && !delayReasonsOn(decision, on)) found.push({ ...law('34 kap. 1 §'), code: 'no-delay-reasons' });
  const isWaiting = phase.kind === 'waiting' || phase.kind === 'interrupted';
  if (!isWaiting || !policy) return found;
  const silentSince = lastContactOn(decision, on) ?? phase.since;
  if (daysBetween(silentSince, on) > policy.contactWhileWaitingDays) {
    found.push({
      level: 'guideline',
      citation: sources['contact-while-waiting'],
      code: 'no-contact-while-waiting',
      day: silentSince,
    });
  }
  return found;
}

/** In öppenvård the plan is guidance (SOSFS 2014:5, "bör"): a missing one is a finding against the guideline alone. */
function aboutThePlan(decision: Decision, phase: Phase, on: Day, by: Local): CaseFinding[] {
  if (!isOpen(phase)) return [];
  const plan = decision.plans.findLast(p => p.day <= on);
  if (!plan) return isRunning(phase) ? [{ ...by('guideline', 'plan'), code: 'no-plan' }] : [];
  return plan.participated ? [] : [{ ...by('guideline', 'plan'), code: 'no-participation-in-plan', day: plan.day }];
}

function aboutFollowUps(decision: Decision, on: Day, by: Local): CaseFinding[] {
  const last = decision.followUps.findLast(f => f.day <= on);
  if (!last) return [];
  const found: CaseFinding[] = [];
  if (!last.talkedWithPerson || !last.heardPerformer)
    found.push({ ...by('guideline', 'follow-up'), code: 'one-voice', day: last.day });
  if (last.deficiencies && !last.deficiencyMeasures?.length) {
    found.push({ ...by('guideline', 'follow-up'), code: 'deficiency-without-measure', day: last.day });
  }
  return found;
}
