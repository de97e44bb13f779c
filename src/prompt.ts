/** Questions on the terminal, asked on standard error. Ctrl-C is a Refusal: nothing has been saved. */
import { createInterface } from 'node:readline';
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

const drawn: Prompt = {
  text: (question, options) =>
    asked<string>({
      type: options?.hidden ? 'password' : 'input',
      message: question,
      ...(options?.hidden ? { mask: '•', toggleMask: false } : {}),
    }),
  confirm: question => asked<boolean>({ type: 'select', message: question, choices: yesOrNo, theme: quiet }),
  choice: (question, choices) => asked({ type: 'select', message: question, choices, theme: quiet }),
};

/**
 * For a terminal that cannot move its cursor, and for who has the screen read aloud (TERM=dumb): choices are numbered and
 * a line is typed; nothing is drawn twice.
 */
const plain: Prompt = {
  text: (question, options) => (options?.hidden ? drawn.text(question, options) : line(`${question} `)),
  confirm: question => numbered(question, yesOrNo),
  choice: (question, choices) => numbered(question, choices),
};

export const prompt: Prompt = process.env.TERM === 'dumb' ? plain : drawn;

async function numbered<T>(question: string, choices: readonly { value: T; name: string }[]): Promise<T> {
  const list = choices.map(({ name }, index) => `  ${index + 1} ${name}\n`).join('');
  process.stderr.write(`${question}\n${list}`);
  for (;;) {
    const typed = (await line(`Nummer 1–${choices.length}: `)).trim().toLowerCase();
    const chosen = choices[Number(typed) - 1] ?? choices.find(({ name }) => name.toLowerCase() === typed);
    if (chosen) return chosen.value;
  }
}

function line(question: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reading = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const stop = () => reading.close();
  process.once('SIGINT', stop);
  reading.once('close', () => {
    process.off('SIGINT', stop);
    reject(new Refusal({ code: 'interrupted' }));
  });
  reading.question(question, typed => {
    resolve(typed);
    reading.close();
  });
  return promise;
}

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
