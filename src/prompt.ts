/** Questions on the terminal, asked on standard error. Ctrl-C is a Refusal: nothing has been saved. */
import inquirer from 'inquirer';
import { Refusal } from './domain/problem.ts';
import type { Prompt } from './world.ts';

/** Ctrl-D, or a terminal that is no more: the library would wait for an answer that nobody can give. */
const ended = new AbortController();
process.stdin.once('end', () => ended.abort());
// The terminal's window was closed: there is nothing left to write to, nor to set back.
process.on('SIGHUP', leave);
process.stdin.on('error', leave);
process.stderr.on('error', leave);
process.stdin.on('keypress', (_, key?: { ctrl?: boolean; name?: string }) => {
  if (key?.ctrl && key.name === 'd') ended.abort();
});

const ask = inquirer.createPromptModule({ output: process.stderr, signal: ended.signal });

function leave(): never {
  process.exit(130);
}

const yesOrNo = [
  { value: true, name: 'ja' },
  { value: false, name: 'nej' },
];

/** Without the library's own help in English. */
const quiet = { helpMode: 'never', style: { keysHelpTip: () => undefined } };

export const prompt: Prompt = {
  text: (question, options) =>
    asked<string>({
      type: options?.hidden ? 'password' : 'input',
      message: question,
      ...(options?.hidden ? { mask: '•', toggleMask: false } : {}),
    }),
  confirm: question => asked<boolean>({ type: 'select', message: question, choices: yesOrNo, theme: quiet }),
  choice: (question, choices) => asked({ type: 'select', message: question, choices, theme: quiet }),
};

async function asked<T>(question: {
  type: string;
  message: string;
  choices?: readonly unknown[];
  theme?: unknown;
  mask?: string;
  toggleMask?: boolean;
}): Promise<T> {
  try {
    const answers = await ask([{ ...question, name: 'answer' }] as never);
    return (answers as { answer: T }).answer;
  } catch {
    throw new Refusal({ code: 'interrupted' });
  }
}
