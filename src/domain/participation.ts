/**
 * Participations: what is kept of an insats where the board has decided that identity is not documented (SoL 14 kap. 5
 * §). A day, a form, a number, a sex, an age band and codes: nothing that can tell who it was.
 */
import type { Day } from './day.ts';

export const ageBands = ['0-6', '7-11', '12-14', '15-17', '18-20', '21-24', '25-64', '65+'] as const;
export const participantSexes = ['kvinna', 'man', 'annat-eller-okant'] as const;
export const participationForms = ['individuellt', 'grupp'] as const;

export type AgeBand = (typeof ageBands)[number];
export type ParticipantSex = (typeof participantSexes)[number];
export type ParticipationForm = (typeof participationForms)[number];

export interface Participation {
  readonly insats: string;
  readonly day: Day;
  readonly form: ParticipationForm;
  readonly participants: number;
  readonly sex: ParticipantSex;
  readonly ageBand: AgeBand;
  /** Under 15: that guardian consent (and, where the guideline asks, information) was checked. A yes, not a name. */
  readonly guardianChecked: boolean;
  /** The information that SoL 11:6 asks for was given. */
  readonly informed: boolean;
  readonly difficulties: readonly string[];
  readonly leftEarly: string | null;
}

/** An insats without assessment is followed up as a whole (guideline, avsnitt 17). */
export interface ProgrammeFollowUp {
  readonly insats: string;
  readonly day: Day;
}

/** The ages that the band holds, both included. */
export function agesIn(band: AgeBand): { readonly from: number; readonly to: number } {
  if (band === '65+') return { from: 65, to: 120 };
  const [from = 0, to = 0] = band.split('-').map(Number);
  return { from, to };
}

/** Could the band hold a child (under 18)? */
export function holdsChildren(band: AgeBand): boolean {
  return ['0-6', '7-11', '12-14', '15-17'].includes(band);
}

/** Is everybody in the band under 15, so that a guardian's consent is always needed (SoL 21 kap. 2 §)? */
export function isUnder15(band: AgeBand): boolean {
  return ['0-6', '7-11', '12-14'].includes(band);
}
