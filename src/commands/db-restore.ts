import { preparedText, restoredText } from '../present/backup-text.ts';
import { wrapped } from '../present/paragraph.ts';
import type { CommandFile } from './command.ts';
import { confirmByWord } from './typed-word.ts';
import { upkeepOf } from './upkeep.ts';

const dbRestore: CommandFile = {
  define: command => {
    command
      .argument('<säkerhetskopia>', 'filen från "kalix-ov db backup"')
      .option('--yes', 'fråga inte; det som ersätts finns ändå kvar under ett annat namn')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov db restore /mnt/kopior/kopia.db\n');
  },
  run: async (context, [backup = ''], options) => {
    const upkeep = await upkeepOf(context);
    const by = context.recording();
    const prepared = await upkeep.prepareRestore(backup, by);
    try {
      context.say(preparedText(prepared));
      await confirmByWord(context, options.yes, 'ERSÄTT', 'Registret ersätts av kopian.');
    } catch (error) {
      prepared.discard();
      throw error;
    }
    const { aside } = await prepared.put(context.today);
    const { entries, head, cases, decisions, lastRecorded, current } = prepared;
    const replaced = typeof current === 'string' ? null : { entries: current.entries, head: current.head };
    if (context.json)
      await context.printJson({ saved: 'restored', entries, head, cases, decisions, lastRecorded, replaced, aside });
    else await context.print(wrapped(restoredText(prepared, aside), context.columns));
    return undefined;
  },
};
export default dbRestore;
