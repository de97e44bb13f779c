import { expect, test } from 'vitest';
import { headingOf, summaryText } from '../../src/present/interview-text.ts';

test('det som ska sparas visas med rubriker utan det som bara hör till frågan', () => {
  expect(headingOf('Personnummer, om det finns')).toBe('Personnummer');
  expect(headingOf('Typ av insats, till exempel Familjebehandling (annars insatsens namn)')).toBe('Typ av insats');
  expect(headingOf('Namn')).toBe('Namn');
});

test('ett långt svar bryts mellan orden, och fortsättningen står längre in än nästa rubrik', () => {
  const text = summaryText([['Målgrupper', 'skadligt bruk eller beroende '.repeat(6).trim()]], 80);
  const [, , first = '', second = ''] = text.split('\n');
  expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  expect([/^ {2}\S/.test(first), /^ {4}\S/.test(second)]).toEqual([true, true]);
});
