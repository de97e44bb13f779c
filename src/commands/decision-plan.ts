import { planPoints } from '../domain/case/event.ts';
import { given, present, stepCommand } from './decision-step.ts';
import { dayField, textField, yesNoField } from './fields.ts';
import { interpreterField } from './interpreter-field.ts';

export default stepCommand({
  kind: 'plan',
  fields: {
    day: dayField('Dagen för genomförandeplanen', {
      required: true,
      question: 'Vilken dag upprättades genomförandeplanen?',
    }),
    participated: yesNoField('Den enskilde har deltagit', {
      required: true,
      question: 'Har den enskilde deltagit i planen?',
    }),
    participationWhy: textField('Varför inte, om den enskilde inte har deltagit', {
      max: 500,
      question: 'Varför har den enskilde inte deltagit i planen?',
    }),
    madeBy: textField('Vem som har upprättat planen (utföraren)', {
      max: 120,
      question: 'Vem har upprättat planen (utföraren)?',
    }),
    goal: textField('1. Målet med insatserna', { question: '1. Vilket är målet med insatserna?' }),
    execution: textField('2. När och hur insatserna ska genomföras', {
      question: '2. När och hur ska insatserna genomföras?',
    }),
    followUp: textField('3. När och hur planen ska följas upp', { question: '3. När och hur ska planen följas upp?' }),
    otherPrincipals: textField('4. När och hur den enskilde får del av andra huvudmäns insatser', {
      question: '4. När och hur får den enskilde del av andra huvudmäns insatser?',
    }),
    closeContacts: textField('5. När och hur kontakter med närstående ska ordnas', {
      question: '5. När och hur ska kontakter med närstående ordnas?',
    }),
    boardContact: textField('6. När och hur den enskilde ska ha kontakt med nämnden', {
      question: '6. När och hur ska den enskilde ha kontakt med nämnden?',
    }),
    personsView: textField('7. Den enskildes syn på genomförandet', {
      question: '7. Hur ser den enskilde på genomförandet?',
    }),
    hindrance: textField('Det särskilda hindret, om någon av de sju punkterna saknas', {
      max: 500,
      question: 'Vilket särskilt hinder gör att någon av planens sju punkter saknas?',
    }),
    followUpDay: dayField('Dagen då planen ska följas upp', {
      mayBeLater: true,
      question: 'Vilken dag ska planen följas upp?',
    }),
    interpretedBy: interpreterField,
  },
  asked: {
    participationWhy: ({ participated }) => (participated === false ? 'required' : 'none'),
    hindrance: so => (planPoints.every(point => so[point]) ? 'none' : 'required'),
  },
  example: 'decision plan 2026-0042-A --from plan.json',
  saved: 'genomförandeplan',
  step: ({ day, participated, participationWhy, madeBy, hindrance, followUpDay, interpretedBy, ...points }) => ({
    kind: 'plan',
    day: given(day),
    participated: given(participated),
    participationWhy: participationWhy ?? null,
    madeBy: madeBy ?? null,
    hindrance: hindrance ?? null,
    followUpDay: followUpDay ?? null,
    interpretedBy,
    points: present(points),
  }),
});
