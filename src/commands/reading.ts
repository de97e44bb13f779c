/** Writes a reading of persons' data into the access log. There is nothing that switches it off. */
import type { Context } from '../context.ts';
import type { Register } from '../register/port.ts';

/** Before anything of it is shown: when this cannot be stored, nothing is. */
export async function logReading(
  context: Context,
  register: Register,
  cases: readonly string[],
  { identity }: { readonly identity: boolean },
): Promise<void> {
  const { account, user, command } = context;
  const read = [...new Set(cases)].sort();
  const own = await register.responsibleFor(user, read);
  const reading = {
    ...{ user, account: account === user ? null : account, command, identity },
    cases: read.map(number => ({ case: number, responsible: own.has(number) })),
  };
  await register.appendReading(reading, context.recording());
}
