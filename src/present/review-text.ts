/** What a review of the access log drew, and what came of it. */
import type { LoggedReading } from '../domain/access/reading.ts';
import { type LogReview, verdicts } from '../domain/access/review.ts';
import { verdictWords } from './access-words.ts';
import { paragraph } from './paragraph.ts';
import { readingJson, readingLine } from './readings-text.ts';

export interface Drawn {
  readonly after: number;
  readonly upTo: number;
  readonly since: string | null;
  readonly seed: number;
  readonly readings: number;
  readonly rows: readonly LoggedReading[];
  readonly reviewer: string;
}

export function drawnText(drawn: Drawn, columns: number): string {
  const { rows, readings, seed, upTo } = drawn;
  if (readings === 0) return 'Inga läsningar att granska.';
  const head = `${rows.length} av ${readings} läsningar dragna, utomstående först. Frö ${seed}, till och med post ${upTo}.`;
  return [paragraph(head, columns), ...rows.map(r => readingLine(r, columns)), ...ownWords(drawn, columns)].join('\n');
}

/** Nobody should be alone in judging what they have read themselves. */
function ownWords({ rows, reviewer }: Drawn, columns: number): string[] {
  const own = rows.filter(r => (r.account ?? r.user) === reviewer).length;
  if (own === 0) return [];
  return [paragraph(`${own} av dem har du gjort själv: låt någon annan granska dem.`, columns)];
}

export function reviewedText(review: LogReview, columns: number): string {
  const { judged, readings, seed } = review;
  const counts = verdicts.map(v => `${verdictWords[v]} ${judged.filter(j => j.verdict === v).length}`);
  const head = `Sparat: ${judged.length} av ${readings} läsningar granskade (frö ${seed}).`;
  return paragraph(`${head} Omdömen: ${counts.join(', ')}.`, columns);
}

export function reviewJson({ rows, ...frame }: Drawn) {
  return { ...frame, sample: rows.length, drawn: rows.map(readingJson) };
}
