/** A quarter's report with long Swedish texts, every part, and what an attacker would write. */
import { addDays, addMonths, type Day, day, daysBetween } from '../../src/domain/day.ts';
import type { LatePart } from '../../src/domain/execution.ts';
import { must } from '../../src/domain/outcome.ts';
import { parseQuarter } from '../../src/domain/quarter.ts';
import { counts } from '../../src/domain/report/counts.ts';
import { reportFrame } from '../../src/domain/report/frame.ts';
import type { LateRow } from '../../src/domain/report/late-row.ts';
import type { QuarterReport } from '../../src/domain/report/report.ts';
import type { QuarterFigures } from '../../src/present/report-charts.ts';
import type { ReportView } from '../../src/present/report-view.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';

const lastDay = day('2026-09-30');
const types = [
  'Familjebehandling',
  'Kontaktfamilj eller kontaktperson',
  'Öppenvårdsbehandling enligt tolvstegsmodellen',
  'Multisystemisk terapi (MST), köpt av extern utförare',
  'Intensiv hemmabaserad familjebehandling med jourberedskap',
  'Boendestöd',
];
const reasons = [
  'Kommunen saknar egen utförare. Avtal med två externa utförare har sagts upp och ny upphandling pågår; start beräknas till december.',
  'Familjen har tackat nej till den utförare som erbjöds och önskar en kontaktfamilj på gångavstånd från skolan, med egna djur och vana av barn med neuropsykiatriska funktionsnedsättningar. Rekrytering pågår sedan i våras, tre familjer har utretts och ingen av dem har bedömts lämplig.',
  'Personalbrist.',
  null,
  '=HYPERLINK("http://exempel.se";"Klicka") & <script>alert(1)</script>',
];
const consequences = [
  'Barnet har varit hemma från skolan i perioder och föräldrarna beskriver att konflikterna har ökat. Modern har gått ned i arbetstid.',
  null,
  'Inga kända.',
];

/** Thirty-six posts in parts A, B and C, resolved ones, a court order, and one that is missing. */
export async function realisticView(change: Partial<ReportView> = {}): Promise<ReportView> {
  const rules = await loadRulebook();
  const quarter = parseQuarter('2026Q3');
  if (!quarter) throw new Error('no quarter');
  const frame = must(reportFrame(quarter, rules.reportingRules, rules.reportingWindows, rules.feeFrames));
  const notExecuted = Array.from({ length: 24 }, (_, i) => row(i, 'not-executed'));
  const interrupted = Array.from({ length: 8 }, (_, i) => row(30 + i, 'interrupted'));
  const partlyExecuted = Array.from({ length: 4 }, (_, i) => row(40 + i, 'partly-executed'));
  const report: QuarterReport = {
    frame,
    notExecuted,
    interrupted,
    partlyExecuted,
    resolved: [
      {
        ...known('2026-0101-A', 'B-101'),
        what: 'executed',
        day: day('2026-08-12'),
        afterDays: 187,
        reported: true,
        notified: false,
      },
      {
        ...known('2026-0102-A', null),
        what: 'closed',
        day: day('2026-09-02'),
        afterDays: 99,
        reported: false,
        notified: false,
      },
    ],
    courtOrders: [{ ...row(60, 'not-executed'), courtOrder: true }],
    reportedThenMissing: [{ decision: '2026-0007-B', why: 'corrected', day: null }],
    statistics: {
      notExecuted: counts(notExecuted, lastDay),
      interrupted: counts(interrupted, lastDay),
      partlyExecuted: counts(partlyExecuted, lastDay),
    },
  };
  return {
    report,
    reader: null,
    identities: null,
    pseudonym: id => `P-${id.slice(5, 9)}`,
    integrity: { entries: 18_412, head: 'ab12cd34ef56ab12cd34ef56' },
    ...change,
  };
}

export const earlierQuarters: QuarterFigures[] = (['2025Q3', '2025Q4', '2026Q1', '2026Q2'] as const).flatMap(
  (name, i) => {
    const quarter = parseQuarter(name);
    return quarter ? [{ quarter, notExecuted: 6 + 4 * i, interrupted: 2 + i, partlyExecuted: i }] : [];
  },
);

function known(decision: string, externalId: string | null) {
  return { decision, externalId, type: types[0] ?? '' };
}

function row(i: number, part: LatePart): LateRow {
  const decided = addDays(lastDay, -(95 + ((i * 37) % 520)));
  const interrupted = part === 'interrupted' ? addDays(decided, 1) : null;
  const clock = interrupted ?? decided;
  return {
    decision: `2026-${String(i + 1).padStart(4, '0')}-A`,
    externalId: i % 3 === 0 ? `B-${i}` : null,
    part,
    decided,
    renews: null,
    ...(interrupted ? { interrupted } : {}),
    ...(part === 'partly-executed' ? { missing: 'två av tre timmar i veckan, och den del som gäller syskonet' } : {}),
    limit: addMonths(clock, 3),
    daysWaited: daysBetween(clock, lastDay),
    daysSinceDecision: daysBetween(decided, lastDay),
    insats: 'oppenvard-bistand',
    type: types[i % types.length] ?? '',
    sex: (['kvinna', 'man', 'okänt'] as const)[i % 3] ?? 'okänt',
    ...said(i, clock),
  } as LateRow;
}

function said(i: number, clock: Day): Partial<LateRow> {
  const offer = {
    day: addDays(clock, 30),
    what: 'plats hos extern utförare i Luleå',
    answer: 'avbojt',
    answerDay: addDays(clock, 33),
  } as const;
  const contact = {
    day: addDays(clock, 45),
    how: 'telefon',
    help: 'stödsamtal varannan vecka på familjecentralen',
  } as const;
  return {
    reasons: reasons[i % reasons.length] ?? null,
    consequences: consequences[i % consequences.length] ?? null,
    offers: i % 4 === 0 ? [] : [offer, { ...offer, day: addDays(clock, 60), answer: 'inget-svar', answerDay: null }],
    contacts: i % 5 === 0 ? [] : [contact],
    followUps: i % 2 === 0 ? [addDays(clock, 50), addDays(clock, 80)] : [],
    asksToWait: i % 9 === 0,
    reportedBefore: i % 2 === 0 ? [parseQuarter('2026Q1'), parseQuarter('2026Q2')].flatMap(q => q ?? []) : [],
    thin: [
      ...(i % 5 === 2 || i % 5 === 3 ? ['reasons' as const] : []),
      ...(i % 3 === 0 ? [] : ['consequences' as const]),
      ...(i % 4 === 0 ? ['offers' as const] : []),
      ...(i % 5 === 0 ? ['help' as const] : []),
    ],
    protectedIdentity: i % 11 === 4,
    courtOrder: false,
    feeFrame: { from: 15_000, to: 1_500_000, applicationBefore: addMonths(clock, 24) },
  };
}
