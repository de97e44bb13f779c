import { answerWords } from '../present/words.ts';
import { given, stepCommand } from './decision-step.ts';
import { choiceField, dayField, textField } from './fields.ts';

export default stepCommand({
  kind: 'offer',
  fields: {
    day: dayField('Dagen för erbjudandet', { required: true, question: 'Vilken dag lämnades erbjudandet?' }),
    what: textField('Vad som erbjöds', { required: true, max: 300, question: 'Vad erbjöds?' }),
    answer: choiceField('Svaret', answerWords, {
      required: true,
      question: 'Vad svarade den enskilde på erbjudandet?',
    }),
    answerDay: dayField('Dagen för svaret', { question: 'Vilken dag svarade den enskilde på erbjudandet?' }),
  },
  asked: { answerDay: ({ answer }) => (answer === 'inget-svar' ? 'none' : 'optional') },
  example: 'decision offer 2026-0042-A --day 2026-11-10 --what "Plats i grupp" --answer avbojt --answer-day 2026-11-12',
  saved: 'erbjudande',
  step: ({ day, what, answer, answerDay }) => ({
    kind: 'offer',
    day: given(day),
    what: given(what),
    answer: given(answer),
    answerDay: answerDay ?? null,
  }),
});
