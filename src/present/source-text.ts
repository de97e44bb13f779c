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
  return `${levelText[level]}, ${level === 'law' ? `${shortened(source)} ` : ''}${place.replace(/^(avsnitt [\d.]+) .*/, '$1')}`;
}

/** The act in force and the guideline without their number and day; "SoL 2001:453" is another act. */
function shortened(source: string): string {
  return source === 'SoL 2025:400' ? 'SoL' : source.replace(/^(Riktlinjer) \d{4}-\d{2}-\d{2}$/, '$1');
}

export function sourceText({ source, place }: Citation): string {
  return `${shortened(source)} ${place}`;
}
