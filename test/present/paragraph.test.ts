/** Running text in lines of a given width. */
import { expect, test } from 'vitest';
import { wrapped } from '../../src/present/paragraph.ts';

test('what fits stays as it is, line by line', () =>
  expect(wrapped('en rad\n\n  en till   med luft', 20)).toBe('en rad\n\n  en till   med luft'));

test('what does not is broken between words, and keeps its indent', () =>
  expect(wrapped('kort\n  ett två tre fyra fem', 12)).toBe('kort\n  ett två\n  tre fyra\n  fem'));

test('a line of just the width is not broken; one longer is', () => {
  expect(wrapped('ett två', 7)).toBe('ett två');
  expect(wrapped('ett tvåa', 7)).toBe('ett\ntvåa');
});

test('a word wider than the line stands alone', () => expect(wrapped('a åååååååååå b', 5)).toBe('a\nåååååååååå\nb'));

test('a command in quotes can be copied: it is on one line', () =>
  expect(wrapped('Kör "kalix-ov case show 2026-0042-A" först', 35)).toBe(
    'Kör\n"kalix-ov case show 2026-0042-A"\nförst',
  ));

test('unless it is wider than the line itself', () =>
  expect(wrapped('Kör "kalix-ov case show" först', 12)).toBe('Kör\n"kalix-ov\ncase show"\nförst'));
