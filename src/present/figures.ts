/** The figures of insatser without assessment, in words and as CSV. */
import { stringify } from 'csv-stringify/sync';
import type { Day } from '../domain/day.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import type { Figures, InsatsFigures, Shown } from '../domain/statistics.ts';

export interface ShownFigures extends Figures {
  readonly from: Day;
  readonly to: Day;
  readonly masked: boolean;
}

export function figuresText(shown: ShownFigures, rules: Rulebook): string {
  const head = `Deltagande i insatser utan behovsprövning, ${shown.from}–${shown.to}`;
  if (shown.insatser.length === 0) return `${head}\n\nInget är registrerat.`;
  const names = new Map(rules.insatser.map(i => [i.id, i.name]));
  const note = shown.masked
    ? 'Tal under 5 visas som "<5"; "*" är dolt för att inte röja ett annat tal.'
    : 'Små tal visas: får inte lämna enheten.';
  const parts = shown.insatser.map(f => insatsText(f, names.get(f.insats) ?? f.insats));
  return [head, note, ...parts, `Alla insatser: ${shown.total} deltagare`].join('\n\n');
}

function insatsText(f: InsatsFigures, name: string): string {
  const line = (title: string, of: Readonly<Record<string, Shown>> | null) => {
    if (of === null) return [`  ${title}: för få för att delas upp`];
    const list = Object.entries(of).filter(([, n]) => n !== 0);
    return list.length === 0 ? [] : [`  ${title}: ${list.map(([key, n]) => `${key} ${n}`).join(', ')}`];
  };
  return [
    `${name}: ${f.participants} deltagare vid ${f.occasions} ${f.occasions === 1 ? 'tillfälle' : 'tillfällen'}${f.shareInGroups === null ? '' : `, ${f.shareInGroups} % i grupp`}`,
    ...(f.notInformed !== 0 && f.notInformed !== '*'
      ? [`  utan upplysning om rätten att ansöka (11 kap. 6 §): ${f.notInformed} tillfällen`]
      : []),
    ...line('kön', f.bySex),
    ...line('ålder', f.byAgeBand),
    ...line('form', f.byForm),
    ...line('svårigheter', f.difficulties),
    ...line('avslutade i förtid', f.leftEarly),
  ].join('\n');
}

/** For a spreadsheet: semicolons, a byte order mark, CRLF; one row a figure. */
export function figuresCsv(shown: ShownFigures): string {
  const rows = shown.insatser.flatMap(f => [
    [f.insats, 'tillfällen', '', f.occasions],
    [f.insats, 'utan upplysning enligt 11 kap. 6 §', '', f.notInformed],
    [f.insats, 'deltagare', '', f.participants],
    ...divided(f.insats, 'kön', f.bySex),
    ...divided(f.insats, 'ålder', f.byAgeBand),
    ...divided(f.insats, 'form', f.byForm),
    ...divided(f.insats, 'svårighet', f.difficulties),
    ...divided(f.insats, 'avslutade i förtid', f.leftEarly),
  ]);
  const header = ['insats', 'uppgift', 'värde', 'antal'];
  return stringify([header, ...rows], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

function divided(insats: string, title: string, of: Readonly<Record<string, Shown>> | null): (string | number)[][] {
  return of === null
    ? [[insats, title, 'för få för att delas upp', '*']]
    : Object.entries(of).map(([key, n]) => [insats, title, key, n]);
}
