/**
 * Who may do what (SoLPuL 2001:454 10 §: rights are limited to what each one needs; förordning 2001:637 15 §: a search is
 * by name or number alone, and lists across cases belong to follow-up and supervision). The one place where it is decided.
 */
export const roles = ['handläggare', 'granskare', 'administratör'] as const;
export type Role = (typeof roles)[number];

/** What a command does with the register, as far as a role may or may not. */
export const actions = [
  /** Registers or changes: a case, a participation, a follow-up. */
  'write-case',
  'import',
  /** One case, by its number. */
  'read-case',
  /** By name or person number. */
  'search',
  /** The cases that one is responsible for. */
  'list-own',
  'list-all',
  'report',
  /** The journal, the access log, and their review. */
  'audit',
  /** The register's file, its key, and its accounts. */
  'administer',
  /** Everything out in plain text. With the file's keeper: whoever reviews the log of it is somebody else. */
  'export',
  /** In another account's name, with `--user`. */
  'act-for-another',
] as const;
export type Action = (typeof actions)[number];

const allowed: Readonly<Record<Action, readonly Role[]>> = {
  'write-case': ['handläggare'],
  import: ['handläggare', 'administratör'],
  'read-case': ['handläggare', 'granskare'],
  search: ['handläggare', 'granskare'],
  'list-own': ['handläggare', 'granskare'],
  'list-all': ['granskare'],
  report: ['granskare'],
  audit: ['granskare'],
  administer: ['administratör'],
  export: ['administratör'],
  'act-for-another': ['administratör'],
};

export function mayDo(role: Role, action: Action): boolean {
  return allowed[action].includes(role);
}

/** The roles that may; never none. */
export function rolesFor(action: Action): readonly Role[] {
  return allowed[action];
}
