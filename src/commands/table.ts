/** Every command, with the line that help shows and the file that is loaded when it is typed. */
import type { CommandEntry } from './command.ts';

export const groups: Readonly<Record<string, string>> = {
  insats: 'katalogen: vilka insatser som finns och deras villkor',
  rules: 'regelboken: regler med källor och datum, prövning och tolkningar',
  case: 'ärenden: lista och visa',
  decision: 'ett steg i ett besluts liv: erbjudande, verkställt, avbrutet, plan, avslutat',
  consent: 'samtycke till att dela uppgifter',
  followups: 'uppföljningar: vad som ska göras och vad som har gjorts',
  'board-report': 'underlag till nämnden',
  audit: 'granska registret: håller journalen',
  db: 'registerfilen',
};

export const commands: readonly CommandEntry[] = [
  { path: 'check', summary: 'vilka insatser en person kan få, och varför', load: () => import('./check.ts') },
  {
    path: 'register',
    summary: 'registrera ett deltagande, en insats eller ett beslut',
    load: () => import('./register.ts'),
  },
  { path: 'case list', summary: 'dina ärenden', load: () => import('./case-list.ts') },
  { path: 'case show', summary: 'ett ärende som det står i dag', load: () => import('./case-show.ts') },
  { path: 'case log', summary: 'ett ärendes historia', load: () => import('./case-log.ts') },
  {
    path: 'decision offer',
    summary: 'den enskilde har fått ett erbjudande',
    load: () => import('./decision-offer.ts'),
  },
  { path: 'decision contact', summary: 'kontakt med den som väntar', load: () => import('./decision-contact.ts') },
  { path: 'decision execute', summary: 'insatsen har kommit i gång', load: () => import('./decision-execute.ts') },
  { path: 'decision interrupt', summary: 'insatsen har avbrutits', load: () => import('./decision-interrupt.ts') },
  { path: 'decision resume', summary: 'insatsen har återupptagits', load: () => import('./decision-resume.ts') },
  { path: 'decision plan', summary: 'en genomförandeplan finns', load: () => import('./decision-plan.ts') },
  {
    path: 'decision changed',
    summary: 'behov eller förhållanden har förändrats',
    load: () => import('./decision-changed.ts'),
  },
  { path: 'decision close', summary: 'insatsen är avslutad', load: () => import('./decision-close.ts') },
  {
    path: 'decision correct',
    summary: 'rätta en uppgift; den gamla finns kvar',
    load: () => import('./decision-correct.ts'),
  },
  {
    path: 'decision object',
    summary: 'den enskilde anser att en uppgift är fel',
    load: () => import('./decision-object.ts'),
  },
  { path: 'consent share', summary: 'samtycke till att dela uppgifter', load: () => import('./consent-share.ts') },
  { path: 'report-concern', summary: 'en orosanmälan är gjord', load: () => import('./report-concern.ts') },
  {
    path: 'followups due',
    summary: 'vad som ska följas upp, och vilka som väntar',
    load: () => import('./followups-due.ts'),
  },
  {
    path: 'followups list',
    summary: 'nästa uppföljning för varje öppet beslut',
    load: () => import('./followups-list.ts'),
  },
  { path: 'followups record', summary: 'en uppföljning är gjord', load: () => import('./followups-record.ts') },
  { path: 'followups schedule', summary: 'bestäm en tidigare dag', load: () => import('./followups-schedule.ts') },
  { path: 'ivo-report', summary: 'kvartalets ej verkställda beslut', load: () => import('./ivo-report.ts') },
  {
    path: 'ivo-report submit',
    summary: 'registrera vad som har rapporterats',
    load: () => import('./ivo-report-submit.ts'),
  },
  {
    path: 'ivo-report notify',
    summary: 'rapporterade beslut som har verkställts: anmäl',
    load: () => import('./ivo-report-notify.ts'),
  },
  {
    path: 'board-report delegation',
    summary: 'månadens delegationsbeslut (nämnden § 86)',
    load: () => import('./board-report-delegation.ts'),
  },
  {
    path: 'board-report decisions',
    summary: 'månadens gynnande beslut, hopräknade (nämnden § 96)',
    load: () => import('./board-report-decisions.ts'),
  },
  {
    path: 'board-report internal-control',
    summary: 'tertialets mått för intern kontroll (nämnden § 94)',
    load: () => import('./board-report-internal-control.ts'),
  },
  {
    path: 'stats',
    summary: 'avidentifierad statistik för insatser utan behovsprövning',
    load: () => import('./stats.ts'),
  },
  { path: 'insats list', summary: 'alla insatser i katalogen', load: () => import('./insats-list.ts') },
  { path: 'insats show', summary: 'en insats med villkor, källor och beslut', load: () => import('./insats-show.ts') },
  { path: 'rules list', summary: 'alla regler med nivå, källa och datum', load: () => import('./rules-list.ts') },
  { path: 'rules show', summary: 'en regel med meningen som den vilar på', load: () => import('./rules-show.ts') },
  {
    path: 'rules interpretations',
    summary: 'var källorna är oense, och hur verktyget läser dem',
    load: () => import('./rules-interpretations.ts'),
  },
  {
    path: 'rules duties',
    summary: 'vad verktyget svarar för, och vad det inte gör',
    load: () => import('./rules-duties.ts'),
  },
  { path: 'rules lint', summary: 'kontrollera regelboken', load: () => import('./rules-lint.ts') },
  { path: 'rules test', summary: 'kör regelbokens prövningsfall', load: () => import('./rules-test.ts') },
  { path: 'import', summary: 'läs in beslut ur huvudsystemets export', load: () => import('./import.ts') },
  {
    path: 'audit verify',
    summary: 'kontrollera att inget är ändrat eller borttaget',
    load: () => import('./audit-verify.ts'),
  },
  { path: 'audit seal', summary: 'journalens slut, för papper', load: () => import('./audit-seal.ts') },
  { path: 'db init', summary: 'skapa registret och dess nyckel', load: () => import('./db-init.ts') },
];
