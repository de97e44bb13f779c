import { Refusal } from '../domain/problem.ts';
import { logSentence, logText } from '../present/log.ts';
import type { CommandFile } from './command.ts';
import { caseNumberIn, isCaseNumber } from './own-decision.ts';
import { logReading } from './reading.ts';

const caseLog: CommandFile = {
  define: command => {
    command
      .argument('<nr>', 'ärendets eller beslutets nummer')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov case log 2026-0042\n');
  },
  run: async (context, [typed = '']) => {
    const number = caseNumberIn(typed);
    const history = await context.withRegister(async register => {
      const all = await register.history(number);
      if (!isCaseNumber(number) || all.length === 0) throw new Refusal({ code: 'unknown-case' });
      await logReading(context, register, [number], { identity: false });
      return all;
    });
    const shown = history.filter(({ event }) => event.kind !== 'row-imported' && event.day <= context.today);
    if (context.json) {
      const entries = shown.map(({ event, actor, recorded, carried }) => {
        return {
          day: event.day,
          kind: event.kind,
          decision: 'decision' in event ? `${number}-${event.decision}` : null,
          text: logSentence(event),
          actor,
          recorded,
          ...(carried ? { carried } : {}),
        };
      });
      await context.printJson({ case: number, entries });
    } else await context.print(logText(shown, context.columns));
    return undefined;
  },
};
export default caseLog;
