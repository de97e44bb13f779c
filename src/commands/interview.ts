/**
 * Asks for what a command lacks, one question at a time; shows back what will be saved, and saves it. What has been
 * answered is kept as a draft after each answer, so that neither Ctrl-C nor a closed terminal loses it.
 */
import type { Context } from '../context.ts';
import { isRefusal, type Problem, Refusal } from '../domain/problem.ts';
import { exit } from '../present/exit-code.ts';
import {
  answerWords,
  draftFound,
  draftRemoved,
  headingOf,
  interviewIntro,
  personWords,
  type ShownPerson,
  type SummaryLine,
  summaryText,
} from '../present/interview-text.ts';
import { swedishTime } from '../present/local-time.ts';
import { paragraph } from '../present/paragraph.ts';
import { describeProblem } from '../present/problem/describe.ts';
import type { Register } from '../register/port.ts';
import { draftOf, type FoundDraft, type OpenDraft } from './draft.ts';
import { checked, type Field, type Fields, type Values } from './fields.ts';
import { askField, back, tellWhy } from './question.ts';
import { refuseWhenInterrupted } from './stoppable.ts';

/** `rare`: not asked for, but can be chosen when what will be saved is shown. */
export type Need = 'required' | 'optional' | 'rare' | 'none';

/** Takes the draft away, in the same transaction as what was saved. */
export type Finish = (register: Register) => Promise<void>;

export interface Interview<F extends Fields> {
  /** In the order they are asked. */
  readonly fields: F;
  /** Known already, from flags or a file: not asked for. */
  readonly given: Values<F>;
  /** Whether a question applies, with what is known so far. */
  readonly needOf: (key: keyof F & string, so: Values<F>) => Need;
  /** Throws a Refusal for an answer that would be refused with what is known so far. */
  readonly tryOut?: (so: Values<F>) => void;
  /** What the command is about, for the draft; and the case, when there is one. */
  readonly subject: string;
  readonly case: string | null;
  /** The draft has been chosen already: it is gone on with. */
  readonly continues?: boolean;
  /** The number of the person that has been answered. */
  readonly personNumber?: (so: Values<F>) => string | null;
  readonly heading: SummaryLine;
  /** The one that it is about, looked up (and logged) or as answered; null where nobody is named. */
  readonly person: (values: Values<F>) => Promise<ShownPerson | null>;
  readonly save: (values: Values<F>, finish: Finish) => Promise<void>;
}

type Answers = Readonly<Record<string, unknown>>;

interface Session<F extends Fields> {
  readonly context: Context;
  readonly of: Interview<F>;
  readonly draft: OpenDraft;
  /** By key; null was skipped. An answer that has been gone back from stays, and is offered again. */
  answers: Answers;
  /** The questions that are done, in the order they were answered. */
  trail: readonly string[];
}

/** What it lacks before it can be saved without a question. */
export function missingIn<F extends Fields>(of: Pick<Interview<F>, 'fields' | 'given' | 'needOf'>): string[] {
  return Object.keys(of.fields).filter(key => of.needOf(key, of.given) === 'required' && of.given[key] === undefined);
}

export async function interview<F extends Fields>(context: Context, of: Interview<F>): Promise<void> {
  const draft = draftOf(context, of);
  try {
    await answerAndSave(await begun(context, of, draft));
  } catch (error) {
    const isKept = draft.isKept && isRefusal(error) && error.problem.code === 'interrupted';
    throw isKept ? new Refusal({ code: 'interrupted', draft: true }) : error;
  }
}

/** With the answers of the draft, if there is one and it is to be gone on with. */
async function begun<F extends Fields>(context: Context, of: Interview<F>, draft: OpenDraft): Promise<Session<F>> {
  const found = await draft.find();
  const session: Session<F> = { context, of, draft, answers: {}, trail: [] };
  if (found) await takeUp(session, found);
  tell(context, interviewIntro);
  return session;
}

async function takeUp<F extends Fields>(session: Session<F>, found: FoundDraft): Promise<void> {
  const { context, of, draft } = session;
  const ways = [
    { value: 'continue', name: 'fortsätta' },
    { value: 'over', name: 'börja om från början' },
    { value: 'remove', name: 'ta bort utkastet och sluta' },
  ] as const;
  const { prompt } = context.world;
  const choice = of.continues
    ? 'continue'
    : await prompt.choice(draftFound(swedishTime(found.saved)), ways, { marked: 'continue' });
  if (choice === 'continue') {
    const usable = Object.entries(found.answers).filter(([key, answer]) => isUsable(session, key, answer));
    session.answers = Object.fromEntries(usable);
    session.trail = found.trail.filter(key => key in session.answers);
    return;
  }
  await draft.drop();
  if (choice === 'over') return;
  tell(context, draftRemoved);
  throw new Refusal({ code: 'interrupted' });
}

/** Not one that a flag has taken the place of, nor one that the day or the program has made impossible since. */
function isUsable<F extends Fields>({ context, of }: Session<F>, key: string, answer: unknown): boolean {
  const field = Object.hasOwn(of.fields, key) ? of.fields[key] : undefined;
  if (!field || of.given[key] !== undefined) return false;
  try {
    return answer === null || checked(context, field, answer, { key }) !== undefined;
  } catch {
    return false;
  }
}

async function answerAndSave<F extends Fields>(session: Session<F>): Promise<void> {
  const { of, draft, context } = session;
  let shown: ShownPerson | null | undefined;
  for (;;) {
    await askOpen(session);
    const values = soFar(session);
    shown = of.case !== null && shown !== undefined ? shown : await of.person(values);
    context.world.err(`${summaryText(summaryOf(session, shown), context.columns)}\n`);
    const choice = await context.world.prompt.choice('Ska det här sparas?', [
      { value: 'yes', name: 'ja' },
      { value: 'no', name: 'nej, spara inget' },
      { value: 'change', name: 'ändra eller lägg till' },
    ]);
    if (choice === 'no') {
      await draft.drop();
      throw new Refusal({ code: 'interrupted' });
    }
    if (choice === 'yes' && (await saved(session, values))) return;
    await change(session);
  }
}

/** False when a rule refuses it: that is said, and the answers can be changed. */
async function saved<F extends Fields>({ of, draft, context }: Session<F>, values: Values<F>): Promise<boolean> {
  try {
    await refuseWhenInterrupted(context);
    await of.save(values, draft.finish);
    return true;
  } catch (error) {
    if (!isRefusal(error) || !isAboutAnswers(error.problem)) throw error;
    tellWhy(context, error);
    return false;
  }
}

function isAboutAnswers(problem: Problem): boolean {
  const { exit: code } = describeProblem(problem);
  return code === exit.usage || code === exit.refused;
}

/** Every question that applies and has no answer, in order; one can go back to the one before. */
async function askOpen<F extends Fields>(session: Session<F>): Promise<void> {
  for (;;) {
    const open = applicable(session).find(({ key, need }) => isOpen(session, key, need));
    if (!open) return;
    const answer = await askOne(session, open.key, open.need, session.trail.length > 0);
    if (answer === back) session.trail = session.trail.slice(0, -1);
    else await keep(session, open.key, answer);
  }
}

function isOpen<F extends Fields>({ of, answers, trail }: Session<F>, key: string, need: Need): boolean {
  const isAnswered = trail.includes(key) && !(need === 'required' && answers[key] === null);
  return need !== 'rare' && !isAnswered && of.given[key] === undefined;
}

async function change<F extends Fields>(session: Session<F>): Promise<void> {
  const values = soFar(session);
  const fields = applicable(session);
  const none = { value: '', name: 'inget, visa igen' };
  const choices = fields.map(({ key, field }) => {
    return { value: key, name: `${headingOf(field.label)}: ${answerWords(values[key], field)}` };
  });
  const key = await session.context.world.prompt.choice('Vad ska ändras?', [...choices, none]);
  const chosen = fields.find(f => f.key === key);
  if (!chosen) return;
  const answer = await askOne(session, chosen.key, chosen.need, true);
  if (answer !== back) await keep(session, chosen.key, answer);
}

async function askOne<F extends Fields>(
  session: Session<F>,
  key: string,
  need: Need,
  canGoBack: boolean,
): Promise<unknown> {
  const { context, of } = session;
  const field = of.fields[key] as Field<unknown>;
  const before = session.answers[key];
  for (;;) {
    const answer = await askField(context, field, { isRequired: need === 'required', canGoBack, before });
    if (answer === back || answer === null) return answer;
    try {
      of.tryOut?.({ ...soFar(session), [key]: answer });
      return answer;
    } catch (error) {
      tellWhy(context, error);
    }
  }
}

async function keep<F extends Fields>(session: Session<F>, key: string, answer: unknown): Promise<void> {
  const { of, draft } = session;
  session.answers = { ...session.answers, [key]: answer };
  session.trail = [...session.trail.filter(k => k !== key), key];
  const { answers, trail } = session;
  await draft.keep({ answers, trail, personNumber: of.personNumber?.(soFar(session)) ?? null });
}

/** The questions that apply, each judged by what comes before it. */
function applicable<F extends Fields>(session: Session<F>) {
  const { of } = session;
  const so: Record<string, unknown> = { ...of.given };
  return Object.entries(of.fields).flatMap(([key, field]) => {
    const need = of.needOf(key, so as Values<F>);
    if (need === 'none') return [];
    if (session.trail.includes(key)) so[key] = session.answers[key] ?? undefined;
    return [{ key, field, need }];
  });
}

/** What is known: given, and answered where the question still applies. */
function soFar<F extends Fields>(session: Session<F>): Values<F> {
  const answered = applicable(session)
    .filter(({ key }) => session.trail.includes(key))
    .map(({ key }) => [key, session.answers[key] ?? undefined]);
  return { ...session.of.given, ...Object.fromEntries(answered) } as Values<F>;
}

function summaryOf<F extends Fields>(session: Session<F>, person: ShownPerson | null): SummaryLine[] {
  const values = soFar(session);
  const lines = Object.entries(session.of.fields).flatMap(([key, field]): SummaryLine[] =>
    values[key] === undefined ? [] : [[headingOf(field.label), answerWords(values[key], field)]],
  );
  return [...(person ? [['Person', personWords(person)] as const] : []), session.of.heading, ...lines];
}

/** Also with `--quiet`: it belongs to the questions. */
function tell(context: Context, text: string): void {
  context.world.err(`${paragraph(text, Math.min(context.columns, 80))}\n`);
}
