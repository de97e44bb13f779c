/** The words that problems are said with: steps, phases, days, reasons. */
import type {
  CopyFault,
  KeyringFault,
  PhaseName,
  PlanPointName,
  StepName,
  UnusableBackup,
} from '../../domain/problem.ts';

export const personNumberFault = {
  form: 'numret är inte skrivet som ett personnummer eller samordningsnummer.',
  day: 'födelsedagen i numret finns inte i kalendern.',
  'check-digit': 'de fyra sista siffrorna stämmer inte med resten av numret.',
  interim: 'interimsnummer används inte här.',
  century: 'det går inte att veta vilket århundrade som menas.',
  future: 'födelsedagen i numret ligger efter dagen som allt bedöms på.',
} as const;

export const personNumberHint = {
  form: 'Skriv det med tolv siffror, ÅÅÅÅMMDD-NNNN, utan mellanslag. Inget sparades.',
  day: 'Kontrollera år, månad och dag mot en handling (samordningsnummer har dagen + 60). Inget sparades.',
  'check-digit': 'Jämför hela numret med en handling: en siffra är fel eller två har bytt plats. Inget sparades.',
  interim:
    'Ange personnummer eller samordningsnummer. Saknas båda: ett tillfälligt nummer som i IVO:s e-tjänst, ÅÅÅÅMMDD-Tddd eller ÅÅÅÅMMDD-TFdd. Inget sparades.',
  century: 'Skriv hela året, ÅÅÅÅMMDD-NNNN (plustecken bara från det år personen fyller 100). Inget sparades.',
  future: 'Kontrollera året i numret, eller --today. Inget sparades.',
} as const;

export const referenceText = {
  condition: 'villkoret',
  fact: 'uppgiften',
  group: 'målgruppen',
  interpretation: 'tolkningen',
} as const;

export const keyringFault: Readonly<Record<KeyringFault | 'other-key', string>> = {
  'no-module': 'tillägget som läser den (@napi-rs/keyring) är inte installerat',
  'no-service': 'det finns ingen nyckelring som går att nå härifrån',
  'no-access': 'den är låst eller tar inte emot',
  'no-answer': 'den svarade inte på 30 sekunder',
  'no-entry': 'posten finns inte kvar i den',
  'other-key': 'det som ligger i den passar inte filen',
};

export const fileReason = {
  missing: 'filen finns inte',
  denied: 'behörighet saknas',
  folder: 'det är en mapp',
  other: 'läsningen misslyckades',
} as const;

export const stepVerb: Readonly<Record<StepName, string>> = {
  execute: 'verkställas',
  interrupt: 'avbrytas',
  resume: 'återupptas',
  close: 'avslutas',
  'follow-up': 'följas upp',
  offer: 'få ett erbjudande',
  contact: 'få en kontakt under väntan',
  plan: 'få en genomförandeplan',
  changed: 'få ett förändrat behov',
  schedule: 'få en bestämd dag för uppföljning',
  object: 'få en invändning',
  share: 'få ett samtycke till att dela uppgifter',
  concern: 'få en orosanmälan',
};

export const phaseText: Readonly<Record<PhaseName, string>> = {
  'not-yet': 'det är inte fattat än',
  applied: 'ansökan är inte avgjord',
  refused: 'ansökan avslogs',
  waiting: 'det är inte verkställt',
  running: 'det pågår redan',
  'partly-running': 'det pågår delvis',
  interrupted: 'det är avbrutet',
  closed: 'det är avslutat',
  renewed: 'det har ersatts av ett nytt beslut',
};

export const dependency: Readonly<Record<string, string>> = {
  decided: 'beslutsdagen',
  executed: 'verkställigheten',
  interrupted: 'avbrottet',
  resumed: 'återupptagandet',
  closed: 'avslutet',
  offered: 'erbjudandet',
  planned: 'planen',
  today: 'dagen då den bestäms',
};

export const preparationText: Readonly<Record<string, string>> = {
  application: 'Ansökan',
  consent: 'Samtycket',
  motivation: 'Utredningen av mottaglighet och motivation',
};

export const renewalReason = {
  'other-person': 'det gäller en annan person',
  refused: 'det avslogs',
  renewed: 'det är redan förnyat',
  'without-assessment': 'insatsen har inget beslut',
  later: 'det fattades senare',
} as const;

export const planPointWords: Readonly<Record<PlanPointName, string>> = {
  goal: 'målet med insatserna',
  execution: 'när och hur insatserna ska genomföras',
  followUp: 'när och hur planen ska följas upp',
  otherPrincipals: 'när och hur den enskilde får del av andra huvudmäns insatser',
  closeContacts: 'när och hur kontakter med närstående ska ordnas',
  boardContact: 'när och hur den enskilde ska ha kontakt med nämnden',
  personsView: 'den enskildes syn på genomförandet',
};

export const copyFault: Readonly<Record<CopyFault, string>> = {
  damaged: 'en sida går inte att läsa',
  references: 'rader hänvisar till rader som saknas',
  journal: 'journalen håller inte',
  counts: 'den har inte lika mycket i sig som registret',
};

export const unusableBackup: Readonly<Record<UnusableBackup, string>> = {
  ...copyFault,
  'not-encrypted': 'det är en okrypterad SQLite-fil',
  'not-a-register': 'det är inte ett kalix-ov-register',
  truncated: 'filen är avkortad',
  'wrong-key': 'ingen nyckel som finns här passar den, eller så är den skadad',
  foreign: 'den går att läsa med nyckeln men är inte ett kalix-ov-register',
  newer: 'den är skriven av en nyare version av kalix-ov',
  'in-use': 'den används som register, och det senaste ligger i en fil bredvid',
};
