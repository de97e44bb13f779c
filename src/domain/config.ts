/**
 * The settings in the user's config file: a few values, never a key or a passphrase. Checked by hand and not by a schema:
 * every start reads the file. Who does the work and the day are not settings: they would be forgotten.
 */
import { suggestion } from './nearest.ts';
import { type Outcome, ok, refuse } from './outcome.ts';

export interface Config {
  /** The register file. */
  readonly db?: string;
  /** The folder of another rulebook. */
  readonly rules?: string;
  /** Days ahead that `followups due` shows. */
  readonly within?: number;
  /** The command line of a pager; empty for none. */
  readonly pager?: string;
}

/** The file as it was found. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
  /** Can somebody else have written it? */
  readonly isOpenToOthers: boolean;
}

export const mostDaysWithin = 3660;

const settings: Readonly<
  Record<keyof Config, { readonly fits: (value: unknown) => boolean; readonly expected: string }>
> = {
  db: { fits: isFullPath, expected: 'en fil med hela sökvägen, från roten' },
  rules: { fits: isFullPath, expected: 'en mapp med hela sökvägen, från roten' },
  within: {
    fits: value => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostDaysWithin,
    expected: `ett antal dagar från 0 till ${mostDaysWithin}`,
  },
  pager: { fits: value => typeof value === 'string', expected: 'text: bläddrarens kommando, eller tomt för ingen' },
};

export function readConfig({ path: file, text, isOpenToOthers }: ConfigFile): Outcome<Config> {
  if (isOpenToOthers) return refuse({ code: 'config-open-to-others', file });
  const content = parsed(text);
  if (content === undefined) return refuse({ code: 'config-not-json', file });
  const known = Object.keys(settings);
  for (const [key, value] of Object.entries(content)) {
    if (!isSetting(key))
      return refuse({ code: 'config-unknown-key', file, key: shownKey(key), ...suggestion(key, known), known });
    const { fits, expected } = settings[key];
    if (!fits(value)) return refuse({ code: 'config-invalid-value', file, key, expected });
  }
  return ok(content);
}

function isSetting(key: string): key is keyof Config {
  return Object.hasOwn(settings, key);
}

function parsed(text: string): object | undefined {
  try {
    const content: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof content === 'object' && content !== null && !Array.isArray(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** `/srv/ov/register.db`, `C:\ov\register.db`, `\\server\ov\register.db`: it means the same wherever one stands. */
function isFullPath(value: unknown): boolean {
  return typeof value === 'string' && /^(\/|[A-Za-z]:[\\/]|\\\\)./.test(value) && !value.includes('\0');
}

/** Shown back only when it looks like a name in a program: anything else could be somebody's. */
function shownKey(key: string): string {
  return /^[A-Za-z_-]{1,40}$/.test(key) ? key : '(namnet visas inte)';
}
