/** Reads a quarter's report out of the register; what `ivo-report` and its subcommands share. */
import type { Context } from '../context.ts';
import { caseNumberOf } from '../domain/case/decision.ts';
import { suggestion } from '../domain/nearest.ts';
import { must } from '../domain/outcome.ts';
import { Refusal } from '../domain/problem.ts';
import { latestEndedQuarter, parseQuarter, previousQuarter, type Quarter } from '../domain/quarter.ts';
import { reportFrame } from '../domain/report/frame.ts';
import { explainMissing, type QuarterReport, reportBuilder } from '../domain/report/report.ts';
import { type Reader, readers } from '../domain/submission.ts';
import type { ReportView } from '../present/report-view.ts';
import type { Register } from '../register/port.ts';
import type { Options } from './command.ts';
import { logReading } from './reading.ts';

export interface ReportRequest {
  readonly quarter: Quarter;
  readonly reader: Reader | null;
  readonly withIdentity: boolean;
}

export function reportRequest(context: Context, options: Options): ReportRequest {
  const reader = chosenReader(options.for);
  const withIdentity = options.withIdentity === true;
  if (withIdentity && reader !== 'ivo') throw new Refusal({ code: 'identity-for-ivo-only' });
  return { quarter: chosenQuarter(context, options.quarter), reader, withIdentity };
}

/** The quarters before, the oldest first; those that no rule covers are left out. */
export async function quartersBefore(
  context: Context,
  register: Register,
  quarter: Quarter,
  count: number,
): Promise<QuarterReport[]> {
  const reports: QuarterReport[] = [];
  let at = quarter;
  for (let i = 0; i < count; i++) {
    at = previousQuarter(at);
    const rules = await context.rulebook();
    if (!reportFrame(at, rules.reportingRules, rules.reportingWindows, rules.feeFrames).ok) break;
    reports.unshift(await readReport(context, register, at, null));
  }
  return reports;
}

export async function readView(context: Context, register: Register, request: ReportRequest): Promise<ReportView> {
  const numbers = request.withIdentity ? new Map<string, string>() : null;
  const report = await readReport(context, register, request.quarter, numbers);
  return {
    report,
    reader: request.reader,
    identities: numbers,
    pseudonym: await register.pseudonyms(),
    integrity: await register.journalHead(),
  };
}

/** The posts are what has identity, for the one reader that is to have it. */
export async function logIdentities(context: Context, register: Register, { report }: ReportView): Promise<void> {
  const { notExecuted, interrupted, partlyExecuted, courtOrders } = report;
  const posts = [...notExecuted, ...interrupted, ...partlyExecuted, ...courtOrders];
  await logReading(
    context,
    register,
    posts.map(p => caseNumberOf(p.decision)),
    { identity: true },
  );
}

/** `numbers` is given every person's number, by decision. */
async function readReport(
  context: Context,
  register: Register,
  quarter: Quarter,
  numbers: Map<string, string> | null,
): Promise<QuarterReport> {
  const rules = await context.rulebook();
  const frame = must(
    reportFrame(quarter, rules.reportingRules, rules.reportingWindows, rules.feeFrames, context.today),
  );
  const builder = reportBuilder(frame, await register.reportHistory());
  for await (const { decision, person } of register.lateBetween(frame.firstDay, frame.lastDay)) {
    builder.add(decision, person);
    numbers?.set(decision.id, person.number);
  }
  const ids = builder.unaccounted();
  const found = new Map((await register.decisions(ids)).map(d => [d.decision.id, d.decision]));
  return builder.finish(ids.map(id => explainMissing(id, found.get(id), frame)));
}

function chosenQuarter(context: Context, given: unknown): Quarter {
  if (given === undefined) return latestEndedQuarter(context.today);
  const quarter = typeof given === 'string' ? parseQuarter(given.toUpperCase()) : undefined;
  if (quarter) return quarter;
  throw new Refusal({
    code: 'invalid-value',
    place: { flag: '--quarter' },
    expected: 'ett kvartal, skrivet som 2026Q3',
  });
}

function chosenReader(given: unknown): Reader | null {
  if (given === undefined) return null;
  const reader = readers.find(r => r === given);
  if (reader) return reader;
  const expected = `ett av ${readers.join(', ')}`;
  throw new Refusal({ code: 'invalid-value', place: { flag: '--for' }, expected, ...suggestion(given, readers) });
}
