/** The register's accounts, and what has been changed in them. */
import { type AccountEvent, holdsOn, type NewStanding, type Standing } from '../domain/access/account.ts';
import { addDays, type Day } from '../domain/day.ts';
import { andWords } from './access-words.ts';
import { paragraph } from './paragraph.ts';
import { printable, table } from './table.ts';

export function accountsTable(standings: readonly Standing[], today: Day, columns: number): string {
  return table<Standing>(
    [
      { title: 'Konto', value: s => s.name, flexible: true },
      { title: 'Roll', value: s => s.role },
      { title: 'Från', value: s => s.firstDay },
      { title: 'Till', value: s => s.lastDay ?? 'tills vidare' },
      { title: 'Läge', value: s => stateWords(s, today) },
    ],
    standings,
    columns,
  );
}

function stateWords(standing: Standing, today: Day): string {
  if (!holdsOn(standing, today)) return today < standing.firstDay ? 'kommer' : 'avslutat';
  return standing.untilGiven ? 'tills rollen ges' : 'gäller';
}

export function addedText(given: NewStanding, events: readonly AccountEvent[], columns: number): string {
  const { names, role, firstDay, lastDay } = given;
  const until = lastDay === null ? 'tills vidare' : `till och med ${lastDay}`;
  const saved = `Sparat: ${printable(andWords(names))}, ${role} från och med ${firstDay}, ${until}.`;
  const passed = events
    .filter(e => e.kind === 'user-ended' && !names.includes(e.name))
    .map(
      ({ name }) =>
        `${name} höll rollen ${role} bara tills den gavs till någon, och har den inte längre från ${firstDay}.`,
    );
  return [saved, ...passed].map(text => paragraph(text, columns)).join('\n');
}

export function endedText(events: readonly AccountEvent[], today: Day, columns: number): string {
  const [first] = events;
  const roles = andWords(events.map(e => e.role));
  const lastDay = first?.lastDay ?? today;
  const when = lastDay < today ? `avslutat från och med ${addDays(lastDay, 1)}` : `gäller till och med ${lastDay}`;
  return paragraph(`Sparat: ${printable(first?.name ?? '')}, ${roles}: ${when}.`, columns);
}
