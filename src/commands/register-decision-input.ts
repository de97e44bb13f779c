/** What `register` asks for about an application and its decision, and what it makes of the answers. */
import type { Context } from '../context.ts';
import type { Decision } from '../domain/case/decision.ts';
import type { Person } from '../domain/case/event.ts';
import type { NewDecision } from '../domain/case/new-decision.ts';
import type { Insats } from '../domain/rulebook.ts';
import { basisWords, guardianConsentWords, madeOutcomeWords, needsWords } from '../present/choice-words.ts';
import { applicantWords } from '../present/words.ts';
import { given } from './decision-step.ts';
import { choiceField, dayField, textField, type Values, yesNoField } from './fields.ts';

export const decisionFields = {
  type: textField('Typ av insats, till exempel Familjebehandling (annars insatsens namn)', {
    max: 80,
    question: 'Vilken typ av insats gäller det, till exempel Familjebehandling (annars insatsens namn)?',
  }),
  applicationDay: dayField('Dagen för ansökan', { question: 'Vilken dag gjordes ansökan?' }),
  applicationBy: choiceField('Vem som ansökte', applicantWords, { question: 'Vem ansökte?' }),
  consentDay: dayField('Dagen för samtycket', { question: 'Vilken dag lämnades samtycket?' }),
  consent: yesNoField('Den enskilde (vuxen) samtycker', { question: 'Samtycker den enskilde (vuxen) till insatsen?' }),
  guardianConsent: choiceField('Vårdnadshavarnas samtycke', guardianConsentWords, {
    question: 'Samtycker vårdnadshavarna till insatsen?',
  }),
  childConsents: yesNoField('Barnet samtycker', { question: 'Samtycker barnet till insatsen?' }),
  childRequests: yesNoField('Barnet begär insatsen', { question: 'Begär barnet insatsen?' }),
  suitable: yesNoField('Bedömt lämpligt utan vårdnadshavarens samtycke', {
    question: 'Är det bedömt lämpligt att ge insatsen utan vårdnadshavarens samtycke?',
  }),
  motivationDay: dayField('Dagen då mottaglighet och motivation var utredd', {
    question: 'Vilken dag var mottaglighet och motivation utredd?',
  }),
  decisionDay: dayField('Beslutsdagen (utan den registreras bara ansökan)', {
    question: 'Vilken dag fattades beslutet?',
  }),
  outcome: choiceField('Utfallet', madeOutcomeWords, { question: 'Vilket blev utfallet av beslutet?' }),
  basis: choiceField('Grunden (annars 11:1, eller 4:1 före 2025-07-01)', basisWords, {
    question: 'Vilken grund har beslutet (annars 11:1, eller 4:1 före 2025-07-01)?',
  }),
  decidedBy: textField('Delegaten som beslutade', { max: 80, question: 'Vilken delegat fattade beslutet?' }),
  delegation: textField('Punkten i delegationsordningen', {
    max: 40,
    question: 'Vilken punkt i delegationsordningen ger rätt att besluta?',
  }),
  extent: textField('Omfattningen', { max: 300, question: 'Vilken omfattning har insatsen?' }),
  periodFrom: dayField('Perioden från', { question: 'Vilken dag börjar perioden som beslutet gäller?' }),
  periodTo: dayField('Perioden till', {
    mayBeLater: true,
    question: 'Vilken dag slutar perioden som beslutet gäller?',
  }),
  needs: choiceField('Behoven (annars standard)', needsWords, { question: 'Hurdana är behoven (annars standard)?' }),
  caseworker: textField('Ansvarig handläggare (annars du)', {
    max: 60,
    question: 'Vem är ansvarig handläggare (annars du)?',
  }),
  childInformed: yesNoField('Barnet har fått information', { question: 'Har barnet fått information?' }),
  childHeard: yesNoField('Barnet har fått framföra sina åsikter', {
    question: 'Har barnet fått framföra sina åsikter?',
  }),
  childBestInterests: textField('Hur barnets bästa har vägts', { max: 2000, question: 'Hur har barnets bästa vägts?' }),
  judgedBy: textField('Vem som har gjort bedömningen', {
    max: 80,
    question: 'Vem har gjort bedömningen som beslutet vilar på?',
  }),
  judgedWhy: textField('Varför, i bedömningen', {
    max: 1000,
    question: 'Vilka är skälen för den bedömning som beslutet vilar på?',
  }),
  deviation: textField('Motivering till att gå ifrån riktlinjens rekommendation', {
    max: 1000,
    question: 'Varför ska riktlinjens rekommendation frångås?',
  }),
  renews: textField('Beslutet som förnyas (2026-0042-A); tiden räknas då från det första', { max: 20 }),
  decides: textField('Ansökan som avgörs (2026-0042-A), om den redan är registrerad', { max: 20 }),
  externalId: textField('Nummer i huvudsystemet', { max: 60, question: 'Vilket nummer har beslutet i huvudsystemet?' }),
  courtOrder: yesNoField('Domstols avgörande', { question: 'Är beslutet en domstols avgörande?' }),
  compulsoryCare: choiceField(
    'Inom ramen för pågående tvångsvård',
    { lvu: 'LVU', lvm: 'LVM' },
    { question: 'Ges insatsen inom ramen för pågående tvångsvård, och i så fall vilken?' },
  ),
};

export type DecisionInput = Values<typeof decisionFields>;

/** What has to be known before the core can be asked: a decision's outcome and who made it, or who applied and when. */
export function missingInDecision(given: DecisionInput): (keyof DecisionInput)[] {
  if (!given.decisionDay && given.outcome) return ['decisionDay'];
  const needed = given.decisionDay
    ? (['outcome', 'decidedBy', 'delegation'] as const)
    : (['applicationDay', 'applicationBy'] as const);
  return needed.filter(key => given[key] === undefined);
}

interface About {
  readonly person: Person;
  /** The application that was recorded before its decision. */
  readonly applied?: Decision | undefined;
  readonly renewed?: Decision | undefined;
}

export function newDecision(context: Context, insats: Insats, values: DecisionInput, about: About): NewDecision {
  const { person, applied, renewed } = about;
  const day = given(values.decisionDay);
  const { applicationDay, applicationBy, motivationDay, judgedBy, judgedWhy } = values;
  return {
    person,
    application: applicationDay && applicationBy ? { day: applicationDay, by: applicationBy } : applicationOf(applied),
    consent: consentOf(values),
    motivationDay: motivationDay ?? null,
    suitable: values.suitable ?? null,
    childRights: childRightsOf(values),
    judgement: judgedBy && judgedWhy ? { by: judgedBy, why: judgedWhy } : null,
    deviation: values.deviation ?? null,
    decision: {
      day,
      ...{ outcome: given(values.outcome), insats: insats.id, type: values.type ?? insats.name },
      basis: values.basis ?? (day < insats.validFrom ? '4:1' : '11:1'),
      ...{ needs: values.needs ?? 'standard', caseworker: values.caseworker ?? context.user },
      ...{ decidedBy: given(values.decidedBy), delegation: given(values.delegation) },
      ...{
        externalId: values.externalId ?? null,
        renews: renewed?.id ?? null,
        courtOrder: values.courtOrder ?? false,
      },
      ...optional('extent', values.extent),
      ...optional('periodFrom', values.periodFrom),
      ...optional('periodTo', values.periodTo),
      ...optional('compulsoryCare', values.compulsoryCare),
    },
  };
}

/** The application that was recorded before. */
function applicationOf(decision: Decision | undefined): NewDecision['application'] {
  const applied = decision?.applied;
  return applied?.by ? { day: applied.day, by: applied.by } : null;
}

function consentOf(values: DecisionInput): NewDecision['consent'] {
  const { consentDay, consent, guardianConsent, childConsents, childRequests } = values;
  if (!consentDay) return null;
  return {
    day: consentDay,
    ...{ own: consent ?? null, guardians: guardianConsent ?? null },
    ...{ childConsents: childConsents ?? null, childRequests: childRequests ?? null },
  };
}

function childRightsOf(values: DecisionInput): NewDecision['childRights'] {
  const { childInformed: informed, childHeard: heard, childBestInterests: bestInterests } = values;
  return informed === undefined || heard === undefined || !bestInterests ? null : { informed, heard, bestInterests };
}

function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}
