/** SoLPuL 10 §: each role gets what it needs; förordning 2001:637 15 §: search and lists. Role by role, action by action. */
import { expect, test } from 'vitest';
import { type Action, actions, mayDo, roles, rolesFor } from '../../../src/domain/access/role.ts';

/** handläggare, granskare, administratör */
const table: Readonly<Record<Action, readonly [boolean, boolean, boolean]>> = {
  'write-case': [true, false, false],
  import: [true, false, true],
  'read-case': [true, true, false],
  search: [true, true, false],
  'list-own': [true, true, false],
  'list-all': [false, true, false],
  report: [false, true, false],
  audit: [false, true, false],
  administer: [false, false, true],
  export: [false, false, true],
  'act-for-another': [false, false, true],
};
const cells = actions.flatMap(action => roles.map((role, i) => [role, action, table[action][i]] as const));

test.each(cells)('%s, %s: %s', (role, action, may) => {
  expect(mayDo(role, action)).toBe(may);
});

test.each(actions)('%s can be done by somebody', action => {
  expect(rolesFor(action)).toEqual(roles.filter(role => mayDo(role, action)));
  expect(rolesFor(action).length).toBeGreaterThan(0);
});
