/** All or nothing; and with `--dry-run` nothing: what would be stored is taken back before anybody sees it. */
import type { Register } from '../register/port.ts';

export async function dryOrStored<T>(register: Register, dryRun: boolean, work: () => Promise<T>): Promise<T> {
  if (!dryRun) return register.atomically(work);
  const takenBack: { answer?: T } = {};
  const undo = new Error('dry run');
  await register
    .atomically(async () => {
      takenBack.answer = await work();
      throw undo;
    })
    .catch(error => {
      if (error !== undo) throw error;
    });
  return takenBack.answer as T;
}
