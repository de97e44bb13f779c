/** `import` of what `export --jsonl` has written: case by case, as it comes, all or nothing. */
import type { Context } from '../context.ts';
import type { CaseLine, ExportLine, GeneralLine, NumbersLine } from '../domain/export-line.ts';
import { isRefusal } from '../domain/problem.ts';
import { exportReader } from '../exchange/export-lines.ts';
import { type CarriedCounts, carriedJson, carriedText } from '../present/carried-text.ts';
import { wrapped } from '../present/paragraph.ts';
import type { Carry, Register } from '../register/port.ts';
import type { Options } from './command.ts';
import { dryOrStored } from './dry-run.ts';
import { type Progress, progressOf } from './progress.ts';
import { refuseWhenInterrupted, rowsBetweenQuestions } from './stoppable.ts';

export async function importExport(context: Context, path: string, options: Options): Promise<void> {
  const dryRun = options.dryRun === true;
  const progress = progressOf(context);
  const counts = await context.withRegister(register =>
    dryOrStored(register, dryRun, () => readIn(context, register, path, progress)).finally(progress.end),
  );
  if (context.json) await context.printJson(carriedJson(counts, dryRun));
  else await context.print(wrapped(carriedText(counts, dryRun), context.columns));
}

async function readIn(context: Context, register: Register, path: string, progress: Progress): Promise<CarriedCounts> {
  const counts: CarriedCounts = { added: 0, changed: 0, unchanged: 0, removed: 0, others: 0, notCarried: 0 };
  const reader = exportReader();
  const others: (GeneralLine | NumbersLine)[] = [];
  let open: CaseLine[] = [];
  let lines = 0;
  const close = async (): Promise<void> => {
    const [first] = open;
    if (first) counts[await carry(context, register, first.case, open, reader.damaged)] += 1;
    open = [];
  };
  for await (const text of context.world.lines(path)) {
    if (lines % rowsBetweenQuestions === 0) await refuseWhenInterrupted(context);
    lines += 1;
    progress.at(lines);
    if (text === '' && lines > 1) continue;
    const line: ExportLine = reader.read(text);
    if (line.kind !== 'case' || line.case !== open[0]?.case) await close();
    if (line.kind === 'case') open.push(line);
    if (line.kind === 'general' || line.kind === 'numbers-given') others.push(line);
    if (line.kind === 'record') counts.notCarried += 1;
  }
  reader.end();
  counts.others = await register.carryOthers(others, context.recording());
  return counts;
}

/** What cannot be put together to a case is no export of ours. */
async function carry(
  context: Context,
  register: Register,
  number: string,
  entries: readonly CaseLine[],
  damaged: ReturnType<typeof exportReader>['damaged'],
): Promise<Carry> {
  try {
    return await register.carryCase({ number, entries }, context.recording());
  } catch (error) {
    const isOurs = isRefusal(error) ? error.problem.code !== 'bug' : !(error instanceof TypeError);
    throw isOurs ? error : damaged('line');
  }
}
