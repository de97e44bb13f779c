/** The report of a quarter on the decisions given. */
import { must } from '../../src/domain/outcome.ts';
import { parseQuarter } from '../../src/domain/quarter.ts';
import { reportFrame } from '../../src/domain/report/frame.ts';
import { reportBuilder } from '../../src/domain/report/report.ts';
import { type Decision, rules, the } from './life.ts';

type Reported = Parameters<ReturnType<typeof reportBuilder>['add']>[1];

export const frameOf = (quarter: string) =>
  reportFrame(the(parseQuarter(quarter)), rules.reportingRules, rules.reportingWindows, rules.feeFrames);

export function reportOf(
  quarter: string,
  decisions: readonly { readonly decision: Decision; readonly person: Reported }[],
) {
  const builder = reportBuilder(must(frameOf(quarter)));
  for (const { decision, person } of decisions) builder.add(decision, person);
  return builder.finish();
}
