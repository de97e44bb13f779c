import type { DemoHome } from './demo-register.ts';
import { node, program } from './process.ts';

export interface MorningAnswer {
  readonly followUps: readonly { readonly decision: string; readonly due: string; readonly type: string }[];
  readonly waiting: readonly unknown[];
}

export function morningAnswer(home: DemoHome, ...flags: readonly string[]): MorningAnswer {
  return JSON.parse(node(home, [program, 'followups', 'due', '--json', ...flags]).stdout) as MorningAnswer;
}
