import type { Context } from '../context.ts';
import { caseNumberOf, type Decision } from '../domain/case/decision.ts';
import type { ExportedLine } from '../domain/export-line.ts';
import type { RawRow } from '../domain/import/columns.ts';
import { beyond, beyondColumns, exportedRow, withoutRow } from '../domain/import/exported-row.ts';
import { Refusal } from '../domain/problem.ts';
import { exportCsv } from '../exchange/export-csv.ts';
import { exportText } from '../exchange/export-lines.ts';
import { type CsvCounts, csvJson, csvText, type LineCounts, linesJson, linesText } from '../present/export-text.ts';
import { wrapped } from '../present/paragraph.ts';
import type { DecisionOfPerson, Register } from '../register/port.ts';
import type { CommandFile, Options } from './command.ts';
import { type Progress, progressOf } from './progress.ts';
import { logReading } from './reading.ts';
import { refuseWhenInterrupted, rowsBetweenQuestions } from './stoppable.ts';

const exportCommand: CommandFile = {
  define: command => {
    command
      .option('--jsonl <fil|->', 'allt, så som det registrerades: kan läsas in i ett nytt register')
      .option('--csv <fil|->', 'besluten som de står nu, i inläsningens kolumner')
      .option('--force', 'ersätt en fil som finns')
      .addHelpText('after', examples);
  },
  run: async (context, _args, options) => {
    const target = targetOf(options);
    await refuseWhenInterrupted(context);
    const said = await context.withRegister(register => exportTo(context, register, target));
    if (context.json) await context.printJson(said.json);
    else if (target.path === '-') context.say(said.text);
    else await context.print(wrapped(said.text, context.columns));
    return undefined;
  },
};
export default exportCommand;

const examples = `
Exempel:
  $ kalix-ov export --jsonl allt.jsonl
  $ kalix-ov export --csv beslut.csv
`;

interface Target {
  readonly format: 'jsonl' | 'csv';
  readonly path: string;
  readonly force: boolean;
}

/** One file a time: each is a reading of its own. */
function targetOf({ jsonl, csv, json, force }: Options): Target {
  const isGiven = (value: unknown): value is string => typeof value === 'string';
  if (isGiven(jsonl) && isGiven(csv)) throw conflict('--jsonl', '--csv');
  const format = isGiven(jsonl) ? 'jsonl' : 'csv';
  const path = isGiven(jsonl) ? jsonl : csv;
  if (!isGiven(path)) throw new Refusal({ code: 'missing-flag', flag: '--jsonl eller --csv', neverAsked: true });
  if (path === '-' && json === true) throw conflict(`--${format} -`, '--json');
  return { format, path, force: force === true };
}

function conflict(first: string, second: string): Refusal {
  return new Refusal({ code: 'conflicting-values', first, second });
}

interface Said {
  readonly text: string;
  readonly json: unknown;
}

/**
 * The reading stands in the access log before the first line is written. What is written is what the journal held just
 * before that: a case that somebody opens meanwhile is in the next export.
 */
async function exportTo(context: Context, register: Register, target: Target): Promise<Said> {
  const head = await register.journalHead();
  const cases = await register.exportedCases(head.entries);
  await logReading(context, register, cases, { identity: true });
  const write = (text: AsyncIterable<string>) => context.world.write(target.path, text, { force: target.force });
  const file = target.path === '-' ? null : target.path;
  if (target.format === 'jsonl') {
    const counts: LineCounts = { cases: cases.length, case: 0, general: 0, 'numbers-given': 0, record: 0 };
    await write(exportText(head, counted(context, register.exportedLines(head.entries), counts)));
    return { text: linesText(counts, file), json: linesJson(counts, file) };
  }
  const counts: CsvCounts = {
    rows: 0,
    withoutRow: { 'not-decided': 0, 'without-assessment': 0 },
    beyond: noneBeyond(),
  };
  await write(exportCsv(rowsOf(context, byCase(register.allDecisions()), new Set(cases), counts)));
  return { text: csvText(counts, file), json: csvJson(counts, file) };
}

async function* counted(context: Context, lines: AsyncIterable<ExportedLine>, counts: LineCounts) {
  const progress = progressOf(context);
  let done = 0;
  for await (const line of lines) {
    await pause(context, progress, done);
    done += 1;
    counts[line.kind] += 1;
    yield line;
  }
  progress.end();
}

async function* rowsOf(
  context: Context,
  cases: AsyncIterable<readonly DecisionOfPerson[]>,
  logged: ReadonlySet<string>,
  counts: CsvCounts,
): AsyncGenerator<RawRow> {
  const progress = progressOf(context);
  for await (const inCase of cases) {
    if (!logged.has(caseNumberOf(inCase[0]?.decision.id ?? ''))) continue;
    const decisions = inCase.map(d => d.decision);
    for (const { decision, person } of inCase) {
      const reason = withoutRow(decision);
      if (reason) {
        counts.withoutRow[reason] += 1;
        continue;
      }
      await pause(context, progress, counts.rows);
      counts.rows += 1;
      addBeyond(counts, decision);
      yield exportedRow(decision, person, decisions);
    }
  }
  progress.end();
}

/** The decisions of a case stand beside each other. */
async function* byCase(all: AsyncIterable<DecisionOfPerson>): AsyncGenerator<readonly DecisionOfPerson[]> {
  let open: DecisionOfPerson[] = [];
  for await (const each of all) {
    const [first] = open;
    if (first && caseNumberOf(first.decision.id) !== caseNumberOf(each.decision.id)) {
      yield open;
      open = [];
    }
    open.push(each);
  }
  if (open.length > 0) yield open;
}

async function pause(context: Context, progress: Progress, done: number): Promise<void> {
  if (done % rowsBetweenQuestions === 0) await refuseWhenInterrupted(context);
  progress.at(done);
}

function addBeyond(counts: CsvCounts, decision: Decision): void {
  const more = beyond(decision);
  for (const name of beyondColumns) counts.beyond[name] += more[name];
}

function noneBeyond(): CsvCounts['beyond'] {
  return Object.fromEntries(beyondColumns.map(name => [name, 0])) as CsvCounts['beyond'];
}
