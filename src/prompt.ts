/** Questions on the terminal, asked on standard error. Ctrl-C is a Refusal: nothing has been saved. */
import inquirer from 'inquirer';
import { Refusal } from './domain/problem.ts';
import type { Prompt } from './world.ts';

const ask = inquirer.createPromptModule({ output: process.stderr });

export const prompt: Prompt = {
  text: (question, options) => asked<string>({ type: options?.hidden ? 'password' : 'input', message: question }),
  confirm: question => asked<boolean>({ type: 'confirm', message: question }),
  choice: (question, choices) => asked({ type: 'select', message: question, choices }),
};

async function asked<T>(question: { type: string; message: string; choices?: readonly unknown[] }): Promise<T> {
  try {
    const answers = await ask([{ ...question, name: 'answer' }] as never);
    return (answers as { answer: T }).answer;
  } catch {
    throw new Refusal({ code: 'interrupted' });
  }
}
