import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { factKinds } from '../../src/domain/fact.ts';
import { readFacts } from '../../src/domain/read-facts.ts';

const context = { today: day('2026-11-21'), groups: new Set(['medberoende']) };
const read = (input: unknown, line?: number) => readFacts(input, line === undefined ? context : { ...context, line });
const problem = (input: unknown, line?: number) => {
  const result = read(input, line);
  return result.ok ? undefined : result.problem;
};

describe('fakta läses som de är', () => {
  it('tomt är tillåtet: allt är okänt', () => {
    expect(read({})).toEqual({ ok: true, value: {} });
  });

  it.each([
    { age: 0 },
    { age: 120 },
    { born: '2026-11-21' },
    { born: '1906-11-21' },
    { born: '1905-11-22' },
    { groups: [] },
    { groups: ['medberoende'] },
    { childrenAged: [0, 120] },
    { guardianConsent: 'one', application: 'none', consent: false },
  ])('godtas: %j', facts => {
    expect(read(facts)).toEqual({ ok: true, value: facts });
  });
});

describe('fel slag är en vägrad inmatning, inte ett svar', () => {
  it.each<[string, unknown]>([
    ['age', '14'],
    ['age', -1],
    ['age', 121],
    ['age', 14.5],
    ['age', Number.NaN],
    ['born', '2012-02-30'],
    ['born', 20120301],
    ['born', '1905-11-21'],
    ['registeredInMunicipality', 'ja'],
    ['registeredInMunicipality', 1],
    ['guardianConsent', 'both'],
    ['guardianConsent', true],
    ['application', 'god man'],
    ['groups', 'medberoende'],
    ['groups', ['okänd']],
    ['groups', [1]],
    ['childrenAged', 3],
    ['childrenAged', ['3']],
    ['childrenAged', [-1]],
  ])('%s: %j', (key, value) => {
    expect(problem({ [key]: value })).toMatchObject({ code: 'invalid-value', place: { key } });
  });

  it.each(Object.keys(factKinds))('null är ingen okänd uppgift: %s', key => {
    expect(problem({ [key]: null })).toMatchObject({ code: 'invalid-value', place: { key } });
  });

  it.each([null, [], 'text', 3])('det ska vara ett objekt: %j', input => {
    expect(problem(input)).toMatchObject({ code: 'invalid-value' });
  });

  it('en födelsedag efter dagen', () => {
    expect(problem({ born: '2026-11-22' })).toMatchObject({ code: 'future-day', place: { key: 'born' } });
  });

  it('både ålder och födelsedag, med raden i en fil', () => {
    expect(problem({ age: 14, born: '2012-03-01' }, 7)).toEqual({
      code: 'conflicting-values',
      first: '"age"',
      second: '"born"',
      line: 7,
    });
  });

  it('en okänd nyckel får ett förslag', () => {
    expect(problem({ registredInMunicipality: true })).toMatchObject({
      code: 'unknown-key',
      nearest: 'registeredInMunicipality',
    });
    expect(problem({ Age: 3 })).toMatchObject({ code: 'unknown-key', nearest: 'age' });
    expect(problem(JSON.parse('{"__proto__": 1}'))).toMatchObject({ code: 'unknown-key' });
  });

  it('en nyckel som kan vara någons uppgift visas inte', () => {
    expect(JSON.stringify(problem({ '19121212-1212': true }))).not.toContain('1212');
    expect(JSON.stringify(problem({ 'Anna Andersson': true }))).not.toContain('Anna');
  });

  it('raden följer med', () => {
    expect(problem({ age: 'x' }, 3)).toMatchObject({ place: { key: 'age', line: 3 } });
  });
});
