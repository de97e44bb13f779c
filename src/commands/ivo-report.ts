import type { Context } from '../context.ts';
import { must } from '../domain/outcome.ts';
import { Refusal } from '../domain/problem.ts';
import { latestEndedQuarter, parseQuarter, type Quarter } from '../domain/quarter.ts';
import { type QuarterReport, reportBuilder, reportFrame } from '../domain/report.ts';
import { ivoJson } from '../present/ivo-json.ts';
import { exit } from '../present/problem-text.ts';
import type { Register } from '../register/port.ts';
import type { CommandFile } from './command.ts';

const ivoReport: CommandFile = {
  define: command => {
    command
      .option('--quarter <ÅÅÅÅQn>', 'kvartalet (annars det senaste som har slutat)')
      .option('--exit-code', 'svara med kod 1 när något ska rapporteras')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov ivo-report\n  $ kalix-ov ivo-report --quarter 2026Q3 --json\n');
  },
  run: async (context, _args, options) => {
    const quarter = chosenQuarter(context, options.quarter);
    const { report, entries } = await context.withRegister(async register => ({
      report: await readReport(context, register, quarter),
      entries: await register.entries(),
    }));
    if (context.json) await context.printJson(ivoJson(report, { entries, head: null }));
    else await context.print((await import('../present/ivo-text.ts')).ivoText(report, entries, context));
    const reportable = report.notExecuted.length + report.interrupted.length + report.partlyExecuted.length;
    return options.exitCode === true && reportable > 0 ? exit.finding : undefined;
  },
};
export default ivoReport;

async function readReport(context: Context, register: Register, quarter: Quarter): Promise<QuarterReport> {
  const rules = await context.rulebook();
  const frame = must(reportFrame(quarter, rules.reportingRules, rules.reportingWindows, rules.feeFrames));
  const builder = reportBuilder(frame);
  for await (const { decision, person } of register.lateBetween(frame.firstDay, frame.lastDay))
    builder.add(decision, person);
  return builder.finish();
}

function chosenQuarter(context: Context, given: unknown): Quarter {
  if (given === undefined) return latestEndedQuarter(context.today);
  const quarter = typeof given === 'string' ? parseQuarter(given.toUpperCase()) : undefined;
  if (quarter) return quarter;
  throw new Refusal({
    code: 'invalid-value',
    place: { flag: '--quarter' },
    expected: 'ett kvartal, skrivet som 2026Q3',
  });
}
