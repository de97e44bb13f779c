import { Refusal } from '../domain/problem.ts';
import type { CommandFile } from './command.ts';
import { confirmByWord } from './typed-word.ts';
import { upkeepOf } from './upkeep.ts';

/** For paper. No flag stands for the typed word: it is not to end in a log. */
const dbKeyShow: CommandFile = {
  define: command => {
    command.addHelpText('after', '\nExempel:\n  $ kalix-ov db key show\n');
  },
  run: async context => {
    if (!context.mayAsk || context.json) throw new Refusal({ code: 'terminal-only' });
    const upkeep = await upkeepOf(context);
    await confirmByWord(context, false, 'VISA', 'Den som ser nyckeln kan läsa registret.');
    await context.print(await upkeep.recoveryKey());
    return undefined;
  },
};
export default dbKeyShow;
