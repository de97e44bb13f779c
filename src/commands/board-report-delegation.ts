import { delegationBuilder } from '../domain/board/delegation.ts';
import { delegationJson, delegationText } from '../present/board-delegation.ts';
import { chosenMonth } from './board-period.ts';
import type { CommandFile } from './command.ts';
import { screenOf } from './screen.ts';

const boardReportDelegation: CommandFile = {
  define: command => {
    command
      .option('--month <ÅÅÅÅ-MM>', 'månaden (annars den senaste som har slutat)')
      .addHelpText(
        'after',
        '\nExempel:\n  $ kalix-ov board-report delegation\n  $ kalix-ov board-report delegation --month 2026-10\n',
      );
  },
  run: async (context, _args, options) => {
    const builder = delegationBuilder(chosenMonth(context, options.month));
    await context.withRegister(async register => {
      for await (const { decision, person } of register.allDecisions()) builder.add(decision, person.born);
    });
    const report = builder.finish();
    const { localSources } = await context.rulebook();
    const citation = localSources.delegation;
    if (context.json) await context.printJson(delegationJson(report, citation));
    else await context.print(delegationText(report, citation, await screenOf(context)));
    return undefined;
  },
};
export default boardReportDelegation;
