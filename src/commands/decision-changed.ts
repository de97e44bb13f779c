import { given, stepCommand } from './decision-step.ts';
import { dayField, textField } from './fields.ts';

export default stepCommand({
  kind: 'changed',
  fields: {
    day: dayField('Dagen då det blev känt', { required: true, question: 'Vilken dag blev förändringen känd?' }),
    what: textField('Vad som har förändrats i behov eller förhållanden', {
      required: true,
      question: 'Vad har förändrats i behov eller förhållanden?',
    }),
  },
  example: 'decision changed 2026-0042-A --day 2026-11-19 --what "Har flyttat till den andra föräldern"',
  saved: 'förändrat behov',
  step: ({ day, what }) => ({ kind: 'changed', day: given(day), what: given(what) }),
});
