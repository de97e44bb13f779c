import { given, stepCommand } from './decision-step.ts';
import { dayField, textField } from './fields.ts';

export default stepCommand({
  kind: 'interrupt',
  fields: {
    day: dayField('Dagen då insatsen avbröts', { required: true, question: 'Vilken dag avbröts insatsen?' }),
    why: textField('Varför insatsen avbröts', { required: true, max: 500, question: 'Varför avbröts insatsen?' }),
  },
  example: 'decision interrupt 2026-0042-A --day 2026-11-20 --why "Behandlaren är sjukskriven"',
  saved: 'avbrutet',
  step: ({ day, why }) => ({ kind: 'interrupt', day: given(day), why: given(why) }),
});
