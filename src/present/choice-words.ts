/** The Swedish words of the codes that are chosen between at a prompt, where no sentence has them already. */
import type { Consent, DecisionOutcome, FollowUpRecord, Needs } from '../domain/case/event.ts';
import type { AgeBand, ParticipantSex, ParticipationForm } from '../domain/participation.ts';
import type { Basis } from '../domain/policy.ts';
import { outcomeWords } from './words.ts';

const { bifall, 'delvis-bifall': partly, avslag } = outcomeWords;
/** What a delegate can decide. */
export const madeOutcomeWords: Readonly<Record<Exclude<DecisionOutcome, 'utan-beslut'>, string>> = {
  bifall,
  'delvis-bifall': partly,
  avslag,
};

export const guardianConsentWords: Readonly<Record<NonNullable<Consent['guardians']>, string>> = {
  all: 'alla vårdnadshavare samtycker',
  one: 'bara en av två samtycker',
  none: 'ingen samtycker',
};

export const basisWords: Readonly<Record<Basis, string>> = {
  '11:1': '11 kap. 1 § SoL',
  '11:4': '11 kap. 4 § SoL',
  '12:1': '12 kap. 1 § SoL',
  '12:2': '12 kap. 2 § SoL',
  '4:1': '4 kap. 1 § SoL (2001:453)',
  '4:2': '4 kap. 2 § SoL (2001:453)',
};

export const needsWords: Readonly<Record<Needs, string>> = {
  standard: 'standard',
  'omfattande-foranderligt': 'omfattande och föränderliga',
};

export const participationFormWords: Readonly<Record<ParticipationForm, string>> = {
  individuellt: 'individuellt',
  grupp: 'i grupp',
};

export const participantSexWords: Readonly<Record<ParticipantSex, string>> = {
  kvinna: 'kvinna',
  man: 'man',
  'annat-eller-okant': 'annat eller okänt',
};

export const ageBandWords: Readonly<Record<AgeBand, string>> = {
  '0-6': '0–6 år',
  '7-11': '7–11 år',
  '12-14': '12–14 år',
  '15-17': '15–17 år',
  '18-20': '18–20 år',
  '21-24': '21–24 år',
  '25-64': '25–64 år',
  '65+': '65 år eller äldre',
};

export const deficiencyMeasureWords: Readonly<
  Record<NonNullable<FollowUpRecord['deficiencyMeasures']>[number], string>
> = {
  'fortydliga-beslutet': 'beslutet förtydligades',
  'fortydliga-uppdraget': 'det skriftliga uppdraget förtydligades',
  'lex-sarah': 'rapport enligt lex Sarah',
};
