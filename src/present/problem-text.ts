/**
 * Every problem in Swedish: what is wrong and where, what to do next, and the exit code. Never repeats what a user
 * typed.
 */
import type { Citation } from '../domain/citation.ts';
import type { Place, Problem } from '../domain/problem.ts';

export const exit = {
  done: 0,
  finding: 1,
  usage: 2,
  refused: 3,
  notFound: 4,
  busy: 5,
  integrity: 6,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

export interface ProblemText {
  readonly exit: ExitCode;
  readonly message: string;
  readonly hint: string;
  readonly citation?: Citation;
}

export function describeProblem(problem: Problem): ProblemText {
  switch (problem.code) {
    case 'unknown-command':
      return usage('Kommandot finns inte.', orNearest(problem.nearest, 'Kör "kalix-ov --help" för en lista.'));
    case 'unknown-flag':
      return usage(
        `Flaggan ${problem.flag} finns inte för det här kommandot.`,
        orNearest(problem.nearest, 'Kör kommandot med --help för en lista.'),
      );
    case 'missing-argument':
      return usage(`Det saknas ett argument: ${problem.name}.`, 'Kör kommandot med --help för exempel.');
    case 'too-many-arguments':
      return usage('Kommandot fick fler argument än det tar.', 'Kör kommandot med --help för exempel.');
    case 'missing-flag':
      return usage(`Uppgiften ${problem.flag} saknas.`, `Ange ${problem.flag}, eller kör i en terminal utan --no-input.`);
    case 'missing-value':
      return usage(`${at(problem.place)} saknar värde.`, 'Ange ett värde och kör igen. Inget sparades.');
    case 'invalid-value':
      return usage(`${at(problem.place)} har ett ogiltigt värde.`, `Det ska vara ${problem.expected}. Inget sparades.`);
    case 'conflicting-values':
      return usage(`${problem.first} och ${problem.second} kan inte anges tillsammans.`, 'Ange bara den ena.');
    case 'unknown-key':
      return usage(
        `${at(problem.place)} är ingen uppgift som verktyget känner till.`,
        orNearest(problem.nearest, 'Ta bort den eller rätta namnet.'),
      );
    case 'not-json':
      return usage(
        `${problem.where}${problem.line ? `, rad ${problem.line},` : ''} är inte giltig JSON.`,
        'Kontrollera citattecken, kommatecken och klamrar.',
      );
    case 'unreadable-file':
      return usage(`${problem.where} gick inte att läsa: ${fileReason[problem.reason]}.`, 'Kontrollera sökvägen.');
    case 'future-day':
      return usage(
        `${at(problem.place)} ligger efter dagen som allt bedöms på (${problem.today}).`,
        'Ange en dag som har varit, eller kontrollera --today. Inget sparades.',
      );
    case 'not-in-force':
      return {
        exit: exit.refused,
        message: `${problem.what} gäller inte den dagen.`,
        hint: `Första dagen är ${problem.firstDay}.`,
        citation: problem.citation,
      };
    case 'unknown-insats':
      return notFound('Insatsen finns inte i katalogen.', orNearest(problem.nearest, 'Kör "kalix-ov insats list".'));
    case 'unknown-rule':
      return notFound('Regeln finns inte i regelboken.', orNearest(problem.nearest, 'Kör "kalix-ov rules list".'));
    case 'bug':
      return {
        exit: exit.bug,
        message: 'Ett fel i programmet: det gick inte att slutföra.',
        hint: 'Inget mer gjordes. Kör igen med KALIX_OV_DEBUG=1 och lämna det som skrivs ut till den som förvaltar verktyget.',
      };
    case 'interrupted':
      return { exit: exit.interrupted, message: 'Avbrutet: inget sparades.', hint: 'Kör kommandot igen när du vill.' };
  }
}

function usage(message: string, hint: string): ProblemText {
  return { exit: exit.usage, message, hint };
}

function notFound(message: string, hint: string): ProblemText {
  return { exit: exit.notFound, message, hint };
}

function orNearest(nearest: string | undefined, otherwise: string): string {
  return nearest ? `Menade du ${nearest}?` : otherwise;
}

function at(place: Place): string {
  if ('flag' in place) return place.flag;
  if ('column' in place) return `Rad ${place.line}, kolumn ${place.column},`;
  return place.line === undefined ? `Uppgiften "${place.key}"` : `Rad ${place.line}, uppgiften "${place.key}",`;
}

const fileReason = {
  missing: 'filen finns inte',
  denied: 'behörighet saknas',
  folder: 'det är en mapp',
  other: 'läsningen misslyckades',
} as const;
