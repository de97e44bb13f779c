import type { Context } from '../context.ts';
import { Refusal } from '../domain/problem.ts';
import { caseJson, caseText } from '../present/case.ts';
import type { CommandFile } from './command.ts';
import { caseNumberIn } from './own-decision.ts';
import { logReading } from './reading.ts';
import { screenOf } from './screen.ts';

const caseShow: CommandFile = {
  define: command => {
    command
      .argument('<nr>', 'ärendets eller beslutets nummer')
      .option('--identity', 'visa namn och nummer')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov case show 2026-0042\n');
  },
  run: async (context, [number = ''], options) => {
    const identity = options.identity === true;
    const state = await readCase(context, number.trim().toUpperCase(), identity);
    const rules = await context.rulebook();
    const shown = { state, today: context.today, rules, identity };
    if (context.json) await context.printJson(caseJson(shown));
    else await context.print(caseText(shown, await screenOf(context)));
    return undefined;
  },
};
export default caseShow;

async function readCase(context: Context, typed: string, identity: boolean) {
  const number = caseNumberIn(typed);
  return context.withRegister(async register => {
    const loaded = await register.findCase(number);
    const exists = loaded && (number === typed || loaded.state.decisions.some(d => d.id === typed));
    if (!exists) throw new Refusal({ code: number === typed ? 'unknown-case' : 'unknown-decision' });
    await logReading(context, register, [number], { identity });
    return loaded.state;
  });
}
