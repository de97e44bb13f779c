/** An entry of reports, notices and holds without what names the cases that retention removes. */
import { type IsRemoved, withoutPosts } from '../domain/submission-redaction.ts';
import type { OtherEvent } from './other-events.ts';
import type { Left, OtherEntry } from './removals.ts';

/** Undefined when the entry names none of them. */
export function rewrite(entry: OtherEntry, isRemoved: IsRemoved): Left | undefined {
  const { recorded, actor, events } = entry;
  const [first] = events;
  const old = first?.kind === 'rewritten' ? first : { replaces: entry.seq, recorded, actor, events };
  const kept = old.events.flatMap(event => without(event, isRemoved) ?? []);
  const isSame = kept.length === old.events.length && kept.every((event, i) => event === old.events[i]);
  if (isSame) return undefined;
  const { replaces, recorded: when, actor: who } = old;
  return {
    seq: entry.seq,
    replacement: kept.length === 0 ? null : { replaces, recorded: when, actor: who, events: kept },
  };
}

/** The very same event when it names none of them; undefined when nothing is left. */
export function without(event: OtherEvent, isRemoved: IsRemoved): OtherEvent | undefined {
  switch (event.kind) {
    case 'notified':
      return isRemoved(event.decision) ? undefined : event;
    case 'held':
    case 'hold-lifted':
      return isRemoved(event.case) ? undefined : event;
    case 'report-submitted':
      return withoutPosts(event, isRemoved);
    default:
      return event;
  }
}
