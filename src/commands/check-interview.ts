/** `check` without facts, on a terminal: asks what can still change the answer. Questions stand on standard error. */
import type { Context } from '../context.ts';
import { type CheckAnswer, personOf } from '../domain/eligibility.ts';
import type { Facts } from '../domain/fact.ts';
import { changeBetween } from '../domain/interview/change.ts';
import {
  answerSoFar,
  factsTold,
  type Interview,
  nextQuestion,
  prepareInterview,
  type Question,
} from '../domain/interview/interview.ts';
import { readTyped, type TypedFact } from '../domain/interview/typed.ts';
import type { PreparedCheck } from '../domain/prepare-check.ts';
import type { FactsContext } from '../domain/read-facts.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import {
  type Asked,
  asides,
  changeText,
  choicesOf,
  faultText,
  groupsText,
  introduction,
  lineWords,
  questionText,
  whyText,
} from '../present/check-interview-text.ts';
import { followOnText, registerCommands } from '../present/follow-on.ts';
import { wrapped } from '../present/paragraph.ts';
import { saidTo } from '../present/said-to.ts';
import { type Asides, askChoice, askLine, type Reply } from './asides.ts';

/** The facts that were told, when no question is left that matters or the user has had enough. */
export async function askFacts(context: Context, prepared: PreparedCheck, rulebook: Rulebook): Promise<Facts> {
  const asking = prepareInterview(prepared);
  const reading = { today: context.today, groups: new Set(rulebook.groups.map(group => group.id)) };
  let interview: Interview = [];
  let question = nextQuestion(asking, interview);
  if (question) context.say(introduction);
  while (question) {
    const before = answerSoFar(asking, interview);
    const reply = await put(context, asked(context, rulebook, question, before), interview.length, reading);
    if ('aside' in reply && reply.aside === 'stop') break;
    interview = next(interview, question, reply);
    const after = answerSoFar(asking, interview);
    context.say(changeText(changeBetween(saidTo(before, rulebook), saidTo(after, rulebook))));
    question = nextQuestion(asking, interview);
  }
  context.say(question ? '\nSvaret, med det som är känt:\n' : '\nInga fler frågor:\n');
  return factsTold(interview);
}

function next(interview: Interview, { fact }: Question, reply: Reply<Facts>): Interview {
  if ('answer' in reply) return [...interview, { fact, facts: reply.answer }];
  return reply.aside === 'back' ? interview.slice(0, -1) : [...interview, { fact, facts: {} }];
}

function asked({ world }: Context, { groups }: Rulebook, question: Question, answer: CheckAnswer): Asked {
  return { question, answer, groups: groups.map(group => group.text), columns: world.terminal.columns };
}

async function put(context: Context, about: Asked, before: number, reading: FactsContext): Promise<Reply<Facts>> {
  const { prompt, err } = context.world;
  err('\n');
  context.say(whyText(about));
  err(groupsText(about));
  const asks = questionText(about, before + 1);
  const ways: Asides = before === 0 ? { skip: asides.skip, stop: asides.stop } : asides;
  const line = lineWords(about);
  if (line !== undefined)
    return typed(context, about.question.fact as TypedFact, { line: `${asks} ${line}`, ways, reading });
  const choices = choicesOf(about);
  const named = choices.map(({ name }) => ({ value: name, name }));
  const reply = await askChoice(prompt, asks, named, ways);
  return 'aside' in reply ? reply : { answer: choices.find(({ name }) => name === reply.answer)?.facts ?? {} };
}

interface Line {
  readonly line: string;
  readonly ways: Asides;
  readonly reading: FactsContext;
}

/** Asked until it can be read. What was typed is never repeated. */
async function typed(context: Context, fact: TypedFact, { line, ways, reading }: Line): Promise<Reply<Facts>> {
  const { prompt, err, terminal } = context.world;
  for (;;) {
    const reply = await askLine(prompt, line, ways);
    if ('aside' in reply) return reply;
    const read = readTyped(fact, reply.answer, reading);
    if ('facts' in read) return { answer: read.facts };
    err(`${wrapped(faultText(fact, read.fault, context.today), terminal.columns)}\n`);
  }
}

/** The commands that come next, below the answer. */
export function sayWhatFollows(context: Context, answer: CheckAnswer, rulebook: Rulebook): void {
  const { age } = personOf(answer.facts, answer.today);
  const commands = registerCommands({ answer, age }, rulebook);
  if (commands.length === 0) context.say('\nAv svaren följer inget att registrera.');
  else context.world.err(`\n${followOnText(commands, context.columns)}\n`);
}
