/** Colour for an outcome, when the terminal shows it. No meaning is in the colour alone. */
import type { Context } from '../context.ts';
import type { Paint } from '../present/check-text.ts';

export async function paintFor(context: Context): Promise<Paint> {
  if (!context.color) return (_outcome, text) => text;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  const colors = { yes: chalk.green, no: chalk.red, missing: chalk.yellow, assess: chalk.cyan };
  return (outcome, text) => colors[outcome](text);
}
