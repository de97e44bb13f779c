/**
 * Days as a calendar file. Only case and decision numbers: a calendar is shared and synchronised in ways that a register
 * is not. Private, and nobody is shown as busy. Nothing in it tells when it was made but `madeOn`, so that the same days give the same file.
 */
import { ICalCalendar, ICalEventClass, ICalEventTransparency } from 'ical-generator';
import type { Day } from '../domain/day.ts';

export interface CalendarDay {
  readonly day: Day;
  readonly summary: string;
  /** The same for the same thing every time, so that a calendar moves its entry instead of adding another. */
  readonly uid: string;
}

export function icsOf(name: string, days: readonly CalendarDay[], madeOn: Day): string {
  const calendar = new ICalCalendar({ name, prodId: { company: 'kalix-ov', product: 'kalix-ov', language: 'SV' } });
  const quiet = { class: ICalEventClass.PRIVATE, transparency: ICalEventTransparency.TRANSPARENT };
  for (const { day, summary, uid } of days) {
    calendar.createEvent({ id: uid, start: day, allDay: true, stamp: madeOn, summary, ...quiet });
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}
