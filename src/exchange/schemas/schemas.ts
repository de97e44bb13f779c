/** The public documents by name, each with what it is, in Swedish. */
import { z } from 'zod';
import { columns, requiredColumns } from '../../domain/import/columns.ts';
import { importMap } from '../import-map.ts';
import { caseShow } from './case-show.ts';
import { check, checkFacts } from './check.ts';
import { followupsDue } from './followups-due.ts';
import { ivoReport, ivoReportAuditors, ivoReportCouncil } from './ivo-report.ts';
import { citation, text } from './pieces.ts';

interface PublicSchema {
  readonly name: string;
  readonly title: string;
  readonly schema: z.ZodType;
}

const importRow = z.strictObject(
  Object.fromEntries(
    columns.map(name => [name, requiredColumns.some(needed => needed === name) ? text.min(1) : text.optional()]),
  ),
);

const error = z.strictObject({
  error: z.strictObject({ code: text, message: text, hint: text, citation: citation.optional() }),
});

export const schemas: readonly PublicSchema[] = [
  { name: 'check-facts', title: 'fakta in till check (--facts, en rad i --batch)', schema: checkFacts },
  { name: 'check', title: 'svaret från check --json, och en rad från --batch', schema: check },
  { name: 'followups-due', title: 'svaret från followups due --json', schema: followupsDue },
  { name: 'ivo-report', title: 'svaret från ivo-report --json, och med --for ivo', schema: ivoReport },
  { name: 'ivo-report-revisorer', title: 'ivo-report --for revisorer --json', schema: ivoReportAuditors },
  { name: 'ivo-report-fullmaktige', title: 'ivo-report --for fullmaktige --json', schema: ivoReportCouncil },
  { name: 'case-show', title: 'svaret från case show --json', schema: caseShow },
  { name: 'import-columns', title: 'en rad att läsa in med import, som text per kolumn', schema: importRow },
  { name: 'import-map', title: 'filen till import --map', schema: importMap },
  { name: 'error', title: 'ett fel, på standard ut med --json', schema: error },
];

/** JSON Schema, draft 2020-12, of what is read or written. */
export function jsonSchema({ title, schema }: PublicSchema): unknown {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema, title, ...rest };
}
