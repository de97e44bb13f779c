import { given, stepCommand } from './decision-step.ts';
import { dayField, textField } from './fields.ts';

export default stepCommand({
  kind: 'concern',
  fields: {
    day: dayField('Dagen då anmälan gjordes (19 kap. 1 § SoL)', {
      required: true,
      question: 'Vilken dag gjordes anmälan (19 kap. 1 § SoL)?',
    }),
    to: textField('Till vem', { required: true, max: 120, question: 'Till vem gjordes anmälan?' }),
  },
  example: 'report-concern 2026-0042-A --day 2026-11-19 --to "Socialnämndens mottagning"',
  saved: 'orosanmälan gjord',
  step: ({ day, to }) => ({ kind: 'concern', day: given(day), to: given(to) }),
});
