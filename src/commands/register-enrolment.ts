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
import { given } from './decision-step.ts';
import { codesField, dayField, readFields, textField, yesNoField } from './fields.ts';
import { type GivenPerson, numbered, readPerson } from './person-input.ts';
import { type Registration, unmetConditions } from './register-kind.ts';

const fieldsWith = (groups: Rulebook['groups']) => ({
  day: dayField('Dagen', { required: true }),
  registered: yesNoField('Folkbokförd i kommunen', { required: true }),
  groups: codesField(
    'Målgrupper som den enskilde säger sig tillhöra',
    groups.map(group => group.id),
  ),
  completedTreatment: yesNoField('Har genomgått och avslutat en behandling'),
  informed: yesNoField('Upplyst om rätten att ansöka om insats (11 kap. 6 § SoL)', { required: true }),
  caseworker: textField('Ansvarig handläggare (annars du)', { max: 60 }),
  deviation: textField('Motivering till att gå ifrån riktlinjens rekommendation', { max: 1000 }),
});

/** As flags: the target groups are the rulebook's, which is not read for `--help`. */
export const enrolmentFields = fieldsWith([]);

export async function registerEnrolment(registration: Registration): Promise<void> {
  const { context, options, file, insats, rules } = registration;
  const values = await readFields(context, options, fieldsWith(rules.groups), {
    content: file,
    alsoKeys: ['insats', 'person'],
  });
  const person = await readPerson(context, options, file.person);
  if (!person) throw new Refusal({ code: 'identity-required', insats: insats.name });
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
      return register.openCase(yearOf(context.today), events, context.recording());
    }),
  );
  const [decision] = state.decisions;
  if (!decision) throw new Refusal({ code: 'bug' });
  const next = nextSentence(decision, context.today, rules);
  if (context.json) await context.printJson({ saved: 'insats', case: state.number, decision: decision.id, next });
  else
    await context.print(
      `Sparat: ${decision.id}, ${insats.name} från ${day}, utan individuell behovsprövning (11 kap. 5 § SoL).${next ? ` ${next}` : ''}`,
    );
}

function factsOf(
  person: GivenPerson,
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
