/** Questions on a terminal that is drawn on. */
import inquirer from 'inquirer';
import type { Questions } from '../world.ts';
import { hear } from './keyboard.ts';
import { besideQuestion, numbered, questionLines, yesOrNo } from './lines.ts';
import { menu } from './menu.ts';

export const drawn: Questions = {
  text: (question, options) =>
    typed(question, options?.hidden ? { type: 'password', mask: '•', toggleMask: false } : { type: 'input' }),
  confirm: async question => (await drawn.choice(question, yesOrNo)) === 'ja',
  choice: async (question, choices, options) => {
    const marked = choices.findIndex(({ value }) => value === options?.marked);
    const drawing = { message: questionLines(question), theme: themeFor(question), pageSize: pageFor(question) };
    const lists = { names: choices.map(({ name }) => name), lines: numbered(choices) };
    const of = { ...drawing, ...lists, marked: marked === -1 ? undefined : marked };
    const chosen = choices[await hear(asking => menu(of, asking))];
    if (!chosen) throw new RangeError('the menu answers with one of its choices');
    return chosen.value;
  },
};

function typed(question: string, of: object): Promise<string> {
  const drawing = { name: 'answer', message: questionLines(question), theme: themeFor(question) };
  return hear(async asking => {
    const ask = inquirer.createPromptModule(asking as never);
    const { answer } = (await ask([{ ...of, ...drawing }] as never)) as { answer: string };
    return answer;
  });
}

/** Lines for the answers, when the question and what is said below them have theirs. */
function pageFor(question: string): number {
  const around = questionLines(question).split('\n').length + 5;
  return Math.max(5, (process.stderr.rows || 24) - around);
}

/** A question that has been answered has no mark: whether the answer can be used is not known yet. */
function themeFor(question: string): object {
  return { prefix: { done: ' ' }, style: { answer: (answer: string) => besideQuestion(question, answer) } };
}
