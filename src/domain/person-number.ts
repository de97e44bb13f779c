/**
 * Person numbers: personnummer (folkbokföringslagen (1991:481), FOL, 18 §), samordningsnummer (lag (2022:1697) 2 kap.
 * 8 §: the day + 60) and the temporary numbers that IVO's e-service uses for a person who has neither.
 *
 * There are samordningsnummer with month 00 or day 60, where the month or the day of birth is not known (Skatteverket's
 * test list has them). They are refused with a reason of their own: ages, consent and retention hang on a whole birth
 * day. What to do instead is a temporary number with the birth day that the board goes by (our reading).
 *
 * Letters: only `ÅÅÅÅMMDD-Tddd` and `ÅÅÅÅMMDD-TFdd` (eight digits, hyphen, T) are IVO's, and have no check digit. The
 * interim numbers of other systems use the same letter T and ten more. They are refused in every form that is not
 * IVO's: `20000101T220`, `000101-T220`, `20000101+T220`, `20000101-R220`. `20000101-T220` itself cannot be told from
 * IVO's number and is read as one.
 */
import Personnummer from 'personnummer';
import { type Day, parseDay, yearOf } from './day.ts';
import { type Outcome, ok, refuse } from './outcome.ts';
import type { Place, Problem } from './problem.ts';

declare const brand: unique symbol;
/** `ÅÅÅÅMMDDNNNN` (12 digits), `ÅÅÅÅMMDD-Tddd` or `ÅÅÅÅMMDD-TFdd`. One number is always written in one way. */
export type PersonNumber = string & { readonly [brand]: 'PersonNumber' };

export type Sex = 'kvinna' | 'man';

export interface PersonIdentity {
  readonly number: PersonNumber;
  readonly kind: 'personnummer' | 'samordningsnummer' | 'tillfalligt';
  /**
   * The day in the number. It can be a day near the true one (FOL 18 § st. 2, lag (2022:1697) 2 kap. 8 §). Null for a
   * samordningsnummer that holds no real day: then the age is unknown, never guessed.
   */
  readonly born: Day | null;
  readonly sex: Sex;
}

type Fault = Extract<Problem, { code: 'person-number-invalid' }>['reason'];

const numberForm = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{4})$/;
const temporaryForm = /^(\d{4})(\d{2})(\d{2})-T(?:\d(\d)\d|F(\d)\d)$/;
const interimForm = /^(?:\d{6}|\d{8})[-+]?[TRSUWXJKLMN][\dF]\d{2}$/;

/**
 * Reads a number as a person writes it: twelve digits, with or without a hyphen (or a plus sign where `today` is in or
 * after the year of the hundredth birthday); ten digits only with the sign that tells the century; IVO's temporary
 * number. White space around it is ignored, inside it is refused. A birth after `today` is refused.
 */
export function parsePersonNumber(text: string, today: Day, place: Place): Outcome<PersonIdentity> {
  const read = readNumber(text.trim().toUpperCase(), today);
  return typeof read === 'string' ? refuse({ code: 'person-number-invalid', place, reason: read }) : ok(read);
}

/** `2012••••-••••`: only the year of birth, for every kind. */
export function maskPersonNumber(number: PersonNumber): string {
  return `${number.slice(0, 4)}••••-••••`;
}

/**
 * A new temporary number for IVO's e-service, `ÅÅÅÅMMDD-Tddd`, that is not among `taken`: made once, and then the
 * person's own throughout. The third of its last four characters gives the sex.
 */
export function temporaryNumber(born: Day, sex: Sex, taken: ReadonlySet<string>): PersonNumber | undefined {
  const parity = sex === 'kvinna' ? 0 : 1;
  const date = born.replaceAll('-', '');
  for (let n = 0; n < 1000; n++) {
    const digits = pad(n, 3);
    const number = `${date}-T${digits}`;
    if (Number(digits[1]) % 2 === parity && !taken.has(number)) return number as PersonNumber;
  }
  return undefined;
}

function readNumber(text: string, today: Day): PersonIdentity | Fault {
  const temporary = temporaryForm.exec(text);
  if (temporary) return readTemporary(temporary, today);
  if (interimForm.test(text)) return 'interim';
  const parts = numberForm.exec(text);
  return parts ? readDigits(parts, today) : 'form';
}

function readDigits(parts: RegExpExecArray, today: Day): PersonIdentity | Fault {
  const [, century, year = '', month = '', dayDigits = '', sign = '', last = ''] = parts;
  const fullYear = century === undefined ? yearBySign(year, sign, today) : writtenYear(century + year, sign, today);
  if (fullYear === undefined) return 'century';
  const number = `${fullYear}${month}${dayDigits}${last}`;
  if (Number(dayDigits) >= 60) return readCoordination(number, fullYear, month, Number(dayDigits) - 60, today);
  const born = birth(fullYear, month, dayDigits, today);
  if (!born.ok) return born.fault;
  if (!hasItsCheckDigit(number)) return 'check-digit';
  return { number: number as PersonNumber, kind: 'personnummer', born: born.day, sex: sexBy(last.slice(2, 3)) };
}

function readCoordination(
  number: string,
  year: string,
  month: string,
  birthDay: number,
  today: Day,
): PersonIdentity | Fault {
  if (Number(month) > 12 || birthDay > 31) return 'day';
  const born = parseDay(`${year}-${month}-${pad(birthDay, 2)}`) ?? null;
  if (born === null ? year > today.slice(0, 4) : born > today) return 'future';
  if (!(born === null ? fitsLuhn(number.slice(2)) : hasItsCheckDigit(number))) return 'check-digit';
  return { number: number as PersonNumber, kind: 'samordningsnummer', born, sex: sexBy(number.slice(10, 11)) };
}

function readTemporary(parts: RegExpExecArray, today: Day): PersonIdentity | Fault {
  const [number, year = '', month = '', dayDigits = '', third, thirdAfterF = ''] = parts;
  const born = birth(year, month, dayDigits, today);
  if (!born.ok) return born.fault;
  return { number: number as PersonNumber, kind: 'tillfalligt', born: born.day, sex: sexBy(third ?? thirdAfterF) };
}

/**
 * The year of a ten-digit number. The hyphen becomes a plus sign from the first day of the year in which the person
 * turns 100 (FOL 18 §), so a hyphen is 0–99 years back and a plus sign 100–199. With neither, nobody can tell.
 */
function yearBySign(year: string, sign: string, today: Day): string | undefined {
  if (sign === '') return undefined;
  const thisYear = yearOf(today);
  const underHundred = thisYear - ((thisYear - Number(year)) % 100);
  return pad(sign === '+' ? underHundred - 100 : underHundred, 4);
}

/** The year as written, unless a plus sign is untrue on `today` or nobody with a number was born in that century. */
function writtenYear(year: string, sign: string, today: Day): string | undefined {
  if (year < '1800' || year > '2099') return undefined;
  return sign === '+' && yearOf(today) - Number(year) < 100 ? undefined : year;
}

type Birth = { readonly ok: true; readonly day: Day } | { readonly ok: false; readonly fault: Fault };

function birth(year: string, month: string, dayOfMonth: string, today: Day): Birth {
  const born = parseDay(`${year}-${month}-${dayOfMonth}`);
  if (!born) return { ok: false, fault: 'day' };
  return born > today ? { ok: false, fault: 'future' } : { ok: true, day: born };
}

/**
 * The check digit is that of the ten last digits, whatever the century. The package is given one that it need not guess
 * from the clock, with every leap day, and in which no time zone leaves a day out (Samoa had no 2011-12-30): it looks
 * up the day in the machine's zone. That the real day exists is known by then.
 */
function hasItsCheckDigit(number: string): boolean {
  return Personnummer.valid(`24${number.slice(2)}`);
}

/** The same check (FOL 18 §: weights 2, 1, modulo 10) for the numbers without a real day, which the package refuses. */
function fitsLuhn(tenDigits: string): boolean {
  const sum = [...tenDigits].reduce((total, digit, i) => {
    const product = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}

/** The third of the last four: even woman, odd man (FOL 18 §; the same in IVO's temporary numbers). */
function sexBy(third: string): Sex {
  return Number(third) % 2 === 0 ? 'kvinna' : 'man';
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
