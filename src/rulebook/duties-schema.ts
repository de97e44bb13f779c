/** What `duties.json` must look like. Strict: a key that is not known is refused. */
import { z } from 'zod';
import { dutyAnswers, modalities } from '../domain/duty.ts';

const text = z.string().trim().min(1);
/** Each chapter of a source has its letter and place, then a number: `G14.1-3`, `P87-2`, `X-1`. */
const id = z.string().regex(/^[A-Z]\d{0,3}(\.\d{1,2}){0,2}-\d{1,2}$/);
const command = z.string().regex(/^[a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)*)?$/);
const dataFile = z.string().regex(/^data\/[a-z-]+\.json$/);
const test = z.strictObject({ file: z.string().regex(/^test\/[\w./-]+\.test\.ts$/), title: text });

const duty = z
  .strictObject({
    ...{ id, source: z.strictObject({ source: text, place: text }), modality: z.enum(modalities).nullable() },
    ...{ duty: text, answer: z.enum(dutyAnswers), how: text },
    ...{ commands: z.array(command), data: z.array(dataFile).min(1).optional(), tests: z.array(test) },
  })
  .refine(({ answer, tests }) => answer !== 'served' || tests.length > 0, { path: ['tests'] })
  .refine(({ answer, commands, data }) => answer !== 'served' || commands.length > 0 || data !== undefined, {
    path: ['commands'],
  })
  .refine(({ answer, commands, data }) => answer !== 'elsewhere' || (commands.length === 0 && data === undefined), {
    path: ['commands'],
  });

export const dutiesSchema = z
  .array(duty)
  .min(1)
  .refine(duties => new Set(duties.map(d => d.id)).size === duties.length);
