/** The readings chosen, as docs/architecture.md lists them: one row each, from the rulebook's own text. */
import interpretations from '../../data/interpretations.json' with { type: 'json' };

const [begin, end] = ['<!-- readings: npm run docs -->', '<!-- end of readings -->'];

export const readings: readonly { readonly id: string; readonly title: string; readonly reading: string }[] =
  interpretations;

/** The document with the table between its two marks written anew. */
export function withReadings(document: string): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) return document;
  const rows = readings.map(({ id, title, reading }) => `| \`${id}\` | ${title} | ${reading} |`);
  return `${before}${begin}\n\n${['| id | the question | the reading |', '|---|---|---|', ...rows].join('\n')}\n\n${end}${after}`;
}
