/** An application with its decision, after an individual assessment (SoL 11:1). */
import type { Context } from '../context.ts';
import type { CaseEvent, Person } from '../domain/case/event.ts';
import { decideNewDecision, factsOf, isGrant, type NewDecision } from '../domain/case/new-decision.ts';
import { decideRenewal, newActBasis } from '../domain/case/renewal.ts';
import { type Case, type Decision, nextLetter } from '../domain/case/state.ts';
import { yearOf } from '../domain/day.ts';
import { must } from '../domain/outcome.ts';
import { Refusal } from '../domain/problem.ts';
import { nextSentence } from '../present/next.ts';
import { outcomeWords } from '../present/words.ts';
import type { Register } from '../register/port.ts';
import { given } from './decision-step.ts';
import { choiceField, dayField, readFields, textField, type Values, yesNoField } from './fields.ts';
import { findDecision } from './own-decision.ts';
import { readPerson } from './person-input.ts';
import { type Registration, unmetConditions } from './register-kind.ts';

export const decisionFields = {
  type: textField('Typ av insats, till exempel Familjebehandling (annars insatsens namn)', { max: 80 }),
  applicationDay: dayField('Dagen för ansökan'),
  applicationBy: choiceField('Vem som ansökte', ['person', 'guardian', 'other']),
  consentDay: dayField('Dagen för samtycket'),
  consent: yesNoField('Den enskilde (vuxen) samtycker'),
  guardianConsent: choiceField('Vårdnadshavarnas samtycke', ['all', 'one', 'none']),
  childConsents: yesNoField('Barnet samtycker'),
  childRequests: yesNoField('Barnet begär insatsen'),
  suitable: yesNoField('Bedömt lämpligt utan vårdnadshavarens samtycke'),
  motivationDay: dayField('Dagen då mottaglighet och motivation var utredd'),
  decisionDay: dayField('Beslutsdagen', { required: true }),
  outcome: choiceField('Utfallet', ['bifall', 'delvis-bifall', 'avslag'], { required: true }),
  basis: choiceField('Grunden (annars 11:1, eller 4:1 före 2025-07-01)', ['11:1', '11:4', '12:1', '12:2', '4:1', '4:2']),
  decidedBy: textField('Delegaten som beslutade', { required: true, max: 80 }),
  delegation: textField('Punkten i delegationsordningen', { required: true, max: 40 }),
  extent: textField('Omfattningen', { max: 300 }),
  periodFrom: dayField('Perioden från'),
  periodTo: dayField('Perioden till', { mayBeLater: true }),
  needs: choiceField('Behoven (annars standard)', ['standard', 'omfattande-foranderligt']),
  caseworker: textField('Ansvarig handläggare (annars du)', { max: 60 }),
  childInformed: yesNoField('Barnet har fått information'),
  childHeard: yesNoField('Barnet har fått framföra sina åsikter'),
  childBestInterests: textField('Hur barnets bästa har vägts', { max: 2000 }),
  judgedBy: textField('Vem som har gjort bedömningen', { max: 80 }),
  judgedWhy: textField('Varför, i bedömningen', { max: 1000 }),
  deviation: textField('Motivering till att gå ifrån riktlinjens rekommendation', { max: 1000 }),
  renews: textField('Beslutet som förnyas (2026-0042-A); tiden räknas då från det första', { max: 20 }),
  externalId: textField('Nummer i huvudsystemet', { max: 60 }),
  courtOrder: yesNoField('Domstols avgörande'),
};

type Given = Values<typeof decisionFields>;

export async function registerDecision(registration: Registration): Promise<void> {
  const { context, options, file, rules } = registration;
  const values = await readFields(context, options, decisionFields, { content: file, alsoKeys: ['insats', 'person'] });
  const decision = await context.withRegister(async register => {
    const renewed = values.renews ? await findDecision(register, values.renews) : undefined;
    const person = renewed?.state.person ?? (await readPerson(context, options, file.person));
    if (!person) throw new Refusal({ code: 'identity-required', insats: registration.insats.name });
    const asked = newDecision(registration, values, person);
    const basis = newActBasis(asked.decision.basis, asked.decision.day);
    if (basis) throw new Refusal(basis);
    if (renewed) must(decideRenewal(renewed.decision, asked.decision));
    const unmet = isGrant(asked) ? unmetConditions(rules, registration.insats, factsOf(asked), asked.decision.day) : [];
    const letter = renewed ? nextLetter(renewed.state.decisions) : 'A';
    const events = must(decideNewDecision(letter, asked, unmet));
    return store(context, register, renewed, person, events);
  });
  await tell(registration, decision);
}

async function store(
  context: Context,
  register: Register,
  renewed: { state: Case; version: number } | undefined,
  person: Person,
  events: readonly CaseEvent[],
): Promise<Decision> {
  const opened: CaseEvent = { kind: 'opened', day: events[0]?.day ?? context.today, person };
  const state = renewed
    ? await register.appendToCase(renewed.state.number, renewed.version, events, context.recording())
    : await register.openCase(yearOf(context.today), [opened, ...events], context.recording());
  const decision = state.decisions.at(-1);
  if (!decision) throw new Refusal({ code: 'bug' });
  return decision;
}

async function tell({ context, rules }: Registration, decision: Decision): Promise<void> {
  const next = nextSentence(decision, context.today, rules);
  if (context.json) await context.printJson({ saved: 'decision', decision: decision.id, next });
  else await context.print(`Sparat: ${decision.id}, ${decision.outcome ? outcomeWords[decision.outcome] : ''} ${decision.decided}. ${next}`);
}

function newDecision({ context, insats }: Registration, values: Given, person: Person): NewDecision {
  const day = given(values.decisionDay);
  const { applicationDay, applicationBy, motivationDay, judgedBy, judgedWhy } = values;
  return {
    person,
    application: applicationDay && applicationBy ? { day: applicationDay, by: applicationBy } : null,
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
      ...{ externalId: values.externalId ?? null, renews: values.renews ?? null, courtOrder: values.courtOrder ?? false },
      ...optional('extent', values.extent),
      ...optional('periodFrom', values.periodFrom),
      ...optional('periodTo', values.periodTo),
    },
  };
}

function consentOf(values: Given): NewDecision['consent'] {
  const { consentDay, consent, guardianConsent, childConsents, childRequests } = values;
  if (!consentDay) return null;
  return {
    day: consentDay,
    ...{ own: consent ?? null, guardians: guardianConsent ?? null },
    ...{ childConsents: childConsents ?? null, childRequests: childRequests ?? null },
  };
}

function childRightsOf(values: Given): NewDecision['childRights'] {
  const { childInformed: informed, childHeard: heard, childBestInterests: bestInterests } = values;
  return informed === undefined || heard === undefined || !bestInterests ? null : { informed, heard, bestInterests };
}

function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}
