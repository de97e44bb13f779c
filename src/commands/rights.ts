/** What each command that opens a register does there, by its path or its first word. Without a line here it opens none. */
import type { Action } from '../domain/access/role.ts';
import type { Options } from './command.ts';
import { isExport } from './import-source.ts';

type Right = Action | ((args: readonly string[], options: Options) => Action);

const rights: Readonly<Record<string, Right>> = {
  register: 'write-case',
  decision: 'write-case',
  consent: 'write-case',
  'report-concern': 'write-case',
  'followups record': 'write-case',
  'followups schedule': 'write-case',
  'followups due': (_, { all }) => (all === true ? 'list-all' : 'list-own'),
  'followups list': ([number], { all }) =>
    number !== undefined ? 'read-case' : all === true ? 'list-all' : 'list-own',
  'case list': (_, { all, person }) => (person !== undefined ? 'search' : all === true ? 'list-all' : 'list-own'),
  'case show': 'read-case',
  'case log': 'read-case',
  'ivo-report': 'report',
  'board-report': 'report',
  stats: 'report',
  // A whole register's export is its keeper's work; a main system's rows are the caseworker's too.
  import: ([path], options) => (isExport(path, options) ? 'administer' : 'import'),
  export: 'export',
  audit: 'audit',
  db: 'administer',
  user: 'administer',
};

/** Commands that only show: nothing that they are given, or refuse, could have been saved. */
const showing = [
  ...['check', 'insats', 'rules', 'schema', 'help', 'completion', 'case', 'followups due', 'followups list'],
  ...['ivo-report', 'board-report', 'stats', 'audit log', 'audit verify', 'db doctor', 'user list'],
];
const alsoSaving = ['ivo-report submit', 'ivo-report notify'];

export function onlyShows(path: string): boolean {
  return !alsoSaving.includes(path) && (showing.includes(path) || showing.includes(path.split(' ')[0] ?? ''));
}

/** Undefined for a command that has no business in a register. */
export function actionOf(path: string, args: readonly string[], options: Options): Action | undefined {
  const right = rights[path] ?? rights[path.split(' ')[0] ?? ''];
  return typeof right === 'function' ? right(args, options) : right;
}
