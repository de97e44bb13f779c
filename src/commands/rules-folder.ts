import type { Context } from '../context.ts';
import type { Options } from './command.ts';

/** `--rules`, or KALIX_OV_RULES; undefined for the built-in rulebook. */
export function rulesFolder(context: Context, options: Options): string | undefined {
  const given = typeof options.rules === 'string' ? options.rules : context.world.env.KALIX_OV_RULES;
  return given || undefined;
}
