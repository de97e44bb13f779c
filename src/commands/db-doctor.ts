import { checksOf, type Health } from '../domain/health.ts';
import { type ExitCode, exit } from '../present/exit-code.ts';
import { healthJson, healthText } from '../present/health-text.ts';
import { describeProblem } from '../present/problem/describe.ts';
import type { CommandFile } from './command.ts';

/** Everything that keeps a register safe, looked at without changing anything. */
const dbDoctor: CommandFile = {
  define: command => {
    command.addHelpText(
      'after',
      '\nSlutar med 1 när något behöver åtgärdas, och med felets kod när registret inte\ngår att öppna.\n\nExempel:\n  $ kalix-ov db doctor\n  $ kalix-ov db doctor --json\n',
    );
  },
  run: async context => {
    const upkeep = await (await context.registers()).upkeep(context.registerFile);
    const health = await upkeep.examine(entries => context.say(`${entries} poster kontrollerade`));
    const checks = checksOf(health, context.today, context.recording().recorded);
    if (context.json) await context.printJson(healthJson(health, checks, context.today));
    else await context.print(healthText(health, checks, context.today, context.columns));
    return exitOf(health, checks);
  },
};
export default dbDoctor;

function exitOf({ inside }: Health, checks: ReturnType<typeof checksOf>): ExitCode {
  if (inside.problem) return describeProblem(inside.problem).exit;
  return checks.some(check => check.status === 'finding') ? exit.finding : exit.done;
}
