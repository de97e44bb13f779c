/** Where a user's register, keys and settings lie unless something else is said. */
import { join } from 'node:path';
import envPaths from 'env-paths';

export interface Folders {
  readonly data: string;
  readonly config: string;
  /** Where the system lists its mounts; undefined where it does not. */
  readonly mounts?: string | undefined;
}

/** The user's own folders, by the system's custom (XDG on Linux). */
export function userFolders(): Folders {
  const { data, config } = envPaths('kalix-ov', { suffix: '' });
  return { data, config, mounts: process.platform === 'linux' ? '/proc/self/mountinfo' : undefined };
}

export function configPath({ config }: Folders): string {
  return join(config, 'config.json');
}

export function defaultRegister({ data }: Folders): string {
  return join(data, 'register.db');
}

export function keyFolder(config: string): string {
  return join(config, 'keys');
}
