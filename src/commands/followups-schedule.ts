import { given, stepCommand } from './decision-step.ts';
import { dayField, textField } from './fields.ts';

export default stepCommand({
  kind: 'schedule',
  fields: {
    due: dayField('Dagen då uppföljningen ska göras', {
      required: true,
      mayBeLater: true,
      question: 'Vilken dag ska uppföljningen göras?',
    }),
    why: textField('Varför tidigare eller oftare', {
      max: 300,
      question: 'Varför ska uppföljningen göras tidigare eller oftare?',
    }),
  },
  example: 'followups schedule 2026-0042-A --due 2027-01-15 --why "Efter skolstarten"',
  saved: 'uppföljning bestämd till',
  step: ({ due, why }, today) => ({ kind: 'schedule', day: today, due: given(due), why: why ?? null }),
});
