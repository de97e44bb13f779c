/** `check`: the facts that go in, and the answer that comes out. */
import { z } from 'zod';
import { type FactType, factKinds } from '../../domain/fact.ts';
import { citation, day, level, text } from './pieces.ts';

const age = z.number().int().min(0).max(120);

const kinds: Readonly<Record<FactType, z.ZodType>> = {
  age,
  ages: z.array(age),
  day,
  'yes-no': z.boolean(),
  consent: z.enum(['all', 'one', 'none']),
  applicant: z.enum(['person', 'guardian', 'none']),
  groups: z.array(text),
};

/** `age` or `born`, not both: said in words, since the form cannot. */
export const checkFacts = z
  .strictObject(Object.fromEntries(Object.entries(factKinds).map(([key, { type }]) => [key, kinds[type].optional()])))
  .describe('Okända uppgifter utelämnas. "age" eller "born", inte båda.');

const answer = z.enum(['yes', 'no', 'missing', 'assess']);
const note = z.strictObject({ text, citation });

const insats = z.strictObject({
  id: text,
  name: text,
  route: z.enum(['without-assessment', 'after-assessment']),
  outcome: answer,
  conditions: z.array(z.strictObject({ id: text, text, outcome: answer, level, citation, remedy: text.optional() })),
  missing: z.array(z.enum(Object.keys(factKinds))),
  documentation: z.strictObject({
    regime: z.enum(['14:3', '14:4', '14:5']),
    identity: z.enum(['required', 'forbidden']),
    citation,
  }),
  decision: z.strictObject({ place: text, date: day, dnr: text }).nullable(),
  interpretations: z.array(text),
  information: z.array(note).optional(),
  validFrom: day,
  validTo: day.nullable(),
});

export const check = z.strictObject({
  id: z.union([text, z.number()]).optional().describe('bara med --batch, där raden hade den'),
  today: day,
  municipality: text,
  facts: checkFacts,
  insatser: z.array(insats),
  notInForce: z.array(z.strictObject({ id: text, firstDay: day.nullable(), lastDay: day.optional() })),
  reminders: z.array(z.strictObject({ id: text, text, citation })),
  nextChange: z.strictObject({ day, age }).nullable(),
});
