import type { Context } from '../context.ts';
import { addMonths, type Day, parseDay } from '../domain/day.ts';
import { nearest } from '../domain/nearest.ts';
import { Refusal } from '../domain/problem.ts';
import { figures } from '../domain/statistics.ts';
import { figuresCsv, figuresText } from '../present/figures.ts';
import type { CommandFile } from './command.ts';

const stats: CommandFile = {
  define: command => {
    command
      .option('--from <ÅÅÅÅ-MM-DD>', 'första dagen (annars tolv månader före --to)')
      .option('--to <ÅÅÅÅ-MM-DD>', 'sista dagen (annars i dag)')
      .option('--insats <id>', 'bara en insats')
      .option('--unmasked', 'visa små tal (bara för den som granskar inom enheten)')
      .option('--csv', 'svara med CSV')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov stats --from 2026-01-01 --to 2026-06-30\n');
  },
  run: async (context, _args, options) => {
    const to = dayOf(context, options.to, '--to') ?? context.today;
    const from = dayOf(context, options.from, '--from') ?? addMonths(to, -12);
    if (from > to)
      throw new Refusal({ code: 'invalid-value', place: { flag: '--from' }, expected: `en dag senast ${to}` });
    const insats = typeof options.insats === 'string' ? await knownInsats(context, options.insats) : undefined;
    const masked = options.unmasked !== true;
    const participations = await context.withRegister(r =>
      r.participations({ from, to, ...(insats ? { insats } : {}) }),
    );
    const shown = { from, to, masked, ...figures(participations, masked) };
    if (context.json) await context.printJson(shown);
    else await context.print(options.csv === true ? figuresCsv(shown) : figuresText(shown, await context.rulebook()));
    return undefined;
  },
};
export default stats;

function dayOf(context: Context, given: unknown, flag: string): Day | undefined {
  if (given === undefined) return undefined;
  const parsed = typeof given === 'string' ? parseDay(given) : undefined;
  if (!parsed)
    throw new Refusal({ code: 'invalid-value', place: { flag }, expected: 'en dag som finns, skriven ÅÅÅÅ-MM-DD' });
  if (parsed > context.today) throw new Refusal({ code: 'future-day', place: { flag }, today: context.today });
  return parsed;
}

async function knownInsats(context: Context, id: string): Promise<string> {
  const ids = (await context.rulebook()).insatser.filter(i => i.documentation.identity === 'forbidden').map(i => i.id);
  if (ids.includes(id)) return id;
  const near = nearest(id, ids);
  throw new Refusal({ code: 'unknown-insats', ...(near ? { nearest: near } : {}) });
}
