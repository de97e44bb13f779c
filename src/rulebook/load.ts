/**
 * The rulebook: the built-in one is bundled with the program and was checked when it was built (`rules lint`); one
 * given as a folder is checked each time that it is loaded.
 */
import { Refusal } from '../domain/problem.ts';
import type { RuleCaseTable } from '../domain/rule-case.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { builtInFiles } from './built-in.ts';
import { assemble, type RulebookFiles } from './files.ts';

export async function loadRulebook(folder?: string): Promise<Rulebook> {
  if (folder === undefined) return assemble(builtInFiles);
  const [{ readFiles }, { findings }] = await Promise.all([import('./folder.ts'), import('./lint.ts')]);
  const files = await readFiles(folder);
  const [problem] = findings(files);
  if (problem) throw new Refusal(problem);
  return assemble(files);
}

/** The rulebook's own test cases: loaded only when they are run. A folder need not have any. */
export async function loadCases(folder?: string): Promise<readonly RuleCaseTable[]> {
  const cases = await readCases(folder);
  const { caseFindings } = await import('./lint.ts');
  const [problem] = caseFindings(cases);
  if (problem) throw new Refusal(problem);
  return cases as readonly RuleCaseTable[];
}

/** Everything there is to check, unchecked. */
export async function readUnchecked(folder?: string): Promise<{ files: RulebookFiles; cases: unknown }> {
  const files = folder === undefined ? builtInFiles : await (await import('./folder.ts')).readFiles(folder);
  return { files, cases: await readCases(folder) };
}

async function readCases(folder: string | undefined): Promise<unknown> {
  if (folder === undefined) return (await import('../../data/cases.json', { with: { type: 'json' } })).default;
  return (await import('./folder.ts')).readCases(folder);
}
