/** What doctor found, in plain words: what is well, what is not, and what to do about it. */
import { type Day, daysBetween } from '../domain/day.ts';
import {
  backupMaxDays,
  type Check,
  type CheckId,
  type CheckStatus,
  type DerivedHealth,
  type Health,
  type InsideHealth,
  lastVerified,
  leastFreeFor,
} from '../domain/health.ts';
import type { KeyProtection } from '../domain/upkeep.ts';
import { swedishTime } from './local-time.ts';
import { paragraph } from './paragraph.ts';
import { describeProblem } from './problem/describe.ts';
import { copyFault } from './problem/words.ts';
import { sizeWords } from './quantity.ts';

const leads: Readonly<Record<CheckStatus, string>> = {
  ok: 'Bra        ',
  note: 'Upplysning ',
  finding: 'ÅTGÄRDA    ',
  unknown: 'Vet inte   ',
};

export function healthText(health: Health, checks: readonly Check[], today: Day, width: number): string {
  const lines = checks.map(check => paragraph(sentence(check, health, today), width, leads[check.status]));
  const findings = checks.filter(check => check.status === 'finding').length;
  const sum =
    findings === 0 ? 'Inget behöver åtgärdas.' : `${findings} ${findings === 1 ? 'sak' : 'saker'} att åtgärda.`;
  const places = [...placeLines('Registret: ', health.register, width), ...keyPlace(health, width)];
  return [places.join('\n'), lines.join('\n'), sum].join('\n\n');
}

export function healthJson(health: Health, checks: readonly Check[], today: Day): unknown {
  const { register, keyFile, keyProtection, keyringEntry } = health;
  const told = checks.map(check => ({ ...check, text: sentence(check, health, today) }));
  return {
    register,
    keyFile,
    keyProtection,
    keyringEntry,
    today,
    ok: checks.every(check => check.status !== 'finding'),
    checks: told,
  };
}

function sentence(check: Check, health: Health, today: Day): string {
  const { inside } = health;
  const outside = outsideSentence(check, health);
  if (outside !== undefined) return outside;
  if (inside.problem === null) return insideSentence(check, inside, today);
  const { message, hint } = describeProblem(inside.problem);
  return `${message} ${hint}`;
}

type OutsideId = 'register-mode' | 'key-mode' | 'key-place' | 'drive' | 'space' | 'interrupted';

function outsideSentence({ id, status }: Check, health: Health): string | undefined {
  const isOutside = (of: CheckId): of is OutsideId => of in outsideWords;
  return isOutside(id) ? outsideWords[id](health, status) : undefined;
}

const outsideWords: Readonly<Record<OutsideId, (health: Health, status: CheckStatus) => string>> = {
  'register-mode': (_, status) => modeSentence('Registerfilen', status),
  'key-mode': ({ keyProtection }, status) => `${modeSentence('Nyckelfilen', status)} ${protectionWords[keyProtection]}`,
  'key-place': (_, status) =>
    status === 'ok'
      ? 'Ingen nyckel ligger i samma mapp som registret.'
      : 'Det ligger en nyckel i samma mapp som registret: den som får mappen kan läsa allt. Flytta bort den.',
  drive: ({ fileSystem, isNetwork }) => driveSentence(fileSystem, isNetwork),
  space: ({ freeBytes, bytes }, status) => spaceSentence(freeBytes, bytes, status),
  interrupted: health => interruptedSentence(health),
};

const protectionWords: Readonly<Record<KeyProtection, string>> = {
  none: 'Den är inte skyddad med lösenfras eller nyckelring (db key wrap).',
  passphrase: 'Den är skyddad med lösenfras.',
  keyring: 'Den öppnas bara med det som ligger i datorns nyckelring.',
};

/** The key's file, and what the keyring holds it by. */
function keyPlace({ keyFile, keyringEntry }: Health, width: number): string[] {
  const entry =
    keyringEntry === null ? [] : [paragraph(`öppnas med nyckelringens kalix-ov, ${keyringEntry}`, width, indent)];
  return [...placeLines('Nyckeln:   ', keyFile, width), ...entry];
}

const indent = ' '.repeat('Nyckeln:   '.length);

/** A file cannot be broken: one that is too long for the line has the next to itself. */
function placeLines(lead: string, file: string, width: number): string[] {
  return lead.length + file.length <= width ? [lead + file] : [lead.trimEnd(), `  ${file}`];
}

function modeSentence(what: string, status: CheckStatus): string {
  if (status === 'note')
    return `${what} kan läsas och ändras av sin grupp. Det ska bara vara registrets användare; annars: chmod 600 på den.`;
  if (status === 'unknown') return `${what}: rättigheterna går inte att läsa här. Se till att bara du kan läsa den.`;
  return status === 'ok'
    ? `${what} kan bara läsas av sin ägare.`
    : `${what} kan läsas eller ändras av andra. Kör chmod 600 på den.`;
}

function driveSentence(type: string | null, isNetwork: boolean): string {
  if (type === null)
    return 'Om registret ligger på en nätverksdisk går inte att avgöra på det här systemet. Det ska det inte göra.';
  if (type === '9p')
    return 'Registret ligger på en delad disk (9p): den kan vara lokal eller på nätet. Lägg det hellre på en vanlig disk.';
  return isNetwork
    ? `Registret ligger på en nätverksdisk (${type}): där kan det skadas när flera skriver. Gör en säkerhetskopia, och återställ den på en lokal disk: kalix-ov db restore <kopia> --db <fil>.`
    : `Registret ligger på en lokal disk (${type}).`;
}

function spaceSentence(free: number | null, bytes: number, status: CheckStatus): string {
  if (free === null) return 'Hur mycket plats som finns kvar går inte att avgöra på det här systemet.';
  const room = `${sizeWords(free)} ledigt; registret är ${sizeWords(bytes)}.`;
  return status === 'ok' ? room : `${room} Det behövs minst ${sizeWords(leastFreeFor(bytes))}. Frigör utrymme.`;
}

function interruptedSentence({ leftovers, hasNextKey, hasLooseWrites }: Health): string {
  const next =
    'Ett nyckelbyte avbröts, eller pågår. Registret går att använda; kör "kalix-ov db key rotate" igen om det inte pågår.';
  const files = `En kopiering avbröts, eller pågår. Ta bort det som är kvar när inget pågår: ${leftovers.join(', ')}`;
  if (hasNextKey || leftovers.length > 0)
    return [...(hasNextKey ? [next] : []), ...(leftovers.length > 0 ? [files] : [])].join(' ');
  return hasLooseWrites
    ? 'Någon arbetar i registret nu, eller avbröts. Allt som var sparat finns, och läses in av sig självt.'
    : 'Inget avbrutet ligger kvar.';
}

/** Of a damaged file `audit verify` says no more than this, or less: it leaves out index against table. */
function afterFault(fault: InsideHealth['fault']): string {
  return fault === 'damaged'
    ? 'Använd en säkerhetskopia.'
    : 'Kör "kalix-ov audit verify", och använd en säkerhetskopia.';
}

function insideSentence({ id, status }: Check, inside: InsideHealth, today: Day): string {
  switch (id) {
    case 'journal':
      return inside.fault
        ? `Registret håller inte: ${copyFault[inside.fault]}. ${afterFault(inside.fault)}`
        : `Journalen håller: ${inside.entries} ${inside.entries === 1 ? 'post' : 'poster'}, och varje sida går att läsa.`;
    case 'derived':
      return derivedSentence(inside.derived);
    case 'schema':
      return status === 'ok'
        ? `Registrets form är den senaste (${inside.schema.expected}).`
        : `Registrets form är äldre (${inside.schema.found} av ${inside.schema.expected}). Nästa kommando gör en säkerhetskopia och uppdaterar den.`;
    case 'backup':
      return backupSentence(inside, today);
    case 'clock':
      return status === 'ok'
        ? 'Klockan går inte före journalens sista post.'
        : `Datorns klocka går fel: den sista posten är antecknad ${swedishTime(inside.lastRecorded ?? '')}, efter vad klockan visar nu. Ställ klockan.`;
    default:
      return 'Registret går att öppna med sin nyckel.';
  }
}

function derivedSentence(derived: DerivedHealth): string {
  if ('differ' in derived)
    return derived.differ.length === 0
      ? 'Listorna är desamma som när de görs om ur journalen.'
      : `Listorna stämmer inte med journalen (${derived.differ.join(', ')}). Gör en säkerhetskopia och lämna uppgiften till verktygets förvaltare.`;
  return skippedWords[derived.skipped];
}

const skippedWords = {
  rules: 'Regelboken har ändrats sedan listorna gjordes. Nästa kommando gör om dem ur journalen.',
  space: 'Listorna jämfördes inte med journalen: det finns inte plats för en tillfällig kopia.',
  fault: 'Listorna jämfördes inte med journalen, eftersom den inte håller.',
  schema: 'Listorna jämfördes inte med journalen, eftersom registrets form är äldre.',
} as const;

function noCopy({ restored }: InsideHealth): string {
  return restored?.removedAgain
    ? 'Säkerhetskopian som registret återställdes ur innehåller det som sedan har gallrats, och ingen nyare är gjord.'
    : 'Ingen kontrollerad säkerhetskopia är gjord.';
}

function backupSentence(inside: InsideHealth, today: Day): string {
  const last = lastVerified(inside);
  const make = 'Kör "kalix-ov db backup <mapp>", helst varje natt.';
  if (!last) return `${noCopy(inside)} ${make}`;
  const days = daysBetween(last.day, today);
  const age = days === 0 ? 'i dag' : days === 1 ? 'i går' : `för ${days} dagar sedan`;
  const done = last.isRestored
    ? `Säkerhetskopian som registret återställdes ur kontrollerades ${last.day} (${age}).`
    : `Den senaste kontrollerade säkerhetskopian gjordes ${last.day} (${age}).`;
  const failed = inside.backups.at(-1)?.result === 'failed' ? ' Ett senare försök misslyckades.' : '';
  return days <= backupMaxDays ? `${done}${failed}` : `${done}${failed} Det är mer än ${backupMaxDays} dagar. ${make}`;
}
