/** What a review is asked for; and its verdicts, by journal entry: a word, or a word with a note. */
import type { Context } from '../context.ts';
import { type Judged, verdicts } from '../domain/access/review.ts';
import { Refusal } from '../domain/problem.ts';
import { momentOf } from './audit-log.ts';
import type { Options } from './command.ts';
import { readJson } from './input.ts';

export interface ReviewAsked {
  readonly sample: number;
  readonly seed: number | undefined;
  readonly since: string | undefined;
  readonly upTo: number | undefined;
  readonly list: boolean;
  readonly verdicts: unknown;
}

export async function askedFor(context: Context, options: Options): Promise<ReviewAsked> {
  const ways = (['list', 'verdict', 'from'] as const).filter(way => options[way] !== undefined);
  const [way, other] = ways;
  if (way && other) throw new Refusal({ code: 'conflicting-values', first: `--${way}`, second: `--${other}` });
  if (!way && !context.mayAsk) throw new Refusal({ code: 'missing-flag', flag: '--verdict' });
  return {
    sample: wholeNumber(options.sample, '--sample', 1, 10_000) ?? 20,
    seed: wholeNumber(options.seed, '--seed', 0, 4_294_967_295),
    since: options.since === undefined ? undefined : momentOf(context, options.since),
    upTo: wholeNumber(options.upTo, '--up-to', 0, Number.MAX_SAFE_INTEGER),
    list: way === 'list',
    verdicts: way === 'from' ? await readJson(context, String(options.from)) : verdictsIn(options.verdict),
  };
}

function wholeNumber(given: unknown, flag: string, min: number, max: number): number | undefined {
  if (given === undefined) return undefined;
  const n = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
  if (n >= min && n <= max) return n;
  throw new Refusal({ code: 'invalid-value', place: { flag }, expected: `ett heltal från ${min} till ${max}` });
}

/** `12=befogad` as a file would have it. */
function verdictsIn(flags: unknown): Readonly<Record<string, string>> | undefined {
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
