/** SoL 21 kap. 1–2 §§ och riktlinjen: varje villkor i ord som är sanna för den som är så gammal. */
import { describe, expect, test } from 'vitest';
import { agesThatChange, compile } from '../../src/domain/condition.ts';
import { day } from '../../src/domain/day.ts';
import { checkPerson } from '../../src/domain/eligibility.ts';
import { must } from '../../src/domain/outcome.ts';
import { prepareCheck } from '../../src/domain/prepare-check.ts';
import { saidTo, wordsFor } from '../../src/present/said-to.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { kalix } from '../support/world.ts';

const rules = await loadRulebook();
const prepared = must(prepareCheck(rules, day('2026-11-21')));
const withWords = rules.conditions.flatMap(({ forAges, ...condition }) => (forAges ? [{ ...condition, forAges }] : []));

describe('data', () => {
  test.each(withWords.map(c => [c.id, c] as const))('%s: byter ord där svaret byts, och har ord för alla', (_id, c) => {
    const bounds = c.forAges.map(words => words.atMost);
    expect(bounds.at(-1)).toBeNull();
    const ends = bounds.slice(0, -1).map(Number);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    for (const end of ends) expect(agesThatChange(c.test)).toContain(end + 1);
  });

  test('"behövs inte" och "kräver inte" sägs bara när villkoret är uppfyllt av åldern ensam', () => {
    for (const { forAges, test: rule } of withWords)
      for (let age = 0; age <= 120; age++)
        if (/behövs inte|behöver inte|kräver inte/.test(wordsFor(forAges, age)?.text ?? ''))
          expect(compile(rule)({ age })).toBe('yes');
  });

  test('den som är äldre får inget villkor som börjar med en ålder som är passerad', () => {
    for (let age = 0; age <= 120; age++) {
      const { insatser } = saidTo(checkPerson(prepared, { age }), rules);
      for (const { text } of insatser.flatMap(i => i.conditions)) {
        const [, under = '0'] = /^(?:Under|För den som är under) (\d+) år/.exec(text) ?? [];
        const [, turned = '0'] = /^Har fyllt (\d+) år:/.exec(text) ?? [];
        expect({ age, text, under }).toMatchObject({ under: '0' });
        expect(age).toBeGreaterThanOrEqual(Number(turned));
      }
    }
  });
});

test('bara orden skiljer: utfall, nivå och källa är desamma', () => {
  for (const age of [10, 14, 16, 30])
    for (const guardianConsent of ['all', 'one', 'none'] as const) {
      const answer = checkPerson(prepared, { age, guardianConsent });
      const bare = (of: typeof answer) => ({
        ...of,
        insatser: of.insatser.map(i => ({ ...i, conditions: i.conditions.map(({ text, remedy, ...rest }) => rest) })),
      });
      expect(bare(saidTo(answer, rules))).toEqual(bare(answer));
    }
});

describe('som text', () => {
  const rows = async (line: string) =>
    (await kalix(`check --insats orossamtal oppenvard-bistand ${line}`)).stdout.replaceAll(/\n {9,}/g, ' ').split('\n');
  const consent = async (line: string) => (await rows(line)).filter(row => /amtycke|amtycker/.test(row));

  test('14 år: vårdnadshavarna, och för ett beslut också barnet', async () => {
    expect(await consent('--age 14')).toMatchInlineSnapshot(`
      [
        "  saknas Vårdnadshavarnas samtycke. [lag, SoL 21 kap. 2 §] -> Inhämta vårdnadshavarnas samtycke.",
        "  Fråga om: folkbokförd i kommunen, vårdnadshavarnas samtycke, vårdnadshavaren informerad",
        "  saknas Vårdnadshavarnas samtycke, eller att det är lämpligt utan det och barnet samtycker. [lag, SoL 21 kap. 1 §] -> Inhämta vårdnadshavarnas samtycke, eller bedöm om det är lämpligt att besluta utan det när barnet samtycker.",
        "  Fråga om: vårdnadshavarnas samtycke, barnet samtycker, vem som har ansökt, motivation utredd",
        "  - Information till vårdnadshavare, eller samtycke",
      ]
    `);
  });

  test('16 år utan vårdnadshavarnas samtycke: vad som kan bedömas', async () => {
    expect(await consent('--age 16 --guardian-consent none')).toMatchInlineSnapshot(`
      [
        "Uppgifter: ålder: 16; vårdnadshavarnas samtycke: ingen",
        "  bedöms Vårdnadshavarnas samtycke, eller att det är lämpligt utan det. [lag, SoL 21 kap. 2 §] -> Inhämta vårdnadshavarnas samtycke, eller bedöm om det är lämpligt utan det.",
        "  saknas Vårdnadshavarnas samtycke, eller att det är lämpligt utan det och barnet begär insatsen eller samtycker. [lag, SoL 21 kap. 1 §] -> Inhämta vårdnadshavarnas samtycke, eller bedöm om det är lämpligt att besluta utan det när barnet begär insatsen eller samtycker.",
        "  Fråga om: barnet samtycker, barnet begär insatsen, vem som har ansökt, motivation utredd",
        "  - Information till vårdnadshavare, eller samtycke",
      ]
    `);
  });

  test('30 år: inget om vårdnadshavare utom att de inte behövs', async () => {
    expect(await consent('--age 30')).toMatchInlineSnapshot(`
      [
        "  ja     Har fyllt 18 år: vårdnadshavarnas samtycke behövs inte. [lag, SoL 21 kap. 2 §]",
        "  saknas Personen samtycker själv. [lag, SoL 21 kap. 1 §] -> Inhämta personens samtycke.",
        "  Fråga om: vem som har ansökt, den vuxnes samtycke, motivation utredd",
        "  - Information till vårdnadshavare, eller samtycke",
      ]
    `);
    expect((await rows('--age 30')).filter(row => /vårdnadshavar/i.test(row))).toMatchInlineSnapshot(`
      [
        "  ja     Har fyllt 18 år: vårdnadshavarnas samtycke behövs inte. [lag, SoL 21 kap. 2 §]",
        "  ja     Har fyllt 15 år: vårdnadshavaren behöver inte ha informerats. [riktlinje, avsnitt 20.2.1]",
        "  - Information till vårdnadshavare, eller samtycke",
      ]
    `);
  });

  test('okänd ålder: villkoret som det står i regelboken', async () => {
    expect((await rows('--registered')).join('\n')).toContain('Under 18 år: vårdnadshavarnas samtycke');
  });

  test('JSON har regelbokens ord, oavsett ålder', async () => {
    const { stdout } = await kalix('check --json --age 30 --insats orossamtal');
    expect(stdout).toContain('Under 18 år: vårdnadshavarnas samtycke, eller från 15 år att det är lämpligt utan.');
  });
});
