/** What the decision steps share: read the fields, ask the core, append, say what is next. */
import type { Context } from '../context.ts';
import { isChildOn } from '../domain/age.ts';
import { decideStep, type Step } from '../domain/case/decide.ts';
import type { Person } from '../domain/case/event.ts';
import type { Day } from '../domain/day.ts';
import { must } from '../domain/outcome.ts';
import { nextSentence } from '../present/next.ts';
import type { CommandFile, Options } from './command.ts';
import { defineFields, type Fields, readFields, type Values } from './fields.ts';
import { changeDecision } from './own-decision.ts';

export interface StepCommand<F extends Fields> {
  readonly fields: F;
  readonly example: string;
  readonly saved: string;
  readonly step: (values: Values<F>, today: Day) => Step;
}

export function stepCommand<F extends Fields>(of: StepCommand<F>): CommandFile {
  return {
    define: command => {
      command.argument('<nr>', 'beslutets nummer, till exempel 2026-0042-A');
      defineFields(command, of.fields);
      command.addHelpText('after', `\nExempel:\n  $ kalix-ov ${of.example}\n`);
    },
    run: async (context, [number = ''], options) => {
      await recordStep(context, number, options, of);
      return undefined;
    },
  };
}

async function recordStep<F extends Fields>(context: Context, number: string, options: Options, of: StepCommand<F>) {
  // Who may not is told before any question.
  if (context.mayAsk) await context.withRegister(async () => undefined);
  const values = await readFields(context, options, of.fields);
  const step = of.step(values, context.today);
  const { decision, person } = await changeDecision(context, number, ({ state, decision }) =>
    must(decideStep(state, decision, step)),
  );
  const rules = await context.rulebook();
  const next = nextSentence(decision, context.today, rules);
  if (context.json) await context.printJson({ decision: decision.id, saved: step.kind, day: step.day, next });
  else await context.print(`${decision.id}: ${of.saved} ${step.kind === 'schedule' ? step.due : step.day}. ${next}`);
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
