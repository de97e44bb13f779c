/** An interview's answers so far, in the encrypted register: for the account that gave them, and for nobody else. */
import type { Context } from '../context.ts';
import { type DraftPlace, firstDayKept } from '../domain/draft.ts';
import { isRefusal } from '../domain/problem.ts';
import { exit } from '../present/exit-code.ts';
import { draftNotKept } from '../present/interview-text.ts';
import { describeProblem } from '../present/problem/describe.ts';
import type { Register } from '../register/port.ts';

interface GivenAnswers {
  readonly answers: Readonly<Record<string, unknown>>;
  /** The keys in the order they were answered. */
  readonly trail: readonly string[];
}

export interface FoundDraft extends GivenAnswers {
  readonly saved: string;
}

export interface OpenDraft {
  /** Is there something to go on with the next time? */
  readonly isKept: boolean;
  find(): Promise<FoundDraft | undefined>;
  keep(given: GivenAnswers & { readonly personNumber: string | null }): Promise<void>;
  drop(): Promise<void>;
  /** Takes it away where the register is open already. */
  readonly finish: (register: Register) => Promise<void>;
}

interface About {
  readonly subject: string;
  readonly case: string | null;
}

export function draftOf(context: Context, about: About): OpenDraft {
  const { actor: account } = context.recording();
  const place: DraftPlace = { account, command: context.command, subject: about.subject };
  let isTold = false;
  const draft = {
    isKept: false,
    find: () =>
      context.withRegister(async register => {
        await register.drafts.dropBefore(firstDayKept(context.realToday));
        const found = await register.drafts.find(place);
        draft.isKept = found !== undefined;
        return found && { ...(JSON.parse(found.content) as GivenAnswers), saved: found.saved };
      }),
    keep: async ({ personNumber: person, ...given }: Parameters<OpenDraft['keep']>[0]) => {
      const { recorded: saved } = context.recording();
      const content = JSON.stringify(given);
      try {
        await context.withRegister(register =>
          register.drafts.keep({ ...place, saved, case: about.case, person, content }),
        );
        draft.isKept = true;
      } catch (error) {
        if (!isRefusal(error) || describeProblem(error.problem).exit !== exit.busy) throw error;
        if (!isTold) context.world.err(`${draftNotKept}\n`);
        isTold = true;
      }
    },
    drop: async () => {
      await context.withRegister(draft.finish);
      draft.isKept = false;
    },
    finish: (register: Register) => register.drafts.drop(place),
  };
  return draft;
}
