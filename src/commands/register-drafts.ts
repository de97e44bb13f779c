/** What has been begun with `register` and not saved is offered before anything new is asked. */
import type { Context } from '../context.ts';
import { firstDayKept } from '../domain/draft.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { draftLine } from '../present/interview-text.ts';
import { swedishTime } from '../present/local-time.ts';

/** The decision that is renewed, or the application that is decided. */
interface Earlier {
  readonly renews?: string | undefined;
  readonly decides?: string | undefined;
}

interface Begun extends Earlier {
  readonly insats: string;
}

/** What a draft is about: the insats, and the decision before it. */
export function registerSubject(insats: string, { renews, decides }: Earlier): string {
  return [insats, ...(renews ? ['renews', renews] : decides ? ['decides', decides] : [])].join(' ');
}

function begunIn(subject: string): Begun {
  const [insats = '', how, number] = subject.split(' ');
  return { insats, ...(how === 'renews' ? { renews: number } : how === 'decides' ? { decides: number } : {}) };
}

/** The draft that is gone on with; undefined when there is none, or when something new is begun. */
export async function chosenDraft(context: Context, { insatser }: Rulebook): Promise<Begun | undefined> {
  const { actor: account } = context.recording();
  const drafts = await context.withRegister(async register => {
    await register.drafts.dropBefore(firstDayKept(context.realToday));
    return register.drafts.list({ account, command: context.command });
  });
  const choices = drafts.flatMap(({ subject, saved }) => {
    const begun = begunIn(subject);
    const name = insatser.find(({ id }) => id === begun.insats)?.name;
    return name === undefined ? [] : [{ value: subject, name: draftLine(name, begun, swedishTime(saved)) }];
  });
  if (choices.length === 0) return undefined;
  const anew = { value: '', name: 'registrera något nytt' };
  const chosen = await context.world.prompt.choice('Det finns utkast som inte är sparade. Vad vill du göra?', [
    ...choices,
    anew,
  ]);
  return chosen === '' ? undefined : begunIn(chosen);
}
