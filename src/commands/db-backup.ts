import { Refusal } from '../domain/problem.ts';
import { backupText } from '../present/backup-text.ts';
import { shownFile } from '../present/file-name.ts';
import { wrapped } from '../present/paragraph.ts';
import type { CommandFile, Options } from './command.ts';
import { upkeepOf } from './upkeep.ts';

/** A copy is a backup when it has been read back from the disk and holds all that the register held. */
const dbBackup: CommandFile = {
  define: command => {
    command
      .argument(
        '<fil eller mapp>',
        'en mapp, där kopian får ett namn med tiden och som skapas om den inte finns; eller en ny fil, om namnet slutar på till exempel .db',
      )
      .option('--keep <antal>', 'behåll så många av registrets kopior i mappen, de nyaste')
      .addHelpText(
        'after',
        '\nKopian är krypterad med registrets nyckel. Förvara nyckeln på ett annat ställe.\n\nExempel:\n  $ kalix-ov db backup kopior --keep 30\n  $ kalix-ov db backup kopia.db\n',
      );
  },
  run: async (context, [target = ''], options) => {
    const upkeep = await upkeepOf(context);
    const request = { target: placeFrom(target), day: context.today, keep: keepFrom(options) };
    const progress = (entries: number) => context.say(`${entries} poster kontrollerade`);
    const made = await upkeep.backup({ ...request, progress }, context.recording());
    if (context.json) await context.printJson({ saved: 'backup', day: context.today, ...made });
    else await context.print(wrapped(backupText(made, request.keep), context.columns));
    return undefined;
  },
};
export default dbBackup;

/** A file's name is seen by others: nobody's number is put in one. */
function placeFrom(target: string): string {
  if (shownFile(target) !== target) throw new Refusal({ code: 'person-on-command-line' });
  if (target !== '-' && target.trim() !== '') return target;
  throw new Refusal({
    code: 'invalid-value',
    place: { flag: '<fil eller mapp>' },
    expected: 'en mapp, eller en fil som inte finns',
  });
}

function keepFrom({ keep }: Options): number | null {
  if (keep === undefined) return null;
  const isCount = typeof keep === 'string' && /^[1-9]\d{0,3}$/.test(keep);
  if (isCount) return Number(keep);
  throw new Refusal({ code: 'invalid-value', place: { flag: '--keep' }, expected: 'ett antal, minst 1' });
}
