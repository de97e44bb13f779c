import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, yearOf } from '../../src/domain/day.ts';
import { must } from '../../src/domain/outcome.ts';
import { maskPersonNumber, parsePersonNumber } from '../../src/domain/person-number.ts';
import { exit } from '../../src/present/exit-code.ts';
import { describeProblem } from '../../src/present/problem/describe.ts';
import {
  coordinationPersons,
  person,
  persons,
  personsBornBetween,
  withHyphen,
  withWrongCheckDigit,
} from '../support/persons.ts';

const place = { key: 'personnummer' };
const read = (text: string, today = '2026-11-21') => parsePersonNumber(text, day(today), place);
const identity = (text: string, today?: string) => must(read(text, today));
/** The reason that it is refused for; undefined when it is accepted. */
const fault = (text: string, today?: string) => {
  const outcome = read(text, today);
  return outcome.ok || outcome.problem.code !== 'person-number-invalid' ? undefined : outcome.problem.reason;
};

const anyPerson = fc.constantFrom(...persons, ...coordinationPersons);
/** `ÅÅMMDD-NNNN`, the way it is written without a century. */
const short = (number: string, sign: string) => `${number.slice(2, 8)}${sign}${number.slice(8)}`;

describe('FOL 18 §: birth time, födelsenummer (odd man, even woman), check digit', () => {
  test("Skatteverket's 397 personnummer and 31 samordningsnummer are read", () => {
    expect(persons.map(each => each.kind)).toEqual(Array(397).fill('personnummer'));
    expect(coordinationPersons.map(each => each.kind)).toEqual(Array(31).fill('samordningsnummer'));
  });

  test('the birth day is the one in the number; in a samordningsnummer less 60 (lag (2022:1697) 2 kap. 8 §)', () => {
    for (const each of persons) expect(each.born.replaceAll('-', '')).toBe(each.number.slice(0, 8));
    for (const each of coordinationPersons) {
      expect(each.born.slice(0, 7).replace('-', '')).toBe(each.number.slice(0, 6));
      expect(Number(each.born.slice(8))).toBe(Number(each.number.slice(6, 8)) - 60);
    }
  });

  test('the last digit but one tells the sex', () => {
    for (const each of [...persons, ...coordinationPersons]) {
      expect(each.sex).toBe('02468'.includes(each.number.charAt(10)) ? 'kvinna' : 'man');
    }
  });

  test('one person, one number: with and without a hyphen, with white space around it', () => {
    fc.assert(
      fc.property(anyPerson, each => {
        for (const text of [each.number, withHyphen(each), ` ${each.number}\t`, `\u00a0${withHyphen(each)}\n`]) {
          expect(identity(text)).toEqual(each);
        }
      }),
    );
  });

  test('a wrong check digit is refused, and so is any other single digit of the last ten', () => {
    fc.assert(
      fc.property(anyPerson, fc.integer({ min: 2, max: 11 }), fc.integer({ min: 1, max: 9 }), (each, at, step) => {
        const digit = (Number(each.number.charAt(at)) + step) % 10;
        expect(read(each.number.slice(0, at) + digit + each.number.slice(at + 1)).ok).toBe(false);
        expect(fault(withWrongCheckDigit(each))).toBe('check-digit');
      }),
    );
  });

  test('the födelsenummer 000 belongs to nobody, whatever the check digit', () => {
    const { number } = person(0);
    const tried = [...'0123456789'].map(check => fault(`${number.slice(0, 8)}000${check}`));
    expect(tried).toEqual(Array(10).fill('check-digit'));
  });
});

describe('only whole numbers, without anything inside', () => {
  const { number } = person(200);
  test.each([
    ['a space inside', `${number.slice(0, 8)} ${number.slice(8)}`],
    ['a hyphen in another place', `${number.slice(0, 6)}-${number.slice(6)}`],
    ['two hyphens', `${number.slice(0, 8)}--${number.slice(8)}`],
    ['one digit less', number.slice(0, -1)],
    ['one digit more', `${number}0`],
    ['an en dash', `${number.slice(0, 8)}–${number.slice(8)}`],
    ['hyphens in the date', `${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6, 8)}-${number.slice(8)}`],
    ['something after it', `${number};`],
    ['two numbers', `${number}\n${number}`],
    ['nothing', ''],
    ['white space only', '   '],
    ['a name', 'Kalix'],
    ['digits of another script', '٢٠١٢٠١٠١٢٣٨٤'],
  ])('%s is refused', (_, text) => expect(fault(text)).toBe('form'));

  test('any text is refused, or is a number that reads back to the same person', () => {
    const shape = fc.stringMatching(/^(\d{6}|\d{8})[-+]?(\d{4}|[A-Za-z]\d{3}|TF\d{2})$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), shape), text => {
        const outcome = read(text);
        if (outcome.ok) expect(identity(outcome.value.number)).toEqual(outcome.value);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the birth day exists and has been', () => {
  const { number } = person(300);
  const dated = (date: string) => `${date}${number.slice(8)}`;

  test.each(['20140229', '20140431', '20141301', '20140001', '20140100', '20140132', '20140192'])(
    '%s is refused',
    date => expect(fault(dated(date))).toBe('day'),
  );

  test('29 February only in leap years', () => {
    const born29February = persons.filter(each => each.born.endsWith('-02-29'));
    expect(born29February.length).toBeGreaterThan(10);
    expect(fault(dated('20150229'))).toBe('day');
  });

  test('a birth after today is refused: the day before, the day, the day after', () => {
    for (const each of [person(-1 + persons.length), ...coordinationPersons.slice(-1)]) {
      expect(fault(each.number, addDays(each.born, -1))).toBe('future');
      expect(fault(each.number, each.born)).toBeUndefined();
      expect(fault(each.number, addDays(each.born, 1))).toBeUndefined();
    }
  });

  test('a samordningsnummer without month or day of birth (00, 60) is read, and holds no birth day', () => {
    for (const number of ['201900772383', '201812602397', '198000602394']) {
      expect(identity(number)).toMatchObject({ number, kind: 'samordningsnummer', born: null });
      const broken = `${number.slice(0, 11)}${(Number(number.slice(11)) + 1) % 10}`;
      expect(fault(broken)).toBe('check-digit');
      expect(fault(number, `${Number(number.slice(0, 4)) - 1}-12-31`)).toBe('future');
    }
  });
});

describe('FOL 18 §: the hyphen becomes a plus sign from the year the person turns 100', () => {
  const [born1926] = personsBornBetween(day('1926-01-01'), day('1926-12-31'));
  const number = born1926?.number ?? '';
  const withPlus = `${number.slice(0, 8)}+${number.slice(8)}`;

  test.each([
    ['2025-12-31', 'century', '-'],
    ['2026-01-01', undefined, '+'],
    ['2026-12-31', undefined, '+'],
  ])('born in 1926, on %s: with plus %s; short form with %s', (today, plus, sign) => {
    expect(fault(withPlus, today)).toBe(plus);
    expect(identity(short(number, sign), today)).toEqual(born1926);
    expect(identity(number, today)).toEqual(born1926);
  });

  test('from 2026 the short form with a hyphen means 2026, not 1926', () => {
    expect(fault(short(number, '-'), '2026-01-01')).toBe('future');
  });

  test('ten digits without the sign are refused: nobody can tell the century', () => {
    fc.assert(
      fc.property(anyPerson, each => {
        expect(fault(short(each.number, ''))).toBe('century');
      }),
    );
  });

  test('ten digits with the sign of the day are the same person', () => {
    fc.assert(
      fc.property(anyPerson, fc.integer({ min: 2024, max: 2060 }), (each, year) => {
        const sign = year - yearOf(each.born) < 100 ? '-' : '+';
        expect(identity(short(each.number, sign), `${year}-06-15`)).toEqual(each);
      }),
    );
  });

  test('an untrue plus sign, and a century in which nobody with a number was born, are refused', () => {
    const each = person(200);
    expect(fault(`${each.number.slice(0, 8)}+${each.number.slice(8)}`)).toBe('century');
    expect(['17', '21', '00', '99'].map(c => fault(c + each.number.slice(2)))).toEqual(Array(4).fill('century'));
  });
});

describe("IVO's temporary numbers: ÅÅÅÅMMDD-Tddd and ÅÅÅÅMMDD-TFdd, the third character tells the sex", () => {
  test.each([
    ['20100315-T120', 'kvinna'],
    ['20100315-T210', 'man'],
    ['20100315-T000', 'kvinna'],
    ['20100315-TF01', 'kvinna'],
    ['20100315-TF10', 'man'],
    ['20100315-TF98', 'man'],
    [' 20100315-tf10 ', 'man'],
    ['20100315-t123', 'kvinna'],
  ])('%s: %s', (text, sex) => {
    const number = text.trim().toUpperCase();
    expect(identity(text)).toEqual({ number, kind: 'tillfalligt', born: '2010-03-15', sex });
  });

  test('the date exists, and has been', () => {
    expect(fault('20100229-T123')).toBe('day');
    expect(fault('20100375-T123')).toBe('day');
    expect(['2026-11-20', '2026-11-21'].map(today => fault('20261121-T123', today))).toEqual(['future', undefined]);
  });

  test.each(['20100315-TG10', '20100315-TFF1', '20100315-FT10', '20100315-T12', '20100315-T1234', '20100315-TF1'])(
    '%s is no number',
    text => expect(fault(text)).toBe('form'),
  );
});

describe('interim numbers of other systems are refused in every form that is not IVO’s', () => {
  test.each([
    ['20000101T220', 'without the hyphen'],
    ['000101T220', 'six digits, without the hyphen'],
    ['000101-T220', 'six digits'],
    ['000101+T220', 'six digits and a plus sign'],
    ['20000101+T220', 'a plus sign'],
    ['20000101TF10', 'IVO’s two letters, without the hyphen'],
    ['20000101-r220', 'lower case'],
    ['20001399-R220', 'whatever the date'],
  ])('%s: %s', text => expect(fault(text)).toBe('interim'));

  test.each([...'RSUWXJKLMN'])('20000101-%s220', letter => {
    expect(fault(`20000101-${letter}220`)).toBe('interim');
    expect(fault(`20000101${letter}220`)).toBe('interim');
  });

  test('20000101-T220 has the shape of both and is read as IVO’s; any other letter is no number', () => {
    expect(identity('20000101-T220').kind).toBe('tillfalligt');
    expect([...'ABCDEFGHIOPQVYZÅÄÖ'].map(letter => fault(`20000101-${letter}220`))).toEqual(Array(18).fill('form'));
  });
});

describe('what is shown', () => {
  test('masked: the year of birth only, for every kind', () => {
    expect(maskPersonNumber(identity('20100315-TF10').number)).toBe('2010••••-••••');
    for (const each of [...persons, ...coordinationPersons]) {
      expect(maskPersonNumber(each.number)).toBe(`${each.number.slice(0, 4)}••••-••••`);
    }
  });

  const refused = {
    form: 'Kalix',
    day: '20140229-0000',
    'check-digit': withWrongCheckDigit(person(200)),
    interim: '000101-T220',
    century: short(person(200).number, ''),
    future: '20990101-T123',
  };
  test.each(Object.entries(refused))(
    'the problem "%s" says where and what to do, and never repeats it',
    (reason, text) => {
      const outcome = read(text);
      if (outcome.ok) throw new Error('expected a refusal');
      expect(outcome.problem).toEqual({ code: 'person-number-invalid', place, reason });
      const shown = describeProblem(outcome.problem);
      expect(shown.exit).toBe(exit.usage);
      expect(shown.message).toMatch(/^Uppgiften "personnummer" går inte att läsa som personnummer: .+\.$/);
      expect(shown.hint).toMatch(/ Inget sparades\.$/);
      expect(`${shown.message} ${shown.hint}`).not.toContain(text);
    },
  );
});
