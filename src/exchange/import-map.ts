/** Reads the small JSON file that says how a main system's columns are ours. */
import { z } from 'zod';
import type { ColumnMap } from '../domain/import/column-map.ts';
import { columns } from '../domain/import/columns.ts';
import { nearest } from '../domain/nearest.ts';
import { Refusal } from '../domain/problem.ts';

const column = z.enum(columns);
const text = z.string().trim();

export const importMap = z.strictObject({
  columns: z.partialRecord(column, text.min(1)).default({}),
  values: z.partialRecord(column, z.record(text, text)).default({}),
  constants: z.partialRecord(column, text.min(1)).default({}),
});

const expected = {
  columns: 'kolumnens namn i filen, som text',
  values: 'ett objekt med filens värde och verktygets, båda som text',
  constants: 'ett värde som gäller på varje rad, som text',
} as const;

/** Refuses with the key that is wrong. */
export function readImportMap(document: unknown): ColumnMap {
  const parsed = importMap.safeParse(document);
  if (!parsed.success) throw refusal(parsed.error.issues[0]);
  const { columns: named, constants } = parsed.data;
  const both = columns.find(name => named[name] !== undefined && constants[name] !== undefined);
  if (both) throw new Refusal({ code: 'conflicting-values', first: `columns.${both}`, second: `constants.${both}` });
  return parsed.data as ColumnMap;
}

function refusal(issue: z.core.$ZodIssue | undefined): Refusal {
  const path = issue?.path.map(String) ?? [];
  if (issue?.code === 'unrecognized_keys')
    return unknownKey([...path, issue.keys[0] ?? ''], path.length === 0 ? Object.keys(expected) : columns);
  const part = (Object.keys(expected) as (keyof typeof expected)[]).find(key => key === path[0]);
  const place = { key: path.join('.') || 'filen' };
  return new Refusal({ code: 'invalid-value', place, expected: part ? expected[part] : 'ett JSON-objekt' });
}

function unknownKey(path: readonly string[], known: readonly string[]): Refusal {
  const near = nearest(path.at(-1) ?? '', known);
  return new Refusal({ code: 'unknown-key', place: { key: path.join('.') }, ...(near ? { nearest: near } : {}) });
}
