/** The register's file, its key and its copies. */
import type { KeyringFault, UnusableBackup } from '../../domain/problem.ts';
import { busy, integrity, notFound, usage, type Wording } from './wording.ts';
import { copyFault, keyringFault, unusableBackup } from './words.ts';

export const registerProblems = {
  'register-busy': () => busy('Registret är upptaget av någon annan.', 'Vänta en stund och kör igen. Inget sparades.'),
  'register-read-only': () =>
    busy(
      'Registret går inte att skriva i: det är skrivskyddat eller behörighet saknas.',
      'Kontrollera filens och mappens rättigheter. Inget sparades.',
    ),
  'register-full': () =>
    busy('Det gick inte att skriva: disken är full eller svarar inte.', 'Frigör utrymme och kör igen. Inget sparades.'),
  'register-missing': problem =>
    notFound(
      `Det finns inget register på ${problem.file}.`,
      'Skapa det med "kalix-ov db init", eller ange rätt fil med --db.',
    ),
  'register-exists': problem =>
    usage(`Det finns redan en fil på ${problem.file}.`, 'Välj en annan fil med --db. Inget skrevs över.'),
  'other-municipality': problem =>
    usage(
      `Registret hör till ${problem.register}, men regelboken till ${problem.rules}.`,
      'Ange rätt regelbok (--rules) eller rätt register (--db); se "kalix-ov help miljo". Inget gjordes.',
    ),
  'register-beside-key': () =>
    usage('Registret får inte ligga i samma mapp som sin nyckel.', 'Välj en annan mapp med --db.'),
  'register-not-encrypted': problem =>
    integrity(
      `${problem.file} är en okrypterad SQLite-fil, inte ett kalix-ov-register.`,
      'Ange rätt fil med --db. Filen är orörd.',
    ),
  'register-not-a-register': problem =>
    integrity(`${problem.file ?? 'Filen'} är inte ett kalix-ov-register.`, 'Ange rätt fil med --db. Filen är orörd.'),
  'register-truncated': problem =>
    integrity(
      `${problem.file} är avkortad, eller inget register: den slutar mitt i en sida.`,
      'Kontrollera att det är rätt fil. Är det registret: använd en säkerhetskopia. Filen är orörd.',
    ),
  'register-damaged': () =>
    integrity('Registret är skadat: en sida går inte att läsa.', 'Använd en säkerhetskopia. Filen är orörd.'),
  'register-wrong-key': () =>
    integrity(
      'Nyckeln passar inte registret, eller så är filen skadad eller något annat än ett register.',
      'Kontrollera att det är rätt fil och rätt nyckelfil. Filen är orörd.',
    ),
  'register-foreign': () =>
    integrity(
      'Filen går att läsa med nyckeln men är inte ett kalix-ov-register.',
      'Ange rätt fil med --db. Filen är orörd.',
    ),
  'register-newer': () =>
    integrity('Registret är skrivet av en nyare version av kalix-ov.', 'Uppdatera verktyget. Filen är orörd.'),
  'key-missing': problem =>
    integrity(
      `Nyckeln till registret saknas; den skulle finnas i ${problem.file}.`,
      'Utan nyckel kan registret inte läsas. Skriv återställningsnyckeln från papperet i den filen (rättighet 0600) och kör igen.',
    ),
  'key-unreadable': problem =>
    integrity(
      `Nyckelfilen ${problem.file} innehåller ingen hel nyckel: kontrollgruppen stämmer inte.`,
      'Jämför med återställningsnyckeln på papper.',
    ),
  'key-open-to-others': problem =>
    integrity(
      `Nyckelfilen ${problem.file} kan läsas av andra.`,
      'Ta bort andras rättigheter (chmod 600) och kör igen.',
    ),
  'signing-keys-unreadable': () =>
    integrity(
      'Nycklarna som journalen är signerad med går inte att läsa ur registret.',
      'Någon har ändrat i filen. Använd en säkerhetskopia. Inget sparades.',
    ),
  'passphrase-wrong': problem =>
    integrity(
      `Lösenfrasen passar inte nyckelfilen ${problem.file}.`,
      'Försök igen. Är den glömd: skriv återställningsnyckeln från papperet i filen (rättighet 0600).',
    ),
  'keyring-failed': problem =>
    integrity(
      `Nyckelfilen ${problem.file} öppnas med datorns nyckelring, och ${keyringFault[problem.why]}.`,
      `${keyringHint(problem.why)} Är nyckelringen borta för alltid: skriv återställningsnyckeln från papperet i nyckelfilen (rättighet 0600).`,
    ),
  'keyring-refused': problem =>
    integrity(
      `Nyckeln kunde inte läggas i datorns nyckelring: ${keyringFault[problem.why]}.`,
      'Inget ändrades. Nyckelfilen kan i stället skyddas med en lösenfras: kalix-ov db key wrap.',
    ),
  'network-drive': problem =>
    usage(
      `${problem.file} ligger på en nätverksdisk (${problem.type}): där kan registret skadas när flera skriver.`,
      'Lägg registret på en lokal disk (--db). Säkerhetskopior får ligga på nätverksdisken.',
    ),
  'backup-exists': problem =>
    usage(`Det finns redan en fil på ${problem.file}.`, 'Välj ett annat namn. Inget skrevs över.'),
  'backup-beside-key': () =>
    usage('Säkerhetskopian får inte ligga i samma mapp som nyckeln.', 'Välj en annan mapp, helst på en annan disk.'),
  'backup-not-verified': problem =>
    integrity(
      `Kopian höll inte när den lästes tillbaka: ${copyFault[problem.fault]}. Den är borttagen.`,
      'Kör "kalix-ov audit verify" och "kalix-ov db doctor". Behåll de äldre säkerhetskopiorna.',
    ),
  'backup-unusable': problem =>
    integrity(
      `Säkerhetskopian ${problem.file} går inte att använda: ${unusableBackup[problem.reason]}.`,
      backupHint(problem.reason),
    ),
  'backup-of-another': problem =>
    integrity(
      `Säkerhetskopian är av ett annat register än det som finns på ${problem.file}.`,
      'Välj rätt säkerhetskopia, eller ange en annan plats med --db. Inget ändrades.',
    ),
} satisfies Partial<Wording>;

function keyringHint(why: KeyringFault | 'other-key'): string {
  if (why === 'no-module') return 'Kör "npm ci" i verktygets mapp.';
  if (why === 'no-service') return 'Kör kommandot där du är inloggad så att nyckelringen nås.';
  if (why === 'no-access' || why === 'no-answer') return 'Lås upp nyckelringen och kör igen.';
  return 'Det går inte att få tillbaka.';
}

function backupHint(reason: UnusableBackup): string {
  if (reason === 'newer') return 'Uppdatera verktyget. Registret är orört.';
  if (reason === 'wrong-key')
    return 'Är den från före ett nyckelbyte: lägg tillbaka den gamla nyckelfilen (….gammal-….key). Registret är orört.';
  return 'Välj en annan säkerhetskopia. Registret är orört.';
}
