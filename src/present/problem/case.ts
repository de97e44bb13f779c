/** A case and its decisions, and the reports about them: what a rule refuses, and what is not there. */
import { busy, notFound, refused, refusedLocally, type Wording } from './wording.ts';
import { dependency, phaseText, planPointWords, preparationText, renewalReason, stepVerb } from './words.ts';

export const caseProblems = {
  'impossible-step': problem =>
    refused(
      `${problem.decision} kan inte ${stepVerb[problem.step]}: ${phaseText[problem.phase]}.`,
      `Se läget med "kalix-ov case show ${problem.decision}". Inget sparades.`,
    ),
  'day-before': problem =>
    refused(
      `Dagen ligger före ${dependency[problem.dependsOn] ?? 'det steg som den beror på'} (${problem.day}).`,
      'Ange en dag på eller efter den. Inget sparades.',
    ),
  'not-before-decision': problem =>
    refusedLocally(
      `${preparationText[problem.what] ?? 'Uppgiften'} ska ha en dag senast beslutsdagen (${problem.day}).`,
      'Kontrollera dagarna. Inget sparades.',
      'application',
    ),
  'closing-reason-for-adults': () =>
    refusedLocally(
      'Att den enskilde inte medverkar är en grund att avsluta bara för vuxna.',
      'Ange ett annat skäl. Inget sparades.',
      'application',
    ),
  'closing-reason-for-application': () =>
    refused(
      'En ansökan som inte är avgjord kan bara avslutas för att den återtas, behovet inte kvarstår, flytt eller dödsfall.',
      'Ange ett av de skälen, eller fatta beslutet. Inget sparades.',
    ),
  'interpreter-refused': problem =>
    refusedLocally(
      problem.who === 'barn'
        ? 'Ett barn får inte användas som tolk.'
        : 'En anhörig eller närstående får inte användas som tolk.',
      'Anlita en tolk genom tolkservice. Inget sparades.',
      'interpreter',
    ),
  'plan-incomplete': problem =>
    refusedLocally(
      `Genomförandeplanen saknar: ${problem.points.map(p => planPointWords[p]).join('; ')}.`,
      'Fyll i punkterna, eller ange det särskilda hindret med --hindrance. Inget sparades.',
      'plan',
    ),
  'adaptation-missing': () =>
    refusedLocally(
      'Behoven har förändrats: ange hur insatsen anpassas eller att beslutet omprövas.',
      'Ange --adaptation. Inget sparades.',
      'adaptation',
    ),
  'nothing-to-correct': problem =>
    refused(
      `Det finns inget att rätta i uppgiften "${problem.field}": den saknas eller har redan det värdet.`,
      'Se läget med "kalix-ov case show". Inget sparades.',
    ),
  'correction-breaks': problem =>
    refused(
      `Rättelsen går inte ihop med stegen i ${problem.decision}.`,
      'Stegen ska stå i dagordning och vara möjliga. Rätta dem i en annan ordning. Inget sparades.',
    ),
  'correction-grants': problem =>
    refusedLocally(
      `${problem.decision} är ett avslag: det blir inte ett bifall genom en rättelse.`,
      'Registrera det nya beslutet med sin ansökan, sitt samtycke och sina villkor. Inget sparades.',
      'application',
    ),
  'application-missing': () =>
    refusedLocally(
      'Ingen insats beviljas eller förlängs utan en tydlig ansökan.',
      'Ange --application-day och --application-by. Inget sparades.',
      'application',
    ),
  'not-a-programme': () =>
    notFound(
      'Bara insatser utan behovsprövning följs upp som helhet.',
      'Ett beslut följs upp med sitt nummer: kalix-ov followups record <nr>.',
    ),
  'already-decided': problem =>
    refused(
      `${problem.decision} är redan avgjort.`,
      `Se läget med "kalix-ov case show ${problem.decision}". Inget sparades.`,
    ),
  'condition-not-met': problem =>
    refused(
      `Villkoret är inte uppfyllt: ${sentence(problem.condition)}`,
      remedy(problem.remedy, 'Lagens och nämndens villkor kan inte frångås.'),
      problem.citation,
    ),
  'judgement-missing': problem =>
    refused(
      `En bedömning saknas: ${sentence(problem.condition)}`,
      remedy(problem.remedy, 'Ange vem som har bedömt och varför (--judged-by, --judged-why).'),
      problem.citation,
    ),
  'guideline-not-met': problem =>
    refused(
      `Riktlinjens rekommendation är inte följd: ${sentence(problem.condition)}`,
      remedy(problem.remedy, 'Den kan frångås med en skriftlig motivering (--deviation).'),
      problem.citation,
    ),
  'child-rights-missing': () =>
    refused(
      'Beslutet rör ett barn: ange att barnet har informerats och hörts, och hur barnets bästa har vägts.',
      'Ange --child-informed, --child-heard och --child-best-interests. Inget sparades.',
      { source: 'SoL 2025:400', place: '3 kap. 1–3 §§' },
    ),
  'identity-for-ivo-only': () =>
    refused(
      'Identitet lämnas bara till IVO: revisorerna och fullmäktige får avidentifierade uppgifter.',
      'Ta bort --with-identity, eller ange --for ivo.',
      { source: 'OSL 2009:400', place: '26 kap. 1 §' },
    ),
  'quarter-not-ended': problem =>
    refused(
      `Kvartalet ${problem.quarter} har inte slutat: sista dagen är ${problem.lastDay}.`,
      'Vänta till dagen efter, eller välj ett tidigare kvartal med --quarter. Inget sparades.',
    ),
  'already-submitted': problem =>
    refused(
      `${problem.quarter} är redan rapporterat (${problem.day}).`,
      `Se det som skickades med "kalix-ov ivo-report submit --quarter ${problem.quarter} --show". Ange --again om det verkligen har skickats på nytt. Inget sparades.`,
    ),
  'not-submitted': problem =>
    notFound(
      `${problem.quarter} är inte rapporterat.`,
      `Se vad som ska rapporteras med "kalix-ov ivo-report --quarter ${problem.quarter}".`,
    ),
  'identity-forbidden': problem =>
    refused(
      `Uppgifter som kan röja identitet får inte dokumenteras i ${problem.insats}. Nämnden har beslutat det för alla i insatsen (${problem.decision}).`,
      'Registrera deltagandet utan namn, nummer, adress och fritext. Inget sparades.',
      { source: 'SoL 2025:400', place: '14 kap. 5 §' },
    ),
  'identity-required': problem =>
    refused(
      `${problem.insats} ska dokumenteras med den enskildes identitet.`,
      'Lämna personen med --person <fil> eller --person -. Inget sparades.',
      { source: 'SoL 2025:400', place: '14 kap. 3 §' },
    ),
  'outside-target-group': problem =>
    refused(
      `Ingen i åldersgruppen hör till målgruppen: ${sentence(problem.condition)}`,
      'Kontrollera insats och ålder. En insats för någon annan prövas efter ansökan (11 kap. 1 § SoL). Inget sparades.',
      problem.citation,
    ),
  'not-registrable': problem =>
    refusedLocally(
      `${problem.insats} är förebyggande arbete: ingen registreras där.`,
      'Se "kalix-ov insats show". Inget sparades.',
      'preventive',
    ),
  'basis-not-in-force': problem =>
    refused(
      `Grunden ${problem.basis} gällde inte på beslutsdagen (${problem.day}).`,
      'Till och med 2025-06-30 är grunden 4:1 eller 4:2 (SoL 2001:453), därefter 11:1, 11:4, 12:1 eller 12:2. Inget sparades.',
      { source: 'SoL 2025:400', place: 'övergångsbestämmelserna p. 1–2' },
    ),
  'cannot-renew': problem =>
    refusedLocally(
      `Beslutet kan inte förnya det angivna: ${renewalReason[problem.reason]}.`,
      'Kontrollera numret i --renews. Inget sparades.',
      'application',
    ),
  'unknown-case': () =>
    notFound(
      'Ärendet finns inte i registret.',
      'Kontrollera numret (till exempel 2026-0042), eller kör "kalix-ov case list".',
    ),
  'unknown-decision': () =>
    notFound(
      'Beslutet finns inte i registret.',
      'Kontrollera numret (till exempel 2026-0042-A), eller kör "kalix-ov case list".',
    ),
  'export-conflict': problem =>
    refused(
      `Ärende ${problem.case} i exporten säger något annat än registret.`,
      'En export läses in i ett nytt register, eller i ett som har läst in den förut. Inget sparades.',
    ),
  'case-changed': () =>
    busy(
      'Någon annan har ändrat ärendet sedan det lästes.',
      'Titta på det igen med "kalix-ov case show" och kör sedan om. Inget sparades.',
    ),
} satisfies Partial<Wording>;

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function remedy(known: string | undefined, otherwise: string): string {
  return `${known ? `${sentence(known)} ` : ''}${otherwise} Inget sparades.`;
}
