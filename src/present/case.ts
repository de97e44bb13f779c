/** One case as it stands: where each decision is, what has been recorded, what is due, what is missing. */
import { asOn } from '../domain/case/as-on.ts';
import type { Decision } from '../domain/case/decision.ts';
import { findingsOn } from '../domain/case/findings.ts';
import { phaseOn } from '../domain/case/phase.ts';
import type { Case } from '../domain/case/state.ts';
import type { Day } from '../domain/day.ts';
import { dueDay, dueSeriesOn } from '../domain/follow-up.ts';
import { maskPersonNumber } from '../domain/person-number.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { currentVersion } from '../domain/validity.ts';
import { decisionLines } from './decision-lines.ts';
import { decisionDetails } from './event-details.ts';
import { findingText } from './finding-text.ts';
import { nextSentence } from './next.ts';
import { paragraph } from './paragraph.ts';
import { seriesWords } from './series-words.ts';
import type { Screen, Style } from './style.ts';
import { printable } from './table.ts';
import { days, levelWords, outcomeWords, phaseWords } from './words.ts';

export interface ShownCase {
  readonly state: Case;
  readonly today: Day;
  readonly rules: Rulebook;
  /** Name and number in full; otherwise masked. */
  readonly identity: boolean;
}

export function caseJson(shown: ShownCase): unknown {
  const { state, today, rules, identity } = shown;
  const { number, name, sex, protected: protectedIdentity } = state.person;
  return {
    case: state.number,
    today,
    person: {
      number: identity ? number : maskPersonNumber(number),
      name: identity ? name : null,
      sex,
      protectedIdentity,
    },
    decisions: decidedBy(state, today).map(d => {
      const { imported: _, ...content } = d;
      return { ...content, phase: phaseOn(d, today), due: dueOf(d, today, rules), findings: findingsOf(d, shown) };
    }),
  };
}

export function caseText(shown: ShownCase, screen: Screen): string {
  const { state, today } = shown;
  const paint = screen.style;
  const head = [paint.bold(`Ärende ${state.number}`), personLine(shown)];
  if (state.person.protected) head.push('SKYDDADE PERSONUPPGIFTER');
  return [head.join('\n'), ...decidedBy(state, today).map(d => decisionText(d, shown, screen, paint))].join('\n\n');
}

function decidedBy(state: Case, today: Day): Decision[] {
  return state.decisions.filter(d => phaseOn(d, today).kind !== 'not-yet').map(d => asOn(d, today));
}

function personLine({ state: { person }, identity }: ShownCase): string {
  const name = identity && person.name ? `${printable(person.name)}, ` : '';
  return `${name}${identity ? person.number : maskPersonNumber(person.number)}, ${person.sex}`;
}

function decisionText(d: Decision, shown: ShownCase, screen: Screen, paint: Style): string {
  const { today, rules } = shown;
  const lines = [
    paint.bold(`${d.id}  ${printable(d.type)}`),
    d.outcome
      ? `Beslut ${d.decided}: ${outcomeWords[d.outcome]}, ${d.basis}${d.courtOrder ? ', domstols avgörande' : ''}`
      : 'Ansökan, inte avgjord',
    `Läge: ${phaseWords(phaseOn(d, today))}`,
    ...(d.renews ? [`Förnyar ${d.renews}; tiden räknas från ${d.firstDecided}`] : []),
    ...(d.caseworker ? [`Handläggare: ${printable(d.caseworker)}`] : []),
    ...decisionDetails(d.details ?? {}).map(text => paragraph(text, screen.columns, '  ')),
    ...decisionLines(d, today).flatMap(line => [
      paragraph(line.text, screen.columns, `  ${line.day}  `),
      ...line.details.map(text => paragraph(text, screen.columns, indent)),
    ]),
    ...dueLines(d, today, rules),
    ...findingLines(d, shown, screen.columns),
    paragraph(nextSentence(d, today, rules), screen.columns),
  ];
  return lines.join('\n');
}

/** Under the text of a dated line. */
const indent = ' '.repeat(14);

function findingLines(d: Decision, shown: ShownCase, columns: number): string[] {
  const found = findingsOf(d, shown);
  if (found.length === 0) return [];
  const line = (f: (typeof found)[number]) =>
    paragraph(`${findingText(f)} (${levelWords[f.level]}: ${f.citation.source}, ${f.citation.place})`, columns, '  ! ');
  return ['Saknas eller behöver uppmärksammas:', ...found.map(line)];
}

function findingsOf(d: Decision, { state, today, rules }: ShownCase) {
  const policy = currentVersion(rules.followUpPolicies, today);
  return findingsOn(d, state.person, today, {
    ...{ policy, sources: rules.localSources, reporting: currentVersion(rules.reportingRules, today) },
  });
}

function dueLines(d: Decision, today: Day, rules: Rulebook): string[] {
  const policy = currentVersion(rules.followUpPolicies, today);
  if (!policy) return [];
  return dueOf(d, today, rules).map(
    ({ series, due, status, daysLate }) =>
      `Uppföljning ${seriesWords(series, policy)}: ${due}${status === 'late' ? ` (SEN ${days(daysLate)})` : ''}`,
  );
}

function dueOf(d: Decision, today: Day, rules: Rulebook) {
  const policy = currentVersion(rules.followUpPolicies, today);
  return policy ? dueSeriesOn(d, today, policy).map(s => ({ series: s.series, ...dueDay(s.due, today) })) : [];
}
