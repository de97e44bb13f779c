/** The catalogue in Swedish. */
import type { Condition, Insats, Interpretation, NeverWithoutAssessment, Route } from '../domain/rulebook.ts';
import { paragraph } from './paragraph.ts';
import { interpretationText, quoteText, testText, validityText } from './rules-text.ts';
import { levelText, sourceText } from './source-text.ts';

const routeText: Readonly<Record<Route, string>> = {
  'without-assessment': 'Utan behovsprövning (SoL 11 kap. 5 §)',
  'after-assessment': 'Efter ansökan och beslut (SoL 11 kap. 1 §)',
  preventive: 'Förebyggande arbete: visas och räknas, ingen person registreras',
};

export function insatserText(insatser: readonly Insats[], width: number): string {
  const sections = (Object.keys(routeText) as Route[]).map(route => {
    const mine = insatser.filter(insats => insats.route === route);
    return [`${routeText[route]}:`, ...mine.map(insats => listed(insats, width))].join('\n');
  });
  return sections.join('\n\n');
}

function listed(insats: Insats, width: number): string {
  const basis = insats.decision ? `${insats.decision.place}, ` : '';
  const text = `${insats.name}. ${insats.description} (${basis}${validityText(insats)})`;
  return `  ${insats.id}\n${paragraph(text, width, '    ')}`;
}

/** What an insats is shown with. */
export interface InsatsPage {
  readonly insats: Insats;
  readonly conditions: readonly Condition[];
  readonly interpretations: readonly Interpretation[];
}

export function insatsText({ insats, conditions, interpretations }: InsatsPage, width: number): string {
  const { documentation, decision } = insats;
  const identity =
    documentation.identity === 'required' ? 'identitet ska dokumenteras' : 'identitet får inte dokumenteras';
  const parts = [
    [
      `${insats.name} (${insats.id}), ${validityText(insats)}`,
      `${routeText[insats.route]}`,
      paragraph(insats.description, width),
    ].join('\n'),
    conditionsText(insats, conditions, width),
    [
      paragraph(
        `${identity} (${sourceText(documentation.citation)}). ${documentation.note ?? ''}`.trim(),
        width,
        'DOKUMENTATION: ',
      ),
      quoteText(documentation.citation, width),
    ].join('\n'),
    decision
      ? paragraph(`Socialnämnden ${decision.date}, ${decision.place}, dnr ${decision.dnr}`, width, 'BESLUT: ')
      : '',
    ['KÄLLOR', ...insats.sources.map(source => quoteText(source, width))].join('\n'),
    ...insats.information.map(note => paragraph(`${note.text} [${sourceText(note.citation)}]`, width, 'OBS: ')),
    interpretations.length > 0
      ? ['TOLKNINGAR', ...interpretations.map(i => interpretationText(i, width))].join('\n\n')
      : '',
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

function conditionsText(insats: Insats, conditions: readonly Condition[], width: number): string {
  if (insats.route === 'preventive') return '';
  const lines = conditions.flatMap(condition => [
    paragraph(`${condition.text} [${sourceText(condition.citation)}, ${levelText[condition.level]}]`, width, '  - '),
    paragraph(testText(condition.test), width, '    Uppfyllt när: '),
    quoteText(condition.citation, width),
  ]);
  return ['VILLKOR (alla ska vara uppfyllda)', ...lines].join('\n');
}

/** A kind that always needs an assessment and has no entry in the catalogue. */
export function neverText(kind: NeverWithoutAssessment, width: number): string {
  return [
    `${kind.name} (${kind.id}), ${validityText(kind)}`,
    paragraph(kind.text, width),
    quoteText(kind.citation, width),
  ].join('\n');
}
