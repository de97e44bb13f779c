import { describe, expect, test } from 'vitest';
import { type Duty, dutyAnswers } from '../../src/domain/duty.ts';
import { duties } from '../../src/rulebook/duties.ts';
import { kalix } from '../support/world.ts';

const headings = ['UPPFYLLS', 'INFORMERAS', 'LÄMNAS TILL HUVUDSYSTEMET ELLER MÄNNISKOR', 'ÄNNU INTE'];

describe('rules duties', () => {
  test('visar varje plikt i sin grupp, inom 80 tecken', async () => {
    const { code, stdout } = await kalix('rules duties');
    const lines = stdout.split('\n');
    expect([code, Math.max(...lines.map(line => line.length)) <= 80]).toEqual([0, true]);
    for (const { id } of duties) expect(lines.filter(line => line.startsWith(`${id} `))).toHaveLength(1);
    const at = headings.map(heading => lines.findIndex(line => line.startsWith(heading)));
    expect(at.every((line, i) => line > (at[i - 1] ?? -1))).toBe(true);
  });

  test('säger källan, källans ord, vad, hur och vilka kommandon', async () => {
    const text = (await kalix('rules duties --only uppfylls')).stdout;
    const [, shown = ''] = /\n(G12-2 [\s\S]*?)\n\n/.exec(text) ?? [];
    expect(shown.split('\n')[0]).toBe('G12-2  [Riktlinjer avsnitt 12: får]');
    expect(shown).toContain('  Den enskilde kan häva sekretessen');
    expect(shown).toContain('  Hur: Samtycket sparas');
    expect(shown).toContain('  Kommandon: consent share');
  });

  test.each([
    ['uppfylls', 'served'],
    ['informeras', 'informs'],
    ['lamnas', 'elsewhere'],
    ['inte-an', 'later'],
  ])('--only %s', async (group, answer) => {
    const shown = (await kalix(`rules duties --only ${group} --json`)).json() as Duty[];
    expect(shown.map(d => d.id)).toEqual(duties.filter(d => d.answer === answer).map(d => d.id));
    expect(shown.length).toBeGreaterThan(0);
  });

  test('som JSON, alla, var och en med sitt svar', async () => {
    const shown = (await kalix('rules duties --json')).json() as Duty[];
    expect(shown).toEqual(duties);
    expect(new Set(shown.map(d => d.answer))).toEqual(new Set(dutyAnswers));
  });

  test('en grupp som inte finns är 2, och grupperna nämns', async () => {
    const { code, stderr } = await kalix('rules duties --only klart');
    expect([code, stderr]).toEqual([2, expect.stringContaining('inte-an')]);
  });
});
