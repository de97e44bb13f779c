import { decideEnd } from '../domain/access/account.ts';
import { addDays } from '../domain/day.ts';
import { must } from '../domain/outcome.ts';
import { Refusal } from '../domain/problem.ts';
import { endedText } from '../present/accounts-text.ts';
import { accountNames, roleField } from './account-input.ts';
import type { CommandFile } from './command.ts';
import { dayField, defineFields, readFields } from './fields.ts';

const fields = {
  role: roleField('Bara den rollen (annars alla)'),
  lastDay: dayField('Sista dagen (annars avslutas kontot genast)', { mayBeLater: true }),
};

const userEnd: CommandFile = {
  define: command => {
    command.argument('<konto>', 'kontots namn på datorn');
    defineFields(command, fields);
    command.addHelpText(
      'after',
      '\nExempel:\n  $ kalix-ov user end bengt\n  $ kalix-ov user end anna --role granskare --last-day 2026-12-31\n',
    );
  },
  run: async (context, typed, options) => {
    const [name = ''] = accountNames(typed, context.realToday);
    const yesterday = addDays(context.realToday, -1);
    const { role, lastDay = yesterday } = await readFields(context, options, fields);
    if (lastDay < yesterday) {
      const expected = `en dag tidigast ${yesterday}: den dagen avslutar genast`;
      throw new Refusal({ code: 'invalid-value', place: { flag: '--last-day' }, expected });
    }
    const end = { name, lastDay, ...(role ? { role } : {}) };
    const events = await context.withRegister(register =>
      register.atomically(async () => {
        const decided = must(decideEnd(await register.standings(), end, context.realToday));
        await register.appendAccounts(decided, context.recording());
        return decided;
      }),
    );
    if (context.json) await context.printJson({ saved: 'user-end', name, lastDay, roles: events.map(e => e.role) });
    else await context.print(endedText(events, context.realToday, context.columns));
    return undefined;
  },
};
export default userEnd;
