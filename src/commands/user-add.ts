import type { NewStanding } from '../domain/access/account.ts';
import { decideAdd } from '../domain/access/account.ts';
import { must } from '../domain/outcome.ts';
import { Refusal } from '../domain/problem.ts';
import { addedText } from '../present/accounts-text.ts';
import { newAccountNames, roleField } from './account-input.ts';
import type { CommandFile } from './command.ts';
import { given } from './decision-step.ts';
import { dayField, defineFields, readFields } from './fields.ts';

const fields = {
  role: roleField('Rollen', { required: true, question: 'Vilken roll ska kontot ha?' }),
  firstDay: dayField('Första dagen (annars i dag)', { mayBeLater: true }),
  lastDay: dayField('Sista dagen (annars tills vidare)', { mayBeLater: true }),
};

const userAdd: CommandFile = {
  define: command => {
    command.argument('<konto...>', 'kontots namn på datorn, inte personens; flera kan anges');
    defineFields(command, fields);
    command.addHelpText(
      'after',
      '\nExempel:\n  $ kalix-ov user add anna bengt --role handläggare\n  $ kalix-ov user add greta --role granskare --last-day 2027-06-30\n',
    );
  },
  run: async (context, typed, options) => {
    const names = newAccountNames(typed, context);
    const { role, firstDay = context.realToday, lastDay = null } = await readFields(context, options, fields);
    if (firstDay < context.realToday) throw notBefore('--first-day', context.realToday);
    if (lastDay !== null && lastDay < firstDay) throw notBefore('--last-day', firstDay);
    const asked: NewStanding = { names, role: given(role), firstDay, lastDay };
    const events = await context.withRegister(register =>
      register.atomically(async () => {
        const decided = must(decideAdd(await register.standings(), asked));
        await register.appendAccounts(decided, context.recording());
        return decided;
      }),
    );
    if (context.json) await context.printJson({ saved: 'user', ...asked, events });
    else await context.print(addedText(asked, events, context.columns));
    return undefined;
  },
};
export default userAdd;

function notBefore(flag: string, day: string): Refusal {
  return new Refusal({ code: 'invalid-value', place: { flag }, expected: `en dag tidigast ${day}` });
}
