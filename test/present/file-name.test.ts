import { expect, test } from 'vitest';
import { shownFile } from '../../src/present/file-name.ts';

test.each([
  ['/srv/ov/register.db', '/srv/ov/register.db'],
  ['/srv/196003102628.db', '/srv/••••.db'],
  ['/srv/19600310-2628/register.db', '/srv/••••/register.db'],
  ['lista 600310-2628.csv', 'lista ••••.csv'],
  ['rapport-2026-11-21.html', 'rapport-2026-11-21.html'],
  ['/keys/0123456789012abcdef0123456789abc.key', '/keys/0123456789012abcdef0123456789abc.key'],
])('%s is shown as %s', (path, shown) => expect(shownFile(path)).toBe(shown));
