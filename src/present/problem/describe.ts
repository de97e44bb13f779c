/**
 * Every problem in Swedish: what is wrong and where, what to do next, and the exit code. Never repeats what a user
 * typed. The words stand by area in the files beside.
 */

import type { LocalSources } from '../../domain/local-source.ts';
import type { Problem } from '../../domain/problem.ts';
import { shownFile } from '../file-name.ts';
import { accessProblems } from './access.ts';
import { caseProblems } from './case.ts';
import { configProblems } from './config.ts';
import { registerProblems } from './register.ts';
import { rulebookProblems } from './rulebook.ts';
import { typedProblems } from './typed.ts';
import type { ProblemText, Wording } from './wording.ts';

const wording: Wording = {
  ...typedProblems,
  ...rulebookProblems,
  ...configProblems,
  ...caseProblems,
  ...accessProblems,
  ...registerProblems,
};

export function describeProblem(problem: Problem): ProblemText {
  const words = wording[problem.code] as (problem: Problem) => ProblemText;
  return words('file' in problem && problem.file ? { ...problem, file: shownFile(problem.file) } : problem);
}

/** What to do, where nothing could have been saved. */
export function withoutSaving(hint: string): string {
  return hint.replace(/ ?Inget sparades\.$/, '');
}

/** What rests on the municipality's own sources, with the place in them. */
export function cited({ local, ...words }: ProblemText, sources: LocalSources | undefined): ProblemText {
  return local === undefined || sources === undefined ? words : { ...words, citation: sources[local] };
}
