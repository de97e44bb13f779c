import type { Context } from '../context.ts';
import { Refusal } from '../domain/problem.ts';
import { wrapped } from '../present/paragraph.ts';

/** What cannot be undone is confirmed by typing a word; where nobody can be asked, by `--yes`. */
export async function confirmByWord(context: Context, yes: unknown, word: string, question: string): Promise<void> {
  if (yes === true) return;
  if (!context.mayAsk) throw new Refusal({ code: 'missing-flag', flag: '--yes' });
  context.world.err(`${wrapped(question, context.columns)}\n`);
  for (;;) {
    const typed = (await context.world.prompt.text(`Skriv ${word} för att fortsätta:`)).trim();
    if (typed.normalize('NFC') === word) return;
    if (typed === '') throw new Refusal({ code: 'interrupted' });
    context.world.err(`Det ska vara ${word}, med stora bokstäver. Enter utan ord avbryter.\n`);
  }
}

/** What is recorded at once in a script is asked about where somebody sits: it cannot be taken back. */
export async function confirmOnTerminal(context: Context, yes: unknown, question: string): Promise<void> {
  if (yes === true || !context.mayAsk) return;
  if (!(await context.world.prompt.confirm(question))) throw new Refusal({ code: 'interrupted' });
}
