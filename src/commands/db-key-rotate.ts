import { rotatedText } from '../present/key-text.ts';
import type { CommandFile } from './command.ts';
import { confirmByWord } from './typed-word.ts';
import { upkeepOf } from './upkeep.ts';

const dbKeyRotate: CommandFile = {
  define: command => {
    command
      .option('--yes', 'fråga inte')
      .addHelpText(
        'after',
        '\nHela registret krypteras om. Äldre säkerhetskopior öppnas med den gamla nyckeln,\nsom sparas bredvid den nya. Journal, pseudonymer och tillfälliga nummer är\ndesamma.\n\nExempel:\n  $ kalix-ov db key rotate\n',
      );
  },
  run: async (context, _args, options) => {
    const upkeep = await upkeepOf(context);
    await confirmByWord(context, options.yes, 'BYT', 'Registret får en ny nyckel, och papperet blir ogiltigt.');
    const rotated = await upkeep.rotateKey(context.recording(), context.today);
    if (context.json) {
      await context.printJson({ saved: 'key-rotated', ...rotated });
      return undefined;
    }
    context.say(rotatedText(rotated));
    await context.print(rotated.recoveryKey);
    return undefined;
  },
};
export default dbKeyRotate;
