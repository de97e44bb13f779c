/** `case show`: one case as it stands. Number and name in full only with --identity. */
import { z } from 'zod';
import { closingReasons, deficiencyMeasures, planPoints } from '../../domain/case/event.ts';
import { citation, day, due, form, level, offer, sex, text } from './pieces.ts';

const yesNo = z.boolean();
const dated = { day };
const childRights = z.strictObject({ informed: yesNo, heard: yesNo, bestInterests: text });
const interpreter = yesNo.optional();
const reason = z.enum(closingReasons);

const step = z.discriminatedUnion('kind', [
  z.strictObject({ ...dated, kind: z.literal('executed'), missing: text.nullable() }),
  z.strictObject({ ...dated, kind: z.literal('interrupted'), why: text.nullable() }),
  z.strictObject({ ...dated, kind: z.literal('resumed') }),
  z.strictObject({
    ...{ ...dated, kind: z.literal('closed'), reason: reason.nullable(), reasonAsWritten: text.optional() },
    goals: z.enum(['ja', 'delvis', 'nej']).nullable(),
  }),
]);

const followUp = z.strictObject({
  ...dated,
  how: form.nullable(),
  talkedWithPerson: yesNo.nullable(),
  heardPerformer: yesNo.nullable(),
  ...{ personsView: text.optional(), method: text.optional(), executionAssessment: text.optional() },
  ...{ situationAssessment: text.optional(), measures: text.optional(), needsChanged: yesNo.optional() },
  ...{ adaptation: text.optional(), deficiencies: text.optional(), personInformed: yesNo.optional() },
  deficiencyMeasures: z.array(z.enum(deficiencyMeasures)).optional(),
  childRights: childRights.optional(),
  interpreter,
});

const contact = z.strictObject({
  ...{ ...dated, how: form, help: text.optional(), consequences: text.optional(), delayReasons: text.optional() },
  asksToWait: yesNo.optional(),
  interpreter,
});

const plan = z.strictObject({
  ...dated,
  points: z.partialRecord(z.enum(planPoints), text),
  hindrance: text.nullable(),
  participated: yesNo,
  participationWhy: text.nullable(),
  madeBy: text.nullable(),
  followUpDay: day.nullable(),
  interpreter,
});

const details = z.strictObject({
  ...{ extent: text.optional(), periodFrom: day.optional(), periodTo: day.optional() },
  childRights: childRights.optional(),
  judgement: z.strictObject({ by: text, why: text }).optional(),
  deviation: z.strictObject({ why: text, conditions: z.array(text) }).optional(),
  compulsoryCare: z.enum(['lvu', 'lvm']).optional(),
});

const consent = z.strictObject({
  own: yesNo.nullable(),
  guardians: z.enum(['all', 'one', 'none']).nullable(),
  childConsents: yesNo.nullable(),
  childRequests: yesNo.nullable(),
});

const since = { since: day };
const phase = z.discriminatedUnion('kind', [
  z.strictObject({ ...since, kind: z.enum(['applied', 'refused', 'waiting', 'running', 'renewed']) }),
  z.strictObject({ ...since, kind: z.literal('partly-running'), missing: text }),
  z.strictObject({ ...since, kind: z.literal('interrupted'), missing: text.nullable() }),
  z.strictObject({ ...since, kind: z.literal('closed'), reason: reason.nullable() }),
]);

const sharing = z.strictObject({
  ...{ ...dated, with: text, what: text, by: z.enum(['person', 'guardian']), withdrawn: yesNo },
});

const decision = z.strictObject({
  ...{ id: text, externalId: text.nullable(), caseworker: text.nullable(), insats: text, type: text },
  basis: z.enum(['11:1', '11:4', '11:5', '12:1', '12:2', '4:1', '4:2']),
  outcome: z.enum(['bifall', 'delvis-bifall', 'avslag', 'utan-beslut']).nullable(),
  needs: z.enum(['standard', 'omfattande-foranderligt']),
  ...{ decided: day, firstDecided: day, renews: text.nullable(), renewedOn: day.nullable(), courtOrder: yesNo },
  ...{ decidedBy: text.nullable(), delegation: text.nullable(), details: details.optional() },
  applied: z.strictObject({ ...dated, by: z.enum(['person', 'guardian', 'other']).nullable() }).nullable(),
  consented: z.strictObject({ ...dated, consent: consent.nullable() }).nullable(),
  motivationAssessed: day.nullable(),
  steps: z.array(step),
  followUps: z.array(followUp),
  delayReasons: text.nullable(),
  offers: z.array(offer),
  contacts: z.array(contact),
  plans: z.array(plan),
  changes: z.array(z.strictObject({ ...dated, what: text })),
  scheduled: z.array(z.strictObject({ ...dated, due: day, why: text.nullable() })),
  objections: z.array(z.strictObject({ ...dated, what: text })),
  sharing: z.array(sharing),
  concerns: z.array(z.strictObject({ ...dated, to: text })),
  phase,
  due: z.array(z.strictObject(due)),
  findings: z.array(z.strictObject({ level, citation, code: text, day: day.optional() })),
});

export const caseShow = z.strictObject({
  case: text,
  today: day,
  person: z.strictObject({ number: text, name: text.nullable(), sex, protectedIdentity: yesNo }),
  decisions: z.array(decision),
});
