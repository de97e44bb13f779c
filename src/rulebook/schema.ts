/** What a rulebook's files must look like. Strict: a key that is not known is refused. */
import { z } from 'zod';
import { parseDay } from '../domain/day.ts';
import { localSubjects } from '../domain/local-source.ts';

const text = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9-]{1,60}$/);
const day = z.string().refine(value => parseDay(value) !== undefined);
const validity = { validFrom: day, validTo: day.nullable() };
const months = z.number().int().positive();

const citation = z.strictObject({ source: text, place: text, quote: text.optional() });
const level = z.enum(['law', 'board', 'guideline']);
const note = z.strictObject({ text, citation });
const cited = z.strictObject({ citation });
const series = z.strictObject({ months, citation });
const age = z.number().int().min(0).max(120);

type Test = z.infer<typeof leaf> | { all: Test[] } | { any: Test[] };

const leaf = z.union([
  z.strictObject({ fact: text, is: z.union([z.boolean(), text]) }),
  z.strictObject({ fact: z.literal('age'), atLeast: age }),
  z.strictObject({ fact: z.literal('age'), atMost: age }),
  z.strictObject({ fact: z.literal('groups'), anyOf: z.array(id).min(1) }),
  z.strictObject({ fact: z.literal('childrenAged'), anyBetween: z.tuple([age, age]) }),
  z.strictObject({ judge: text }),
]);

const test: z.ZodType<Test> = z.lazy(() =>
  z.union([leaf, z.strictObject({ all: z.array(test).min(1) }), z.strictObject({ any: z.array(test).min(1) })]),
);

const documentation = z.strictObject({
  regime: z.enum(['14:3', '14:4', '14:5']),
  identity: z.enum(['required', 'forbidden']),
  citation,
  note: text.optional(),
});

const forAges = z.array(z.strictObject({ atMost: age.nullable(), text, remedy: text.optional() })).min(1);

const condition = z.strictObject({
  ...{ id, text, level, citation, also: z.array(citation).optional(), test, remedy: text.optional() },
  everyInsats: z.enum(['without-assessment', 'after-assessment']).optional(),
  remedyWhen: z.strictObject({ fact: z.literal('guardianConsent'), is: text, remedy: text }).optional(),
  forAges: forAges.optional(),
  ...validity,
});

const insats = z.strictObject({
  ...{ id, name: text, kind: id, description: text, documentation },
  route: z.enum(['without-assessment', 'after-assessment', 'preventive']),
  conditions: z.array(id),
  decision: z.strictObject({ place: text, date: day, dnr: text }).nullable(),
  interpretations: z.array(id),
  sources: z.array(citation).min(1),
  information: z.array(note),
  ...validity,
});

const never = z.strictObject({ id, name: text, words: z.array(id).min(1), text, level, citation, ...validity });
const reminder = z.strictObject({ id, text, level, citation, when: test.optional(), ...validity });
const codes = z.array(z.strictObject({ id, text })).min(1);
const group = z.strictObject({ id, text, citation });

const interpretation = z.strictObject({
  ...{ id, title: text, first: citation, second: citation, reading: text, why: text, changedBy: text },
});

const followUpPolicy = z.strictObject({
  level,
  ...{ sixMonths: series, twoMonths: series, yearly: series, setDay: cited, changedNeeds: cited, plan: cited },
  yearlyReplacesSixMonths: z.boolean(),
  contactWhileWaitingDays: months,
  contactCitation: citation,
  programmes: z.strictObject({ months, from: day, citation }),
  localSettings: text.optional(),
  ...validity,
});

const reportingRule = z.strictObject({
  ...{
    id,
    level,
    months,
    bases: z.array(z.enum(['11:1', '11:4', '12:1', '12:2', '4:1', '4:2'])).min(1),
    oldBasisBefore: day,
  },
  ...{ citation, auditorsCitation: citation, noticeCitation: citation, councilCitation: citation, ...validity },
});

const feeFrame = z
  .strictObject({
    level,
    from: months,
    to: months,
    applicationYears: months,
    citation,
    timeLimit: citation,
    ...validity,
  })
  .refine(frame => frame.from <= frame.to);

const monthAndDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const window = z.strictObject({ from: monthAndDay, to: monthAndDay, nextYear: z.boolean() });

const reportingWindow = z.strictObject({
  level,
  quarters: z.strictObject({ 1: window, 2: window, 3: window, 4: window }),
  ...{ note: text, citation, ...validity },
});

const retentionPolicy = z.strictObject({
  ...{ level, years: months, lastNote: cited, ceased: cited, samePerson: cited, finished: cited },
  research: z.strictObject({ birthDays: z.array(z.number().int().min(1).max(31)), citation }),
  childInvestigation: z.strictObject({ untilAge: age, closedFrom: day, citation }).nullable(),
  subjects: z.array(
    z.strictObject({
      ...{ id, ofChild: z.boolean(), words: z.array(id).min(1), citation },
      compulsoryCare: z.array(z.enum(['lvu', 'lvm'])),
    }),
  ),
  ...validity,
});

const facts = z.record(z.string(), z.unknown());
const answer = z.enum(['yes', 'no', 'missing', 'assess']);

const caseTable = z.strictObject({
  ...{ about: text, insats: id, today: day, facts, condition: id },
  cases: z
    .array(
      z.strictObject({
        says: text,
        with: facts.optional(),
        without: z.array(text).optional(),
        gives: answer,
        decides: answer,
      }),
    )
    .min(1),
});

/** By the name of the file, without `.json`. */
export const fileSchemas = {
  rulebook: z.strictObject({ municipality: text, version: text }),
  'local-sources': z.record(z.enum(localSubjects), citation),
  groups: z.array(group).min(1),
  'participation-codes': z.strictObject({ note: text, citation, difficulties: codes, leftEarly: codes }),
  conditions: z.array(condition).min(1),
  insatser: z.array(insats).min(1),
  'never-without-assessment': z.array(never).min(1),
  reminders: z.array(reminder),
  interpretations: z.array(interpretation),
  'follow-up-policies': z.array(followUpPolicy).min(1),
  'reporting-rules': z.array(reportingRule).min(1),
  'fee-frames': z.array(feeFrame).min(1),
  'reporting-windows': z.array(reportingWindow).min(1),
  'retention-policies': z.array(retentionPolicy).min(1),
  cases: z.array(caseTable),
} as const;
