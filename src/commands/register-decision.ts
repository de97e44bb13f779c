/** An application with its decision, after an individual assessment (SoL 11:1). */
import type { Context } from '../context.ts';
import { type Decision, letterOf, nextLetter } from '../domain/case/decision.ts';
import type { CaseEvent, Person } from '../domain/case/event.ts';
import { decideNewDecision, factsOf, isGrant } from '../domain/case/new-decision.ts';
import { decideRenewal, newActBasis } from '../domain/case/renewal.ts';
import { yearOf } from '../domain/day.ts';
import { must } from '../domain/outcome.ts';
import { Refusal } from '../domain/problem.ts';
import { nextSentence } from '../present/next.ts';
import { wrapped } from '../present/paragraph.ts';
import { outcomeWords } from '../present/words.ts';
import type { LoadedCase, Register } from '../register/port.ts';
import { given, remindOfConcern } from './decision-step.ts';
import { givenFields, refuseMissing } from './fields.ts';
import type { Finish } from './interview.ts';
import { findDecision } from './own-decision.ts';
import { type GivenPerson, numbered, readPerson } from './person-input.ts';
import { type DecisionInput, decisionFields, missingInDecision, newDecision } from './register-decision-input.ts';
import { type Registration, unmetConditions } from './register-kind.ts';

export async function registerDecision(registration: Registration): Promise<void> {
  const { context, options, file } = registration;
  const given = await givenFields(context, options, decisionFields, { content: file, alsoKeys: ['insats', 'person'] });
  const about = await context.withRegister(register => earlierDecision(register, given));
  if (about && (options.person !== undefined || file.person !== undefined)) {
    const flag = given.renews ? '--renews' : '--decides';
    throw new Refusal({ code: 'conflicting-values', first: '--person', second: `${flag} (personen finns i ärendet)` });
  }
  const newcomer = about ? undefined : await readPerson(context, options, file.person);
  if (context.mayAsk) {
    const { interviewDecision, isToBeAsked } = await import('./decision-interview.ts');
    const known = { given, about, newcomer };
    if (isToBeAsked(registration, known)) return interviewDecision(registration, known);
  }
  refuseMissing(missingInDecision(given));
  if (!about && !newcomer) throw new Refusal({ code: 'identity-required', insats: registration.insats.name });
  await saveDecision(registration, given, newcomer);
}

export async function saveDecision(
  registration: Registration,
  values: DecisionInput,
  newcomer: GivenPerson | undefined,
  finish: Finish = async () => {},
): Promise<void> {
  const { context } = registration;
  const decide = (register: Register) => async () => {
    const earlier = await earlierDecision(register, values);
    const person = earlier?.state.person ?? (newcomer && (await numbered(register, newcomer)));
    if (!person) throw new Refusal({ code: 'identity-required', insats: registration.insats.name });
    const letter = values.decides ? letterOf(earlier?.decision.id ?? '') : nextLetter(earlier?.state.decisions ?? []);
    const events = values.decisionDay
      ? decisionEvents(registration, values, { person, letter, earlier })
      : applicationEvents(registration, values, letter);
    const decision = await store(context, register, { earlier, person, events, letter });
    await finish(register);
    return { person, decision };
  };
  const { decision, person } = await context.withRegister(register => register.atomically(decide(register)));
  await tell(registration, decision);
  remindOfConcern(context, person, decision.decided);
}

export type Earlier = LoadedCase & { readonly decision: Decision };

/** The decision that is renewed, or the application that is decided. */
async function earlierDecision(register: Register, values: DecisionInput): Promise<Earlier | undefined> {
  if (values.renews && values.decides)
    throw new Refusal({ code: 'conflicting-values', first: '--renews', second: '--decides' });
  const number = values.renews ?? values.decides;
  if (number === undefined) return undefined;
  const earlier = await findDecision(register, number);
  if (values.decides && earlier.decision.outcome !== null) {
    throw new Refusal({ code: 'already-decided', decision: earlier.decision.id });
  }
  return earlier;
}

function applicationEvents({ context, insats }: Registration, values: DecisionInput, letter: string): CaseEvent[] {
  const { applicationDay, applicationBy, type, caseworker } = values;
  const asked = { insats: insats.id, type: type ?? insats.name, caseworker: caseworker ?? context.user };
  return [{ kind: 'applied', decision: letter, day: given(applicationDay), by: given(applicationBy), ...asked }];
}

function decisionEvents(
  registration: Registration,
  values: DecisionInput,
  { person, letter, earlier }: { person: Person; letter: string; earlier: Earlier | undefined },
): CaseEvent[] {
  const { context } = registration;
  const [applied, renewed] = values.decides ? [earlier?.decision, undefined] : [undefined, earlier?.decision];
  const asked = newDecision(context, registration.insats, values, { person, applied, renewed });
  const basis = newActBasis(asked.decision.basis, asked.decision.day);
  if (basis) throw new Refusal(basis);
  if (renewed) must(decideRenewal(renewed, asked.decision));
  const { rules, insats } = registration;
  const unmet = isGrant(asked) ? unmetConditions(rules, insats, factsOf(asked), asked.decision.day) : [];
  return must(decideNewDecision(letter, asked, unmet));
}

async function store(
  context: Context,
  register: Register,
  {
    earlier,
    person,
    events,
    letter,
  }: { earlier: Earlier | undefined; person: Person; events: readonly CaseEvent[]; letter: string },
): Promise<Decision> {
  const opened: CaseEvent = { kind: 'opened', day: events[0]?.day ?? context.today, person };
  const state = earlier
    ? await register.appendToCase(earlier.state.number, earlier.version, events, context.recording())
    : await register.openCase(yearOf(context.today), [opened, ...events], context.recording());
  const decision = state.decisions.find(d => letterOf(d.id) === letter);
  if (!decision) throw new Refusal({ code: 'bug' });
  return decision;
}

async function tell({ context, rules }: Registration, decision: Decision): Promise<void> {
  const next = nextSentence(decision, context.today, rules);
  const what = decision.outcome ? outcomeWords[decision.outcome] : 'ansökan';
  if (context.json) await context.printJson({ saved: 'decision', decision: decision.id, next });
  else await context.print(wrapped(`Sparat: ${decision.id}, ${what} ${decision.decided}. ${next}`, context.columns));
}
