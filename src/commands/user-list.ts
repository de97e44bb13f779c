import { holdsOn } from '../domain/access/account.ts';
import { accountsTable } from '../present/accounts-text.ts';
import type { CommandFile } from './command.ts';

const userList: CommandFile = {
  define: command => {
    command
      .option('--all', 'också de som har slutat')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov user list\n  $ kalix-ov user list --all --json\n');
  },
  run: async (context, _args, options) => {
    const today = context.realToday;
    const standings = await context.withRegister(register => register.standings());
    const shown = standings.filter(s => options.all === true || s.lastDay === null || today <= s.lastDay);
    const users = shown.map(({ untilGiven, ...s }) => ({
      ...s,
      untilGiven,
      inForce: holdsOn({ ...s, untilGiven }, today),
    }));
    if (context.json) await context.printJson({ today, users });
    else await context.print(accountsTable(shown, today, context.columns));
    return undefined;
  },
};
export default userList;
