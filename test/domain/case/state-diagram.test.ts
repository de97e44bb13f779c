/** The diagram in docs/architecture.md is made from the code (npm run docs). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { possibleIn } from '../../../src/domain/case/decide.ts';
import { allStates, otherSteps, startOf, stateDiagram, transitions } from '../../support/state-diagram.ts';

const document = readFileSync(join(import.meta.dirname, '../../../docs/architecture.md'), 'utf8');

describe('the states of a decision', () => {
  test.each(allStates)('a life leads to %s', state => {
    expect(startOf(state)).toBe(state);
  });

  test('what is tried and accepted is what the table says can be taken', () => {
    const accepted = transitions().map(t => `${t.step.split(' ')[0]} in ${t.from}`);
    const said = (['execute', 'interrupt', 'resume', 'close'] as const).flatMap(step =>
      possibleIn[step].map(p => `${step} in ${p}`),
    );
    expect([...new Set(accepted)].sort()).toEqual([...new Set(said)].sort());
  });

  test('nothing leads out of closed, refused or renewed', () => {
    expect(transitions().filter(t => ['closed', 'refused', 'renewed'].includes(t.from))).toEqual([]);
  });

  test('docs/architecture.md shows the diagram that the code gives', () => {
    expect(document).toContain(`\`\`\`mermaid\n${stateDiagram()}\n\`\`\``);
    expect(document).toContain(otherSteps());
  });
});
