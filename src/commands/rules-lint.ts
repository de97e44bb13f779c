/** `rules lint`: whether the rulebook's files have the right form, hold together, and stay within the law. */
import { exit } from '../present/exit-code.ts';
import { describeProblem } from '../present/problem/describe.ts';
import { findingsText } from '../present/rules-result-text.ts';
import { duties } from '../rulebook/duties.ts';
import { readUnchecked } from '../rulebook/load.ts';
import type { CommandFile } from './command.ts';

const command: CommandFile = {
  define(command) {
    command.addHelpText(
      'after',
      '\nExempel:\n  kalix-ov rules lint\n  kalix-ov rules lint --rules min-regelbok\n\nAvslutar med 1 när något är fel.',
    );
  },
  async run(context) {
    const folder = context.rulesFolder;
    const [{ findings, caseFindings, dutyFindings }, { files, cases }] = await Promise.all([
      import('../rulebook/lint.ts'),
      readUnchecked(folder),
    ]);
    const own = folder === undefined ? dutyFindings(duties) : [];
    const problems = [...findings(files), ...caseFindings(cases), ...own];
    if (context.json)
      await context.printJson({ findings: problems.map(p => ({ code: p.code, ...describeProblem(p) })) });
    else if (problems.length > 0 || !context.quiet) await context.print(findingsText(problems, context.columns));
    return problems.length > 0 ? exit.finding : exit.done;
  },
};

export default command;
