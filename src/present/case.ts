/** One case as it stands: where each decision is, what has been recorded, what is due. */
import { phaseOn } from '../domain/case/phase.ts';
import type { Case, Decision, Step } from '../domain/case/state.ts';
import type { Day } from '../domain/day.ts';
import { dueDay, dueSeriesOn } from '../domain/follow-up.ts';
import { maskPersonNumber } from '../domain/person-number.ts';
import { currentVersion } from '../domain/validity.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { nextSentence } from './next.ts';
import { type Screen, style } from './style.ts';
import { printable } from './table.ts';
import { closingWords, outcomeWords, phaseWords, seriesWords } from './words.ts';

export interface ShownCase {
  readonly state: Case;
  readonly today: Day;
  readonly rules: Rulebook;
  /** Name and number in full; otherwise masked. */
  readonly identity: boolean;
}

export function caseJson({ state, today, rules, identity }: ShownCase): unknown {
  const { person } = state;
  return {
    case: state.number,
    today,
    person: { number: identity ? person.number : maskPersonNumber(person.number), name: identity ? person.name : null, sex: person.sex, protectedIdentity: person.protected },
    decisions: decidedBy(state, today).map(d => {
      const { imported: _, ...shown } = d;
      return { ...shown, phase: phaseOn(d, today), due: dueOf(d, today, rules) };
    }),
  };
}

export function caseText(shown: ShownCase, context: Screen): string {
  const { state, today, rules } = shown;
  const paint = style(context.color);
  const head = [paint.bold(`Ärende ${state.number}`), personLine(shown), ...(state.person.protected ? ['SKYDDADE PERSONUPPGIFTER'] : [])];
  return [head.join('\n'), ...decidedBy(state, today).map(d => decisionText(d, today, rules, paint.bold))].join('\n\n');
}

function decidedBy(state: Case, today: Day): Decision[] {
  return state.decisions.filter(d => d.decided <= today);
}

function personLine({ state: { person }, identity }: ShownCase): string {
  const name = identity && person.name ? `${printable(person.name)}, ` : '';
  return `${name}${identity ? person.number : maskPersonNumber(person.number)}, ${person.sex}`;
}

function decisionText(d: Decision, today: Day, rules: Rulebook, bold: (text: string) => string): string {
  const outcome = d.outcome ? outcomeWords[d.outcome] : 'inte avgjort';
  const lines = [
    bold(`${d.id}  ${printable(d.type)}`),
    `Beslut ${d.decided}: ${outcome}, ${d.basis}${d.courtOrder ? ', domstols avgörande' : ''}`,
    `Läge: ${phaseWords(phaseOn(d, today))}`,
    ...(d.renews ? [`Förnyar ${d.renews}; tiden räknas från ${d.firstDecided}`] : []),
    ...(d.caseworker ? [`Handläggare: ${printable(d.caseworker)}`] : []),
    ...preparationLines(d),
    ...d.steps.filter(s => s.day <= today).map(stepLine),
    ...d.followUps.filter(f => f.day <= today).map(f => `  ${f.day}  uppföljning`),
    ...dueOf(d, today, rules).map(s => `Uppföljning ${seriesWords[s.series]}: ${s.due}${s.status === 'late' ? ` (SEN ${s.daysLate} dagar)` : ''}`),
    nextSentence(d, today, rules),
  ];
  return lines.join('\n');
}

function preparationLines(d: Decision): string[] {
  const line = (day: Day | undefined | null, what: string) => (day ? [`  ${day}  ${what}`] : []);
  return [
    ...line(d.applied?.day, 'ansökan'),
    ...line(d.consented?.day, 'samtycke'),
    ...line(d.motivationAssessed, 'mottaglighet och motivation utredd'),
  ];
}

function stepLine(step: Step): string {
  switch (step.kind) {
    case 'executed':
      return `  ${step.day}  verkställt${step.missing ? ` delvis, saknas: ${printable(step.missing)}` : ''}`;
    case 'interrupted':
      return `  ${step.day}  avbrutet${step.why ? `: ${printable(step.why)}` : ''}`;
    case 'resumed':
      return `  ${step.day}  återupptaget`;
    case 'closed':
      return `  ${step.day}  avslutat${step.reason ? `: ${closingWords[step.reason]}` : ''}`;
  }
}

function dueOf(d: Decision, today: Day, rules: Rulebook) {
  const policy = currentVersion(rules.followUpPolicies, today);
  return policy ? dueSeriesOn(d, today, policy).map(s => ({ series: s.series, ...dueDay(s.due, today) })) : [];
}
