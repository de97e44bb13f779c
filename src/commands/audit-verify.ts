import type { Context } from '../context.ts';
import { Refusal } from '../domain/problem.ts';
import { exit } from '../present/exit-code.ts';
import { wrapped } from '../present/paragraph.ts';
import { verificationText } from '../present/verification-text.ts';
import type { CommandFile } from './command.ts';
import { readText } from './input.ts';
import { readSeal, type Seal } from './seal.ts';

/** Every entry against the one before it; with a seal on paper, also that the end has not been cut off. */
const auditVerify: CommandFile = {
  define: command => {
    command
      .option('--against <fil|->', 'ett sigill från "kalix-ov audit seal"')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov audit verify\n  $ kalix-ov audit verify --against sigill.txt\n');
  },
  run: async (context, _args, options) => {
    const seal = typeof options.against === 'string' ? await sealFrom(context, options.against) : undefined;
    const { result, sealed } = await context.withRegister(async register => ({
      result: await register.verify(entries => context.say(`${entries} poster kontrollerade`)),
      sealed: seal ? await register.holdsSeal(seal) : null,
    }));
    if (context.json) await context.printJson({ ...result, sealed });
    else await context.print(wrapped(verificationText(result, sealed), context.columns));
    return result.broken || sealed === false ? exit.finding : undefined;
  },
};
export default auditVerify;

async function sealFrom(context: Context, path: string): Promise<Seal> {
  const seal = readSeal(await readText(context, path));
  if (seal) return seal;
  throw new Refusal({
    code: 'invalid-value',
    place: { flag: '--against' },
    expected: 'ett sigill: KXS1, ett nummer och 64 tecken',
  });
}
