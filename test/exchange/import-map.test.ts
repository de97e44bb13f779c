/** The JSON file that says how a main system's columns are ours (contract 4). */
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/domain/problem.ts';
import { readImportMap } from '../../src/exchange/import-map.ts';

function refused(document: unknown) {
  try {
    readImportMap(document);
  } catch (error) {
    if (isRefusal(error)) return error.problem;
    throw error;
  }
  throw new Error('it was read');
}

test('columns, values and constants, each by our name; what is left out is empty', () => {
  const map = {
    columns: { external_id: 'Beslutsnr' },
    values: { outcome: { Bifall: 'bifall' } },
    constants: { insats: 'kontaktperson' },
  };
  expect(readImportMap(map)).toEqual(map);
  expect(readImportMap({})).toEqual({ columns: {}, values: {}, constants: {} });
});

describe('what is wrong is named by its key', () => {
  test.each([
    ['not an object', [], { code: 'invalid-value', place: { key: 'filen' } }],
    ['an unknown part', { column: {} }, { code: 'unknown-key', place: { key: 'column' }, nearest: 'columns' }],
    [
      'a column that we do not have',
      { columns: { outcom: 'Utfall' } },
      { code: 'unknown-key', place: { key: 'columns.outcom' }, nearest: 'outcome' },
    ],
    [
      'a name that is no text',
      { columns: { outcome: 4 } },
      { code: 'invalid-value', place: { key: 'columns.outcome' } },
    ],
    ['an empty name', { columns: { outcome: ' ' } }, { code: 'invalid-value', place: { key: 'columns.outcome' } }],
    [
      'a value that is no text',
      { values: { outcome: { Bifall: true } } },
      { code: 'invalid-value', place: { key: 'values.outcome.Bifall' } },
    ],
    [
      'a column that is both read and the same on every row',
      { columns: { insats: 'Insats' }, constants: { insats: 'kontaktperson' } },
      { code: 'conflicting-values', first: 'columns.insats', second: 'constants.insats' },
    ],
  ])('%s', (_what, document, problem) => {
    expect(refused(document)).toMatchObject(problem);
  });
});
