/**
 * Every problem in Swedish: what is wrong and where, what to do next, and the exit code. Never repeats what a user
 * typed.
 */
import type { Citation } from '../domain/citation.ts';
import type { BadRow, Place, Problem, UnusableBackup } from '../domain/problem.ts';
import { accountWords, actionWords, andWords, orWords } from './access-words.ts';
import { shownFile } from './file-name.ts';
import {
  copyFault,
  dependency,
  fileReason,
  personNumberFault,
  personNumberHint,
  phaseText,
  planPointWords,
  preparationText,
  referenceText,
  renewalReason,
  stepVerb,
  unusableBackup,
} from './problem-words.ts';

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
  return inWords('file' in problem && problem.file ? { ...problem, file: shownFile(problem.file) } : problem);
}

function inWords(problem: Problem): ProblemText {
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
      return usage(
        `Uppgiften ${problem.flag} saknas.`,
        `Ange ${problem.flag}, eller kör i en terminal utan --no-input.`,
      );
    case 'missing-value':
      return usage(`${at(problem.place)} saknar värde.`, 'Ange ett värde och kör igen. Inget sparades.');
    case 'invalid-value':
      return usage(
        `${at(problem.place)} har ett ogiltigt värde.`,
        `${problem.nearest ? `Menade du ${problem.nearest}? ` : ''}Det ska vara ${problem.expected}. Inget sparades.`,
      );
    case 'conflicting-values':
      return usage(
        `${problem.line === undefined ? '' : `Rad ${problem.line}: `}${problem.first} och ${problem.second} kan inte anges tillsammans.`,
        'Ange bara den ena.',
      );
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
    case 'file-exists':
      return usage('Filen finns redan.', 'Välj ett annat namn, eller ange --force för att ersätta den. Inget skrevs.');
    case 'file-unwritable':
      return busy(
        'Det gick inte att skriva filen.',
        'Kontrollera att mappen finns, rättigheterna och utrymmet. Inget skrevs.',
      );
    case 'future-day':
      return usage(
        `${at(problem.place)} ligger efter dagen som allt bedöms på (${problem.today}).`,
        'Ange en dag som har varit, eller kontrollera --today. Inget sparades.',
      );
    case 'person-number-invalid':
      return usage(
        `${at(problem.place)} går inte att läsa som personnummer: ${personNumberFault[problem.reason]}`,
        personNumberHint[problem.reason],
      );
    case 'not-in-force':
      return {
        exit: exit.refused,
        message: `${problem.what} gäller inte den dagen.`,
        hint: `Första dagen är ${problem.firstDay}.`,
        citation: problem.citation,
      };
    case 'no-longer-in-force':
      return {
        exit: exit.refused,
        message: `${problem.what} gäller inte den dagen.`,
        hint: `Sista dagen var ${problem.lastDay}.`,
        citation: problem.citation,
      };
    case 'rulebook-form':
      return usage(
        `Regelboken: ${problem.file}${problem.path ? `, ${problem.path},` : ''} har fel form.`,
        `Det ska vara ${problem.expected}. Jämför med den inbyggda filen i data/.`,
      );
    case 'rulebook-reference':
      return usage(
        `Regelboken: "${problem.in}" hänvisar till ${referenceText[problem.kind]} "${problem.id}", som inte finns.`,
        'Rätta namnet, eller lägg till det som saknas.',
      );
    case 'rulebook-overlap':
      return usage(
        `Regelboken: "${problem.in}" har två versioner som gäller samma dag, ${problem.day}.`,
        'Sätt den äldre versionens sista dag (validTo) till dagen före den nyares första.',
      );
    case 'rulebook-gap':
      return usage(
        `Regelboken: "${problem.in}" har ingen version för ${problem.from} till ${problem.to}.`,
        'Låt versionerna följa på varandra utan lucka.',
      );
    case 'never-without-assessment':
      return {
        exit: exit.refused,
        message: `Regelboken: insatsen "${problem.insats}" får inte ges utan behovsprövning (${problem.name}).`,
        hint: 'Ändra "route" till "after-assessment", eller ta bort insatsen. Regelboken användes inte.',
        citation: problem.citation,
      };
    case 'hidden-assessment':
      return {
        exit: exit.refused,
        message: `Regelboken: insatsen "${problem.insats}" ges utan behovsprövning, men villkoret "${problem.condition}" läser "${problem.fact}", som kräver en bedömning av behov.`,
        hint: 'En sådan insats får bara ha villkor om fakta. Ta bort villkoret. Regelboken användes inte.',
        citation: problem.citation,
      };
    case 'preventive-insats':
      return notFound(
        'Det är ett förebyggande arbetssätt: ingen prövas eller registreras i det.',
        `Kör "kalix-ov insats show ${problem.id}" för att läsa om det.`,
      );
    case 'unknown-insats':
      return notFound('Insatsen finns inte i katalogen.', orNearest(problem.nearest, 'Kör "kalix-ov insats list".'));
    case 'unknown-rule':
      return notFound('Regeln finns inte i regelboken.', orNearest(problem.nearest, 'Kör "kalix-ov rules list".'));
    case 'unknown-schema':
      return notFound('Schemat finns inte.', orNearest(problem.nearest, 'Kör "kalix-ov schema" för en lista.'));
    case 'unknown-topic':
      return notFound('Ämnet finns inte.', orNearest(problem.nearest, 'Kör "kalix-ov help" för en lista.'));
    case 'impossible-step':
      return refused(
        `${problem.decision} kan inte ${stepVerb[problem.step]}: ${phaseText[problem.phase]}.`,
        `Se läget med "kalix-ov case show ${problem.decision}". Inget sparades.`,
      );
    case 'day-before':
      return refused(
        `Dagen ligger före ${dependency[problem.dependsOn] ?? 'det steg som den beror på'} (${problem.day}).`,
        'Ange en dag på eller efter den. Inget sparades.',
      );
    case 'not-before-decision':
      return refused(
        `${preparationText[problem.what] ?? 'Uppgiften'} ska ha en dag senast beslutsdagen (${problem.day}).`,
        'Kontrollera dagarna. Inget sparades.',
        guideline('avsnitt 20.1'),
      );
    case 'closing-reason-for-adults':
      return refused(
        'Att den enskilde inte medverkar är en grund att avsluta bara för vuxna.',
        'Ange ett annat skäl. Inget sparades.',
        guideline('avsnitt 20.1'),
      );
    case 'closing-reason-for-application':
      return refused(
        'En ansökan som inte är avgjord kan bara avslutas för att den återtas, behovet inte kvarstår, flytt eller dödsfall.',
        'Ange ett av de skälen, eller fatta beslutet. Inget sparades.',
      );
    case 'interpreter-refused':
      return refused(
        problem.who === 'barn'
          ? 'Ett barn får inte användas som tolk.'
          : 'En anhörig eller närstående får inte användas som tolk.',
        'Anlita en tolk genom tolkservice. Inget sparades.',
        guideline('avsnitt 16'),
      );
    case 'plan-incomplete':
      return refused(
        `Genomförandeplanen saknar: ${problem.points.map(p => planPointWords[p]).join('; ')}.`,
        'Fyll i punkterna, eller ange det särskilda hindret med --hindrance. Inget sparades.',
        guideline('avsnitt 15'),
      );
    case 'adaptation-missing':
      return refused(
        'Behoven har förändrats: ange hur insatsen anpassas eller att beslutet omprövas.',
        'Ange --adaptation. Inget sparades.',
        guideline('avsnitt 14.1'),
      );
    case 'nothing-to-correct':
      return refused(
        `Det finns inget att rätta i uppgiften "${problem.field}": den saknas eller har redan det värdet.`,
        'Se läget med "kalix-ov case show". Inget sparades.',
      );
    case 'correction-breaks':
      return refused(
        `Rättelsen går inte ihop med stegen i ${problem.decision}.`,
        'Stegen ska stå i dagordning och vara möjliga. Rätta dem i en annan ordning. Inget sparades.',
      );
    case 'correction-grants':
      return refused(
        `${problem.decision} är ett avslag: det blir inte ett bifall genom en rättelse.`,
        'Registrera det nya beslutet med sin ansökan, sitt samtycke och sina villkor. Inget sparades.',
        guideline('avsnitt 20.1'),
      );
    case 'application-missing':
      return refused(
        'Ingen insats beviljas eller förlängs utan en tydlig ansökan.',
        'Ange --application-day och --application-by. Inget sparades.',
        guideline('avsnitt 20.1'),
      );
    case 'not-a-programme':
      return notFound(
        'Bara insatser utan behovsprövning följs upp som helhet.',
        'Ett beslut följs upp med sitt nummer: kalix-ov followups record <nr>.',
      );
    case 'already-decided':
      return refused(
        `${problem.decision} är redan avgjort.`,
        `Se läget med "kalix-ov case show ${problem.decision}". Inget sparades.`,
      );
    case 'condition-not-met':
      return refused(
        `Villkoret är inte uppfyllt: ${sentence(problem.condition)}`,
        remedy(problem.remedy, 'Lagens och nämndens villkor kan inte frångås.'),
        problem.citation,
      );
    case 'judgement-missing':
      return refused(
        `En bedömning saknas: ${sentence(problem.condition)}`,
        remedy(problem.remedy, 'Ange vem som har bedömt och varför (--judged-by, --judged-why).'),
        problem.citation,
      );
    case 'guideline-not-met':
      return refused(
        `Riktlinjens rekommendation är inte följd: ${sentence(problem.condition)}`,
        remedy(problem.remedy, 'Den kan frångås med en skriftlig motivering (--deviation).'),
        problem.citation,
      );
    case 'child-rights-missing':
      return refused(
        'Beslutet rör ett barn: ange att barnet har informerats och hörts, och hur barnets bästa har vägts.',
        'Ange --child-informed, --child-heard och --child-best-interests. Inget sparades.',
        { source: 'SoL 2025:400', place: '3 kap. 1–3 §§' },
      );
    case 'identity-for-ivo-only':
      return refused(
        'Identitet lämnas bara till IVO: revisorerna och fullmäktige får avidentifierade uppgifter.',
        'Ta bort --with-identity, eller ange --for ivo.',
        { source: 'OSL 2009:400', place: '26 kap. 1 §' },
      );
    case 'quarter-not-ended':
      return refused(
        `Kvartalet ${problem.quarter} har inte slutat: sista dagen är ${problem.lastDay}.`,
        'Vänta till dagen efter, eller välj ett tidigare kvartal med --quarter. Inget sparades.',
      );
    case 'already-submitted':
      return refused(
        `${problem.quarter} är redan rapporterat (${problem.day}).`,
        `Se det som skickades med "kalix-ov ivo-report submit --quarter ${problem.quarter} --show". Ange --again om det verkligen har skickats på nytt. Inget sparades.`,
      );
    case 'not-submitted':
      return notFound(
        `${problem.quarter} är inte rapporterat.`,
        `Se vad som ska rapporteras med "kalix-ov ivo-report --quarter ${problem.quarter}".`,
      );
    case 'identity-forbidden':
      return refused(
        `Uppgifter som kan röja identitet får inte dokumenteras i ${problem.insats}. Nämnden har beslutat det för alla i insatsen (${problem.decision}).`,
        'Registrera deltagandet utan namn, nummer, adress och fritext. Inget sparades.',
        { source: 'SoL 2025:400', place: '14 kap. 5 §' },
      );
    case 'identity-required':
      return refused(
        `${problem.insats} ska dokumenteras med den enskildes identitet.`,
        'Lämna personen med --person <fil> eller --person -. Inget sparades.',
        { source: 'SoL 2025:400', place: '14 kap. 3 §' },
      );
    case 'outside-target-group':
      return refused(
        `Ingen i åldersgruppen hör till målgruppen: ${sentence(problem.condition)}`,
        'Kontrollera insats och ålder. En insats för någon annan prövas efter ansökan (11 kap. 1 § SoL). Inget sparades.',
        problem.citation,
      );
    case 'not-registrable':
      return refused(
        `${problem.insats} är förebyggande arbete: ingen registreras där.`,
        'Se "kalix-ov insats show". Inget sparades.',
        guideline('avsnitt 19'),
      );
    case 'basis-not-in-force':
      return refused(
        `Grunden ${problem.basis} gällde inte på beslutsdagen (${problem.day}).`,
        'Till och med 2025-06-30 är grunden 4:1 eller 4:2 (SoL 2001:453), därefter 11:1, 11:4, 12:1 eller 12:2. Inget sparades.',
        { source: 'SoL 2025:400', place: 'övergångsbestämmelserna p. 1–2' },
      );
    case 'cannot-renew':
      return refused(
        `Beslutet kan inte förnya det angivna: ${renewalReason[problem.reason]}.`,
        'Kontrollera numret i --renews. Inget sparades.',
        guideline('avsnitt 20.1'),
      );
    case 'unknown-account':
      return refused(
        `${accountWords(problem.account)} finns inte bland registrets användare.`,
        'Be registrets administratör lägga upp kontot: "kalix-ov user add <konto> --role <roll>".',
        accessAct,
      );
    case 'account-not-in-force':
      return refused(
        problem.firstDay
          ? `${accountWords(problem.account)} gäller först från och med ${problem.firstDay}.`
          : `${accountWords(problem.account)} är avslutat: sista dagen var ${problem.lastDay}.`,
        'Ska kontot användas får registrets administratör lägga upp det på nytt.',
        accessAct,
      );
    case 'not-allowed':
      return refused(
        `${problem.roles.length === 1 ? 'Rollen' : 'Rollerna'} ${andWords(problem.roles)} får inte ${actionWords[problem.action]}.`,
        `Det får ${orWords(problem.needs)}. Roller ges av registrets administratör ("kalix-ov user add"). Inget sparades.`,
        accessAct,
      );
    case 'role-held':
      return refused(
        `Kontot har redan rollen ${problem.role} under den tiden.`,
        'Se "kalix-ov user list". Inget sparades.',
      );
    case 'last-administrator':
      return refused(
        'Kontot är den enda administratören utan slutdag: ingen skulle kunna lägga upp eller avsluta konton.',
        'Ge först rollen till någon annan: "kalix-ov user add <konto> --role administratör". Inget sparades.',
      );
    case 'unknown-user':
      return notFound(
        'Inget konto med det namnet har någon sådan roll i dag eller framöver.',
        'Se "kalix-ov user list". Inget sparades.',
      );
    case 'wrong-verdicts':
      return usage(
        problem.missing.length > 0
          ? `Omdöme saknas för post ${andWords(problem.missing.map(String))}.`
          : `Post ${andWords(problem.foreign.map(String))} är inte dragen.`,
        'Se dragningen med "kalix-ov audit review --list", med samma --sample, --seed och --up-to. Inget sparades.',
      );
    case 'not-to-be-purged':
      return refused(
        problem.why === 'excepted'
          ? `${problem.case} är undantaget från gallring.`
          : `${problem.case} ska inte gallras än.`,
        'Se skälen med "kalix-ov db purge --list". Inget togs bort.',
        { source: 'SoL 2025:400', place: '16 kap. 1–4 §§' },
      );
    case 'purge-same-person':
      return refused(
        `${problem.case} gallras inte för sig: samma person har också ${problem.others.join(', ')}.`,
        'Ange dem också, eller inget ärende alls. Inget togs bort.',
        { source: 'SoL 2025:400', place: '16 kap. 1 § första stycket' },
      );
    case 'not-held':
      return refused(
        `${problem.case} hålls inte kvar: det finns inget att häva.`,
        'Se vilka som hålls kvar med "kalix-ov db purge --list". Inget sparades.',
      );
    case 'not-confirmed':
      return usage(
        'Bekräftelsen stämmer inte med det som skulle tas bort.',
        `Läs listan igen ("kalix-ov db purge --list") och skriv "${problem.words}". Inget togs bort.`,
      );
    case 'person-on-command-line':
      return usage(
        'Namn och personnummer får inte stå på kommandoraden: där syns de för andra.',
        'Lämna dem i en fil (--person <fil>), på standard in (--person -) eller när verktyget frågar. Inget sparades.',
      );
    case 'which-decision':
      return usage('Ärendet har flera beslut.', `Ange ett av dem: ${problem.decisions.join(', ')}.`);
    case 'bad-rows':
      return usage(badRowsText(problem.rows, problem.total), 'Rätta raderna och läs in filen igen. Inget sparades.');
    case 'missing-columns':
      return usage(
        `Filen saknar kolumner: ${problem.columns.join(', ')}.`,
        'Kontrollera rubrikraden och avgränsaren (semikolon eller komma). Inget sparades.',
      );
    case 'unknown-case':
      return notFound(
        'Ärendet finns inte i registret.',
        'Kontrollera numret (till exempel 2026-0042), eller kör "kalix-ov case list".',
      );
    case 'unknown-decision':
      return notFound(
        'Beslutet finns inte i registret.',
        'Kontrollera numret (till exempel 2026-0042-A), eller kör "kalix-ov case list".',
      );
    case 'register-busy':
      return busy('Registret är upptaget av någon annan.', 'Vänta en stund och kör igen. Inget sparades.');
    case 'register-read-only':
      return busy(
        'Registret går inte att skriva i: det är skrivskyddat eller behörighet saknas.',
        'Kontrollera filens och mappens rättigheter. Inget sparades.',
      );
    case 'register-full':
      return busy(
        'Det gick inte att skriva: disken är full eller svarar inte.',
        'Frigör utrymme och kör igen. Inget sparades.',
      );
    case 'case-changed':
      return busy(
        'Någon annan har ändrat ärendet sedan det lästes.',
        'Titta på det igen med "kalix-ov case show" och kör sedan om. Inget sparades.',
      );
    case 'register-missing':
      return notFound(
        `Det finns inget register på ${problem.file}.`,
        'Skapa det med "kalix-ov db init", eller ange rätt fil med --db.',
      );
    case 'register-exists':
      return usage(`Det finns redan en fil på ${problem.file}.`, 'Välj en annan fil med --db. Inget skrevs över.');
    case 'register-beside-key':
      return usage('Registret får inte ligga i samma mapp som sin nyckel.', 'Välj en annan mapp med --db.');
    case 'register-not-encrypted':
      return integrity(
        `${problem.file} är en okrypterad SQLite-fil, inte ett kalix-ov-register.`,
        'Ange rätt fil med --db. Filen är orörd.',
      );
    case 'register-not-a-register':
      return integrity(
        `${problem.file ?? 'Filen'} är inte ett kalix-ov-register.`,
        'Ange rätt fil med --db. Filen är orörd.',
      );
    case 'register-truncated':
      return integrity(
        `${problem.file} är avkortad, eller inget register: den slutar mitt i en sida.`,
        'Kontrollera att det är rätt fil. Är det registret: använd en säkerhetskopia. Filen är orörd.',
      );
    case 'register-damaged':
      return integrity('Registret är skadat: en sida går inte att läsa.', 'Använd en säkerhetskopia. Filen är orörd.');
    case 'register-wrong-key':
      return integrity(
        'Nyckeln passar inte registret, eller så är filen skadad eller något annat än ett register.',
        'Kontrollera att det är rätt fil och rätt nyckelfil. Filen är orörd.',
      );
    case 'register-foreign':
      return integrity(
        'Filen går att läsa med nyckeln men är inte ett kalix-ov-register.',
        'Ange rätt fil med --db. Filen är orörd.',
      );
    case 'register-newer':
      return integrity('Registret är skrivet av en nyare version av kalix-ov.', 'Uppdatera verktyget. Filen är orörd.');
    case 'key-missing':
      return integrity(
        `Nyckeln till registret saknas; den skulle finnas i ${problem.file}.`,
        'Utan nyckel kan registret inte läsas. Skriv återställningsnyckeln från papperet i den filen (rättighet 0600) och kör igen.',
      );
    case 'key-unreadable':
      return integrity(
        `Nyckelfilen ${problem.file} innehåller ingen hel nyckel: kontrollgruppen stämmer inte.`,
        'Jämför med återställningsnyckeln på papper.',
      );
    case 'key-open-to-others':
      return integrity(
        `Nyckelfilen ${problem.file} kan läsas av andra.`,
        'Ta bort andras rättigheter (chmod 600) och kör igen.',
      );
    case 'signing-keys-unreadable':
      return integrity(
        'Nycklarna som journalen är signerad med går inte att läsa ur registret.',
        'Någon har ändrat i filen. Använd en säkerhetskopia. Inget sparades.',
      );
    case 'passphrase-wrong':
      return integrity(
        `Lösenfrasen passar inte nyckelfilen ${problem.file}.`,
        'Försök igen. Är den glömd: skriv återställningsnyckeln från papperet i filen (rättighet 0600).',
      );
    case 'network-drive':
      return usage(
        `${problem.file} ligger på en nätverksdisk (${problem.type}): där kan registret skadas när flera skriver.`,
        'Lägg registret på en lokal disk (--db). Säkerhetskopior får ligga på nätverksdisken.',
      );
    case 'backup-exists':
      return usage(`Det finns redan en fil på ${problem.file}.`, 'Välj ett annat namn. Inget skrevs över.');
    case 'backup-beside-key':
      return usage(
        'Säkerhetskopian får inte ligga i samma mapp som nyckeln.',
        'Välj en annan mapp, helst på en annan disk.',
      );
    case 'backup-not-verified':
      return integrity(
        `Kopian höll inte när den lästes tillbaka: ${copyFault[problem.fault]}. Den är borttagen.`,
        'Kör "kalix-ov audit verify" och "kalix-ov db doctor". Behåll de äldre säkerhetskopiorna.',
      );
    case 'backup-unusable':
      return integrity(
        `Säkerhetskopian ${problem.file} går inte att använda: ${unusableBackup[problem.reason]}.`,
        backupHint(problem.reason),
      );
    case 'backup-of-another':
      return integrity(
        `Säkerhetskopian är av ett annat register än det som finns på ${problem.file}.`,
        'Välj rätt säkerhetskopia, eller ange en annan plats med --db. Inget ändrades.',
      );
    case 'terminal-only':
      return usage(
        'Återställningsnyckeln visas bara i en terminal, för den som själv bekräftar det.',
        'Kör kommandot i en terminal, utan --no-input.',
      );
    case 'bug':
      return {
        exit: exit.bug,
        message: 'Ett fel i programmet: det gick inte att slutföra.',
        hint: 'Kör igen med KALIX_OV_DEBUG=1, och lämna utskriften till verktygets förvaltare.',
      };
    case 'interrupted':
      return { exit: exit.interrupted, message: 'Avbrutet: inget sparades.', hint: 'Kör kommandot igen när du vill.' };
  }
}

const accessAct: Citation = { source: 'SoLPuL 2001:454', place: '10 §' };

function usage(message: string, hint: string): ProblemText {
  return { exit: exit.usage, message, hint };
}

function notFound(message: string, hint: string): ProblemText {
  return { exit: exit.notFound, message, hint };
}

function refused(message: string, hint: string, citation?: Citation): ProblemText {
  return { exit: exit.refused, message, hint, ...(citation ? { citation } : {}) };
}

function guideline(place: string): Citation {
  return { source: 'Riktlinjer 2025-07-01', place };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function remedy(known: string | undefined, otherwise: string): string {
  return `${known ? `${sentence(known)} ` : ''}${otherwise} Inget sparades.`;
}

/** The first rows with what is wrong; a long list is cut, and says so. */
function badRowsText(rows: readonly BadRow[], total: number): string {
  const shown = rows.map(r => `Rad ${r.line}, ${r.column}: ${r.reason}.`);
  const more = total > rows.length ? [`… och ${total - rows.length} till.`] : [];
  return [`${total} ${total === 1 ? 'rad kan' : 'rader kan'} inte läsas in:`, ...shown, ...more].join('\n');
}

function busy(message: string, hint: string): ProblemText {
  return { exit: exit.busy, message, hint };
}

function integrity(message: string, hint: string): ProblemText {
  return { exit: exit.integrity, message, hint };
}

function backupHint(reason: UnusableBackup): string {
  if (reason === 'newer') return 'Uppdatera verktyget. Registret är orört.';
  if (reason === 'wrong-key')
    return 'Är den från före ett nyckelbyte: lägg tillbaka den gamla nyckelfilen (….gammal-….key). Registret är orört.';
  return 'Välj en annan säkerhetskopia. Registret är orört.';
}

function orNearest(nearest: string | undefined, otherwise: string): string {
  return nearest ? `Menade du ${nearest}?` : otherwise;
}

function at(place: Place): string {
  if ('flag' in place) return place.flag;
  if ('column' in place) return `Rad ${place.line}, kolumn ${place.column},`;
  return place.line === undefined ? `Uppgiften "${place.key}"` : `Rad ${place.line}, uppgiften "${place.key}",`;
}
