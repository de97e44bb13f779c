import { describe, expect, it } from 'vitest';
import { askChoice, askLine } from '../../src/commands/asides.ts';
import { testWorld } from '../support/world.ts';

const asides = { skip: 'vet inte', back: 'tillbaka', stop: 'sluta' } as const;
const yesNo = [
  { value: 'ja', name: 'ja' },
  { value: 'nej', name: 'nej' },
] as const;

describe('vid sidan av svaret', () => {
  it('sist i listan, med sina ord', async () => {
    const world = testWorld({ answers: ['nej', 'aside back'] });
    expect(await askChoice(world.prompt, 'Stämmer det?', yesNo, asides)).toEqual({ answer: 'nej' });
    expect(await askChoice(world.prompt, 'Stämmer det?', yesNo, asides)).toEqual({ aside: 'back' });
    expect(world.asked[0]?.choices).toEqual(['ja', 'nej', 'vet inte', 'tillbaka', 'sluta']);
  });

  it('eller skrivet som ett ord för sig', async () => {
    const world = testWorld({ answers: [' Vet inte ', 'sluta', '14', 'sluta inte'] });
    const ask = () => askLine(world.prompt, 'Hur många år', asides);
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
      { aside: 'skip' },
      { aside: 'stop' },
      { answer: '14' },
      { answer: 'sluta inte' },
    ]);
    expect(world.asked[0]?.question).toBe('Hur många år (eller vet inte, tillbaka, sluta):');
  });

  it('bara de som frågan tillåter', async () => {
    const world = testWorld({ answers: ['tillbaka', 'ja'] });
    expect(await askLine(world.prompt, 'Namnet', { stop: 'sluta' })).toEqual({ answer: 'tillbaka' });
    await askChoice(world.prompt, 'Stämmer det?', yesNo, {});
    expect(world.asked[1]?.choices).toEqual(['ja', 'nej']);
  });
});
