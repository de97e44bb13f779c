/** A participation: nothing that can tell who it was (SoL 14 kap. 5 §). */

import type { Day } from '../domain/day.ts';
import type { Participation } from '../domain/participation.ts';
import { agesIn, holdsChildren, isUnder15 } from '../domain/participation.ts';
import { Refusal } from '../domain/problem.ts';
import type { Insats, Rulebook } from '../domain/rulebook.ts';
import { inForce } from '../domain/validity.ts';
import { ageBandWords, participantSexWords, participationFormWords } from '../present/choice-words.ts';
import { wrapped } from '../present/paragraph.ts';
import { given } from './decision-step.ts';
import {
  choiceField,
  codesField,
  countField,
  dayField,
  givenFields,
  missingKeys,
  refuseMissing,
  type Values,
  wordsOf,
  yesNoField,
} from './fields.ts';
import type { Finish, Need } from './interview.ts';
import { offersIdentity } from './person-input.ts';
import { type Registration, unmetConditions } from './register-kind.ts';

const fieldsWith = ({
  difficulties,
  leftEarly,
}: Pick<Rulebook['participationCodes'], 'difficulties' | 'leftEarly'>) => ({
  day: dayField('Dagen', { required: true, question: 'Vilken dag var deltagandet?' }),
  form: choiceField('Formen', participationFormWords, {
    required: true,
    question: 'Var deltagandet individuellt eller i grupp?',
  }),
  participants: countField('Antal deltagare', { required: true, question: 'Hur många deltog?' }),
  sex: choiceField('Kön', participantSexWords, {
    required: true,
    question: 'Vilket kön hade den eller de som deltog?',
  }),
  ageBand: choiceField('Ålder', ageBandWords, { required: true, question: 'Hur gammal var den eller de som deltog?' }),
  guardianChecked: yesNoField('Vårdnadshavarens samtycke (och information) är kontrollerat', {
    question: 'Är vårdnadshavarens samtycke (och information) kontrollerat?',
  }),
  informed: yesNoField('Upplyst om rätten att ansöka om insats (11 kap. 6 § SoL)', {
    required: true,
    question: 'Har den eller de som deltog upplysts om rätten att ansöka om insats (11 kap. 6 § SoL)?',
  }),
  difficulties: codesField('Svårigheter som visade sig', wordsOf(difficulties), {
    question: 'Vilka svårigheter visade sig?',
  }),
  leftEarly: choiceField('Orsak till att deltagandet avslutades i förtid', wordsOf(leftEarly), {
    question: 'Varför avslutades deltagandet i förtid, om det gjorde det?',
  }),
});

/** As flags: the codes are the rulebook's, which is not read for `--help`. */
export const participationFields = fieldsWith({ difficulties: [], leftEarly: [] });

export async function registerParticipation(registration: Registration): Promise<void> {
  const { context, options, file, insats, rules } = registration;
  if (offersIdentity(options, file, [...Object.keys(participationFields), 'insats'])) throw identityForbidden(insats);
  const fields = fieldsWith(rules.participationCodes);
  const given = await givenFields(context, options, fields, { content: file, alsoKeys: ['insats'] });
  const missing = missingKeys(fields, given);
  if (missing.length === 0) return saveParticipation(registration, given);
  if (!context.mayAsk) refuseMissing(missing);
  const { interview } = await import('./interview.ts');
  await interview(context, {
    ...{ fields, given, subject: insats.id, case: null, continues: registration.continues },
    heading: ['Insats', `${insats.name}, utan identitet`],
    needOf: needOfQuestion,
    tryOut: so => refuseAtOnce(registration, so),
    person: async () => null,
    save: (values, finish) => saveParticipation(registration, values, finish),
  });
}

type ParticipationInput = Values<typeof participationFields>;

/** Guardians are asked about for children alone: under 15 there is no way around them (SoL 21 kap. 2 §). */
function needOfQuestion(key: keyof ParticipationInput, { ageBand }: ParticipationInput): Need {
  if (key !== 'guardianChecked') return participationFields[key].required ? 'required' : 'optional';
  if (ageBand === undefined || !holdsChildren(ageBand)) return 'none';
  return isUnder15(ageBand) ? 'required' : 'optional';
}

function refuseAtOnce({ rules, insats }: Registration, { day, ageBand }: ParticipationInput): void {
  if (day === undefined) return;
  refuseNotInForce(insats, day);
  if (ageBand !== undefined) refuseOtherAges(rules, insats, { day, ageBand });
}

async function saveParticipation(
  { context, insats, rules }: Registration,
  values: ParticipationInput,
  finish: Finish = async () => {},
): Promise<void> {
  const participation: Participation = {
    insats: insats.id,
    ...{ day: given(values.day), form: given(values.form), participants: given(values.participants) },
    ...{ sex: given(values.sex), ageBand: given(values.ageBand), informed: given(values.informed) },
    ...{
      guardianChecked: values.guardianChecked ?? false,
      difficulties: values.difficulties ?? [],
      leftEarly: values.leftEarly ?? null,
    },
  };
  refuseWithoutGuardian(participation);
  refuseOtherAges(rules, insats, participation);
  refuseNotInForce(insats, participation.day);
  await context.withRegister(register =>
    register.atomically(async () => {
      await register.appendParticipations([participation], context.recording());
      await finish(register);
    }),
  );
  if (context.json) await context.printJson({ saved: 'participation', ...participation });
  else
    await context.print(
      wrapped(
        `Sparat: ${insats.name} ${participation.day}, ${participation.participants} deltagare, utan identitet (14 kap. 5 § SoL).`,
        context.columns,
      ),
    );
  if (holdsChildren(participation.ageBand))
    context.say('Misstänker du att ett barn far illa: anmäl genast (19 kap. 1 § SoL).');
}

function refuseNotInForce(insats: Insats, day: Day): void {
  if (inForce(insats, day)) return;
  throw new Refusal({
    code: 'not-in-force',
    what: insats.name,
    firstDay: insats.validFrom,
    citation: insats.documentation.citation,
  });
}

/** The board has decided for everyone in the insats; nobody can decide otherwise for one person. */
export function identityForbidden(insats: Insats): Refusal {
  const decision = `${insats.decision?.place ?? ''}, ${insats.decision?.date ?? ''}`;
  return new Refusal({ code: 'identity-forbidden', insats: insats.name, decision });
}

/** A band in which nobody can meet the insats's conditions on age; the rest was checked by the one who met the person. */
function refuseOtherAges(
  rules: Rulebook,
  insats: Insats,
  { day, ageBand }: Pick<Participation, 'day' | 'ageBand'>,
): void {
  const { from, to } = agesIn(ageBand);
  const ages = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const failing = ages.map(age => unmetConditions(rules, insats, { age }, day).find(c => c.outcome === 'no'));
  const [first] = failing;
  if (first === undefined || failing.includes(undefined)) return;
  const { text: condition, citation } = first;
  throw new Refusal({ code: 'outside-target-group', condition, citation });
}

/** Under 15 there is no way around the guardians; from 15 it can be suitable without them (SoL 21 kap. 2 §). */
function refuseWithoutGuardian(participation: Participation): void {
  if (!isUnder15(participation.ageBand) || participation.guardianChecked) return;
  throw new Refusal({
    code: 'condition-not-met',
    condition: 'Vårdnadshavarens samtycke till insatsen är inte kontrollerat',
    citation: { source: 'SoL 2025:400', place: '21 kap. 2 §' },
    remedy: 'Inhämta vårdnadshavarnas samtycke och ange --guardian-checked',
  });
}
