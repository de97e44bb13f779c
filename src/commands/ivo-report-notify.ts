import type { Context } from '../context.ts';
import type { Day } from '../domain/day.ts';
import { Refusal } from '../domain/problem.ts';
import { lastDayOf, type Quarter } from '../domain/quarter.ts';
import { type NoticeDue, noticeDue } from '../domain/report/notice.ts';
import { table } from '../present/table.ts';
import { resolutionWords } from '../present/words.ts';
import type { Register } from '../register/port.ts';
import type { CommandFile } from './command.ts';
import { confirmOnTerminal } from './typed-word.ts';

const notify: CommandFile = {
  define: command => {
    command
      .argument('[nr...]', 'besluten som har anmälts (annars alla i listan)')
      .option('--record', 'anmälan till IVO och revisorerna är gjord')
      .option('--yes', 'fråga inte, inte heller i en terminal')
      .addHelpText(
        'after',
        '\nExempel:\n  $ kalix-ov ivo-report notify\n  $ kalix-ov ivo-report notify --record 2026-0042-A\n',
      );
  },
  run: async (context, numbers, options) => {
    const due = await context.withRegister(async register => {
      const all = await noticesDue(register, context);
      const chosen = choose(
        all,
        numbers.map(n => n.toUpperCase()),
      );
      if (options.record === true && chosen.length > 0) {
        await confirmed(context, chosen, options.yes);
        await register.appendNotices(
          chosen.map(n => ({ decision: n.decision, day: context.today })),
          context.recording(),
        );
      }
      return chosen;
    });
    if (context.json)
      await context.printJson({ today: context.today, recorded: options.record === true, notices: due });
    else await context.print(text(due, options.record === true, context));
    return undefined;
  },
};
export default notify;

async function confirmed(context: Context, chosen: readonly NoticeDue[], yes: unknown): Promise<void> {
  if (yes !== true && context.mayAsk) context.world.err(`${listText(chosen, context)}\n`);
  await confirmOnTerminal(context, yes, 'Är de anmälda till IVO och till revisorerna?');
}

/** Reported to IVO, executed or closed since, and not yet notified (SoL 34 kap. 2 §). */
async function noticesDue(register: Register, context: Context): Promise<NoticeDue[]> {
  const { reported, notified } = await register.reportHistory();
  const isOwed = (id: string) => !isNotified(reported.get(id)?.at(-1), notified.get(id));
  const ids = [...reported.keys()].filter(isOwed);
  const found = await register.decisions(ids);
  return found
    .flatMap(({ decision }) => noticeDue(decision, context.today) ?? [])
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Told after the last quarter that it was reported for; reported again since, it is owed anew. */
function isNotified(lastReported: Quarter | undefined, notice: Day | undefined): boolean {
  return notice !== undefined && lastReported !== undefined && notice > lastDayOf(lastReported);
}

function choose(all: readonly NoticeDue[], numbers: readonly string[]): readonly NoticeDue[] {
  if (numbers.length === 0) return all;
  const unknown = numbers.find(number => !all.some(n => n.decision === number));
  if (unknown !== undefined) throw new Refusal({ code: 'unknown-decision' });
  return all.filter(n => numbers.includes(n.decision));
}

function text(due: readonly NoticeDue[], recorded: boolean, context: Context): string {
  if (due.length === 0) return 'Inga rapporterade beslut har verkställts eller avslutats utan att anmälas.';
  if (!recorded) return `${listText(due, context)}\nNär det är gjort: kalix-ov ivo-report notify --record`;
  const count = due.length === 1 ? '1 beslut är anmält' : `${due.length} beslut är anmälda`;
  return `Registrerat: ${count} till IVO och revisorerna ${context.today}\n(34 kap. 2 § SoL).\n${rows(due, context)}`;
}

function listText(due: readonly NoticeDue[], context: Context): string {
  return `Verkställda eller avslutade, att anmäla till IVO och revisorerna med dagen\n(34 kap. 2 § SoL):\n${rows(due, context)}`;
}

function rows(due: readonly NoticeDue[], { columns: width }: Context): string {
  const columns = [
    { title: 'Beslut', value: (n: NoticeDue) => n.decision },
    { title: 'Vad', value: (n: NoticeDue) => resolutionWords[n.what] },
    { title: 'Dag', value: (n: NoticeDue) => n.day },
    { title: 'Insats', value: (n: NoticeDue) => n.type, flexible: true },
  ];
  return table(columns, due, width);
}
