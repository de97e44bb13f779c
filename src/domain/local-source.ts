/** What the municipality's own decisions and guideline settle, where the law leaves it to them, by what it is about. */
import type { Citation } from './citation.ts';

export const localSubjects = [
  ...(['application', 'no-hidden-assessment', 'preventive', 'follow-up', 'contact-while-waiting', 'plan'] as const),
  ...(['interpreter', 'adaptation', 'closing', 'participations', 'delegation', 'internal-control'] as const),
  'favourable-decisions',
] as const;
export type LocalSubject = (typeof localSubjects)[number];

export type LocalSources = Readonly<Record<LocalSubject, Citation>>;
