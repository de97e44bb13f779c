/** What `rules lint` and `rules test` found. */
import type { Problem } from '../domain/problem.ts';
import type { RuleCaseResult } from '../domain/rule-case.ts';
import { outcomeText } from './check-text.ts';
import { paragraph } from './paragraph.ts';
import { describeProblem } from './problem/describe.ts';

export function findingsText(problems: readonly Problem[], width: number): string {
  if (problems.length === 0) return 'Regelboken håller ihop: inga anmärkningar.';
  const lines = problems.map(problem => {
    const { message, hint } = describeProblem(problem);
    return paragraph(`${message} ${hint}`, width, '- ');
  });
  return [...lines, `${problems.length} anmärkningar.`].join('\n');
}

export function caseResultsText(results: readonly RuleCaseResult[], width: number): string {
  const failed = results.filter(result => !result.passed);
  const lines = failed.map(({ about, says, expected, got, condition }) =>
    paragraph(
      `${about}. ${says}. Väntat: ${outcomeText[expected.gives]} (${condition}: ${expected.decides}). ` +
        `Gavs: ${got.gives ? outcomeText[got.gives] : 'inget svar'} (${condition}: ${got.decides ?? 'inget svar'}).`,
      width,
      '- ',
    ),
  );
  return [...lines, `${results.length} fall prövade, ${failed.length} avviker.`].join('\n');
}
