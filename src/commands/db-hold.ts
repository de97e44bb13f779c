import type { Context } from '../context.ts';
import { Refusal } from '../domain/problem.ts';
import type { CommandFile, Options } from './command.ts';
import { caseNumberIn } from './own-decision.ts';

const dbHold: CommandFile = {
  define: command => {
    command
      .argument('<nr>', 'ärendets nummer')
      .option('--why <skäl>', 'varför det hålls kvar, eller varför det hävs; utan namn och nummer')
      .option('--lift', 'häv: ärendet gallras åter när dess tid har gått')
      .addHelpText(
        'after',
        '\nExempel:\n  $ kalix-ov db hold 2026-0042 --why "Tvist i domstol"\n  $ kalix-ov db hold 2026-0042 --lift --why "Tvisten är avgjord"\n',
      );
  },
  run: async (context, [typed = ''], options) => {
    const lift = options.lift === true;
    const number = caseNumberIn(typed);
    await context.withRegister(async register => {
      if (!(await register.findCase(number))) throw new Refusal({ code: 'unknown-case' });
      if (lift && !(await register.isHeld(number))) throw new Refusal({ code: 'not-held', case: number });
      const hold = { case: number, day: context.today, why: await reason(context, options) };
      await (lift ? register.liftHold : register.appendHold)(hold, context.recording());
    });
    if (context.json) await context.printJson({ case: number, day: context.today, held: !lift });
    else await context.print(lift ? `${number}: hålls inte kvar längre; gallras när dess tid har gått.` : held(number));
    return undefined;
  },
};
export default dbHold;

function held(number: string): string {
  return `${number}: hålls kvar och gallras inte.\nHävs med: kalix-ov db hold ${number} --lift --why <skäl>`;
}

async function reason(context: Context, { why, lift }: Options): Promise<string> {
  if (typeof why !== 'string' && !context.mayAsk) throw new Refusal({ code: 'missing-flag', flag: '--why' });
  const question = `Varför ${lift === true ? 'hävs det att ärendet hålls kvar' : 'hålls ärendet kvar'} (utan namn och nummer)?`;
  const text = typeof why === 'string' ? why : await context.world.prompt.text(question);
  if (text.trim() === '') throw new Refusal({ code: 'missing-value', place: { flag: '--why' } });
  return text.trim();
}
