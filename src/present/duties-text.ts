/** What the tool answers for, in Swedish and in groups. */
import { type Duty, type DutyAnswer, dutyAnswers } from '../domain/duty.ts';
import { paragraph } from './paragraph.ts';
import { sourceText } from './source-text.ts';

const headings: Readonly<Record<DutyAnswer, string>> = {
  served: 'UPPFYLLS: verktyget gör det i dag',
  informs: 'INFORMERAS: verktyget säger det, och gör inte mer',
  elsewhere: 'LÄMNAS TILL HUVUDSYSTEMET ELLER MÄNNISKOR',
  later: 'ÄNNU INTE: verktyget bör göra det, men gör det inte än, eller inte hela',
};

const reasons: Readonly<Record<DutyAnswer, string>> = {
  served: 'Hur: ',
  informs: 'Hur: ',
  elsewhere: 'Varför: ',
  later: 'Läget: ',
};

export function dutiesText(duties: readonly Duty[], width: number): string {
  const groups = dutyAnswers.map(answer => ({ answer, mine: duties.filter(duty => duty.answer === answer) }));
  return groups
    .filter(({ mine }) => mine.length > 0)
    .map(({ answer, mine }) => groupText(answer, mine, width))
    .join('\n\n\n');
}

function groupText(answer: DutyAnswer, duties: readonly Duty[], width: number): string {
  const heading = paragraph(`${headings[answer]} (${duties.length})`, width);
  return [heading, ...duties.map(duty => dutyText(duty, width))].join('\n\n');
}

function dutyText({ id, source, modality, duty, answer, how, commands }: Duty, width: number): string {
  const lines = [
    paragraph(`${id}  [${sourceText(source)}${modality === null ? '' : `: ${modality}`}]`, width),
    paragraph(duty, width, '  '),
    paragraph(how, width, `  ${reasons[answer]}`),
    ...(commands.length > 0 ? [paragraph(commands.join(', '), width, '  Kommandon: ')] : []),
  ];
  return lines.join('\n');
}
