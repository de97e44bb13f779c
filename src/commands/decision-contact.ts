import { formWords } from '../present/words.ts';
import { given, present, stepCommand } from './decision-step.ts';
import { choiceField, dayField, textField, yesNoField } from './fields.ts';
import { interpreterField } from './interpreter-field.ts';

export default stepCommand({
  kind: 'contact',
  fields: {
    day: dayField('Dagen för kontakten', { required: true, question: 'Vilken dag var kontakten?' }),
    how: choiceField('På vilket sätt', formWords, { required: true, question: 'På vilket sätt var kontakten?' }),
    meanwhile: textField('Kompenserande eller alternativa insatser som erbjöds under väntan', {
      max: 500,
      question: 'Vilka kompenserande eller alternativa insatser erbjöds under väntan?',
    }),
    consequences: textField('Vad väntan betyder för den enskilde', {
      max: 1000,
      question: 'Vad betyder väntan för den enskilde?',
    }),
    delayReasons: textField('Skälen för fördröjningen, kortfattat (34 kap. 1 § SoL)', {
      max: 1000,
      question: 'Vilka är skälen för fördröjningen, kortfattat (34 kap. 1 § SoL)?',
    }),
    asksToWait: yesNoField('Den enskilde vill själv vänta (35 kap. 5 §, 34 kap. 6 § SoL)', {
      question: 'Vill den enskilde själv vänta (35 kap. 5 §, 34 kap. 6 § SoL)?',
    }),
    interpretedBy: interpreterField,
  },
  example: 'decision contact 2026-0042-A --day 2026-11-18 --how telefon --delay-reasons "Gruppen startar i januari"',
  saved: 'kontakt',
  step: ({ day, how, interpretedBy, meanwhile, ...rest }) => ({
    kind: 'contact',
    day: given(day),
    how: given(how),
    interpretedBy,
    ...present({ ...rest, help: meanwhile }),
  }),
});
