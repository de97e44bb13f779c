/** An answer on its way out: through a pager when it is longer than the screen. */
import type { Config } from './domain/config.ts';
import type { World } from './world.ts';

/** What is said for this program alone goes before what is said for all. */
export function pagerOf({ env }: World, { pager }: Config): string {
  return env.KALIX_OV_PAGER ?? pager ?? env.PAGER ?? 'less -FRX';
}

/** `plain` is never paged. */
export async function show(
  world: World,
  text: string,
  { pager, plain }: { pager: string; plain: boolean },
): Promise<void> {
  const { env, terminal } = world;
  const isShown =
    !plain && pager.trim() !== '' && env.TERM !== 'dumb' && isLong(text, terminal) && (await world.page(text, pager));
  if (!isShown) await world.out(text);
}

function isLong(text: string, terminal: World['terminal']): boolean {
  const { rows } = terminal;
  if (rows === undefined || !terminal.interactive) return false;
  const { columns } = terminal;
  const lines = text.split('\n').map(line => Math.max(1, Math.ceil(line.length / columns)));
  return lines.reduce((sum, n) => sum + n, -1) >= rows;
}
