import type { Context } from '../context.ts';
import { decideCorrection } from '../domain/case/correction.ts';
import type { Decision } from '../domain/case/decision.ts';
import { must } from '../domain/outcome.ts';
import { Refusal } from '../domain/problem.ts';
import { fieldWords } from '../present/log.ts';
import { nextSentence } from '../present/next.ts';
import { wrapped } from '../present/paragraph.ts';
import type { LoadedCase } from '../register/port.ts';
import type { CommandFile, Options } from './command.ts';
import { given } from './decision-step.ts';
import {
  choiceField,
  defineFields,
  givenFields,
  missingKeys,
  refuseMissing,
  textField,
  type Values,
  yesNoField,
} from './fields.ts';
import type { Finish } from './interview.ts';
import { changeDecision } from './own-decision.ts';

const fields = {
  field: choiceField('Uppgiften som är fel', fieldWords, { required: true, question: 'Vilken uppgift är fel?' }),
  to: textField('Det rätta värdet', { max: 300, question: 'Vilket är det rätta värdet?' }),
  remove: yesNoField('Ta bort värdet', { question: 'Ska värdet bara tas bort?' }),
  why: textField('Varför', { required: true, max: 500, question: 'Varför rättas uppgiften?' }),
};

/** A correction never overwrites: the old value stays visible in the case's history. */
const decisionCorrect: CommandFile = {
  define: command => {
    command.argument('<nr>', 'beslutets nummer, till exempel 2026-0042-A');
    defineFields(command, fields);
    command.addHelpText(
      'after',
      '\nExempel:\n  $ kalix-ov decision correct 2026-0042-A --field executed --to 2026-11-18 --why "Fel dag"\n',
    );
  },
  run: async (context, [number = ''], options) => {
    await context.world.prompt.conversation(() => corrected(context, number, options));
    return undefined;
  },
};
export default decisionCorrect;

async function corrected(context: Context, number: string, options: Options): Promise<void> {
  if (context.mayAsk) await context.withRegister(async () => undefined);
  const given = await givenFields(context, options, fields);
  refuseBoth(given);
  const missing = missingIn(given);
  if (missing.length === 0) await saveCorrection(context, number, given);
  else if (context.mayAsk)
    await (await import('./correction-interview.ts')).interviewCorrection(context, number, given);
  else refuseMissing(missing);
}

export type CorrectionInput = Values<typeof fields>;
export const correctionFields = fields;

function refuseBoth({ to, remove }: CorrectionInput): void {
  if (to !== undefined && remove === true)
    throw new Refusal({ code: 'conflicting-values', first: '--to', second: '--remove' });
}

/** A new value, or that there is to be none. */
function missingIn(given: CorrectionInput): string[] {
  const isNewKnown = given.to !== undefined || given.remove === true;
  return [...missingKeys(fields, given), ...(isNewKnown ? [] : ['to'])];
}

export async function saveCorrection(
  context: Context,
  number: string,
  values: CorrectionInput,
  finish?: Finish,
): Promise<void> {
  const field = given(values.field);
  const { insatser: catalogue } = await context.rulebook();
  const insatser = catalogue.filter(i => i.route === 'after-assessment').map(i => i.id);
  const correction = { field, to: values.to ?? null, why: given(values.why) };
  const decide = ({ decision, state }: LoadedCase & { decision: Decision }) =>
    must(decideCorrection(decision, correction, { today: context.today, person: state.person, insatser }));
  const { decision } = await changeDecision(context, number, decide, finish);
  const next = nextSentence(decision, context.today, await context.rulebook());
  if (context.json) await context.printJson({ decision: decision.id, saved: 'correction', field, next });
  else
    await context.print(
      wrapped(
        `${decision.id}: rättat ${fieldWords[field]}; det gamla värdet finns kvar i historiken. ${next}`,
        context.columns,
      ),
    );
}
