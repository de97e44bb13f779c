/** Random intakes: any fact may be unknown. */
import fc from 'fast-check';
import type { Facts } from '../../src/domain/fact.ts';

const groupIds = [
  'skadligt-bruk',
  'medberoende',
  'valdsutsatt',
  'valdsutovare',
  'foraldraroll',
  'anhorig-skadligt-bruk',
  'anhorig-sjukdom',
];

const yesNo = fc.boolean();

/** Every fact but the birth day, each known half of the time. */
export const intake: fc.Arbitrary<Facts> = fc.record(
  {
    age: fc.oneof(fc.integer({ min: 0, max: 26 }), fc.integer({ min: 0, max: 120 })),
    registeredInMunicipality: yesNo,
    livesInFamilyHome: yesNo,
    guardianConsent: fc.constantFrom('all' as const, 'one' as const, 'none' as const),
    guardianInformed: yesNo,
    childConsents: yesNo,
    childRequests: yesNo,
    suitable: yesNo,
    groups: fc.subarray(groupIds, { maxLength: 3 }),
    completedTreatment: yesNo,
    childrenAged: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }),
    expectingChild: yesNo,
    closeToChild: yesNo,
    application: fc.constantFrom('person' as const, 'guardian' as const, 'none' as const),
    consent: yesNo,
    motivationAssessed: yesNo,
    withinBoardsArea: yesNo,
    needsNotMetOtherwise: yesNo,
  },
  { requiredKeys: [] },
);
