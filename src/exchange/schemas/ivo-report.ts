/** `ivo-report`: what the municipality and IVO see, what its auditors see, and what its council sees. */
import { z } from 'zod';
import { bands } from '../../domain/report/counts.ts';
import { readers } from '../../domain/submission.ts';
import { citation, count, day, form, offer, quarter, sex, text } from './pieces.ts';

const head = {
  quarter,
  lastDay: day,
  for: z.enum(readers).optional(),
  rule: z.strictObject({ id: text, citation }),
};

const late = z.strictObject({
  decision: text,
  externalId: text.nullable(),
  identity: text.optional().describe('bara med --for ivo --with-identity'),
  decided: day,
  renews: text.optional(),
  interrupted: day.optional(),
  missing: text.optional(),
  limit: day,
  daysWaited: count,
  daysSinceDecision: count,
  insats: text,
  type: text,
  sex,
  reasons: text.nullable(),
  consequences: text.nullable(),
  offers: z.array(offer),
  contacts: z.array(z.strictObject({ day, how: form, help: text.nullable() })),
  followUps: z.array(day),
  asksToWait: z.boolean(),
  reportedBefore: z.array(quarter),
  thin: z.array(z.enum(['reasons', 'consequences', 'offers', 'help'])),
  protectedIdentity: z.boolean(),
  feeFrame: z.strictObject({ from: count, to: count, applicationBefore: day }).nullable(),
});

const what = z.enum(['executed', 'resumed', 'closed']);

const resolved = z.strictObject({
  decision: text,
  externalId: text.nullable(),
  type: text,
  what,
  day,
  afterDays: count,
  reported: z.boolean(),
  notified: z.boolean(),
});

const counts = z.strictObject({
  count,
  byType: z.record(text, count),
  bySex: z.partialRecord(sex, count),
  byBand: z.partialRecord(z.enum(bands), count),
});

const statistics = z.strictObject({ notExecuted: counts, interrupted: counts, partlyExecuted: counts });

const missing = z.strictObject({
  decision: text,
  why: z.enum(['renewed', 'corrected', 'not-in-register']),
  day: day.nullable(),
});

export const ivoReport = z.strictObject({
  ...head,
  window: z.strictObject({ from: day, to: day, note: text }).nullable(),
  notExecuted: z.array(late),
  interrupted: z.array(late),
  partlyExecuted: z.array(late),
  resolved: z.array(resolved),
  forInformation: z.strictObject({ courtOrders: z.array(late), reportedThenMissing: z.array(missing) }),
  statistics,
  integrity: z.strictObject({ entries: count, head: text.nullable() }),
});

const part = z.enum(['not-executed', 'interrupted', 'partly-executed']);

export const ivoReportAuditors = z.strictObject({
  ...head,
  posts: z.array(z.strictObject({ id: text, part, decided: day, type: text, reasons: text.nullable() })),
  resolved: z.array(z.strictObject({ id: text, what, day })),
});

export const ivoReportCouncil = z.strictObject({ ...head, statistics });
