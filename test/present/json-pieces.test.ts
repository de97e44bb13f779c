import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces, rowsOf } from '../../src/present/json-pieces.ts';

test('the pieces of any JSON value, joined, are its text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value, null, 2));
    }),
    { numRuns: 500 },
  );
});

test('rows with text of several lines, and what is left out, are as JSON has them', () => {
  const value = { a: undefined, rows: [{ text: 'en rad\nen till', none: undefined }, undefined, []], empty: [], b: {} };
  expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value, null, 2));
});

test('a long answer comes in pieces, none of them much longer than a row', () => {
  const value = { rows: Array.from({ length: 5000 }, (_, i) => ({ decision: `2026-${i}-A`, text: 'x'.repeat(100) })) };
  const pieces = [...jsonPieces(value)];
  expect(pieces.length).toBeGreaterThan(5);
  expect(Math.max(...pieces.map(p => p.length))).toBeLessThan(70_000);
  expect(pieces.join('')).toBe(JSON.stringify(value, null, 2));
});

test('rows that are made when they are printed are an array in the text', () => {
  const value = { rows: rowsOf([1, 2], n => ({ n })), none: rowsOf([], n => n), within: { rows: rowsOf([3], n => n) } };
  const whole = { rows: [{ n: 1 }, { n: 2 }], none: [], within: { rows: [3] } };
  expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(whole, null, 2));
  expect(JSON.stringify(value)).toBe(JSON.stringify(whole));
});
