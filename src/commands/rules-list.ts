/** `rules list`: every dated rule with its level, its source and its days. */
import { ruleEntries } from '../present/rule-entry.ts';
import { rulesListText } from '../present/rules-text.ts';
import type { CommandFile } from './command.ts';

const command: CommandFile = {
  define(command) {
    command.addHelpText('after', '\nExempel:\n  kalix-ov rules list\n  kalix-ov rules list --json');
  },
  async run(context) {
    const rules = ruleEntries(await context.rulebook());
    if (context.json) await context.printJson(rules);
    else await context.print(rulesListText(rules, context.columns));
    return undefined;
  },
};

export default command;
