/**
 * Questions on a terminal that cannot move its cursor, and for who has the screen read aloud (TERM=dumb): choices are
 * numbered and a line is typed; nothing is drawn twice.
 */
import { emitKeypressEvents, type Key } from 'node:readline';
import type { Questions } from '../world.ts';
import { hear } from './keyboard.ts';
import { type Choice, margin, numbered, textLines, yesOrNo } from './lines.ts';
import { indexOfTyped } from './menu.ts';

export const plain: Questions = {
  text: (question, options) => line(textLines(question), options?.hidden === true),
  confirm: async question => (await plain.choice(question, yesOrNo)) === 'ja',
  choice: async (question, choices, options) => {
    const marked = choices.find(({ value }) => value === options?.marked);
    const list = numbered(choices).map(lines => `${margin}${lines}`);
    let asks = [textLines(question), ...list, numberWanted(choices, marked)].join('\n');
    for (;;) {
      const typed = await line(asks, false);
      const chosen =
        typed.trim() === ''
          ? marked
          : choices[
              indexOfTyped(
                typed,
                choices.map(({ name }) => name),
              ) ?? -1
            ];
      if (chosen) return chosen.value;
      asks = textLines(`Det var inget av svaren. ${numberWanted(choices, marked)}`);
    }
  },
};

function numberWanted(choices: readonly Choice<unknown>[], marked: Choice<unknown> | undefined): string {
  return `Nummer 1–${choices.length}${marked ? ` (Enter: ${marked.name})` : ''}:`;
}

function line(question: string, isHidden: boolean): Promise<string> {
  return hear(({ input, output, signal }) => {
    output.write(`${question} `);
    const echo = (text: string) => output.write(text);
    return lineTyped({ input, signal, echo: isHidden ? () => {} : echo }).finally(() => output.write('\n'));
  });
}

interface Line {
  readonly input: NodeJS.ReadableStream;
  readonly signal: AbortSignal;
  readonly echo: (text: string) => void;
}

/** As a terminal takes a line by itself: characters, Backspace, Ctrl-U, Enter. */
function lineTyped({ input, signal, echo }: Line): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let letters: string[] = [];
  const erase = (count: number) => {
    echo('\b \b'.repeat(Math.min(count, letters.length)));
    letters = letters.slice(0, Math.max(0, letters.length - count));
  };
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  emitKeypressEvents(input);
  input.on('keypress', (text: string | undefined, { name, ctrl, meta }: Key) => {
    if (name === 'return' || name === 'enter') resolve(letters.join(''));
    else if (name === 'backspace') erase(1);
    else if (ctrl && name === 'u') erase(letters.length);
    else if (text !== undefined && !ctrl && !meta && isPrintable(text)) {
      letters = [...letters, text];
      echo(text);
    }
  });
  return promise;
}

function isPrintable(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}
