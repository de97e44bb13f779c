import type { Context } from '../context.ts';
import { caseNumberOf, type Decision } from '../domain/case/decision.ts';
import { isOpen, type Phase, phaseOn } from '../domain/case/phase.ts';
import { must } from '../domain/outcome.ts';
import { parsePersonNumber } from '../domain/person-number.ts';
import { Refusal } from '../domain/problem.ts';
import { table } from '../present/table.ts';
import { phaseWords } from '../present/words.ts';
import type { CaseQuery } from '../register/port.ts';
import type { CommandFile, Options } from './command.ts';
import { readText } from './input.ts';
import { refuseNumberAsFile } from './person-input.ts';
import { logReading } from './reading.ts';

const caseList: CommandFile = {
  define: command => {
    command
      .option('--open', 'bara det som är öppet')
      .option('--all', 'allas ärenden, inte bara dina egna')
      .option('--person <fil|->', 'sök på personnummer eller namn ur en fil, eller standard in')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov case list --open\n  $ kalix-ov case list --person -\n');
  },
  run: async (context, _args, options) => {
    const decisions = await readDecisions(context, await queryOf(context, options), options.open === true);
    if (context.json)
      await context.printJson({ today: context.today, decisions: decisions.map(d => json(context, d)) });
    else await context.print(decisions.length === 0 ? 'Inga ärenden.' : text(context, decisions));
    return undefined;
  },
};
export default caseList;

/** Förordning (2001:637) 15 §: in case handling one searches by name, number or case number, and by nothing else. */
async function queryOf(context: Context, options: Options): Promise<CaseQuery> {
  if (typeof options.person !== 'string') return options.all === true ? {} : { caseworker: context.user };
  refuseNumberAsFile(options.person);
  const [first = ''] = (await readText(context, options.person)).trim().split(/\r?\n/);
  const sought = first.trim();
  if (sought === '') throw new Refusal({ code: 'missing-value', place: { flag: '--person' } });
  if (!/\d/.test(sought)) return { name: sought };
  return { personNumber: must(parsePersonNumber(sought, context.today, { flag: '--person' })).number };
}

async function readDecisions(context: Context, query: CaseQuery, onlyOpen: boolean): Promise<Decision[]> {
  return context.withRegister(async register => {
    const found: Decision[] = [];
    for await (const row of register.cases(query)) found.push(...row.decisions);
    const isSearch = query.name !== undefined || query.personNumber !== undefined;
    if (isSearch)
      await logReading(
        context,
        register,
        found.map(d => caseNumberOf(d.id)),
        { identity: false },
      );
    const isShown = (phase: Phase) =>
      phase.kind !== 'not-yet' && (!onlyOpen || isOpen(phase) || phase.kind === 'applied');
    return found.filter(d => isShown(phaseOn(d, context.today)));
  });
}

function json(context: Context, d: Decision): unknown {
  const phase = phaseOn(d, context.today);
  return {
    decision: d.id,
    externalId: d.externalId,
    caseworker: d.caseworker,
    insats: d.insats,
    type: d.type,
    decided: d.decided,
    phase,
  };
}

function text(context: Context, decisions: readonly Decision[]): string {
  return table<Decision>(
    [
      { title: 'Beslut', value: d => d.id },
      { title: 'Insats', value: d => d.type, flexible: true },
      { title: 'Läge', value: d => phaseWords(phaseOn(d, context.today)), flexible: true },
      { title: 'Handläggare', value: d => d.caseworker ?? '–' },
    ],
    decisions,
    context.columns,
  );
}
