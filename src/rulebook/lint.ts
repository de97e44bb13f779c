/** What is wrong with a rulebook: first the form of each file, then whether the parts hold together. */
import type { ZodType } from 'zod';
import type { Problem } from '../domain/problem.ts';
import { rulebookFindings } from '../domain/rulebook-findings.ts';
import { builtInFiles } from './built-in.ts';
import { dutiesSchema } from './duties-schema.ts';
import { assemble, fileNames, type RulebookFiles } from './files.ts';
import { lawEntries } from './inherit.ts';
import { fileSchemas } from './schema.ts';

/** Nothing found means that the rulebook can be used. */
export function findings(files: RulebookFiles): readonly Problem[] {
  const form = fileNames.flatMap(name => formFindings(name, files[name], fileSchemas[name]));
  return form.length > 0 ? form : [...lowered(files), ...rulebookFindings(assemble(files))];
}

/** What is law is not made into something that can be passed by. */
function lowered(files: RulebookFiles): readonly Problem[] {
  const { conditions, reminders, neverWithoutAssessment } = assemble(files);
  const leveled = [...conditions, ...reminders, ...neverWithoutAssessment];
  return lawEntries(builtInFiles).flatMap(({ id, citation }) =>
    citation && leveled.some(entry => entry.id === id && entry.level !== 'law')
      ? [{ code: 'law-lowered' as const, id, citation }]
      : [],
  );
}

export function caseFindings(cases: unknown): readonly Problem[] {
  return formFindings('cases', cases, fileSchemas.cases);
}

/** The program's own list; a rulebook in a folder has none. */
export function dutyFindings(duties: unknown): readonly Problem[] {
  return formFindings('duties', duties, dutiesSchema);
}

function formFindings(name: string, content: unknown, schema: ZodType): readonly Problem[] {
  const parsed = schema.safeParse(content);
  if (parsed.success) return [];
  const file = `${name}.json`;
  return parsed.error.issues.map(issue => {
    const path = [...issue.path.map(String), ...('keys' in issue ? issue.keys : [])].join('.');
    return { code: 'rulebook-form', file, path, expected: expectedText(issue.code) };
  });
}

function expectedText(code: string): string {
  switch (code) {
    case 'unrecognized_keys':
      return 'bara de nycklar som hör dit';
    case 'invalid_type':
      return 'ett värde av rätt slag, och inget som krävs får saknas';
    case 'too_small':
      return 'ifyllt';
    case 'invalid_union':
      return 'ett av de prov som finns (is, atLeast, atMost, anyOf, anyBetween, judge, all, any)';
    default:
      return 'ett av de värden som är tillåtna där';
  }
}
