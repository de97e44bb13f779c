/**
 * Asks for a documented insats without individual assessment. Which facts are asked about follows from the insats's own
 * conditions; none of them is about needs (SoL 11:5).
 */
import type { Rulebook } from '../domain/rulebook.ts';
import type { Values } from './fields.ts';
import { interview, type Need } from './interview.ts';
import type { GivenPerson } from './person-input.ts';
import { bornOf, isPersonKey, needOfPerson, personAnswered, personFields } from './person-questions.ts';
import { type EnrolmentInput, enrolmentFieldsBy, factsOf, saveEnrolment } from './register-enrolment.ts';
import { isAnswerChangedBy, type Registration, unmetConditions } from './register-kind.ts';

type Questions = ReturnType<typeof questions>;
type Answers = Values<Questions>;

function questions(registration: Registration) {
  return { ...personFields(registration.context.today), ...enrolmentFieldsBy(registration.rules) };
}

export async function interviewEnrolment(
  registration: Registration,
  given: EnrolmentInput,
  person: GivenPerson | undefined,
): Promise<void> {
  const { context, insats } = registration;
  const { today } = context;
  const whose = (so: Answers) => person ?? personAnswered(today, so);
  await interview(context, {
    ...{ fields: questions(registration), given: { ...noAnswers, ...given }, subject: insats.id, case: null },
    continues: registration.continues,
    heading: ['Insats', `${insats.name}, utan individuell behovsprövning`],
    needOf: (key, so) => {
      if (isPersonKey(key)) return person ? 'none' : needOfPerson(key, so);
      return needOf(registration, key, so, { born: person ? person.born : bornOf(today, so) });
    },
    personNumber: so => person?.number ?? so.personNumber ?? null,
    person: async so => whose(so),
    save: (values, finish) => saveEnrolment(registration, values, whose(values), finish),
  });
}

const noAnswers = {
  personNumber: undefined,
  personBorn: undefined,
  personSex: undefined,
  personName: undefined,
  personProtected: undefined,
};

/** What each of the questions about the person can be answered with; of the groups, none or one of them. */
const possibleBy = ({ groups }: Rulebook) =>
  ({
    registered: [true, false],
    groups: [[], ...groups.map(group => [group.id])],
    completedTreatment: [true, false],
  }) as const;

function needOf(
  { rules, insats }: Registration,
  key: keyof EnrolmentInput,
  so: Answers,
  person: Pick<GivenPerson, 'born'>,
): Need {
  const { day } = so;
  if (key === 'day' || key === 'informed') return 'required';
  if (key === 'caseworker') return 'rare';
  if (day === undefined) return 'none';
  const unmet = (changed: object) => unmetConditions(rules, insats, factsOf(person, { ...so, ...changed }, day), day);
  if (key === 'deviation') return unmet({}).some(c => c.level === 'guideline') ? 'required' : 'none';
  return isAnswerChangedBy(unmet, key, possibleBy(rules)[key]) ? 'required' : 'none';
}
