/** Sources in few words: "SoL 21 kap. 2 §, lag". */
import type { Citation, Level } from '../domain/citation.ts';

export const levelText: Readonly<Record<Level, string>> = { law: 'lag', board: 'nämndbeslut', guideline: 'riktlinje' };

/** What a "no" on each level means for the caseworker. */
export const bindingText: Readonly<Record<Level, string>> = {
  law: 'Lag: kan inte frångås.',
  board: 'Nämndens beslut: kan inte frångås i det enskilda fallet.',
  guideline: 'Riktlinje: kan frångås med en skriftlig motivering.',
};

/** "lag, SoL 21 kap. 2 §", "riktlinje, avsnitt 20.2.1", "nämndbeslut, § 87" */
export function leveledSource(level: Level, { source, place }: Citation): string {
  const law = shortSource[source] ?? source;
  return `${levelText[level]}, ${level === 'law' ? `${law} ` : ''}${place.replace(/^(avsnitt [\d.]+) .*/, '$1')}`;
}

const shortSource: Readonly<Record<string, string>> = {
  'SoL 2025:400': 'SoL',
  'Riktlinjer 2025-07-01': 'Riktlinjer',
};

export function sourceText({ source, place }: Citation): string {
  return `${shortSource[source] ?? source} ${place}`;
}
