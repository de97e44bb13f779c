import { applicantWords } from '../present/words.ts';
import { given, stepCommand } from './decision-step.ts';
import { choiceField, dayField, textField, yesNoField } from './fields.ts';

export default stepCommand({
  kind: 'share',
  fields: {
    day: dayField('Dagen för samtycket', { required: true }),
    with: textField('Med vem uppgifter får delas', { required: true, max: 200 }),
    what: textField('Vilka uppgifter, och för vad', { required: true, max: 500 }),
    by: choiceField(
      'Vem som samtycker',
      { person: applicantWords.person, guardian: applicantWords.guardian },
      { required: true },
    ),
    withdrawn: yesNoField('Samtycket återkallas'),
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
