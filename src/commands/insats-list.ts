/** `insats list`: the catalogue. */
import { insatserText } from '../present/insats-text.ts';
import type { CommandFile } from './command.ts';

const command: CommandFile = {
  define(command) {
    command.addHelpText('after', '\nExempel:\n  kalix-ov insats list\n  kalix-ov insats list --json');
  },
  async run(context) {
    const { insatser } = await context.rulebook();
    if (context.json) await context.printJson(insatser);
    else await context.print(insatserText(insatser, context.columns));
    return undefined;
  },
};

export default command;
