/** Every command, with the line that help shows and the file that is loaded when it is typed. */
import type { CommandEntry } from './command.ts';

export const groups: Readonly<Record<string, string>> = {
  insats: 'katalogen: vilka insatser som finns och deras villkor',
  rules: 'regelboken: regler med källor och datum, prövning och tolkningar',
  case: 'ärenden: lista och visa',
  decision: 'ett steg i ett besluts liv: verkställt, avbrutet, återupptaget, avslutat',
  followups: 'uppföljningar: vad som ska göras och vad som har gjorts',
  db: 'registerfilen',
};

export const commands: readonly CommandEntry[] = [
  { path: 'check', summary: 'vilka insatser en person kan få, och varför', load: () => import('./check.ts') },
  { path: 'insats list', summary: 'alla insatser i katalogen', load: () => import('./insats-list.ts') },
  { path: 'insats show', summary: 'en insats med villkor, källor och beslut', load: () => import('./insats-show.ts') },
  { path: 'rules list', summary: 'alla regler med nivå, källa och datum', load: () => import('./rules-list.ts') },
  { path: 'rules show', summary: 'en regel med meningen som den vilar på', load: () => import('./rules-show.ts') },
  { path: 'rules lint', summary: 'kontrollera regelboken', load: () => import('./rules-lint.ts') },
  { path: 'rules test', summary: 'kör regelbokens prövningsfall', load: () => import('./rules-test.ts') },
  {
    path: 'rules interpretations',
    summary: 'var källorna är oense, och hur verktyget läser dem',
    load: () => import('./rules-interpretations.ts'),
  },
];
