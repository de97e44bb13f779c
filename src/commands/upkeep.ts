/** The register as a file, for the one who may see to it. */
import type { Context } from '../context.ts';
import { isRefusal } from '../domain/problem.ts';
import type { Upkeep } from '../register/upkeep-port.ts';

const refusals: readonly string[] = ['unknown-account', 'account-not-in-force', 'not-allowed'];

/**
 * A register that can be opened lets in those that it knows, here as everywhere. One that cannot be opened is what one
 * examines and restores: what is wrong with it is for the work itself to say.
 */
export async function upkeepOf(context: Context): Promise<Upkeep> {
  await context
    .withRegister(async () => undefined)
    .catch(error => {
      if (isRefusal(error) && refusals.includes(error.problem.code)) throw error;
    });
  return (await context.registers()).upkeep(context.registerFile);
}
