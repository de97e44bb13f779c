import { given, stepCommand } from './decision-step.ts';
import { dayField, textField } from './fields.ts';

export default stepCommand({
  kind: 'object',
  fields: {
    day: dayField('Dagen då den enskilde sade det', {
      required: true,
      question: 'Vilken dag sade den enskilde att en uppgift är felaktig?',
    }),
    what: textField('Vilken uppgift som är felaktig, och varför, enligt den enskilde (14 kap. 6 § SoL)', {
      required: true,
      question: 'Vilken uppgift är felaktig, och varför, enligt den enskilde (14 kap. 6 § SoL)?',
    }),
  },
  example: 'decision object 2026-0042-A --day 2026-11-19 --what "Mötet den 3 november blev inte av"',
  saved: 'den enskildes invändning',
  step: ({ day, what }) => ({ kind: 'object', day: given(day), what: given(what) }),
});
