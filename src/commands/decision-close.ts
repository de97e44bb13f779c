import { closingWords } from '../present/words.ts';
import { given, stepCommand } from './decision-step.ts';
import { choiceField, dayField } from './fields.ts';

export default stepCommand({
  kind: 'close',
  fields: {
    day: dayField('Dagen då insatsen avslutades', {
      required: true,
      question: 'Vilken dag avslutades insatsen, eller ansökan?',
    }),
    reason: choiceField('Skälet', closingWords, {
      required: true,
      question: 'Vilket är skälet till att det avslutas?',
    }),
    goals: choiceField(
      'Nåddes målen (inte när en ansökan avslutas)',
      { ja: 'ja', delvis: 'delvis', nej: 'nej' },
      { question: 'Nåddes målen med insatsen?' },
    ),
  },
  asked: { goals: (_, { decision }) => (decision.outcome === null ? 'none' : 'required') },
  example: 'decision close 2026-0042-A --day 2026-11-20 --reason mal-uppnadda --goals ja',
  saved: 'avslutat',
  step: ({ day, reason, goals }) => ({ kind: 'close', day: given(day), reason: given(reason), goals: goals ?? null }),
});
