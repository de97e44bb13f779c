import type { CommandFile } from './command.ts';

const dbInit: CommandFile = {
  define: command => {
    command.addHelpText('after', '\nExempel:\n  $ kalix-ov db init\n  $ kalix-ov db init --db /srv/ov/register.db\n');
  },
  run: async context => {
    const created = await (await context.registers()).create(context.registerFile);
    if (context.json) {
      await context.printJson({ register: created.file, keyFile: created.keyFile, recoveryKey: created.recoveryKey });
      return undefined;
    }
    context.say(`Registret är skapat: ${created.file}\nNyckeln ligger i:    ${created.keyFile} (bara du kan läsa den)`);
    context.say(
      '\nÅterställningsnyckeln visas bara nu. Skriv den på papper och lås in den:\nden som har den kan läsa registret, och utan nyckel kan ingen det.\n',
    );
    await context.print(created.recoveryKey);
    return undefined;
  },
};
export default dbInit;
