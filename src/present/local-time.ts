/** A recorded moment as the clock on the wall in Sweden showed it, wherever the machine is. */

/**
 * `2026-11-20 09:12`. The hour that comes twice, the night that summer time ends, says which of the two it was; the one
 * that never was, the night that it begins, cannot come out.
 */
export function swedishTime(moment: string): string {
  const at = Date.parse(moment);
  const shown = zone().format(at);
  if (shown === zone().format(at + hour)) return `${shown} sommartid`;
  return shown === zone().format(at - hour) ? `${shown} normaltid` : shown;
}

const hour = 3_600_000;

/** Making a clock with a zone takes 30 ms: when the first moment is shown, and not before. */
function zone(): Intl.DateTimeFormat {
  made ??= new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });
  return made;
}
let made: Intl.DateTimeFormat | undefined;
