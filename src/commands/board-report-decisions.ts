import { favourableBuilder } from '../domain/board/favourable.ts';
import { favourableJson, favourableText } from '../present/board-favourable.ts';
import { chosenMonth } from './board-period.ts';
import type { CommandFile } from './command.ts';
import { screenOf } from './screen.ts';

const boardReportDecisions: CommandFile = {
  define: command => {
    command
      .option('--month <ÅÅÅÅ-MM>', 'månaden (annars den senaste som har slutat)')
      .option('--unmasked', 'visa små tal (bara för den som granskar inom enheten)')
      .addHelpText(
        'after',
        '\nExempel:\n  $ kalix-ov board-report decisions\n  $ kalix-ov board-report decisions --month 2026-10\n',
      );
  },
  run: async (context, _args, options) => {
    const builder = favourableBuilder(chosenMonth(context, options.month));
    await context.withRegister(async register => {
      for await (const { decision } of register.allDecisions()) builder.add(decision);
    });
    const report = builder.finish(options.unmasked !== true);
    const { localSources } = await context.rulebook();
    const citation = localSources['favourable-decisions'];
    if (context.json) await context.printJson(favourableJson(report, citation));
    else await context.print(favourableText(report, citation, await screenOf(context)));
    return undefined;
  },
};
export default boardReportDecisions;
