import { decideCorrection } from '../domain/case/correction.ts';
import { must } from '../domain/outcome.ts';
import { Refusal } from '../domain/problem.ts';
import { fieldWords } from '../present/log.ts';
import { nextSentence } from '../present/next.ts';
import type { CommandFile } from './command.ts';
import { given } from './decision-step.ts';
import { choiceField, defineFields, readFields, textField, yesNoField } from './fields.ts';
import { changeDecision } from './own-decision.ts';

const fields = {
  field: choiceField('Uppgiften som är fel', fieldWords, { required: true }),
  to: textField('Det rätta värdet', { max: 300 }),
  remove: yesNoField('Ta bort värdet'),
  why: textField('Varför', { required: true, max: 500 }),
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
    const { field, to, remove, why } = await readFields(context, options, fields);
    if (to === undefined && remove !== true) throw new Refusal({ code: 'missing-flag', flag: '--to' });
    if (to !== undefined && remove === true) {
      throw new Refusal({ code: 'conflicting-values', first: '--to', second: '--remove' });
    }
    const { insatser: catalogue } = await context.rulebook();
    const insatser = catalogue.filter(i => i.route === 'after-assessment').map(i => i.id);
    const correction = { field: given(field), to: to ?? null, why: given(why) };
    const { decision } = await changeDecision(context, number, loaded =>
      must(
        decideCorrection(loaded.decision, correction, { today: context.today, person: loaded.state.person, insatser }),
      ),
    );
    const next = nextSentence(decision, context.today, await context.rulebook());
    if (context.json) await context.printJson({ decision: decision.id, saved: 'correction', field, next });
    else
      await context.print(
        `${decision.id}: rättat ${fieldWords[given(field)]}; det gamla värdet finns kvar i historiken. ${next}`,
      );
    return undefined;
  },
};
export default decisionCorrect;
