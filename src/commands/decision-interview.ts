/**
 * Asks for an application, and for its decision when it is made. Who has to consent, and whether something is to be
 * judged or motivated, follows from the insats's own conditions: what they do not ask is not asked here.
 */
import type { Context } from '../context.ts';
import { isChildOn } from '../domain/age.ts';
import type { Person } from '../domain/case/event.ts';
import { factsOf, type Unmet } from '../domain/case/new-decision.ts';
import type { Day } from '../domain/day.ts';
import type { PersonNumber } from '../domain/person-number.ts';
import type { Values } from './fields.ts';
import { yesNoField } from './fields.ts';
import { interview, missingIn, type Need } from './interview.ts';
import type { GivenPerson } from './person-input.ts';
import { bornOf, isPersonKey, needOfPerson, personAnswered, personFields } from './person-questions.ts';
import { type Earlier, saveDecision } from './register-decision.ts';
import { type DecisionInput, decisionFields, newDecision } from './register-decision-input.ts';
import { registerSubject } from './register-drafts.ts';
import { isAnswerChangedBy, type Registration, unmetConditions } from './register-kind.ts';
import { shownPerson } from './step-interview.ts';

export interface Known {
  readonly given: DecisionInput;
  /** The decision that is renewed, or the application that is decided. */
  readonly about: Earlier | undefined;
  readonly newcomer: GivenPerson | undefined;
}

/** In the order they are asked: what is asked for a grant depends on what the decision is. */
function questions(context: Context) {
  const { type, applicationDay, applicationBy, decisionDay, outcome, decidedBy, delegation, ...rest } = decisionFields;
  const isMade = yesNoField('Är beslutet fattat', { question: 'Är beslutet fattat?' });
  return {
    ...personFields(context.today),
    ...{ type, applicationDay, applicationBy, isMade },
    decisionDay: { ...decisionDay, label: 'Beslutsdagen' },
    ...{ outcome, decidedBy, delegation },
    ...rest,
  };
}

type Questions = ReturnType<typeof questions>;
type Answers = Values<Questions>;

interface Asking {
  readonly registration: Registration;
  readonly known: Known;
}

/** Is something missing that the law, or the register, asks for? */
export function isToBeAsked(registration: Registration, known: Known): boolean {
  return missingIn(asked({ registration, known })).length > 0;
}

export async function interviewDecision(registration: Registration, known: Known): Promise<void> {
  const { context, insats } = registration;
  const { about, given } = known;
  const newcomer = (so: Answers) => (about ? undefined : (known.newcomer ?? personAnswered(context.today, so)));
  await interview(context, {
    ...asked({ registration, known }),
    subject: registerSubject(insats.id, given),
    continues: registration.continues,
    case: about?.state.number ?? null,
    personNumber: so => known.newcomer?.number ?? so.personNumber ?? null,
    heading: ['Insats', about ? `${insats.name}, ${about.decision.id}` : insats.name],
    person: async so => (about ? shownPerson(context, about.state.number, about.state.person) : (newcomer(so) ?? null)),
    save: (values, finish) => saveDecision(registration, values, newcomer(values), finish),
  });
}

const noAnswers = {
  ...{ personNumber: undefined, personBorn: undefined, personSex: undefined },
  ...{ personName: undefined, personProtected: undefined, isMade: undefined },
};

function asked(asking: Asking) {
  const { registration, known } = asking;
  return {
    fields: questions(registration.context),
    given: { ...noAnswers, ...known.given },
    needOf: (key: keyof Questions, so: Answers): Need => {
      if (isPersonKey(key)) return known.about || known.newcomer ? 'none' : needOfPerson(key, so);
      return needOf(asking, key, so);
    },
  };
}

function needOf(asking: Asking, key: Exclude<keyof Questions, `person${string}`>, so: Answers): Need {
  switch (key) {
    case 'renews':
    case 'decides':
      return 'none';
    case 'isMade':
      return isKnownMade(asking) ? 'none' : needOfIsMade(asking);
    case 'applicationDay':
    case 'applicationBy':
      return so.decides === undefined ? (so.outcome === 'avslag' ? 'optional' : 'required') : 'none';
    case 'type':
      return 'optional';
    case 'caseworker':
    case 'externalId':
      return 'rare';
    default:
      return isMade(asking, so) ? needInDecision(asking, key, so) : 'none';
  }
}

function isKnownMade({ known: { given } }: Asking): boolean {
  return given.decisionDay !== undefined || given.outcome !== undefined || given.decides !== undefined;
}

/** An application that is whole already is not asked about. */
function needOfIsMade({ known: { given } }: Asking): Need {
  return given.applicationDay && given.applicationBy ? 'rare' : 'required';
}

function isMade(asking: Asking, so: Answers): boolean {
  return isKnownMade(asking) || so.isMade === true;
}

const ofTheDecision: readonly string[] = ['decisionDay', 'outcome', 'decidedBy', 'delegation'];
const seldom: readonly string[] = ['basis', 'courtOrder', 'compulsoryCare'];

function needInDecision(asking: Asking, key: keyof DecisionInput, so: Answers): Need {
  if (ofTheDecision.includes(key)) return 'required';
  if (seldom.includes(key)) return 'rare';
  if (!hasDecision(so)) return 'none';
  const isGrant = so.outcome !== 'avslag';
  switch (key) {
    case 'childInformed':
      return isAboutChild(asking, so) ? (isGrant ? 'required' : 'optional') : 'none';
    case 'childHeard':
    case 'childBestInterests':
      return isAboutChild(asking, so) && so.childInformed !== undefined ? 'required' : 'none';
    default:
      return isGrant ? needForGrant(asking, key, so) : 'none';
  }
}

/** What each question about consent can be answered with. */
const consents = {
  consent: [true, false],
  guardianConsent: ['all', 'one', 'none'],
  childConsents: [true, false],
  childRequests: [true, false],
  suitable: [true, false],
} as const;

function needForGrant(asking: Asking, key: keyof DecisionInput, so: DecidedAnswers): Need {
  switch (key) {
    case 'consentDay':
      return isAnyAsked(asking, { ...so, consentDay: so.decisionDay }) ? 'required' : 'optional';
    case 'motivationDay':
      return 'optional';
    case 'judgedBy':
    case 'judgedWhy':
      return so.suitable === true || unmet(asking, so).some(c => c.outcome === 'assess') ? 'required' : 'none';
    case 'deviation':
      return unmet(asking, so).some(c => c.level === 'guideline' && c.outcome !== 'assess') ? 'required' : 'none';
    case 'consent':
    case 'guardianConsent':
    case 'childConsents':
    case 'childRequests':
    case 'suitable':
      return isAskedOf(asking, key, so) ? 'required' : 'none';
    default:
      return 'optional';
  }
}

type ConsentKey = keyof typeof consents;

function isAskedOf(asking: Asking, key: ConsentKey, so: DecidedAnswers): boolean {
  const changed = (to: object) => unmet(asking, { ...so, ...to });
  return isAnswerChangedBy(changed, key, consents[key]);
}

function isAnyAsked(asking: Asking, so: DecidedAnswers): boolean {
  return (Object.keys(consents) as ConsentKey[]).some(key => so[key] !== undefined || isAskedOf(asking, key, so));
}

type DecidedAnswers = Answers & { readonly decisionDay: Day };

function hasDecision(so: Answers): so is DecidedAnswers {
  return ofTheDecision.every(key => so[key as keyof Answers] !== undefined);
}

/** The conditions that are not met with what is known so far. */
function unmet({ registration, known }: Asking, so: DecidedAnswers): readonly Unmet[] {
  const { context, insats, rules } = registration;
  const applied = so.decides === undefined ? undefined : known.about?.decision;
  const asked = newDecision(context, insats, so, { person: personSoFar(registration, known, so), applied });
  return unmetConditions(rules, insats, factsOf(asked), so.decisionDay);
}

/** As far as conditions can read who it is. */
function personSoFar({ context }: Registration, known: Known, so: Answers): Person {
  const born = known.about?.state.person.born ?? known.newcomer?.born ?? bornOf(context.today, so);
  return { number: '' as PersonNumber, name: null, sex: 'okänt', protected: false, born };
}

function isAboutChild({ registration, known }: Asking, so: DecidedAnswers): boolean {
  const { born } = personSoFar(registration, known, so);
  return born !== null && isChildOn(born, so.decisionDay);
}
