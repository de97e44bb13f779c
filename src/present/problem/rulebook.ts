/** The rulebook: what does not hold together in it, what it does not have, what is not in force. */
import { exit } from '../exit-code.ts';
import { notFound, orNearest, usage, type Wording } from './wording.ts';
import { referenceText } from './words.ts';

export const rulebookProblems = {
  'not-in-force': problem => ({
    exit: exit.refused,
    message: `${problem.what} gäller inte den dagen.`,
    hint: `Första dagen är ${problem.firstDay}.`,
    citation: problem.citation,
  }),
  'no-longer-in-force': problem => ({
    exit: exit.refused,
    message: `${problem.what} gäller inte den dagen.`,
    hint: `Sista dagen var ${problem.lastDay}.`,
    citation: problem.citation,
  }),
  'rulebook-form': problem =>
    usage(
      `Regelboken: ${problem.file}${problem.path ? `, ${problem.path},` : ''} har fel form.`,
      `Det ska vara ${problem.expected}. Jämför med den inbyggda filen i data/.`,
    ),
  'rulebook-reference': problem =>
    usage(
      `Regelboken: "${problem.in}" hänvisar till ${referenceText[problem.kind]} "${problem.id}", som inte finns.`,
      'Rätta namnet, eller lägg till det som saknas.',
    ),
  'rulebook-overlap': problem =>
    usage(
      `Regelboken: "${problem.in}" har två versioner som gäller samma dag, ${problem.day}.`,
      'Sätt den äldre versionens sista dag (validTo) till dagen före den nyares första.',
    ),
  'rulebook-gap': problem =>
    usage(
      `Regelboken: "${problem.in}" har ingen version för ${problem.from} till ${problem.to}.`,
      'Låt versionerna följa på varandra utan lucka.',
    ),
  'never-without-assessment': problem => ({
    exit: exit.refused,
    message: `Regelboken: insatsen "${problem.insats}" får inte ges utan behovsprövning (${problem.name}).`,
    hint: 'Ändra "route" till "after-assessment", eller ta bort insatsen. Regelboken användes inte.',
    citation: problem.citation,
  }),
  'hidden-assessment': problem => ({
    exit: exit.refused,
    message: `Regelboken: insatsen "${problem.insats}" ges utan behovsprövning, men villkoret "${problem.condition}" läser "${problem.fact}", som kräver en bedömning av behov.`,
    hint: 'En sådan insats får bara ha villkor om fakta. Ta bort villkoret. Regelboken användes inte.',
    citation: problem.citation,
  }),
  'law-condition-missing': problem => ({
    exit: exit.refused,
    message: `Regelboken: insatsen "${problem.insats}" saknar lagens villkor "${problem.condition}".`,
    hint: 'Lägg till det bland insatsens villkor ("conditions"). Regelboken användes inte.',
    citation: problem.citation,
  }),
  'law-lowered': problem => ({
    exit: exit.refused,
    message: `Regelboken: "${problem.id}" är lag, men har en annan nivå i mappen.`,
    hint: 'Sätt "level" till "law", eller ta bort posten: lagens egen gäller då. Regelboken användes inte.',
    citation: problem.citation,
  }),
  'preventive-insats': problem =>
    notFound(
      'Det är ett förebyggande arbetssätt: ingen prövas eller registreras i det.',
      `Kör "kalix-ov insats show ${problem.id}" för att läsa om det.`,
    ),
  'unknown-insats': problem =>
    notFound('Insatsen finns inte i katalogen.', orNearest(problem.nearest, 'Kör "kalix-ov insats list".')),
  'unknown-rule': problem =>
    notFound('Regeln finns inte i regelboken.', orNearest(problem.nearest, 'Kör "kalix-ov rules list".')),
} satisfies Partial<Wording>;
