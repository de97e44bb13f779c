/** Questions on the terminal, asked on standard error. Ctrl-C is a Refusal: nothing has been saved. */
import { drawn } from './prompt/drawn.ts';
import { isEnded, letGo } from './prompt/keyboard.ts';
import { plain } from './prompt/plain.ts';
import type { Questions } from './world.ts';

export const questions: Questions = process.env.TERM === 'dumb' ? plain : drawn;

/** After the last question of a conversation. */
export const end = letGo;

/** Has somebody pressed Ctrl-C, also where no question stood? */
export const isStopped = isEnded;
