import type { Context } from '../context.ts';
import { Refusal } from '../domain/problem.ts';
import { caseJson, caseText } from '../present/case.ts';
import type { CommandFile } from './command.ts';
import { caseNumberIn } from './own-decision.ts';
import { screenOf } from './screen.ts';

const caseShow: CommandFile = {
  define: command => {
    command
      .argument('<nr>', 'ärendets eller beslutets nummer')
      .option('--identity', 'visa namn och nummer')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov case show 2026-0042\n');
  },
  run: async (context, [number = ''], options) => {
    const state = await readCase(context, number.trim().toUpperCase());
    const rules = await context.rulebook();
    const shown = { state, today: context.today, rules, identity: options.identity === true };
    if (context.json) await context.printJson(caseJson(shown));
    else await context.print(caseText(shown, await screenOf(context)));
    return undefined;
  },
};
export default caseShow;

async function readCase(context: Context, typed: string) {
  const number = caseNumberIn(typed);
  const loaded = await context.withRegister(register => register.findCase(number));
  const exists = loaded && (number === typed || loaded.state.decisions.some(d => d.id === typed));
  if (!exists) throw new Refusal({ code: number === typed ? 'unknown-case' : 'unknown-decision' });
  return loaded.state;
}
