import type { Step } from '../domain/case/decide.ts';
import { followUpForms } from '../domain/case/event.ts';
import { given, stepCommand } from './decision-step.ts';
import { choiceField, dayField, textField, yesNoField } from './fields.ts';

const fields = {
  day: dayField('Dagen för uppföljningen', { required: true }),
  how: choiceField('På vilket sätt', followUpForms, { required: true }),
  talkedWithPerson: yesNoField('Samtal med den enskilde', { required: true }),
  heardPerformer: yesNoField('Uppgifter från utföraren', { required: true }),
  personsView: textField('Hur den enskilde uppfattar insatsen i förhållande till sina behov och önskemål'),
  method: textField('Standardiserad bedömningsmetod, och vilken', { max: 100 }),
  executionAssessment: textField('Nämndens bedömning av genomförandet'),
  situationAssessment: textField('Nämndens bedömning av den enskildes situation'),
  measures: textField('Åtgärder som uppföljningen har visat behov av'),
};

const optional = ['personsView', 'method', 'executionAssessment', 'situationAssessment', 'measures'] as const;

export default stepCommand({
  fields,
  example: 'followups record 2026-0042-A --day 2026-11-20 --how mote --talked-with-person --heard-performer',
  saved: 'uppföljt',
  step: (values): Step => ({
    kind: 'follow-up',
    day: given(values.day),
    how: given(values.how),
    talkedWithPerson: given(values.talkedWithPerson),
    heardPerformer: given(values.heardPerformer),
    ...Object.fromEntries(optional.flatMap(key => (values[key] === undefined ? [] : [[key, values[key]]]))),
  }),
});
