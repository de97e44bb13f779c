/**
 * A second opinion: the conditions of SoL 21 kap., the board's decisions and the guideline (20.1, 20.2.1) written down
 * as plain ifs, without a glance at the condition data. `undefined` is unknown.
 */
import type { Facts } from '../../src/domain/fact.ts';

export type Verdict = 'yes' | 'no' | 'missing' | 'assess';

function all(...parts: Verdict[]): Verdict {
  if (parts.includes('no')) return 'no';
  if (parts.includes('missing')) return 'missing';
  return parts.includes('assess') ? 'assess' : 'yes';
}

function any(...parts: Verdict[]): Verdict {
  if (parts.includes('yes')) return 'yes';
  if (parts.includes('missing')) return 'missing';
  return parts.includes('assess') ? 'assess' : 'no';
}

const known = (value: boolean | undefined): Verdict => (value === undefined ? 'missing' : value ? 'yes' : 'no');
const judged = (value: boolean | undefined): Verdict => (value === undefined ? 'assess' : value ? 'yes' : 'no');

const groups = (facts: Facts, ...wanted: string[]) => known(facts.groups?.some(group => wanted.includes(group)));
const child = (facts: Facts, to: number) => known(facts.childrenAged?.some(age => age <= to));

/** SoL 21 kap. 2 § */
function consentWithout({ age, guardianConsent, suitable }: Facts): Verdict {
  const guardians = known(guardianConsent === undefined ? undefined : guardianConsent === 'all');
  if (age === undefined) return guardians === 'yes' ? 'yes' : 'missing';
  if (age >= 18) return 'yes';
  return age >= 15 ? any(guardians, judged(suitable)) : guardians;
}

/** SoL 21 kap. 1 § */
function consentAfter(facts: Facts): Verdict {
  const { age, guardianConsent } = facts;
  const guardians = ({ all: 'yes', one: 'assess', none: 'no' } as const)[guardianConsent ?? 'none'];
  const guardian: Verdict = guardianConsent === undefined ? 'missing' : guardians;
  const young = all(judged(facts.suitable), known(facts.childConsents));
  const teen = all(judged(facts.suitable), any(known(facts.childRequests), known(facts.childConsents)));
  const adult = known(facts.consent);
  if (age === undefined) return [adult, guardian, young, teen].every(v => v === 'no') ? 'no' : 'missing';
  if (age >= 18) return adult;
  if (age < 12) return guardian;
  return age < 15 ? any(guardian, young) : any(guardian, teen);
}

function application({ age, application: by }: Facts): Verdict {
  if (by === undefined) return 'missing';
  if (by === 'none') return 'no';
  if (age === undefined) return 'missing';
  if (by === 'person') return age >= 15 ? 'yes' : 'assess';
  return age < 18 ? 'yes' : 'assess';
}

function afterAssessment(facts: Facts): Verdict {
  const { motivationAssessed, withinBoardsArea, needsNotMetOtherwise } = facts;
  const judgements = all(judged(withinBoardsArea), judged(needsNotMetOtherwise));
  return all(application(facts), consentAfter(facts), known(motivationAssessed), judgements);
}

/** `facts.age` is the age on the day; birth days are turned into one beforehand. */
export function oracle(id: string, facts: Facts): Verdict {
  const { age } = facts;
  const from = (years: number) => known(age === undefined ? undefined : age >= years);
  const to = (years: number) => known(age === undefined ? undefined : age <= years);
  const registered = known(facts.registeredInMunicipality);
  const consent = consentWithout(facts);
  const informed = any(from(15), known(facts.guardianInformed));
  switch (id) {
    case 'familjecentral':
      return all(consent, registered, any(child(facts, 6), known(facts.expectingChild), to(6)));
    case 'foraldrasupporten':
      return all(consent, registered, any(child(facts, 18), known(facts.closeToChild)));
    case 'ungdomsmottagning':
      return all(consent, registered, informed, to(23));
    case 'orossamtal':
      return all(consent, registered, informed, any(to(17), 'assess'));
    case 'radgivande-samtal': {
      const member = groups(facts, 'skadligt-bruk', 'medberoende', 'valdsutsatt', 'valdsutovare', 'foraldraroll');
      return all(consent, registered, from(18), member);
    }
    case 'bra-samtal': {
      const ill = all(groups(facts, 'anhorig-sjukdom'), 'assess');
      const member = any(groups(facts, 'anhorig-skadligt-bruk'), ill);
      const guardians = facts.guardianConsent === undefined ? undefined : facts.guardianConsent === 'all';
      const lives = any(registered, known(facts.livesInFamilyHome));
      return all(consent, from(7), to(18), lives, member, any(from(15), known(guardians)));
    }
    case 'boostersamtal':
      return all(consent, registered, from(18), groups(facts, 'skadligt-bruk'), known(facts.completedTreatment));
    case 'tolvstegsmodellen':
      return all(consent, registered, from(21), groups(facts, 'skadligt-bruk'));
    case 'anhorigstod':
    case 'budget-och-skuldradgivning':
    case 'samarbetssamtal':
    case 'informationssamtal':
      return consent;
    case 'kvalificerad-kontaktperson':
      return all(afterAssessment(facts), to(20));
    case 'oppenvard-bistand':
    case 'kontaktperson':
    case 'kontaktfamilj':
      return afterAssessment(facts);
    default:
      throw new Error(`no oracle for ${id}`);
  }
}
