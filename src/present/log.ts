/** A case's history as Swedish sentences: what was recorded, the old and the new value at a correction. */
import type { CaseEvent, Consent, CorrectableField } from '../domain/case/event.ts';
import { swedishTime } from './local-time.ts';
import { paragraph } from './paragraph.ts';
import { printable } from './table.ts';
import { answerWords, applicantWords, closingWords, formWords, outcomeWords } from './words.ts';

/** One event with who recorded it, and when. */
export interface Recorded {
  readonly event: CaseEvent;
  readonly actor: string;
  readonly recorded: string;
  /** Who read it in from another register's export, and when. */
  readonly carried?: { readonly actor: string; readonly recorded: string };
}

/** `2026-11-20  A  Verkställt. (anna, 2026-11-20 09:12)`, the time as on a clock in Sweden. */
export function logText(events: readonly Recorded[], width: number): string {
  return events.map(each => logLine(each, width)).join('\n');
}

function logLine({ event, actor, recorded, carried }: Recorded, width: number): string {
  const decision = 'decision' in event ? event.decision : '–';
  const hand = carried
    ? `; ur en export som ${printable(carried.actor)} läste in ${swedishTime(carried.recorded)}`
    : '';
  const who = `(${printable(actor)}, ${swedishTime(recorded)}${hand})`;
  return paragraph(`${logSentence(event)} ${who}`, width, `${event.day}  ${decision}  `);
}

export function logSentence(event: CaseEvent): string {
  switch (event.kind) {
    case 'opened':
      return 'Ärendet öppnades.';
    case 'identity-changed':
      return 'Personuppgifterna ändrades.';
    case 'applied':
      return `Ansökan${event.by ? ` av ${applicantWords[event.by]}` : ''}${event.type ? ` om ${printable(event.type)}` : ''}.`;
    case 'consented':
      return consentSentence(event.consent);
    case 'motivation-assessed':
      return 'Mottaglighet och motivation var utredd.';
    case 'decided':
      return `Beslut: ${outcomeWords[event.outcome]} enligt ${event.basis}, ${printable(event.type)}${event.renews ? `; förnyar ${event.renews}` : ''}${event.courtOrder ? '; domstols avgörande' : ''}${event.deviation ? `; går ifrån riktlinjen: ${printable(event.deviation.why)}` : ''}.`;
    case 'enrolled':
      return `${printable(event.type)} började, utan individuell behovsprövning${event.informed === false ? '; inte upplyst om rätten att ansöka (11 kap. 6 §)' : ''}.`;
    case 'executed':
      return event.missing === null ? 'Verkställt.' : `Delvis verkställt; saknas: ${printable(event.missing)}.`;
    case 'interrupted':
      return `Avbrutet${event.why ? `: ${printable(event.why)}` : ''}.`;
    case 'resumed':
      return 'Återupptaget.';
    case 'followed-up':
      return `Uppföljning${event.how ? ` (${formWords[event.how]})` : ''}${event.deficiencies ? '; brister noterades' : ''}${event.needsChanged ? '; behoven har förändrats' : ''}.`;
    case 'closed':
      return `Avslutat${event.reason ? `: ${closingWords[event.reason]}` : event.reasonAsWritten ? `: ${printable(event.reasonAsWritten)}` : ''}${event.goals ? `; målen nåddes: ${event.goals}` : ''}.`;
    case 'delay-explained':
      return `Skäl för fördröjningen: ${event.reasons ? printable(event.reasons) : 'borttaget'}.`;
    case 'corrected':
      return `Rättelse av ${fieldWords[event.field]}: ${old(event.from)} ändrades till ${old(event.to)}${event.why ? ` (${printable(event.why)})` : ''}.`;
    case 'offered':
      return `Erbjudande: ${printable(event.what)}; ${answerWords[event.answer]}${event.answerDay ? ` ${event.answerDay}` : ''}.`;
    case 'contacted':
      return `Kontakt under väntan (${formWords[event.how]})${event.help ? `; erbjöds: ${printable(event.help)}` : ''}${event.asksToWait ? '; den enskilde vill själv vänta' : ''}${event.delayReasons ? `; skäl för fördröjningen: ${printable(event.delayReasons)}` : ''}.`;
    case 'planned':
      return `Genomförandeplan; ${event.participated ? 'den enskilde deltog' : 'den enskilde deltog inte'}${event.hindrance ? '; särskilt hinder för någon punkt' : ''}${event.followUpDay ? `; följs upp ${event.followUpDay}` : ''}.`;
    case 'needs-changed':
      return `Förändrat behov: ${printable(event.what)}.`;
    case 'follow-up-scheduled':
      return `Uppföljning bestämd till ${event.due}${event.why ? ` (${printable(event.why)})` : ''}.`;
    case 'objected':
      return `Den enskilde anser att en uppgift är felaktig: ${printable(event.what)}.`;
    case 'sharing-consented':
      return event.withdrawn
        ? `Samtycket att dela uppgifter med ${printable(event.with)} återkallades.`
        : `Samtycke att dela uppgifter med ${printable(event.with)}: ${printable(event.what)}.`;
    case 'concern-reported':
      return `Orosanmälan gjordes till ${printable(event.to)} (19 kap. 1 § SoL).`;
    case 'row-imported':
      return 'Raden i huvudsystemets export lästes in.';
  }
}

/** Whose consent, as it was given or refused. */
export function consentSentence(consent: Consent | null): string {
  if (consent === null) return 'Samtycke lämnades.';
  const { own, guardians, childConsents, childRequests } = consent;
  const parts = [
    own === null ? '' : own ? 'den enskilde samtycker' : 'den enskilde samtycker inte',
    guardians === null ? '' : guardianWords[guardians],
    childConsents === null ? '' : childConsents ? 'barnet samtycker' : 'barnet samtycker inte',
    childRequests ? 'barnet begär det' : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'Samtycke lämnades.' : `Samtycke: ${parts.join('; ')}.`;
}

const guardianWords = {
  all: 'vårdnadshavarna samtycker',
  one: 'en av två vårdnadshavare samtycker',
  none: 'vårdnadshavarna samtycker inte',
} as const;

function old(value: string | null): string {
  return value === null ? '(inget)' : `"${printable(value)}"`;
}

export const fieldWords: Readonly<Record<CorrectableField, string>> = {
  decided: 'beslutsdagen',
  outcome: 'utfallet',
  basis: 'grunden',
  insats: 'insatsen',
  type: 'typen av insats',
  needs: 'behoven',
  caseworker: 'handläggaren',
  decidedBy: 'delegaten',
  delegation: 'punkten i delegationsordningen',
  courtOrder: 'domstols avgörande',
  executed: 'dagen för verkställighet',
  partialMissing: 'vad som saknas',
  interrupted: 'dagen för avbrott',
  resumed: 'dagen för återupptagande',
  closed: 'dagen för avslut',
  closingReason: 'skälet för avslut',
  lastFollowUp: 'dagen för senaste uppföljning',
  applied: 'dagen för ansökan',
  consented: 'dagen för samtycke',
  motivationAssessed: 'dagen för utredd motivation',
};
