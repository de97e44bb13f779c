/** Asks for one step in a decision's life: the person is looked up, and shown back, from the register. */
import type { Context } from '../context.ts';
import { impossibleStep, refusedSoFar } from '../domain/case/decide.ts';
import type { Decision } from '../domain/case/decision.ts';
import type { Person } from '../domain/case/event.ts';
import type { Case } from '../domain/case/state.ts';
import { Refusal } from '../domain/problem.ts';
import type { StepCommand } from './decision-step.ts';
import type { Fields, Values } from './fields.ts';
import { type Finish, interview, missingIn, type Need } from './interview.ts';
import { findDecision } from './own-decision.ts';
import { logReading } from './reading.ts';

type Save<F extends Fields> = (decision: string, values: Values<F>, finish: Finish) => Promise<void>;

export async function interviewStep<F extends Fields>(
  context: Context,
  number: string,
  of: StepCommand<F>,
  given: Values<F>,
  save: Save<F>,
): Promise<void> {
  const { state, decision } = await context.withRegister(register => findDecision(register, number));
  const impossible = impossibleStep(decision, of.kind);
  if (impossible) throw new Refusal(impossible);
  const { person } = state;
  const needOf = (key: keyof F & string, so: Values<F>) =>
    of.asked?.[key]?.(so, { person, decision }) ?? usualNeed(of.fields, key);
  const questions = { fields: of.fields, given, needOf };
  if (missingIn(questions).length === 0) return save(decision.id, given, async () => {});
  await interview(context, {
    ...aboutDecision(context, state, decision),
    ...questions,
    tryOut: so => {
      const problem = refusedSoFar(state, decision, { ...so, kind: of.kind });
      if (problem) throw new Refusal(problem);
    },
    save: (values, finish) => save(decision.id, values, finish),
  });
}

function usualNeed(fields: Fields, key: string): Need {
  return fields[key]?.required ? 'required' : 'optional';
}

/** What an interview about a decision in the register has in common with every other. */
export function aboutDecision(context: Context, { number, person }: Case, decision: Decision) {
  return {
    subject: decision.id,
    case: number,
    heading: ['Beslut', `${decision.id}, ${decision.type}`] as const,
    person: () => shownPerson(context, number, person),
  };
}

/** Logged before it is shown. */
export async function shownPerson(context: Context, number: string, person: Person): Promise<Person> {
  await context.withRegister(register => logReading(context, register, [number], { identity: true }));
  return person;
}
