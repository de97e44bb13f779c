/** The answer of `check` in Swedish: readable aloud with the person in the room, without colour, at 80 columns. */
import type { Answer } from '../domain/condition.ts';
import type { CheckAnswer, ConditionAnswer, InsatsAnswer } from '../domain/eligibility.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { factName, factsText } from './fact-text.ts';
import { paragraph } from './paragraph.ts';
import { saidTo } from './said-to.ts';
import { bindingText, leveledSource, sourceText } from './source-text.ts';

export type Paint = (outcome: Answer, text: string) => string;

export const outcomeText: Readonly<Record<Answer, string>> = {
  yes: 'KAN FÅS',
  assess: 'BEDÖMS',
  missing: 'UPPGIFT SAKNAS',
  no: 'NEJ',
};

const conditionWord: Readonly<Record<Answer, string>> = { yes: 'ja', assess: 'bedöms', missing: 'saknas', no: 'nej' };
const order: readonly Answer[] = ['yes', 'assess', 'missing', 'no'];

interface Page {
  readonly paint: Paint;
  readonly width: number;
}

export function checkText(given: CheckAnswer, rulebook: Rulebook, paint: Paint, columns: number): string {
  const answer = saidTo(given, rulebook);
  const page = { paint, width: Math.max(40, Math.min(columns, 100)) };
  const known = Object.keys(answer.facts).length === 0 ? 'inga ännu' : factsText(answer.facts, rulebook.groups);
  const parts = [
    paragraph(`Vad personen kan få i ${answer.municipality}, ${answer.today}. Inget sparas.`, page.width),
    paragraph(known, page.width, 'Uppgifter: '),
    section(answer, 'without-assessment', page),
    section(answer, 'after-assessment', page),
    notInForceText(answer, page),
    remindersText(answer, page),
    nextChangeText(answer, page),
    interpretationsText(answer, rulebook, page),
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

const headings = {
  'without-assessment': 'UTAN BEHOVSPRÖVNING (SoL 11 kap. 5 §)',
  'after-assessment': 'EFTER ANSÖKAN OCH BESLUT (SoL 11 kap. 1 §): den som vill får alltid ansöka',
} as const;

function section(answer: CheckAnswer, route: InsatsAnswer['route'], page: Page): string {
  const mine = answer.insatser.filter(insats => insats.route === route);
  if (mine.length === 0) return '';
  const shared = sharedConditions(mine);
  const parts = mine.map(insats => ({ insats, own: ownConditions(insats, shared) }));
  const blocks = order.flatMap(outcome => alike(parts.filter(({ insats }) => insats.outcome === outcome)));
  const texts = blocks.map(block => blockText(block, page));
  return [headings[route], ...sharedText(shared, page), ...texts, ...notes(mine, page)].join('\n\n');
}

/** Conditions that every insats in the section has: said once. */
function sharedConditions(insatser: readonly InsatsAnswer[]): readonly ConditionAnswer[] {
  const [first, ...rest] = insatser;
  if (!first || rest.length === 0) return [];
  return first.conditions.filter(c => rest.every(insats => insats.conditions.includes(c)));
}

function sharedText(shared: readonly ConditionAnswer[], page: Page): readonly string[] {
  if (shared.length === 0) return [];
  return [['För alla nedan gäller:', ...shared.flatMap(condition => conditionText(condition, page))].join('\n')];
}

interface Part {
  readonly insats: InsatsAnswer;
  readonly own: readonly ConditionAnswer[];
}

/** A "no" is shown by what fails; anything else in full. */
function ownConditions(insats: InsatsAnswer, shared: readonly ConditionAnswer[]): readonly ConditionAnswer[] {
  const own = insats.conditions.filter(c => !shared.includes(c));
  return insats.outcome === 'no' ? own.filter(c => c.outcome === 'no') : own;
}

/** Insatser with the same conditions, documentation and decision are said together. */
function alike(parts: readonly Part[]): readonly (readonly Part[])[] {
  const key = ({ insats, own }: Part) => {
    const basis = insats.outcome === 'no' ? [] : [insats.documentation.regime, insats.decision?.place];
    return [...own.map(c => `${c.id} ${c.citation.place}`), ...basis].join();
  };
  return [...Map.groupBy(parts, key).values()];
}

function blockText(block: readonly Part[], page: Page): string {
  const [first] = block;
  if (!first) return '';
  const { insats, own } = first;
  const word = outcomeText[insats.outcome];
  const names = paragraph(block.map(part => part.insats.name).join(', '), page.width, `${word}: `);
  const head = names.replace(word, page.paint(insats.outcome, word));
  const lines = [...own.flatMap(condition => conditionText(condition, page)), ...missingText(insats, page)];
  const failing = insats.outcome === 'no' && own.length === 0 ? ['  Se villkoret som gäller alla, ovan.'] : [];
  const basis = insats.outcome === 'no' ? [] : [paragraph(basisText(insats), page.width, '  ')];
  return [head, ...lines, ...failing, ...basis].join('\n');
}

function missingText({ missing }: InsatsAnswer, page: Page): readonly string[] {
  if (missing.length === 0) return [];
  return [paragraph(missing.map(fact => factName[fact]).join(', '), page.width, '  Fråga om: ')];
}

function conditionText(condition: ConditionAnswer, page: Page): readonly string[] {
  const { outcome, level, citation, text, remedy } = condition;
  const lead = `  ${conditionWord[outcome].padEnd(6)} `;
  const said = paragraph(`${text} [${leveledSource(level, citation)}]`, page.width, lead);
  const binding = outcome === 'no' ? [bindingText[level]] : [];
  const toDo = outcome === 'yes' || remedy === undefined ? [] : [remedy];
  const advice = [...binding, ...toDo].join(' ');
  return advice === '' ? [said] : [said, paragraph(advice, page.width, '         -> ')];
}

const regimeText = {
  '14:3': 'Dokumenteras fullt ut, med identitet (SoL 14 kap. 3 §)',
  '14:4': 'Personliga förhållanden dokumenteras inte (SoL 14 kap. 4 §)',
  '14:5': 'Identitet får inte dokumenteras (SoL 14 kap. 5 §)',
} as const;

function basisText({ documentation, decision }: InsatsAnswer): string {
  const basis = decision ? ` Beslut: ${decision.place}, ${decision.date}.` : '';
  return `${regimeText[documentation.regime]}.${basis}`;
}

function notes(insatser: readonly InsatsAnswer[], page: Page): readonly string[] {
  const all = insatser.flatMap(insats => insats.information ?? []);
  const said = new Map(all.map(note => [note.text, note]));
  const lines = [...said.values()].map(n =>
    paragraph(`${n.text} [${sourceText(n.citation)}]`, page.width, '  Obs:   '),
  );
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function notInForceText({ notInForce, today }: CheckAnswer, page: Page): string {
  const lines = notInForce.map(({ id, firstDay, lastDay }) =>
    paragraph(firstDay ? `första dagen är ${firstDay}` : `sista dagen var ${lastDay ?? ''}`, page.width, `  ${id}: `),
  );
  return lines.length === 0 ? '' : [`GÄLLER INTE ${today}`, ...lines].join('\n');
}

function remindersText({ reminders }: CheckAnswer, page: Page): string {
  const lines = reminders.map(r => paragraph(`${r.text} [${sourceText(r.citation)}]`, page.width, '  - '));
  return lines.length === 0 ? '' : ['KOM IHÅG', ...lines].join('\n');
}

function nextChangeText({ nextChange }: CheckAnswer, page: Page): string {
  if (!nextChange) return '';
  return paragraph(`Svaret kan ändras ${nextChange.day}, när personen fyller ${nextChange.age} år.`, page.width);
}

function interpretationsText(answer: CheckAnswer, rulebook: Rulebook, page: Page): string {
  const used = new Set(answer.insatser.flatMap(insats => insats.interpretations));
  const titles = rulebook.interpretations.filter(i => used.has(i.id)).map(i => paragraph(i.title, page.width, '  - '));
  if (titles.length === 0) return '';
  return ['TOLKNINGAR som svaret vilar på ("kalix-ov rules interpretations" visar dem)', ...titles].join('\n');
}
