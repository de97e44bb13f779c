/** Who is let into a register, to do what. */
import { describe, expect, test } from 'vitest';
import type { Standing } from '../../../src/domain/access/account.ts';
import { refusedAdmission } from '../../../src/domain/access/admission.ts';
import { type Action, actions, mayDo, type Role, roles } from '../../../src/domain/access/role.ts';
import { day } from '../../../src/domain/day.ts';

const today = day('2026-11-21');
const held = (role: Role, lastDay: string | null = null, firstDay = '2026-01-01'): Standing => {
  return {
    name: 'x',
    role,
    firstDay: day(firstDay),
    lastDay: lastDay === null ? null : day(lastDay),
    untilGiven: false,
  };
};
const alone = (account: readonly Standing[], action: Action = 'read-case', on = today) =>
  refusedAdmission({ account: 'bo', user: 'bo' }, { account, user: account }, action, on);
const acting = (account: readonly Standing[], user: readonly Standing[], action: Action = 'read-case') =>
  refusedAdmission({ account: 'bo', user: 'anna' }, { account, user }, action, today);

describe('an account by itself', () => {
  test.each(roles.flatMap(role => actions.map(action => [role, action] as const)))('%s, %s', (role, action) => {
    expect(alone([held(role)], action) === undefined).toBe(mayDo(role, action));
  });

  test('with several roles may do what any of them may', () => {
    expect(alone([held('granskare'), held('administratör')], 'administer')).toBeUndefined();
    expect(alone([held('granskare'), held('administratör')], 'write-case')).toEqual({
      ...{ code: 'not-allowed', action: 'write-case' },
      ...{ roles: ['granskare', 'administratör'], needs: ['handläggare'] },
    });
  });

  test('that is not known is refused', () => {
    expect(alone([])).toEqual({ code: 'unknown-account', account: 'bo' });
  });

  test('is let in on its last day, and refused the day after', () => {
    const standing = [held('handläggare', '2026-11-20')];
    expect(alone(standing, 'read-case', day('2026-11-19'))).toBeUndefined();
    expect(alone(standing, 'read-case', day('2026-11-20'))).toBeUndefined();
    expect(alone(standing)).toEqual({ code: 'account-not-in-force', account: 'bo', lastDay: '2026-11-20' });
  });

  test('is refused before its first day, which is said', () => {
    const standing = [held('handläggare', null, '2026-11-22')];
    expect(alone(standing)).toEqual({ code: 'account-not-in-force', account: 'bo', firstDay: '2026-11-22' });
    expect(alone(standing, 'read-case', day('2026-11-22'))).toBeUndefined();
  });

  test('a role that has ended gives nothing, though another is in force', () => {
    expect(alone([held('handläggare', '2026-11-20'), held('granskare')], 'write-case')).toMatchObject({
      code: 'not-allowed',
      roles: ['granskare'],
    });
  });
});

describe('in another name', () => {
  test.each(['handläggare', 'granskare'] as const)('%s does not work in another name', role => {
    expect(acting([held(role)], [held('handläggare')])).toMatchObject({
      code: 'not-allowed',
      action: 'act-for-another',
    });
  });

  test('an administrator does, and may then do what the other may', () => {
    expect(acting([held('administratör')], [held('handläggare')])).toBeUndefined();
    expect(acting([held('administratör')], [held('handläggare')], 'administer')).toMatchObject({ code: 'not-allowed' });
  });

  test('nobody gets in by naming somebody else: not a stranger, not one who has ended', () => {
    expect(acting([], [held('handläggare')])).toEqual({ code: 'unknown-account', account: 'bo' });
    expect(acting([held('administratör', '2026-11-20')], [held('handläggare')])).toMatchObject({
      code: 'account-not-in-force',
      account: 'bo',
    });
  });

  test('whoever is named must be known and in force; the name is not repeated', () => {
    expect(acting([held('administratör')], [])).toEqual({ code: 'unknown-account', account: null });
    expect(acting([held('administratör')], [held('handläggare', '2026-11-20')])).toEqual({
      ...{ code: 'account-not-in-force', account: null, lastDay: '2026-11-20' },
    });
  });
});
