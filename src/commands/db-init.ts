import { founding } from '../domain/access/account.ts';
import { shownFile } from '../present/file-name.ts';
import type { CommandFile } from './command.ts';

const dbInit: CommandFile = {
  define: command => {
    command.addHelpText('after', '\nExempel:\n  $ kalix-ov db init\n  $ kalix-ov db init --db /srv/ov/register.db\n');
  },
  run: async context => {
    await context.rulebook();
    const registers = await context.registers();
    const created = await registers.create(context.registerFile);
    const register = await registers.open(created.file);
    await register.appendAccounts(founding(context.account, context.realToday), context.recording());
    await register.close();
    if (context.json) {
      await context.printJson({ register: created.file, keyFile: created.keyFile, recoveryKey: created.recoveryKey });
      return undefined;
    }
    context.say(
      `Registret är skapat: ${shownFile(created.file)}\nNyckeln ligger i:    ${created.keyFile} (bara du kan läsa den)`,
    );
    context.say(
      `Kontot ${context.account} är administratör, och håller rollerna handläggare och granskare\ntills de ges till någon: kalix-ov user add <konto> --role <roll>`,
    );
    context.say(
      '\nÅterställningsnyckeln visas bara nu. Skriv den på papper och lås in den:\nden som har den kan läsa registret, och utan nyckel kan ingen det.\n',
    );
    await context.print(created.recoveryKey);
    return undefined;
  },
};
export default dbInit;
