/** Reads facts from JSON or flags: everything is checked, nothing is guessed, and no value is ever repeated back. */
import { ageOn } from './age.ts';
import { type Day, parseDay } from './day.ts';
import { type FactKey, type Facts, type FactType, factKeys, factKinds, isFactKey } from './fact.ts';
import { nearest, suggestion } from './nearest.ts';
import { type Outcome, ok, refuse } from './outcome.ts';
import type { Place } from './problem.ts';

/** What facts are read against: the day, the groups there are, and how a key is named back to the user. */
export interface FactsContext {
  readonly today: Day;
  readonly groups: ReadonlySet<string>;
  readonly line?: number;
  readonly place?: (key: FactKey) => Place;
}

const oldest = 120;

export function readFacts(input: unknown, context: FactsContext): Outcome<Facts> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return refuse({ code: 'invalid-value', place: at('facts', context), expected: 'ett JSON-objekt' });
  }
  const facts: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    if (!isFactKey(key)) return unknownKey(key, context);
    const problem = check(key, value, context);
    if (problem) return problem;
    facts[key] = value;
  }
  if ('age' in facts && 'born' in facts) return bothAgeAndBorn(context);
  return ok(facts as Facts);
}

function check(key: FactKey, value: unknown, context: FactsContext): Outcome<Facts> | undefined {
  const { type } = factKinds[key];
  const place = context.place?.(key) ?? at(key, context);
  if (!hasType[type](value, context))
    return refuse({
      code: 'invalid-value',
      place,
      expected: expected(type, context),
      ...suggestion(value, codesOf(type, context)),
    });
  if (type !== 'day') return undefined;
  const born = value as Day;
  if (born > context.today) return refuse({ code: 'future-day', place, today: context.today });
  if (ageOn(born, context.today) <= oldest) return undefined;
  return refuse({ code: 'invalid-value', place, expected: `en dag inom de senaste ${oldest} åren` });
}

const hasType: Readonly<Record<FactType, (value: unknown, context: FactsContext) => boolean>> = {
  age: isAge,
  ages: value => Array.isArray(value) && value.every(isAge),
  day: value => typeof value === 'string' && parseDay(value) !== undefined,
  'yes-no': value => typeof value === 'boolean',
  consent: value => value === 'all' || value === 'one' || value === 'none',
  applicant: value => value === 'person' || value === 'guardian' || value === 'none',
  groups: (value, { groups }) => Array.isArray(value) && value.every(id => typeof id === 'string' && groups.has(id)),
};

/** What a value can be, when that is a closed set. */
function codesOf(type: FactType, { groups }: FactsContext): readonly string[] {
  if (type === 'groups') return [...groups];
  if (type === 'consent') return ['all', 'one', 'none'];
  return type === 'applicant' ? ['person', 'guardian', 'none'] : [];
}

function expected(type: FactType, context: FactsContext): string {
  if (type === 'groups') return `en lista av målgrupper: ${[...context.groups].join(', ')}`;
  return {
    age: `ett heltal 0–${oldest}`,
    ages: `en lista av heltal 0–${oldest}`,
    day: 'en dag som finns, skriven ÅÅÅÅ-MM-DD',
    'yes-no': 'true eller false',
    consent: 'all, one eller none',
    applicant: 'person, guardian eller none',
  }[type];
}

function isAge(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= oldest;
}

function bothAgeAndBorn({ line, place }: FactsContext): Outcome<Facts> {
  const named = (key: FactKey) => {
    const where = place?.(key);
    return where && 'flag' in where ? where.flag : `"${key}"`;
  };
  const conflict = { code: 'conflicting-values', first: named('age'), second: named('born') } as const;
  return refuse(line === undefined ? conflict : { ...conflict, line });
}

function unknownKey(key: string, context: FactsContext): Outcome<Facts> {
  const suggestion = nearest(key, factKeys);
  const found = suggestion === undefined ? undefined : factKeys.find(k => k.toLowerCase() === suggestion.toLowerCase());
  const place = at(isName(key) ? key : '(namnet visas inte)', context);
  return refuse({ code: 'unknown-key', place, ...(found === undefined ? {} : { nearest: found }) });
}

/** A key is shown back only when it looks like a name in a program: anything else could be somebody's data. */
function isName(key: string): boolean {
  return /^[A-Za-z_-]{1,40}$/.test(key);
}

function at(key: string, { line }: FactsContext): Place {
  return line === undefined ? { key } : { key, line };
}
