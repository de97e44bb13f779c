/** What the decision steps share: read the fields, ask the core, append, say what is next. */
import type { Context } from '../context.ts';
import { isChildOn } from '../domain/age.ts';
import { decideStep, type Step } from '../domain/case/decide.ts';
import type { Decision } from '../domain/case/decision.ts';
import type { Person } from '../domain/case/event.ts';
import type { Case } from '../domain/case/state.ts';
import type { Day } from '../domain/day.ts';
import { must } from '../domain/outcome.ts';
import { nextSentence } from '../present/next.ts';
import { wrapped } from '../present/paragraph.ts';
import type { CommandFile, Options } from './command.ts';
import { defineFields, type Fields, givenFields, missingKeys, refuseMissing, type Values } from './fields.ts';
import type { Finish, Need } from './interview.ts';
import { changeDecision } from './own-decision.ts';

export interface StepCommand<F extends Fields> {
  readonly fields: F;
  readonly example: string;
  readonly saved: string;
  readonly step: (values: Values<F>, today: Day) => Step;
  readonly kind: Step['kind'];
  /** When a question of the interview is asked; without a line here, that is always, and it may be skipped unless required. */
  readonly asked?: { readonly [K in keyof F]?: (so: Values<F>, about: AboutStep) => Need };
}

export interface AboutStep {
  readonly person: Person;
  readonly decision: Decision;
}

interface AboutCase {
  readonly state: Case;
  readonly decision: Decision;
}

export function stepCommand<F extends Fields>(of: StepCommand<F>): CommandFile {
  return {
    define: command => {
      command.argument('<nr>', 'beslutets nummer, till exempel 2026-0042-A');
      defineFields(command, of.fields);
      command.addHelpText('after', `\nExempel:\n  $ kalix-ov ${of.example}\n`);
    },
    run: async (context, [number = ''], options) => {
      await context.world.prompt.conversation(() => recordStep(context, number, options, of));
      return undefined;
    },
  };
}

async function recordStep<F extends Fields>(context: Context, number: string, options: Options, of: StepCommand<F>) {
  // Who may not is told before any question.
  if (context.mayAsk) await context.withRegister(async () => undefined);
  const given = await givenFields(context, options, of.fields);
  const missing = missingKeys(of.fields, given);
  if (!context.mayAsk) refuseMissing(missing);
  const mayLack = missing.length > 0 || of.asked !== undefined;
  if (!context.mayAsk || !mayLack) return saveStep(context, number, of, given);
  const { interviewStep } = await import('./step-interview.ts');
  await interviewStep(context, number, of, given, (id, values, finish) => saveStep(context, id, of, values, finish));
}

async function saveStep<F extends Fields>(
  context: Context,
  number: string,
  of: StepCommand<F>,
  values: Values<F>,
  finish?: Finish,
): Promise<void> {
  const step = of.step(values, context.today);
  const decide = ({ state, decision }: AboutCase) => must(decideStep(state, decision, step));
  const { decision, person } = await changeDecision(context, number, decide, finish);
  const rules = await context.rulebook();
  const next = nextSentence(decision, context.today, rules);
  const said = `${decision.id}: ${of.saved} ${step.kind === 'schedule' ? step.due : step.day}. ${next}`;
  if (context.json) await context.printJson({ decision: decision.id, saved: step.kind, day: step.day, next });
  else await context.print(wrapped(said, context.columns));
  remindOfConcern(context, person, step.day);
}

/** SoL 19:1: whoever meets a child in the work reports at once; said where the meeting is recorded. */
export function remindOfConcern(context: Context, person: Pick<Person, 'born'>, on: Day): void {
  if (person.born === null || !isChildOn(person.born, on)) return;
  context.say('Misstänker du att barnet far illa: anmäl genast till socialnämnden (19 kap. 1 § SoL).');
}

/** A required field has a value when it has been read; this says so to the compiler. */
export function given<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('a required field has no value');
  return value;
}

/** The values that were given; what was not is left out. */
export function present<T extends Readonly<Record<string, unknown>>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
