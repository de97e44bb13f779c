import type { Context } from '../context.ts';
import { type ControlReport, controlBuilder } from '../domain/board/control-report.ts';
import type { Tertial } from '../domain/tertial.ts';
import { controlJson, controlText } from '../present/board-control.ts';
import type { Register } from '../register/port.ts';
import { chosenTertial } from './board-period.ts';
import type { CommandFile } from './command.ts';
import { screenOf } from './screen.ts';

const boardReportInternalControl: CommandFile = {
  define: command => {
    command
      .option('--tertial <ÅÅÅÅTn>', 'tertialet (annars det senaste som har slutat)')
      .addHelpText(
        'after',
        '\nExempel:\n  $ kalix-ov board-report internal-control\n  $ kalix-ov board-report internal-control --tertial 2026T1\n',
      );
  },
  run: async (context, _args, options) => {
    const tertial = chosenTertial(context, options.tertial);
    const report = await context.withRegister(register => readReport(context, register, tertial));
    const { localSources } = await context.rulebook();
    const citation = localSources['internal-control'];
    if (context.json) await context.printJson(controlJson(report, citation));
    else await context.print(controlText(report, citation, await screenOf(context)));
    return undefined;
  },
};
export default boardReportInternalControl;

async function readReport(context: Context, register: Register, tertial: Tertial): Promise<ControlReport> {
  const builder = controlBuilder(tertial, await context.rulebook());
  for await (const { decision } of register.allDecisions()) builder.add(decision);
  const [frame, before] = builder.frames;
  const participations = async ({ firstDay, lastDay }: typeof frame) =>
    (await register.participations({ from: firstDay, to: lastDay })).length;
  const reviews = ({ firstDay, lastDay }: typeof frame) => register.reviewsHeld(firstDay, lastDay);
  const verified = (await register.backups()).filter(backup => backup.result === 'verified');
  const backups = ({ firstDay, lastDay }: typeof frame) =>
    verified.filter(({ day }) => firstDay <= day && day <= lastDay).length;
  return builder.finish({
    participations: { current: await participations(frame), previous: await participations(before) },
    logReviews: { current: await reviews(frame), previous: await reviews(before) },
    backups: { current: backups(frame), previous: backups(before) },
  });
}
