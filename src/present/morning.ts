/** The morning on one screen: late first, then today, then what comes; who waits; what to do next. */
import type { FollowUpPolicy } from '../domain/policy.ts';
import type { Morning } from './morning-json.ts';
import { paragraph } from './paragraph.ts';
import { seriesWords } from './series-words.ts';
import { sourceText } from './source-text.ts';
import type { Screen, Style } from './style.ts';
import { type Column, table } from './table.ts';
import { days } from './words.ts';

type Row = Morning['followUps'][number];
type Waiting = Morning['waiting'][number];

export function morningText(morning: Morning, screen: Screen): string {
  const paint = screen.style;
  const parts = [
    heading(morning, paint),
    followUps(morning, screen.columns, paint),
    waiting(morning, screen.columns, paint),
    programmes(morning, screen.columns),
    next(morning),
  ];
  return parts.filter(Boolean).join('\n\n');
}

function heading(morning: Morning, paint: Style): string {
  const whose = morning.all ? 'alla beslut' : `beslut för ${morning.user}`;
  return paint.bold(`Uppföljningar ${morning.today}, ${whose}`);
}

function followUps(morning: Morning, width: number, paint: Style): string {
  if (!morning.policy) {
    return `Riktlinjens uppföljningar gäller inte den ${morning.today}.\nFörsta dagen är ${morning.firstDay}.`;
  }
  if (morning.followUps.length === 0) return `Inga beslut att följa upp till och med ${days(morning.within)} framåt.`;
  const count = (status: Row['status']) => morning.followUps.filter(r => r.status === status).length;
  const summary = `${count('late')} sena, ${count('today')} i dag, ${count('coming')} inom ${days(morning.within)} (${sourceText(morning.policy.sixMonths.citation)})`;
  return `${paint.bold(summary)}\n${table(followUpColumns(morning.all, morning.policy), morning.followUps, width)}`;
}

function followUpColumns(all: boolean, policy: FollowUpPolicy): Column<Row>[] {
  const caseworker: Column<Row> = { title: 'Handläggare', value: r => r.caseworker ?? '–', flexible: true };
  return [
    { title: 'Läge', value: state },
    { title: 'Senast', value: r => r.due },
    { title: 'Beslut', value: r => r.decision },
    { title: 'Insats', value: r => r.type, flexible: true },
    { title: 'Uppföljning', value: r => seriesWords(r.series, policy) },
    ...(all ? [caseworker] : []),
  ];
}

function state(row: Row): string {
  if (row.status === 'late') return `SEN ${days(row.daysLate)}`;
  if (row.status === 'today') return 'I DAG';
  return row.workingDay === row.due ? 'kommer' : `vardag ${row.workingDay.slice(5)}`;
}

function waiting(morning: Morning, width: number, paint: Style): string {
  if (morning.waiting.length === 0) return '';
  const passed = morning.waiting.filter(w => w.daysLeft < 0).length;
  const summary = `${morning.waiting.length} beviljade väntar på att verkställas, ${passed} har väntat mer än tre månader (34 kap. 1 § SoL)`;
  const columns: Column<Waiting>[] = [
    { title: 'Tre månader', value: w => w.threeMonths },
    { title: 'Kvar', value: w => (w.daysLeft < 0 ? `${days(-w.daysLeft)} över` : days(w.daysLeft)), right: true },
    { title: 'Beslut', value: w => w.decision },
    { title: 'Insats', value: w => w.type, flexible: true },
    { title: 'Senaste kontakt', value: w => `${w.lastContact ?? 'ingen'}${w.contactDue ? ' – hör av dig' : ''}` },
  ];
  return `${paint.bold(paragraph(summary, width))}\n${table(columns, morning.waiting, width)}`;
}

function programmes({ programmes, programmeNames }: Morning, width: number): string {
  const [first, ...others] = programmes;
  if (!first) return '';
  const names = (ids: readonly string[]) =>
    ids.length > 1 && ids.length === programmeNames.size
      ? `alla ${ids.length}`
      : ids.map(id => programmeNames.get(id) ?? id).join(', ');
  const byDay = Map.groupBy(programmes, p => p.due);
  return [
    'Insatser utan behovsprövning att följa upp som helhet, senast:',
    ...[...byDay].map(([due, rows]) => paragraph(names(rows.map(r => r.insats)), width, `  ${due}  `)),
    `  Registrera: kalix-ov followups record --programme ${first.insats}`,
    ...(others.length === 0 ? [] : ['  En i taget; de andras id: kalix-ov insats list']),
  ].join('\n');
}

function next(morning: Morning): string {
  const [first] = morning.followUps;
  if (first) return `Nästa steg: kalix-ov followups record ${first.decision}`;
  const [wait] = morning.waiting;
  return wait ? `Nästa steg: kalix-ov case show ${wait.decision}` : '';
}
