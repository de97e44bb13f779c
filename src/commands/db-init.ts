import { founding } from '../domain/access/account.ts';
import { Refusal } from '../domain/problem.ts';
import { shownFile } from '../present/file-name.ts';
import type { CommandFile } from './command.ts';

const keyReader = {
  none: 'bara du kan läsa den',
  keyring: 'öppnas bara med datorns nyckelring',
} as const;

const dbInit: CommandFile = {
  define: command => {
    command
      .option('--keyring', 'låt datorns nyckelring öppna nyckelfilen')
      .addHelpText(
        'after',
        '\nÄr återställningsnyckeln inte nedskriven än: kalix-ov db key show.\n\nExempel:\n  $ kalix-ov db init\n  $ kalix-ov db init --db /srv/ov/register.db\n  $ kalix-ov db init --keyring\n',
      );
  },
  run: async (context, _args, options) => {
    const { registerFile = '' } = context;
    // A file's name is seen by others: nobody's number is put in one.
    if (shownFile(registerFile) !== registerFile) throw new Refusal({ code: 'person-on-command-line' });
    await context.rulebook();
    const registers = await context.registers();
    const protection = options.keyring === true ? 'keyring' : 'none';
    const created = await registers.create(context.registerFile, protection, register =>
      register.appendAccounts(founding(context.account, context.realToday), context.recording()),
    );
    if (context.json) {
      await context.printJson({ register: created.file, keyFile: created.keyFile, recoveryKey: created.recoveryKey });
      return undefined;
    }
    context.say(
      `Registret är skapat: ${shownFile(created.file)}\nNyckeln ligger i:    ${created.keyFile} (${keyReader[protection]})`,
    );
    context.say(
      `Kontot ${context.account} är administratör, och håller rollerna handläggare och granskare tills de ges till någon: kalix-ov user add <konto> --role <roll>`,
    );
    context.say(
      '\nÅterställningsnyckeln. Skriv den på papper nu och lås in den: den som har den kan läsa registret, och utan nyckel kan ingen det.\n',
    );
    await context.print(created.recoveryKey);
    return undefined;
  },
};
export default dbInit;
