/** Facts in Swedish: what is asked for when one is missing, and how one that is known is said back. */
import type { FactKey, Facts } from '../domain/fact.ts';
import type { TargetGroup } from '../domain/rulebook.ts';

export const factName: Readonly<Record<FactKey, string>> = {
  age: 'ålder',
  born: 'född',
  registeredInMunicipality: 'folkbokförd i kommunen',
  livesInFamilyHome: 'vistas i familjehem',
  guardianConsent: 'vårdnadshavarnas samtycke',
  guardianInformed: 'vårdnadshavaren informerad',
  childConsents: 'barnet samtycker',
  childRequests: 'barnet begär insatsen',
  suitable: 'bedömt lämpligt utan vårdnadshavarna',
  groups: 'målgrupp',
  completedTreatment: 'avslutad behandling',
  childrenAged: 'barnens åldrar',
  expectingChild: 'väntar barn',
  closeToChild: 'förälder eller närstående till barn',
  application: 'vem som har ansökt',
  consent: 'den vuxnes samtycke',
  motivationAssessed: 'motivation utredd',
  withinBoardsArea: 'socialnämndens område',
  needsNotMetOtherwise: 'kan inte tillgodoses på annat sätt',
};

const valueText: Readonly<Record<string, string>> = {
  all: 'alla',
  one: 'bara den ena',
  none: 'ingen',
  person: 'personen själv',
  guardian: 'vårdnadshavare',
};

/** "ålder: 14; folkbokförd i kommunen: ja" */
export function factsText(facts: Facts, groups: readonly TargetGroup[]): string {
  const inWords = (id: unknown) => groups.find(group => group.id === id)?.text ?? String(id);
  const entries = Object.entries(facts) as [FactKey, Facts[FactKey]][];
  return entries.map(([key, value]) => `${factName[key]}: ${textOf(value, inWords)}`).join('; ');
}

/** Lists are of groups, or of ages. */
function textOf(value: Facts[FactKey], inWords: (item: unknown) => string): string {
  if (value === true) return 'ja';
  if (value === false) return 'nej';
  if (Array.isArray(value)) return value.length === 0 ? 'ingen' : value.map(inWords).join(', ');
  return valueText[String(value)] ?? String(value);
}
