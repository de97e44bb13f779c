/** `rules test`: the rulebook's own cases. */
import { must } from '../domain/outcome.ts';
import { runCases } from '../domain/rule-case.ts';
import { exit } from '../present/exit-code.ts';
import { caseResultsText } from '../present/rules-result-text.ts';
import { loadCases } from '../rulebook/load.ts';
import type { CommandFile } from './command.ts';

const command: CommandFile = {
  define(command) {
    command.addHelpText('after', '\nExempel:\n  kalix-ov rules test\n\nAvslutar med 1 när något fall avviker.');
  },
  async run(context) {
    const [rulebook, cases] = await Promise.all([context.rulebook(), loadCases(context.rulesFolder)]);
    const results = must(runCases(rulebook, cases));
    if (context.json) await context.printJson({ cases: results });
    else await context.print(caseResultsText(results, context.columns));
    return results.every(result => result.passed) ? exit.done : exit.finding;
  },
};

export default command;
