import { expect, test } from 'vitest';
import { nearest } from '../../src/domain/nearest.ts';

const consents = ['all', 'one', 'none'];

test('a slip of the finger gets the word that was meant', () => {
  expect(nearest('al', consents)).toBe('all');
  expect(nearest('nonee', consents)).toBe('none');
  expect(nearest('familjecentrl', ['familjecentral'])).toBe('familjecentral');
});

test('"nej" to the guardians\' consent is not taken for one guardian\'s yes', () => {
  expect(nearest('nej', consents)).toBeUndefined();
  expect(nearest('ja', consents)).toBeUndefined();
  expect(nearest('x', consents)).toBeUndefined();
});
