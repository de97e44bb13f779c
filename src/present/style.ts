/** Colour where the terminal shows it; the words carry the meaning without it. */
import { Chalk } from 'chalk';

/** What is known of where the text is shown. */
export interface Screen {
  readonly columns: number;
  readonly color: boolean;
}

export interface Style {
  readonly bold: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly dim: (text: string) => string;
}

export function style(color: boolean): Style {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return { bold: chalk.bold, good: chalk.green, bad: chalk.red, dim: chalk.dim };
}
