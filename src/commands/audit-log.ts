import type { Context } from '../context.ts';
import { addDays, parseDay } from '../domain/day.ts';
import { isRefusal, Refusal } from '../domain/problem.ts';
import { readingJson, readingLine } from '../present/readings-text.ts';
import type { ReadingQuery } from '../register/port.ts';
import type { CommandFile, Options } from './command.ts';
import { caseNumberIn } from './own-decision.ts';

/** Who has read what of whom. Asked by case, by account, or from a day. */
const auditLog: CommandFile = {
  asksAboutUser: true,
  define: command => {
    command
      .option('--case <nr>', 'bara läsningar av ärendet')
      .option('--user <namn>', 'bara vad det kontot har läst (här inte i vems namn du arbetar)')
      .option('--since <ÅÅÅÅ-MM-DD>', 'från och med den dagen')
      .addHelpText(
        'after',
        '\nExempel:\n  $ kalix-ov audit log --case 2026-0042\n  $ kalix-ov audit log --user bengt --since 2026-11-01\n',
      );
  },
  run: async (context, _args, options) => {
    const query = queryOf(context, options);
    const readings = await context
      .withRegister(register => register.readings(query))
      .catch(error => {
        throw query.user === undefined ? error : asFilter(error);
      });
    if (context.json) await context.printJson({ readings: readings.map(readingJson) });
    else
      await context.print(
        readings.length === 0
          ? 'Inga läsningar i åtkomstloggen.'
          : readings.map(r => readingLine(r, context.columns)).join('\n'),
      );
    return undefined;
  },
};
export default auditLog;

/** Elsewhere `--user` says in whose name: who thought so here is told. */
function asFilter(error: unknown): unknown {
  const isRight = isRefusal(error) && error.problem.code === 'not-allowed';
  return isRight ? new Refusal({ ...error.problem, userIsFilter: true }) : error;
}

function queryOf(context: Context, { case: number, user, since }: Options): ReadingQuery {
  return {
    ...(typeof number === 'string' ? { case: caseNumberIn(number) } : {}),
    ...(typeof user === 'string' ? { user } : {}),
    ...(since === undefined ? {} : { since: momentOf(context, since) }),
  };
}

/** The day's first moment in Sweden, in summer time or not: rather an hour too much than one reading too few. */
export function momentOf(context: Context, given: unknown): string {
  const place = { flag: '--since' };
  const day = typeof given === 'string' ? parseDay(given.trim()) : undefined;
  if (!day) throw new Refusal({ code: 'invalid-value', place, expected: 'en dag som finns, skriven ÅÅÅÅ-MM-DD' });
  if (day > context.realToday) throw new Refusal({ code: 'future-day', place, today: context.realToday });
  return `${addDays(day, -1)}T22:00`;
}
