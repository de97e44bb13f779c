/** What a check of the journal found, in plain words. */
import type { ChainBreak, Verification } from '../domain/verification.ts';

export function verificationText(result: Verification, sealed: boolean | null): string {
  const { entries, removed, broken } = result;
  if (broken) {
    return `Journalen håller inte: post ${broken.seq} ${breakWords[broken.kind]}. De ${entries} posterna före den håller.\nAnvänd en säkerhetskopia, och ta reda på vad som har hänt.`;
  }
  const whole = `Journalen håller: ${entries} poster, ingen ändrad, borttagen eller flyttad.${removedText(removed)}${clockLine(result)}`;
  if (sealed === null) return `${whole}\nAtt slutet inte är avkapat syns bara mot ett sigill (--against).`;
  return sealed
    ? `${whole}\nSigillets post finns kvar: slutet är inte avkapat före den.`
    : `${whole}\nSigillets post finns INTE: slutet är avkapat, eller så är det ett annat register.`;
}

function removedText(removed: number): string {
  if (removed === 0) return '';
  return `\nInnehållet i ${removed} av dem är gallrat; för vart och ett finns ett kvitto.`;
}

function clockLine({ clockSetBack }: Verification): string {
  if (!clockSetBack) return '';
  return `\nPost ${clockSetBack.seq} är registrerad tidigare än en post före den: datorns klocka har\nställts om däremellan. Kontrollera klockan; ordningen mellan posterna gäller.`;
}

const breakWords: Readonly<Record<ChainBreak, string>> = {
  'missing-before': 'står inte på sin plats: en eller flera poster före den saknas',
  'does-not-follow': 'följer inte på den före: någon av dem är utbytt eller flyttad',
  changed: 'är ändrad',
  'content-missing': 'saknar sitt innehåll, och ingen gallring säger det',
  'content-changed': 'har fått sitt innehåll ändrat',
};
