import type { Context } from '../context.ts';
import { Refusal } from '../domain/problem.ts';
import type { ChosenProtection } from '../domain/upkeep.ts';
import { protectedText } from '../present/key-text.ts';
import type { CommandFile, Options } from './command.ts';
import { readText } from './input.ts';
import { upkeepOf } from './upkeep.ts';

const leastLength = 12;

/** The passphrase is typed, or read from a file or standard input: on the command line others would see it. */
const dbKeyWrap: CommandFile = {
  define: command => {
    command
      .option('--passphrase-file <fil|->', 'läs den nya lösenfrasen: första raden i filen')
      .option('--keyring', 'låt datorns nyckelring öppna nyckelfilen, utan lösenfras')
      .option('--remove', 'ta bort skyddet')
      .addHelpText(
        'after',
        '\nDärefter frågar varje kommando som öppnar registret efter lösenfrasen, eller\nläser den ur miljövariabeln KALIX_OV_PASSPHRASE. Ett nytt skydd ersätter det som\nfanns. Återställningsnyckeln på papper gäller som förut.\n\nExempel:\n  $ kalix-ov db key wrap\n  $ kalix-ov db key wrap --keyring\n  $ kalix-ov db key wrap --passphrase-file - < lösenfras.txt\n  $ kalix-ov db key wrap --remove\n',
      );
  },
  run: async (context, _args, options) => {
    const chosen = await chosenProtection(context, options);
    const upkeep = await upkeepOf(context);
    const keyFile = await upkeep.protectKey(chosen);
    if (context.json) await context.printJson({ saved: 'key-file', keyFile, protection: chosen.kind });
    else await context.print(protectedText(keyFile, chosen.kind));
    return undefined;
  },
};
export default dbKeyWrap;

async function chosenProtection(context: Context, options: Options): Promise<ChosenProtection> {
  const flags = { passphraseFile: '--passphrase-file', keyring: '--keyring', remove: '--remove' };
  const [first, second] = Object.entries(flags).flatMap(([name, flag]) => (options[name] === undefined ? [] : [flag]));
  if (first && second) throw new Refusal({ code: 'conflicting-values', first, second });
  if (options.remove === true) return { kind: 'none' };
  if (options.keyring === true) return { kind: 'keyring' };
  return { kind: 'passphrase', passphrase: await chosenPassphrase(context, options) };
}

async function chosenPassphrase(context: Context, { passphraseFile }: Options): Promise<string> {
  if (typeof passphraseFile === 'string') {
    const [first = ''] = (await readText(context, passphraseFile)).split(/\r?\n/);
    return longEnough(first, '--passphrase-file');
  }
  if (!context.mayAsk) throw new Refusal({ code: 'missing-flag', flag: '--passphrase-file' });
  const { text, conversation } = context.world.prompt;
  return conversation(async () => {
    const first = longEnough(
      await text(`Vilken ska den nya lösenfrasen vara (minst ${leastLength} tecken; syns inte)?`, { hidden: true }),
      'Lösenfrasen',
    );
    if ((await text('Vilken var den nya lösenfrasen, skriven en gång till (syns inte)?', { hidden: true })) === first)
      return first;
    throw new Refusal({ code: 'invalid-value', place: { flag: 'Lösenfrasen' }, expected: 'densamma båda gångerna' });
  });
}

function longEnough(passphrase: string, flag: string): string {
  if (passphrase.length >= leastLength) return passphrase;
  throw new Refusal({ code: 'invalid-value', place: { flag }, expected: `minst ${leastLength} tecken` });
}
