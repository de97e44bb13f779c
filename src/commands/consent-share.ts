import { applicantWords } from '../present/words.ts';
import { given, stepCommand } from './decision-step.ts';
import { choiceField, dayField, textField, yesNoField } from './fields.ts';

export default stepCommand({
  kind: 'share',
  fields: {
    day: dayField('Dagen för samtycket', {
      required: true,
      question: 'Vilken dag lämnades samtycket, eller återkallades det?',
    }),
    with: textField('Med vem uppgifter får delas', {
      required: true,
      max: 200,
      question: 'Med vem får uppgifter delas?',
    }),
    what: textField('Vilka uppgifter, och för vad', {
      required: true,
      max: 500,
      question: 'Vilka uppgifter får delas, och för vad?',
    }),
    by: choiceField(
      'Vem som samtycker',
      { person: applicantWords.person, guardian: applicantWords.guardian },
      { required: true, question: 'Vem är det som samtycker?' },
    ),
    withdrawn: yesNoField('Samtycket återkallas', { question: 'Är det ett samtycke som återkallas?' }),
  },
  example:
    'consent share 2026-0042-A --day 2026-11-19 --with "Skolans kurator" --what "Tider för samtal" --by guardian',
  saved: 'samtycke till att dela uppgifter',
  step: ({ day, what, by, withdrawn, ...rest }) => ({
    kind: 'share',
    day: given(day),
    with: given(rest.with),
    what: given(what),
    by: given(by),
    withdrawn: withdrawn ?? false,
  }),
});
