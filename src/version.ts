import { version as packageVersion } from '../package.json';

export function version(): string {
  return packageVersion;
}
