/** What was written down with an event: each part under its heading, in the order of the guideline. */
import type { CaseEvent, ChildRights, DecisionMade, FollowUpRecord, Plan } from '../domain/case/event.ts';
import { planPoints } from '../domain/case/event.ts';
import { planPointWords } from './problem/words.ts';
import { printable } from './table.ts';

export function eventDetails(event: CaseEvent): string[] {
  switch (event.kind) {
    case 'followed-up':
      return followUpDetails(event);
    case 'planned':
      return planDetails(event);
    case 'contacted':
      return headed([['Följder av väntan', event.consequences]]);
    default:
      return [];
  }
}

/** What stands with the decision itself. */
export function decisionDetails(details: Partial<DecisionMade>): string[] {
  const { extent, periodFrom, periodTo, judgement, deviation, compulsoryCare } = details;
  const period = periodFrom || periodTo ? `${periodFrom ?? ''}–${periodTo ?? ''}` : undefined;
  return [
    ...headed([
      ['Omfattning', extent],
      ['Period', period],
      ['Inom ramen för', compulsoryCare && `pågående vård enligt ${compulsoryCare.toUpperCase()}`],
      ['Bedömning', judgement && `${judgement.why} (${judgement.by})`],
      ['Går ifrån riktlinjen', deviation && `${deviation.why} (${deviation.conditions.join(', ')})`],
    ]),
    ...childDetails(details.childRights),
  ];
}

function followUpDetails(f: FollowUpRecord): string[] {
  return [
    ...headed([
      ['Den enskildes syn', f.personsView],
      ['Bedömningsmetod', f.method],
      ['Genomförandet', f.executionAssessment],
      ['Situationen', f.situationAssessment],
      ['Åtgärder', f.measures],
      ['Anpassning', f.adaptation],
      ['Brister', f.deficiencies],
      ['Åtgärder mot brister', f.deficiencyMeasures?.join(', ')],
      ['Tolk', f.interpreter ? 'ja' : undefined],
      ['Underrättad om anteckningarna', f.personInformed === undefined ? undefined : yesNo(f.personInformed)],
    ]),
    ...childDetails(f.childRights),
  ];
}

function planDetails(plan: Plan): string[] {
  const points = planPoints.map((point, i) => [`${i + 1}. ${planPointWords[point]}`, plan.points[point]] as const);
  return headed([
    ...points,
    ['Särskilt hinder', plan.hindrance ?? undefined],
    ['Deltog inte för att', plan.participationWhy ?? undefined],
    ['Upprättad av', plan.madeBy ?? undefined],
  ]);
}

function childDetails(rights: ChildRights | undefined): string[] {
  if (!rights) return [];
  const { informed, heard, bestInterests } = rights;
  return headed([
    ['Barnet informerat', yesNo(informed)],
    ['Barnet hört', yesNo(heard)],
    ['Barnets bästa', bestInterests],
  ]);
}

function headed(parts: readonly (readonly [string, string | undefined])[]): string[] {
  return parts.flatMap(([heading, text]) => (text ? [`${heading}: ${printable(text)}`] : []));
}

function yesNo(value: boolean): string {
  return value ? 'ja' : 'nej';
}
