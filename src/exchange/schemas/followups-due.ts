import { z } from 'zod';
import { citation, count, day, due, number, text } from './pieces.ts';

const decision = { decision: text, externalId: text.nullable(), caseworker: text.nullable(), insats: text, type: text };

export const followupsDue = z.strictObject({
  today: day,
  within: count,
  followUps: z.array(z.strictObject({ ...decision, ...due, citation })),
  waiting: z.array(
    z.strictObject({ ...decision, decided: day, threeMonths: day, daysLeft: number, lastContact: day.nullable() }),
  ),
  programmes: z.array(z.strictObject({ insats: text, due: day })),
  notInForce: z.array(z.strictObject({ id: text, firstDay: day.nullable() })).optional(),
});
