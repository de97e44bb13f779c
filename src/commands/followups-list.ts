import type { Context } from '../context.ts';
import type { Decision } from '../domain/case/decision.ts';
import { phaseOn } from '../domain/case/phase.ts';
import type { Day } from '../domain/day.ts';
import { dueDay, dueSeriesOn } from '../domain/follow-up.ts';
import type { FollowUpPolicy } from '../domain/policy.ts';
import { Refusal } from '../domain/problem.ts';
import { currentVersion } from '../domain/validity.ts';
import { seriesWords } from '../present/series-words.ts';
import { table } from '../present/table.ts';
import { phaseWords, statusWords } from '../present/words.ts';
import type { CommandFile } from './command.ts';
import { findDecision } from './own-decision.ts';
import { logReading } from './reading.ts';

const followupsList: CommandFile = {
  define: command => {
    command
      .argument('[nr]', 'ett beslut: alla dess serier; annars alla dina öppna beslut')
      .option('--all', 'allas beslut, inte bara dina egna')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov followups list\n  $ kalix-ov followups list 2026-0042-A\n');
  },
  run: async (context, [number], options) => {
    const decisions = await readDecisions(context, number, options.all === true);
    const policy = await policyOn(context);
    const rows = seriesRows(context.today, policy, decisions, number === undefined);
    if (context.json) await context.printJson({ today: context.today, followUps: rows });
    else await context.print(rows.length === 0 ? 'Inga öppna beslut att följa upp.' : text(rows, policy, context));
    return undefined;
  },
};
export default followupsList;

type Row = ReturnType<typeof seriesRows>[number];

async function readDecisions(context: Context, number: string | undefined, all: boolean): Promise<Decision[]> {
  return context.withRegister(async register => {
    if (number !== undefined) {
      const { state, decision } = await findDecision(register, number);
      await logReading(context, register, [state.number], { identity: false });
      return [decision];
    }
    const decisions: Decision[] = [];
    for await (const row of register.cases(all ? {} : { caseworker: context.user })) decisions.push(...row.decisions);
    return decisions.filter(d => all || d.caseworker === context.user);
  });
}

async function policyOn({ today, rulebook }: Context): Promise<FollowUpPolicy> {
  const policies = (await rulebook()).followUpPolicies;
  const policy = currentVersion(policies, today);
  const [first] = policies;
  if (policy) return policy;
  const citation = first?.sixMonths.citation ?? { source: '', place: '' };
  throw new Refusal({
    code: 'not-in-force',
    what: 'Riktlinjens uppföljningar',
    firstDay: first?.validFrom ?? '',
    citation,
  });
}

function seriesRows(today: Day, policy: FollowUpPolicy, decisions: readonly Decision[], onlyFirst: boolean) {
  return decisions
    .flatMap(d => {
      const due = dueSeriesOn(d, today, policy).slice(0, onlyFirst ? 1 : undefined);
      const done = d.followUps.findLast(f => f.day <= today)?.day ?? null;
      return due.map(s => ({
        decision: d.id,
        type: d.type,
        phase: phaseWords(phaseOn(d, today)),
        latest: done,
        series: s.series,
        ...dueDay(s.due, today),
      }));
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

function text(rows: readonly Row[], policy: FollowUpPolicy, context: Context): string {
  return table<Row>(
    [
      { title: 'Senast', value: r => r.due },
      { title: 'Läge', value: r => statusWords[r.status] },
      { title: 'Beslut', value: r => r.decision },
      { title: 'Insats', value: r => r.type, flexible: true },
      { title: 'Uppföljning', value: r => seriesWords(r.series, policy) },
      { title: 'Följdes upp', value: r => r.latest ?? '–' },
    ],
    rows,
    context.columns,
  );
}
