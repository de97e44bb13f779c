/**
 * The system's keyring (Secret Service, Keychain, Credential Manager), asked through a process of its own
 * (`bin/keyring.js`): one that is locked can wait for a window that nobody sees, and a call to it cannot be taken back.
 * A secret goes through pipes, never on a command line or in the environment. (Loaded by dynamic import alone: built, it
 * then lies where `bin/` is as far away as it is from here.)
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { KeyringFault } from '../domain/problem.ts';
import type { Kept } from './unlock.ts';

const program = join(import.meta.dirname, '..', '..', 'bin', 'keyring.js');
/** Time to type the password to one's keyring. */
const patience = 30_000;

interface Answer {
  readonly secret?: string;
  readonly fault?: KeyringFault;
}

export async function keptIn(entry: string): Promise<Kept> {
  const { secret, fault } = await asked('get', entry);
  return secret === undefined ? { fault: fault ?? 'no-answer' } : { secret: Buffer.from(secret, 'hex') };
}

/** Undefined when it is there, and has been read back. */
export async function keepIn(entry: string, secret: Buffer): Promise<KeyringFault | undefined> {
  return (await asked('set', entry, secret.toString('hex'))).fault;
}

export async function forget(entry: string): Promise<void> {
  await asked('delete', entry);
}

function asked(action: 'get' | 'set' | 'delete', entry: string, input = ''): Promise<Answer> {
  const options = { timeout: patience, killSignal: 'SIGKILL', windowsHide: true } as const;
  return new Promise(resolve => {
    const child = execFile(process.execPath, [program, action, entry], options, (error, stdout) =>
      resolve(error ? { fault: 'no-answer' } : (JSON.parse(stdout) as Answer)),
    );
    child.stdin?.on('error', () => {}).end(input);
  });
}
