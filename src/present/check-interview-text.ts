/** The interview of `check` in Swedish: its questions, why each is asked, and what the answers so far mean. */
import type { CheckAnswer } from '../domain/eligibility.ts';
import type { Facts } from '../domain/fact.ts';
import type { Change } from '../domain/interview/change.ts';
import type { Askable, Question } from '../domain/interview/interview.ts';
import type { TypedFact } from '../domain/interview/typed.ts';
import { guardianConsentWords } from './choice-words.ts';
import { paragraph } from './paragraph.ts';

export const introduction =
  'Frågorna gäller bara det som ännu kan ändra något svar, och aldrig behov. Skriv inga namn och inga personnummer. Inget sparas. Svara "vet inte" när en uppgift är okänd, "tillbaka" för att ändra svaret före, "sluta" för att se svaret med det som är känt.';

export const asides = { skip: 'vet inte', back: 'tillbaka', stop: 'sluta' } as const;

interface Words {
  readonly question: string;
  /** What a line of text holds; without it the answer is chosen. */
  readonly line?: string;
  readonly choices?: readonly { readonly says: unknown; readonly name: string }[];
}

const yesNo = [
  { says: true, name: 'ja' },
  { says: false, name: 'nej' },
];

/** Asked about the person; "vårdnadshavarna" are all of them. */
const words: Readonly<Record<Askable, (municipality: string) => Words>> = {
  age: () => ({ question: 'Hur gammal är personen?', line: 'Ålder i år, eller födelsedag ÅÅÅÅ-MM-DD' }),
  registeredInMunicipality: municipality => ({ question: `Är personen folkbokförd i ${municipality}?` }),
  livesInFamilyHome: () => ({ question: 'Vistas personen i familjehem?' }),
  guardianConsent: () => ({
    question: 'Samtycker vårdnadshavarna?',
    choices: Object.entries(guardianConsentWords).map(([says, name]) => ({ says, name })),
  }),
  guardianInformed: () => ({ question: 'Har vårdnadshavaren informerats?' }),
  childConsents: () => ({ question: 'Samtycker barnet?' }),
  childRequests: () => ({ question: 'Begär barnet insatsen?' }),
  suitable: () => ({
    question: 'Har någon bedömt om insatsen är lämplig utan vårdnadshavarnas samtycke? Har ingen gjort det: vet inte.',
    choices: [
      { says: true, name: 'bedömt lämpligt' },
      { says: false, name: 'bedömt olämpligt' },
    ],
  }),
  groups: () => ({
    question: 'Säger personen sig höra till någon av de här grupperna?',
    line: 'Nummer, ett eller flera, annars inga',
  }),
  completedTreatment: () => ({ question: 'Har personen genomgått och avslutat en behandling?' }),
  childrenAged: () => ({ question: 'Har personen egna barn?', line: 'Barnens åldrar, som 3 9, annars inga' }),
  expectingChild: () => ({ question: 'Väntar personen barn?' }),
  closeToChild: () => ({ question: 'Är personen förälder eller närstående till ett barn?' }),
  application: () => ({
    question: 'Vem har ansökt om insats?',
    choices: [
      { says: 'person', name: 'personen själv' },
      { says: 'guardian', name: 'en vårdnadshavare' },
      { says: 'none', name: 'ingen har ansökt' },
    ],
  }),
  consent: () => ({ question: 'Samtycker personen till insatsen?' }),
};

/** The question as it is put; `number` counts from 1. */
export function questionText({ question, answer }: Asked, number: number): string {
  return `Fråga ${number}. ${words[question.fact](answer.municipality).question}`;
}

/** The numbered groups that a question is about; nothing for every other question. */
export function groupsText({ question, groups, columns }: Asked): string {
  if (question.fact !== 'groups') return '';
  const lines = groups.map((text, index) => paragraph(text, columns, `  ${index + 1}) `));
  return `${['Grupperna som den gäller:', ...lines].join('\n')}\n`;
}

export interface Asked {
  readonly question: Question;
  readonly answer: CheckAnswer;
  /** The texts of the target groups: all of them, since one that is not named is a "no". */
  readonly groups: readonly string[];
  readonly columns: number;
}

/** What is typed as the answer; undefined when it is chosen. */
export function lineWords({ question, answer }: Asked): string | undefined {
  return words[question.fact](answer.municipality).line;
}

/** What can be chosen, with the facts that each says. */
export function choicesOf({ question, answer }: Asked): readonly { readonly facts: Facts; readonly name: string }[] {
  const choices = words[question.fact](answer.municipality).choices ?? yesNo;
  return choices.map(({ says, name }) => ({ facts: { [question.fact]: says }, name }));
}

const mostNamed = 4;

/** Why it is asked: what it can still change. */
export function whyText({ question: { insatser, reminders }, answer }: Asked): string {
  const names = insatser.map(index => answer.insatser[index]?.name).filter(name => name !== undefined);
  if (names.length === 0) return 'Nästa fråga kan ändra vad ni påminns om.';
  const many = names.length === answer.insatser.length ? 'alla insatser' : `${names.length} insatser`;
  const about = names.length > mostNamed ? many : names.join(', ');
  return `Nästa fråga kan ändra svaret om ${about}${reminders > 0 ? ', och vad ni påminns om' : ''}.`;
}

/** What the answers so far mean, and what the latest one changed. */
export function changeText({ counts, fell, canBeHad, toAssess }: Change): string {
  const { yes, no, assess, missing } = counts;
  const lines = [
    ...fell.map(fallenText),
    ...(canBeHad.length > 0 ? [`Kan fås: ${canBeHad.join(', ')}.`] : []),
    ...(toAssess.length > 0 ? [`Ska bedömas: ${toAssess.join(', ')}.`] : []),
    `Hittills: ${yes} kan fås, ${no} kan inte fås, ${assess} ska bedömas, ${missing} beror på fler uppgifter.`,
  ];
  return lines.join('\n');
}

function fallenText({ names, because }: Change['fell'][number]): string {
  const texts = because.map(condition => condition.text);
  const remedies = because.flatMap(condition => condition.remedy ?? []);
  const toDo = remedies.length === 0 ? [] : [`Att göra: ${remedies.join(' ')}`];
  return [`Faller bort: ${names.join(', ')}. Inte uppfyllt: ${texts.join(' ')}`, ...toDo].join(' ');
}

const wrongForm: Readonly<Record<TypedFact, string>> = {
  age: 'Skriv åldern i hela år, 0–120, eller födelsedagen som en dag som finns, ÅÅÅÅ-MM-DD.',
  childrenAged: 'Skriv barnens åldrar i hela år, 0–120, med mellanslag mellan, eller ordet inga.',
  groups: 'Skriv numren på grupperna i listan, med mellanslag mellan, eller ordet inga.',
};

export function faultText(fact: TypedFact, fault: 'form' | 'later', today: string): string {
  return fault === 'later' ? `Födelsedagen ligger efter ${today}. Skriv den igen.` : wrongForm[fact];
}
