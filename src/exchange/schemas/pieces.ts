/** What several public documents have in common. Strict: a key that is not named is a fault. */
import { z } from 'zod';
import { seriesOrder } from '../../domain/follow-up.ts';

export const text = z.string();
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const quarter = z.string().regex(/^\d{4}Q[1-4]$/);
export const count = z.number().int().min(0);
export const number = z.number().int();
export const citation = z.strictObject({ source: text, place: text, quote: text.optional() });
export const level = z.enum(['law', 'board', 'guideline']);
export const sex = z.enum(['kvinna', 'man', 'okänt']);
export const form = z.enum(['samtal', 'hembesok', 'mote', 'telefon', 'digitalt']);
export const offer = z.strictObject({
  day,
  what: text,
  answer: z.enum(['accepterat', 'avbojt', 'inget-svar']),
  answerDay: day.nullable(),
});
export const due = {
  series: z.enum(seriesOrder),
  due: day,
  status: z.enum(['late', 'today', 'coming']),
  daysLate: count,
  workingDay: day,
};
