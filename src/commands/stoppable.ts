/** What takes long asks now and then whether somebody has pressed Ctrl-C: then nothing is stored, and it says so. */
import type { Context } from '../context.ts';
import { Refusal } from '../domain/problem.ts';

export const rowsBetweenQuestions = 100;

export async function refuseWhenInterrupted(context: Context): Promise<void> {
  if (await context.world.interrupted()) throw new Refusal({ code: 'interrupted' });
}
