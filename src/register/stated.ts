/**
 * What an entry says, and who recorded it when. An entry that an import of another register's export made is signed by
 * whoever imported it, on that moment; inside it stands, as a statement, who had recorded it there, and when.
 */
import type { Recording } from './port.ts';

/** The content of an entry that was carried over from another register. */
export interface Carried<E> extends Recording {
  readonly kind: 'carried';
  readonly events: readonly E[];
}

export interface Stated<E> extends Recording {
  readonly events: readonly E[];
  /** Who carried it over, and when; undefined when it was recorded here. */
  readonly carried?: Recording;
}

export function stated<E>(entry: Recording & { readonly payload: string }): Stated<E> {
  const { recorded, actor } = entry;
  const events = JSON.parse(entry.payload) as (E | Carried<E>)[];
  const [first] = events;
  if (!isCarried<E>(first)) return { recorded, actor, events: events as E[] };
  return { recorded: first.recorded, actor: first.actor, events: first.events, carried: { recorded, actor } };
}

function isCarried<E>(event: E | Carried<E> | undefined): event is Carried<E> {
  return (event as { kind?: unknown } | undefined)?.kind === 'carried';
}

/** Two statements that say the same, recorded by the same on the same moment, have the same text. */
export function statementText({ recorded, actor, events }: Stated<unknown>): string {
  return JSON.stringify([recorded, actor, events]);
}
