/** The Swedish words for what the core names with codes. */
import type { Applicant, ClosingReason, DecisionOutcome, FollowUpForm, OfferAnswer } from '../domain/case/event.ts';
import type { Phase } from '../domain/case/phase.ts';
import type { Level } from '../domain/citation.ts';
import type { LatePart, Resolution } from '../domain/execution.ts';
import type { DueStatus } from '../domain/follow-up.ts';
import type { Quarter } from '../domain/quarter.ts';

export const statusWords: Readonly<Record<DueStatus, string>> = { late: 'sen', today: 'i dag', coming: 'kommer' };

export const partWords: Readonly<Record<LatePart, string>> = {
  'not-executed': 'ej verkställt',
  interrupted: 'avbrutet',
  'partly-executed': 'delvis verkställt',
};

export const resolutionWords: Readonly<Record<Resolution, string>> = {
  executed: 'verkställt',
  resumed: 'återupptaget',
  closed: 'avslutat',
};

export const outcomeWords: Readonly<Record<DecisionOutcome, string>> = {
  bifall: 'bifall',
  'delvis-bifall': 'delvis bifall',
  avslag: 'avslag',
  'utan-beslut': 'utan beslut (11 kap. 5 §)',
};

export const closingWords: Readonly<Record<ClosingReason, string>> = {
  'mal-uppnadda': 'mål uppnådda',
  'egen-begaran': 'egen begäran',
  'ansokan-atertagen': 'ansökan återtagen',
  'behovet-kvarstar-inte': 'behovet kvarstår inte',
  'medverkar-inte': 'medverkar inte',
  flytt: 'flytt',
  avliden: 'avliden',
  'ersatt-av-nytt-beslut': 'ersatt av nytt beslut',
};

export function phaseWords(phase: Phase): string {
  switch (phase.kind) {
    case 'not-yet':
      return 'inte beslutat än';
    case 'applied':
      return `ansökt ${phase.since}, inte avgjort`;
    case 'refused':
      return `avslag ${phase.since}`;
    case 'waiting':
      return `beviljat ${phase.since}, inte verkställt`;
    case 'running':
      return `pågår sedan ${phase.since}`;
    case 'partly-running':
      return `pågår delvis sedan ${phase.since}, saknas: ${phase.missing}`;
    case 'interrupted':
      return `avbrutet sedan ${phase.since}`;
    case 'closed':
      return `avslutat ${phase.since}${phase.reason ? ` (${closingWords[phase.reason]})` : ''}`;
    case 'renewed':
      return `ersatt av nytt beslut ${phase.since}`;
  }
}

/** "tredje kvartalet 2026" */
export function quarterWords(quarter: Quarter): string {
  const ordinal = ['första', 'andra', 'tredje', 'fjärde'][Number(quarter.slice(5)) - 1];
  return `${ordinal} kvartalet ${quarter.slice(0, 4)}`;
}

/** "1 dag", "20 dagar" */
export function days(count: number): string {
  return `${count} ${Math.abs(count) === 1 ? 'dag' : 'dagar'}`;
}

/** 15 000 kr, with a space that does not break the line. */
export function kronor(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '\u00a0')}\u00a0kr`;
}

export const applicantWords: Readonly<Record<Applicant, string>> = {
  person: 'den enskilde',
  guardian: 'vårdnadshavare',
  other: 'någon annan',
};

export const formWords: Readonly<Record<FollowUpForm, string>> = {
  samtal: 'samtal',
  hembesok: 'hembesök',
  mote: 'möte',
  telefon: 'telefon',
  digitalt: 'digitalt',
};

export const levelWords: Readonly<Record<Level, string>> = { law: 'lag', board: 'nämnd', guideline: 'riktlinje' };

export const answerWords: Readonly<Record<OfferAnswer, string>> = {
  accepterat: 'accepterades',
  avbojt: 'avböjdes',
  'inget-svar': 'inget svar än',
};
