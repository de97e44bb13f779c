/** What was typed, and the files it points at: flags, arguments, values, rows of an import. */
import type { BadRow } from '../../domain/problem.ts';
import { explained } from '../column-words.ts';
import { exit } from '../exit-code.ts';
import { at, busy, notFound, orNearest, usage, type Wording } from './wording.ts';
import { fileReason, personNumberFault, personNumberHint } from './words.ts';

export const typedProblems = {
  'unknown-command': problem =>
    usage('Kommandot finns inte.', orNearest(problem.nearest, 'Kör "kalix-ov --help" för en lista.')),
  'unknown-flag': problem =>
    usage(
      `Flaggan ${problem.flag} finns inte för det här kommandot.`,
      orNearest(problem.nearest, 'Kör kommandot med --help för en lista.'),
    ),
  'missing-argument': problem =>
    usage(
      `Kommandot saknar <${problem.name}>: ${problem.about}.`,
      `Skriv "${problem.usage}". ${problem.name === 'nr' ? 'Numren finns i "kalix-ov case list".' : 'Med --help visas exempel.'}`,
    ),
  'too-many-arguments': () =>
    usage('Kommandot fick fler argument än det tar.', 'Kör kommandot med --help för exempel.'),
  'missing-flag': problem =>
    usage(
      `Uppgiften ${problem.flag} saknas.`,
      problem.neverAsked
        ? `Ange ${problem.flag}: det frågas aldrig efter.`
        : `Ange ${problem.flag}, eller kör i en terminal utan --no-input.`,
    ),
  'missing-value': problem =>
    usage(`${at(problem.place)} saknar värde.`, 'Ange ett värde och kör igen. Inget sparades.'),
  'invalid-value': problem =>
    usage(
      `${at(problem.place)} har ett ogiltigt värde.`,
      `${problem.nearest ? `Menade du ${problem.nearest}? ` : ''}Det ska vara ${problem.expected}. Inget sparades.`,
    ),
  'conflicting-values': problem =>
    usage(
      `${problem.line === undefined ? '' : `Rad ${problem.line}: `}${problem.first} och ${problem.second} kan inte anges tillsammans.`,
      'Ange bara den ena.',
    ),
  'unknown-key': problem =>
    usage(
      `${at(problem.place)} är ingen uppgift som verktyget känner till.`,
      orNearest(problem.nearest, 'Ta bort den eller rätta namnet.'),
    ),
  'not-json': problem =>
    usage(
      `${problem.where}${problem.line ? `, rad ${problem.line},` : ''} är inte giltig JSON.`,
      'Kontrollera citattecken, kommatecken och klamrar.',
    ),
  'unreadable-file': problem =>
    usage(`${problem.where} gick inte att läsa: ${fileReason[problem.reason]}.`, 'Kontrollera sökvägen.'),
  'file-exists': () =>
    usage('Filen finns redan.', 'Välj ett annat namn, eller ange --force för att ersätta den. Inget skrevs.'),
  'file-unwritable': () =>
    busy('Det gick inte att skriva filen.', 'Kontrollera att mappen finns, rättigheterna och utrymmet. Inget skrevs.'),
  'future-day': problem =>
    usage(
      `${at(problem.place)} ligger efter dagen som allt bedöms på (${problem.today}).`,
      'Ange en dag som har varit, eller kontrollera --today. Inget sparades.',
    ),
  'person-number-invalid': problem =>
    usage(
      `${at(problem.place)} går inte att läsa som personnummer: ${personNumberFault[problem.reason]}`,
      personNumberHint[problem.reason],
    ),
  'unknown-schema': problem =>
    notFound('Schemat finns inte.', orNearest(problem.nearest, 'Kör "kalix-ov schema" för en lista.')),
  'unknown-topic': problem =>
    notFound('Ämnet finns inte.', orNearest(problem.nearest, 'Kör "kalix-ov help" för en lista.')),
  'person-on-command-line': () =>
    usage(
      'Namn och personnummer får inte stå på kommandoraden: där syns de för andra.',
      'Lämna dem i en fil (--person <fil>), på standard in (--person -) eller när verktyget frågar. Inget sparades.',
    ),
  'which-decision': problem => usage('Ärendet har flera beslut.', `Ange ett av dem: ${problem.decisions.join(', ')}.`),
  'bad-rows': problem =>
    usage(badRowsText(problem.rows, problem.total), 'Rätta raderna och läs in filen igen. Inget sparades.'),
  'missing-columns': problem =>
    usage(
      `Filen saknar kolumner: ${problem.columns.map(explained).join(', ')}.`,
      'Kontrollera rubrikraden och avgränsaren (semikolon eller komma). Heter de något annat i filen: ange det med --map. Inget sparades.',
    ),
  'export-damaged': problem => usage(damagedExport[problem.reason](problem.line), 'Exportera igen. Inget sparades.'),
  'terminal-only': () =>
    usage(
      'Återställningsnyckeln visas bara i en terminal, för den som själv bekräftar det.',
      'Kör kommandot i en terminal, utan --no-input.',
    ),
  bug: () => ({
    exit: exit.bug,
    message: 'Ett fel i programmet: det gick inte att slutföra.',
    hint: 'Kör igen med KALIX_OV_DEBUG=1, och lämna utskriften till verktygets förvaltare.',
  }),
  interrupted: ({ draft }) => ({
    exit: exit.interrupted,
    ...(draft
      ? {
          message: 'Avbrutet: inget sparades i ärendet. Utkastet finns kvar, krypterat.',
          hint: 'Kör samma kommando igen för att fortsätta. Bara ditt konto ser utkastet; det tas bort efter 30 dagar.',
        }
      : { message: 'Avbrutet: inget sparades.', hint: 'Kör kommandot igen när du vill.' }),
  }),
} satisfies Partial<Wording>;

/** The first rows with what is wrong; a long list is cut, and says so. */
function badRowsText(rows: readonly BadRow[], total: number): string {
  const shown = rows.map(r => `Rad ${r.line}, ${explained(r.column)}: ${r.reason}.`);
  const more = total > rows.length ? [`… och ${total - rows.length} till.`] : [];
  return [`${total} ${total === 1 ? 'rad kan' : 'rader kan'} inte läsas in:`, ...shown, ...more].join('\n');
}

/** A line is named by its number alone: what stands in it is somebody's. */
const damagedExport = {
  line: line => `Rad ${line} är ingen rad ur "kalix-ov export".`,
  cut: line => `Exporten slutar vid rad ${line}, innan den är hel.`,
  changed: () => 'Exporten har ändrats sedan den skrevs: kontrollsumman stämmer inte.',
  version: () => 'Exporten är skriven av en nyare version av verktyget.',
} as const satisfies Readonly<Record<string, (line: number) => string>>;
