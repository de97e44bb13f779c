/** A documented insats without individual assessment: identity required (SoL 14 kap. 3 §), no decision. */
import { ageOn } from '../domain/age.ts';
import { decideEnrolment } from '../domain/case/enrolment.ts';
import type { Day } from '../domain/day.ts';
import { yearOf } from '../domain/day.ts';
import type { Facts } from '../domain/fact.ts';
import { must } from '../domain/outcome.ts';
import { Refusal } from '../domain/problem.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { nextSentence } from '../present/next.ts';
import { wrapped } from '../present/paragraph.ts';
import { given } from './decision-step.ts';
import {
  codesField,
  dayField,
  givenFields,
  missingKeys,
  refuseMissing,
  textField,
  type Values,
  wordsOf,
  yesNoField,
} from './fields.ts';
import type { Finish } from './interview.ts';
import { type GivenPerson, numbered, readPerson } from './person-input.ts';
import { type Registration, unmetConditions } from './register-kind.ts';

const fieldsWith = (groups: Rulebook['groups']) => ({
  day: dayField('Dagen', { required: true, question: 'Vilken dag börjar insatsen?' }),
  registered: yesNoField('Folkbokförd i kommunen', {
    required: true,
    question: 'Är den enskilde folkbokförd i kommunen?',
  }),
  groups: codesField('Målgrupper som den enskilde säger sig tillhöra', wordsOf(groups), {
    question: 'Vilka målgrupper säger sig den enskilde tillhöra?',
  }),
  completedTreatment: yesNoField('Har genomgått och avslutat en behandling', {
    question: 'Har den enskilde genomgått och avslutat en behandling?',
  }),
  informed: yesNoField('Upplyst om rätten att ansöka om insats (11 kap. 6 § SoL)', {
    required: true,
    question: 'Är den enskilde upplyst om rätten att ansöka om insats (11 kap. 6 § SoL)?',
  }),
  caseworker: textField('Ansvarig handläggare (annars du)', {
    max: 60,
    question: 'Vem är ansvarig handläggare (annars du)?',
  }),
  deviation: textField('Motivering till att gå ifrån riktlinjens rekommendation', {
    max: 1000,
    question: 'Varför ska riktlinjens rekommendation frångås?',
  }),
});

/** As flags: the target groups are the rulebook's, which is not read for `--help`. */
export const enrolmentFields = fieldsWith([]);

/** As questions, and to read what was given. */
export const enrolmentFieldsBy = (rules: Rulebook) => fieldsWith(rules.groups);

export async function registerEnrolment(registration: Registration): Promise<void> {
  const { context, options, file, insats, rules } = registration;
  const given = await givenFields(context, options, enrolmentFieldsBy(rules), {
    ...{ content: file, alsoKeys: ['insats', 'person'] },
  });
  const person = await readPerson(context, options, file.person);
  const missing = missingKeys(enrolmentFields, given);
  if (person && missing.length === 0) return saveEnrolment(registration, given, person);
  if (!context.mayAsk) refuseMissing(missing);
  if (!context.mayAsk) throw new Refusal({ code: 'identity-required', insats: insats.name });
  const { interviewEnrolment } = await import('./enrolment-interview.ts');
  await interviewEnrolment(registration, given, person);
}

export type EnrolmentInput = Values<typeof enrolmentFields>;

export async function saveEnrolment(
  { context, insats, rules }: Registration,
  values: EnrolmentInput,
  person: GivenPerson,
  finish: Finish = async () => {},
): Promise<void> {
  const day = given(values.day);
  const unmet = unmetConditions(rules, insats, factsOf(person, values, day), day);
  const asked = {
    insats,
    day,
    caseworker: values.caseworker ?? context.user,
    informed: given(values.informed),
    deviation: values.deviation ?? null,
  };
  const state = await context.withRegister(register =>
    register.atomically(async () => {
      const events = must(decideEnrolment(await numbered(register, person), asked, unmet));
      const opened = await register.openCase(yearOf(context.today), events, context.recording());
      await finish(register);
      return opened;
    }),
  );
  const [decision] = state.decisions;
  if (!decision) throw new Refusal({ code: 'bug' });
  const next = nextSentence(decision, context.today, rules);
  if (context.json) await context.printJson({ saved: 'insats', case: state.number, decision: decision.id, next });
  else
    await context.print(
      wrapped(
        `Sparat: ${decision.id}, ${insats.name} från ${day}, utan individuell behovsprövning (11 kap. 5 § SoL).${next ? ` ${next}` : ''}`,
        context.columns,
      ),
    );
}

export function factsOf(
  person: Pick<GivenPerson, 'born'>,
  values: {
    registered?: boolean | undefined;
    groups?: readonly string[] | undefined;
    completedTreatment?: boolean | undefined;
  },
  day: Day,
): Facts {
  const { registered, groups, completedTreatment } = values;
  return {
    ...(person.born === null ? {} : { age: ageOn(person.born, day) }),
    ...(registered === undefined ? {} : { registeredInMunicipality: registered }),
    ...(groups === undefined ? {} : { groups }),
    ...(completedTreatment === undefined ? {} : { completedTreatment }),
  };
}
