/** The morning list as sheets and as days in a calendar: the same rows and days as on the screen. */
import type { Day } from '../domain/day.ts';
import type { Morning } from './morning-json.ts';
import { seriesWords } from './series-words.ts';
import type { Sheet, SheetColumn } from './sheet.ts';
import { sourceText } from './source-text.ts';
import { statusWords } from './words.ts';

const text = (title: string): SheetColumn => ({ title, kind: 'text' });
const day = (title: string): SheetColumn => ({ title, kind: 'day' });
const number = (title: string): SheetColumn => ({ title, kind: 'number' });

export function morningSheets(morning: Morning): Sheet[] {
  return [followUps(morning), waiting(morning), programmes(morning)];
}

function followUps({ followUps, within, policy }: Morning): Sheet {
  const columns = [
    ...[text('Läge'), day('Senast'), number('Dagar sen'), day('Vardag senast'), text('Beslut')],
    ...[text('Nummer i huvudsystemet'), text('Handläggare'), text('Insats'), text('Uppföljning'), text('Källa')],
  ];
  const rows = followUps.map(r => [
    ...[statusWords[r.status], r.due, r.daysLate, r.workingDay, r.decision, r.externalId, r.caseworker, r.type],
    ...[policy ? seriesWords(r.series, policy) : '', `${r.citation.source}, ${r.citation.place}`],
  ]);
  return {
    name: 'Uppföljningar',
    note: `Sena, i dag och inom ${within} dagar${policy ? ` (${sourceText(policy.sixMonths.citation)})` : ''}.`,
    columns,
    rows,
  };
}

function waiting({ waiting }: Morning): Sheet {
  const columns = [
    ...[day('Tre månader'), number('Dagar kvar'), text('Beslut'), text('Nummer i huvudsystemet'), text('Handläggare')],
    ...[text('Insats'), day('Räknas från'), day('Senaste kontakt'), text('Hör av dig')],
  ];
  const rows = waiting.map(w => [
    ...[w.threeMonths, w.daysLeft, w.decision, w.externalId, w.caseworker, w.type, w.clock, w.lastContact],
    w.contactDue ? 'ja' : null,
  ]);
  const note = 'Beviljade som väntar på att verkställas, och dagen då tre månader har gått (34 kap. 1 § SoL).';
  return { name: 'Väntar på verkställighet', note, columns, rows };
}

function programmes({ programmes, programmeNames }: Morning): Sheet {
  const rows = programmes.map(p => [p.due, programmeNames.get(p.insats) ?? p.insats, p.insats]);
  const note = 'Insatser utan behovsprövning att följa upp som helhet.';
  return { name: 'Insatser som helhet', note, columns: [day('Senast'), text('Insats'), text('Id')], rows };
}

export interface MorningDay {
  readonly day: Day;
  readonly summary: string;
  readonly uid: string;
}

/** The days that concern one decision. Its number, and nothing that tells whom or what it is about. */
export function morningDays({ followUps, waiting }: Morning): MorningDay[] {
  return [
    ...followUps.map(r => entry(r.due, r.series, `Uppföljning ${r.decision}`, r.decision)),
    ...waiting.map(w =>
      entry(w.threeMonths, 'three-months', `Tre månader utan verkställighet ${w.decision}`, w.decision),
    ),
  ];
}

function entry(on: Day, series: string, summary: string, decision: string): MorningDay {
  return { day: on, summary, uid: `${decision}-${series}@kalix-ov` };
}
