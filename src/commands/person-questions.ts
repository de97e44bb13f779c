/** The person, asked for: the number is not shown while it is typed, nor afterwards. */
import type { Day } from '../domain/day.ts';
import { parsePersonNumber } from '../domain/person-number.ts';
import { choiceField, dayField, type Field, textField, type Values, yesNoField } from './fields.ts';
import type { Need } from './interview.ts';
import { type GivenPerson, personOf } from './person-input.ts';

export function personFields(today: Day) {
  return {
    personNumber: numberField(today),
    personBorn: dayField('Födelsedagen', { question: 'Vilken dag är personen född?' }),
    personSex: choiceField('Kön', { kvinna: 'kvinna', man: 'man' }, { question: 'Vilket kön har personen?' }),
    personName: textField('Namn', { max: 200, question: 'Vad heter personen?' }),
    personProtected: yesNoField('Skyddade personuppgifter', { question: 'Har personen skyddade personuppgifter?' }),
  };
}

type PersonFields = ReturnType<typeof personFields>;
export type PersonAnswers = Values<PersonFields>;
export type PersonKey = keyof PersonFields;

export function isPersonKey(key: string): key is PersonKey {
  return key.startsWith('person');
}

/** Whoever has no number is given a temporary one, made of the birth day and the sex. */
export function needOfPerson(key: PersonKey, { personNumber }: PersonAnswers): Need {
  if (key === 'personBorn' || key === 'personSex') return personNumber === undefined ? 'required' : 'none';
  return key === 'personProtected' ? 'required' : 'optional';
}

export function personAnswered(today: Day, answers: PersonAnswers): GivenPerson {
  const { personNumber: number, personBorn: born, personSex: sex, personName: name, personProtected } = answers;
  return personOf(today, { ...(number === undefined ? { born, sex } : { number }), name, protected: personProtected });
}

/** The birth day, as far as it has been answered. */
export function bornOf(today: Day, answers: PersonAnswers): Day | null {
  if (answers.personNumber === undefined) return answers.personBorn ?? null;
  const read = parsePersonNumber(answers.personNumber, today, place);
  return read.ok ? read.value.born : null;
}

const place = { flag: 'Personnumret' };

function numberField(today: Day): Field<string> {
  const parsed = (raw: unknown) => parsePersonNumber(typeof raw === 'string' ? raw : '', today, place);
  return {
    label: 'Personnummer, om det finns',
    question: 'Vilket personnummer har personen, om det finns?',
    required: false,
    value: '<nummer>',
    hidden: true,
    expected: 'ett personnummer eller samordningsnummer',
    read: raw => {
      const number = parsed(raw);
      return number.ok ? number.value.number : undefined;
    },
    fault: raw => {
      const number = parsed(raw);
      return number.ok ? undefined : number.problem;
    },
  };
}
