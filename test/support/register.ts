/** A real register in a temporary folder, through the port and, where a test must, straight into the file. */
import { join } from 'node:path';
import { openDatabase, registerIdOf } from '../../src/register/database.ts';
import { keyFileOf, loadKey } from '../../src/register/key.ts';
import { registers } from '../../src/register/open.ts';
import type { Recording } from '../../src/register/port.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { temporaryFolders } from './office.ts';

export const by: Recording = { actor: 'anna', recorded: '2026-11-21T08:00:00.000Z' };

export async function newRegister() {
  const folders = temporaryFolders();
  const all = registers(folders, () => loadRulebook());
  const created = await all.create(undefined, 'none', async () => {});
  const file = join(folders.data, 'register.db');
  const key = () => loadKey(keyFileOf(folders.config, registerIdOf(file)));
  return {
    folders,
    created,
    file,
    open: () => all.open(undefined),
    create: all.create,
    raw: () => openDatabase(file, key().encryption),
  };
}
