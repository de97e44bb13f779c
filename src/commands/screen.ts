import type { Context } from '../context.ts';
import { plainStyle, type Screen } from '../present/style.ts';

/** Where the answer is shown. Chalk is loaded for a terminal with colour alone: it asks Node about terminals at once. */
export async function screenOf(context: Context): Promise<Screen> {
  const { columns, color } = context;
  if (!color) return { columns, style: plainStyle };
  const { Chalk } = await import('chalk');
  return { columns, style: { bold: new Chalk({ level: 1 }).bold } };
}
