import type { Context } from '../context.ts';
import { type Day, earliest } from '../domain/day.ts';
import { firstDayKept } from '../domain/draft.ts';
import { must } from '../domain/outcome.ts';
import { Refusal } from '../domain/problem.ts';
import type { RetentionRules } from '../domain/retention.ts';
import { chooseCandidates, type PersonRows, personRows, quietBefore } from '../domain/retention-list.ts';
import { versionOn } from '../domain/validity.ts';
import { candidateText, purgedText, retentionJson, retentionText } from '../present/retention-text.ts';
import type { FiledCase, Register, Removed } from '../register/port.ts';
import type { CommandFile } from './command.ts';
import { screenOf } from './screen.ts';

const dbPurge: CommandFile = {
  define: command => {
    command
      .argument('[nr...]', 'bara dessa ärenden (annars alla i listan)')
      .option('--list', 'visa vad som ska gallras och vad som undantas, med skäl; ta inte bort något')
      .option('--confirm <ord>', 'bekräfta: "gallra" och antalet ärenden, till exempel "gallra 3"')
      .addHelpText(
        'after',
        '\nExempel:\n  $ kalix-ov db purge --list\n  $ kalix-ov db purge\n  $ kalix-ov db purge 2026-0042 --confirm "gallra 1"\n',
      );
  },
  run: async (context, typed, options) => {
    const numbers = [...new Set(typed.map(number => number.trim().toUpperCase()))];
    if (options.list === true) await list(context);
    else await purge(context, numbers, typeof options.confirm === 'string' ? options.confirm : undefined);
    return undefined;
  },
};
export default dbPurge;

async function list(context: Context): Promise<void> {
  const persons = await context.withRegister(register => found(context, register, context.today));
  if (context.json) await context.printJson(retentionJson(persons, context.today));
  else await context.print(retentionText(persons, context.today, await screenOf(context)));
}

/** Nothing is removed before its time: judged on the real day when `--today` is later. */
async function purge(context: Context, numbers: readonly string[], confirm: string | undefined): Promise<void> {
  const on = earliest(context.today, context.realToday) ?? context.today;
  const removed = await context.withRegister(async register => {
    await register.drafts.dropBefore(firstDayKept(context.realToday));
    const persons = await found(context, register, on);
    for (const number of numbers) if (!(await register.findCase(number))) throw new Refusal({ code: 'unknown-case' });
    const chosen = must(chooseCandidates(persons, numbers));
    if (chosen.length === 0) return nothing(await register.emptyRemoved());
    await confirmed(context, chosen, confirm);
    return register.purge(chosen, on, context.recording());
  });
  if (context.json) await context.printJson({ today: on, purged: removed });
  else await context.print(purgedText(removed, on));
}

/** What an earlier run had to leave in the file is emptied now. */
function nothing(emptied: boolean | undefined): Removed {
  return { cases: 0, entries: 0, rewritten: 0, emptied: emptied ?? true };
}

async function found(context: Context, register: Register, on: Day): Promise<PersonRows<FiledCase>[]> {
  const { retentionPolicies, insatser } = await context.rulebook();
  const policy = must(
    versionOn(retentionPolicies, on, 'Gallringsreglerna', { source: 'SoL 2025:400', place: '16 kap. 1 §' }),
  );
  const rules: RetentionRules = { policy, insatser };
  const persons: PersonRows<FiledCase>[] = [];
  for await (const file of register.quietSince(quietBefore(on, rules))) {
    const rows = personRows(file, on, rules);
    if (rows.candidates.length + rows.excepted.length > 0) persons.push(rows);
  }
  return persons;
}

async function confirmed(context: Context, chosen: readonly FiledCase[], given: string | undefined): Promise<void> {
  const words = `gallra ${chosen.length}`;
  if (given === undefined && !context.mayAsk) throw new Refusal({ code: 'missing-flag', flag: '--confirm' });
  if (given === undefined) context.world.err(`${candidateText(chosen)}\n`);
  const said =
    given ?? (await context.world.prompt.text(`Det går inte att ångra. Skriv "${words}" för att ta bort dem:`));
  if (said.trim().toLowerCase() !== words) throw new Refusal({ code: 'not-confirmed', words });
}
