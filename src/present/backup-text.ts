/** What was copied, and what is put back, in plain words. */
import type { Backup, Contents, RestorePlan } from '../domain/upkeep.ts';
import { swedishTime } from './local-time.ts';
import { sizeWords } from './quantity.ts';

export function backupText(made: Backup, keep: number | null): string {
  const { file, bytes, removed, newFolder } = made;
  return [
    `Säkerhetskopian är gjord, läst tillbaka och kontrollerad:\n${file} (${sizeWords(bytes)})`,
    ...(newFolder ? ['Mappen fanns inte: den är ny, och bara du kan öppna den.'] : []),
    `${contentsText(made)} Varje sida, hänvisning och post håller.`,
    lastEntry(made),
    ...(keep === null ? [] : [removedText(removed.length, keep)]),
    'Den öppnas med registrets nyckel. Förvara nyckeln på ett annat ställe.',
  ].join('\n');
}

function contentsText({ entries, cases, decisions }: Contents): string {
  return `${entries} ${entries === 1 ? 'journalpost' : 'journalposter'}, ${cases} ärenden, ${decisions} beslut.`;
}

function lastEntry({ head }: Contents): string {
  return head === null ? 'Journalen är tom.' : `Den sista posten: ${head.slice(0, 16)}…`;
}

function removedText(removed: number, keep: number): string {
  const kept = `Mappen behåller de ${keep} nyaste`;
  return removed === 0
    ? `${kept}; inget togs bort.`
    : `${kept}; ${removed} ${removed === 1 ? 'äldre' : 'äldre kopior'} togs bort.`;
}

export function preparedText(plan: RestorePlan): string {
  const until = plan.lastRecorded === null ? [] : [`Det sista i den antecknades ${swedishTime(plan.lastRecorded)}.`];
  return [`Kopian håller: ${contentsText(plan)}`, ...until, currentText(plan)].join('\n');
}

function currentText({ current, entries }: RestorePlan): string {
  if (current === 'nothing') return 'På registrets plats finns ingen fil.';
  if (current === 'unreadable') return 'Registret som finns går inte att läsa. Filen sparas under ett annat namn.';
  if (!current.isContinuation)
    return `Registret som finns har ${current.entries} poster och är inte en fortsättning på kopian.\nFilen sparas under ett annat namn.`;
  const later = current.entries - entries;
  return later === 0
    ? 'Registret har inget som kopian saknar. Filen sparas under ett annat namn.'
    : `Registret har ${later} ${later === 1 ? 'senare post' : 'senare poster'} som kopian saknar.\nFilen sparas under ett annat namn.`;
}

export function restoredText(plan: RestorePlan, aside: string | null): string {
  return [
    `Registret är återställt: ${contentsText(plan)} Det står i journalen.`,
    ...(aside === null ? [] : [`Den förra filen finns kvar: ${aside}`]),
    'Har du ett sigill på papper: kör "kalix-ov audit verify --against <fil>".',
  ].join('\n');
}
