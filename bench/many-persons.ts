/** Persons of whom everything is known, so that an engine that only knows true and false gives the same answers. */
import type { Facts } from '../src/domain/fact.ts';
import { seeded } from '../src/domain/seeded.ts';

export function manyPersons(count: number, seed: number, groups: readonly string[]): readonly Facts[] {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const yes = () => random() < 0.5;
  const oneOf = <T>(values: readonly [T, ...T[]]): T => values[below(values.length)] ?? values[0];
  const some = <T>(values: readonly T[]): T[] => values.filter(() => random() < 0.3);
  return Array.from({ length: count }, () => ({
    age: below(91),
    registeredInMunicipality: random() < 0.9,
    livesInFamilyHome: random() < 0.1,
    guardianConsent: oneOf(['all', 'one', 'none']),
    ...{ guardianInformed: yes(), childConsents: yes(), childRequests: yes(), suitable: yes() },
    groups: some(groups),
    completedTreatment: yes(),
    childrenAged: Array.from({ length: below(4) }, () => below(19)),
    ...{ expectingChild: random() < 0.1, closeToChild: yes() },
    application: oneOf(['person', 'guardian', 'none']),
    ...{ consent: yes(), motivationAssessed: yes(), withinBoardsArea: yes(), needsNotMetOtherwise: yes() },
  }));
}
