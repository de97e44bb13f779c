/** The verdicts of a review, as a file has them: by journal entry, a word, or a word with a note. */
import { type Judged, verdicts } from '../domain/access/review.ts';
import { Refusal } from '../domain/problem.ts';

/** `12=befogad` as a file would have it. */
export function verdictsIn(flags: unknown): Readonly<Record<string, string>> | undefined {
  if (!Array.isArray(flags)) return undefined;
  return Object.fromEntries(flags.map(flag => String(flag).split('=', 2) as [string, string]));
}

/** One for every reading that was drawn, and for no other. */
export function readVerdicts(raw: unknown, drawn: readonly number[]): Judged[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new Refusal({ code: 'not-json', where: 'Filen i --from' });
  if (Object.keys(raw).some(key => !/^\d{1,15}$/.test(key))) {
    const expected = 'ett postnummer med sitt omdöme, som 12=befogad';
    throw new Refusal({ code: 'invalid-value', place: { key: 'omdöme' }, expected });
  }
  const given = new Map(Object.entries(raw).map(([entry, value]) => [Number(entry), value as unknown]));
  const missing = drawn.filter(entry => !given.has(entry));
  const foreign = [...given.keys()].filter(entry => !drawn.includes(entry));
  if (missing.length > 0 || foreign.length > 0) throw new Refusal({ code: 'wrong-verdicts', missing, foreign });
  return drawn.map(entry => judgedOf(entry, given.get(entry)));
}

function judgedOf(entry: number, value: unknown): Judged {
  const { verdict: word, note } = (typeof value === 'object' && value !== null ? value : { verdict: value }) as {
    verdict?: unknown;
    note?: unknown;
  };
  const verdict = verdicts.find(v => v === word);
  const place = { key: String(entry) };
  if (!verdict) throw new Refusal({ code: 'invalid-value', place, expected: `ett av ${verdicts.join(', ')}` });
  if (note === undefined || note === null) return { entry, verdict, note: null };
  if (typeof note === 'string' && note.length <= 300) return { entry, verdict, note: note.trim() || null };
  throw new Refusal({ code: 'invalid-value', place, expected: 'en anteckning på högst 300 tecken' });
}
