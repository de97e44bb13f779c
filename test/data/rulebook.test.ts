import { describe, expect, it } from 'vitest';
import { compile } from '../../src/domain/condition.ts';
import { addMonths, type Day, day } from '../../src/domain/day.ts';
import { must } from '../../src/domain/outcome.ts';
import { prepareCheck } from '../../src/domain/prepare-check.ts';
import { runCases } from '../../src/domain/rule-case.ts';
import { versionOn } from '../../src/domain/validity.ts';
import { ruleEntries } from '../../src/present/rule-entry.ts';
import { builtInFiles } from '../../src/rulebook/built-in.ts';
import { findings } from '../../src/rulebook/lint.ts';
import { loadCases, loadRulebook } from '../../src/rulebook/load.ts';

const rulebook = await loadRulebook();
const cases = await loadCases();
const results = must(runCases(rulebook, cases));

describe('den inbyggda regelboken', () => {
  it('håller ihop och håller sig inom lagen', () => {
    expect(findings(builtInFiles)).toEqual([]);
  });

  it('har katalogens namn', () => {
    const ids = (route: string) => rulebook.insatser.filter(i => i.route === route).map(i => i.id);
    expect(ids('without-assessment')).toEqual([
      ...['familjecentral', 'foraldrasupporten', 'ungdomsmottagning', 'orossamtal', 'radgivande-samtal', 'bra-samtal'],
      ...['boostersamtal', 'tolvstegsmodellen', 'anhorigstod', 'budget-och-skuldradgivning', 'samarbetssamtal'],
      'informationssamtal',
    ]);
    expect(ids('after-assessment')).toEqual([
      'oppenvard-bistand',
      'kontaktperson',
      'kontaktfamilj',
      'kvalificerad-kontaktperson',
    ]);
    expect(ids('preventive')).toEqual(['sspf', 'faltning', 'ses']);
  });

  it('bär ett nämndbeslut för varje insats utan behovsprövning, före dess första dag', () => {
    for (const insats of rulebook.insatser.filter(i => i.route === 'without-assessment')) {
      expect(insats.decision && insats.decision.date < insats.validFrom).toBe(true);
      expect(insats.conditions).toContain('vardnadshavares-samtycke');
    }
  });

  it('kräver identitet bara för tolvstegsmodellen utan behovsprövning', () => {
    const required = rulebook.insatser.filter(
      i => i.route === 'without-assessment' && i.documentation.identity === 'required',
    );
    expect(required.map(i => i.id)).toEqual(['tolvstegsmodellen']);
  });

  it('har lagens sju slag och nämndens åttonde', () => {
    const places = new Set(rulebook.neverWithoutAssessment.map(kind => kind.citation.place));
    expect([...places]).toEqual([...[1, 2, 3, 4, 5, 6, 7].map(n => `11 kap. 5 § p. ${n}`), '§ 87']);
  });

  it('har tolv tolkningar, var och en med två texter, läsning, skäl och vad som ändrar den', () => {
    expect(rulebook.interpretations).toHaveLength(12);
    for (const i of rulebook.interpretations) for (const cited of [i.first, i.second]) expect(cited.quote).toBeTruthy();
    const used = new Set(rulebook.insatser.flatMap(i => i.interpretations));
    for (const id of used) expect(rulebook.interpretations.map(i => i.id)).toContain(id);
  });

  it('har ord för ord den mening som varje villkor vilar på', () => {
    for (const condition of rulebook.conditions)
      expect([condition.id, condition.citation.quote]).not.toContain(undefined);
  });

  it('använder varje villkor', () => {
    const used = new Set(rulebook.insatser.flatMap(i => i.conditions));
    expect(rulebook.conditions.filter(c => !used.has(c.id))).toEqual([]);
  });
});

describe('prövningsfallen', () => {
  it.each(results.map(r => [`${r.about}: ${r.says}`, r] as const))('%s', (_says, result) => {
    expect(result.got).toEqual(result.expected);
  });

  it('prövar varje villkor i varje insats', () => {
    const tried = new Set(results.map(r => `${r.insats} ${r.condition}`));
    const all = rulebook.insatser.flatMap(i => i.conditions.map(c => `${i.id} ${c}`));
    expect(all.filter(pair => !tried.has(pair))).toEqual([]);
  });

  it('prövar varje svar som ett villkor kan ge', () => {
    for (const condition of rulebook.conditions) {
      const given = new Set(results.filter(r => r.condition === condition.id).map(r => r.got.decides));
      expect([condition.id, given.has('yes'), given.has('no') || given.has('assess')]).toEqual([
        condition.id,
        true,
        true,
      ]);
      if (compile(condition.test)({}) === 'missing')
        expect([condition.id, given.has('missing')]).toEqual([condition.id, true]);
    }
  });
});

describe('kalendern: varje regel på varje kvartals första dag 2006–2030 ger ett svar eller en vägran med dagar', () => {
  const starts: Day[] = [];
  for (let on = day('2006-01-01'); on < '2031-01-01'; on = addMonths(on, 3)) starts.push(on);

  const entries = ruleEntries(rulebook);
  for (const id of new Set(entries.map(rule => rule.id))) {
    it(id, () => {
      const versions = entries.filter(rule => rule.id === id);
      for (const on of starts) {
        const answer = versionOn(versions, on, id, { source: 's', place: 'p' });
        if (answer.ok) expect(answer.value.validFrom <= on).toBe(true);
        else
          expect(answer.problem).toMatchObject({
            code: 'not-in-force',
            firstDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          });
      }
    });
  }

  it('katalogen', () => {
    for (const on of starts) {
      const prepared = must(prepareCheck(rulebook, on));
      expect(prepared.insatser.length + prepared.notInForce.length).toBe(16);
      for (const insats of prepared.insatser) expect(insats.conditions).not.toContain(-1);
    }
  });

  it.each<[string, readonly { validFrom: Day; validTo: Day | null }[], string, string]>([
    ['rapporteringen byter lag', rulebook.reportingRules, '2025-06-30', '2025-07-01'],
    ['avgiftsramen höjs', rulebook.feeFrames, '2025-12-31', '2026-01-01'],
    ['anmälningsplikten får ny lydelse', rulebook.reminders.filter(r => r.id === '19-1'), '2026-01-14', '2026-01-15'],
  ])('%s: dagen före och dagen', (_says, versions, before, after) => {
    const at = (on: string) => must(versionOn(versions, day(on), 'x', { source: 's', place: 'p' }));
    expect(at(before)).toBe(versions[0]);
    expect(at(after)).toBe(versions[1]);
  });

  it('efter sista dagen sägs den', () => {
    const answer = versionOn(rulebook.reportingRules.slice(0, 1), day('2025-07-01'), 'Regeln', {
      source: 's',
      place: 'p',
    });
    expect(answer).toMatchObject({ problem: { code: 'no-longer-in-force', lastDay: '2025-06-30' } });
  });

  it('avgiftsramen är lagens', () => {
    expect(rulebook.feeFrames.map(f => [f.from, f.to, f.applicationYears])).toEqual([
      [10_000, 1_000_000, 2],
      [15_000, 1_500_000, 2],
    ]);
  });
});
