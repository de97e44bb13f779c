import type { Context } from '../context.ts';
import { Refusal } from '../domain/problem.ts';

/** What cannot be undone is confirmed by typing a word; where nobody can be asked, by `--yes`. */
export async function confirmByWord(context: Context, yes: unknown, word: string, question: string): Promise<void> {
  if (yes === true) return;
  if (!context.mayAsk) throw new Refusal({ code: 'missing-flag', flag: '--yes' });
  const typed = await context.world.prompt.text(`${question} Skriv ${word} för att fortsätta:`);
  if (typed.trim() !== word) throw new Refusal({ code: 'interrupted' });
}
