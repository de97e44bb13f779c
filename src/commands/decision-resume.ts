import { given, stepCommand } from './decision-step.ts';
import { dayField } from './fields.ts';

export default stepCommand({
  kind: 'resume',
  fields: {
    day: dayField('Dagen då insatsen kom i gång igen', {
      required: true,
      question: 'Vilken dag kom insatsen i gång igen?',
    }),
  },
  example: 'decision resume 2026-0042-A --day 2026-11-20',
  saved: 'återupptaget',
  step: ({ day }) => ({ kind: 'resume', day: given(day) }),
});
