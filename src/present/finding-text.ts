/** What a finding says in Swedish. */
import type { CaseFinding } from '../domain/case/findings.ts';

export function findingText(finding: CaseFinding): string {
  const day = finding.day ?? '';
  switch (finding.code) {
    case 'no-application':
      return 'Ansökan saknas.';
    case 'no-consent':
      return 'Samtycke saknas.';
    case 'no-motivation':
      return 'Mottaglighet och motivation är inte utredd.';
    case 'no-child-rights':
      return 'Hur barnets bästa har vägts, och att barnet har informerats och hörts, är inte antecknat.';
    case 'child-not-heard':
      return 'Barnet har inte både informerats och fått framföra sina åsikter.';
    case 'no-delegation':
      return 'Delegat eller punkt i delegationsordningen saknas.';
    case 'no-plan':
      return 'Genomförandeplan saknas.';
    case 'no-participation-in-plan':
      return `Den enskilde deltog inte i genomförandeplanen ${day}.`;
    case 'not-executed-in-time':
      return `Inte verkställt inom tre månader (${day}): rapporteras till IVO och revisorerna.`;
    case 'no-delay-reasons':
      return 'Skälen för fördröjningen är inte antecknade.';
    case 'no-contact-while-waiting':
      return `Ingen kontakt under väntan sedan ${day}.`;
    case 'one-voice':
      return `Uppföljningen ${day} saknar samtal med den enskilde eller uppgifter från utföraren.`;
    case 'deficiency-without-measure':
      return `Brister noterades ${day}, men ingen åtgärd.`;
    case 'no-closing-reason':
      return 'Skälet för avslut saknas.';
    case 'objection':
      return `Den enskilde anser att en uppgift är felaktig (${day}).`;
  }
}
