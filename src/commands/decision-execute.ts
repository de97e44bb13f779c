import { given, stepCommand } from './decision-step.ts';
import { dayField, textField } from './fields.ts';

export default stepCommand({
  kind: 'execute',
  fields: {
    day: dayField('Dagen då insatsen kom i gång', { required: true, question: 'Vilken dag kom insatsen i gång?' }),
    missing: textField('Vad som fortfarande saknas, om bara en del har verkställts', {
      max: 300,
      question: 'Vad saknas fortfarande, om bara en del har verkställts?',
    }),
  },
  example: 'decision execute 2026-0042-A --day 2026-11-20',
  saved: 'verkställt',
  step: ({ day, missing }) => ({ kind: 'execute', day: given(day), missing: missing ?? null }),
});
