/** `rules interpretations`: where the sources disagree, and how the tool reads them. */
import { interpretationsText } from '../present/rules-text.ts';
import type { CommandFile } from './command.ts';

const command: CommandFile = {
  define(command) {
    command.addHelpText('after', '\nExempel:\n  kalix-ov rules interpretations');
  },
  async run(context) {
    const { interpretations } = await context.rulebook();
    if (context.json) await context.printJson(interpretations);
    else await context.print(interpretationsText(interpretations, context.columns));
    return undefined;
  },
};

export default command;
