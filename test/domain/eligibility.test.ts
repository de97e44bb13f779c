import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { checkPerson, mayBeOffered } from '../../src/domain/eligibility.ts';
import type { Facts } from '../../src/domain/fact.ts';
import { must } from '../../src/domain/outcome.ts';
import { prepareCheck } from '../../src/domain/prepare-check.ts';
import { answerWriter } from '../../src/present/check-json.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { intake } from '../support/intake.ts';
import { oracle } from '../support/oracle.ts';

const rulebook = await loadRulebook();
const today = day('2026-11-21');
const prepared = must(prepareCheck(rulebook, today));
const check = (facts: Facts) => checkPerson(prepared, facts);
const answerOn = (on: string, facts: Facts, ids: string[] = []) =>
  checkPerson(must(prepareCheck(rulebook, day(on), ids)), facts);

describe('hela katalogen mot en fristående läsning av lagen och riktlinjen', () => {
  it('ger samma svar för varje insats, på 4 000 slumpade intag', () => {
    fc.assert(
      fc.property(intake, facts => {
        for (const { id, outcome } of check(facts).insatser) expect([id, outcome]).toEqual([id, oracle(id, facts)]);
      }),
      { numRuns: 4000 },
    );
  });
});

describe('okänt är aldrig nej, och mer kunskap ger aldrig mindre svar', () => {
  it('en uppgift till gör aldrig ja eller nej till saknas eller bedöms', () => {
    fc.assert(
      fc.property(intake, fc.nat(), (facts, pick) => {
        const keys = Object.keys(facts);
        const key = keys[pick % Math.max(1, keys.length)];
        const fewer = Object.fromEntries(Object.entries(facts).filter(([k]) => k !== key)) as Facts;
        const [before, after] = [check(fewer).insatser, check(facts).insatser];
        before.forEach(({ outcome }, i) => {
          if (outcome === 'yes' || outcome === 'no') expect(after[i]?.outcome).toBe(outcome);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('utan en enda uppgift är inget svar nej', () => {
    expect(check({}).insatser.map(i => i.outcome)).not.toContain('no');
  });

  it('missing namnger bara okända uppgifter, och bara när svaret är saknas', () => {
    fc.assert(
      fc.property(intake, facts => {
        for (const insats of check(facts).insatser) {
          expect(insats.missing.length > 0).toBe(insats.outcome === 'missing');
          for (const key of insats.missing) expect(facts[key]).toBeUndefined();
        }
      }),
    );
  });
});

describe('födelsedagar', () => {
  const born = (text: string): Facts => ({
    born: day(text),
    guardianConsent: 'all',
    groups: ['medberoende'],
    registeredInMunicipality: true,
  });
  const adult = (on: string, text: string) => answerOn(on, born(text), ['radgivande-samtal']).insatser[0]?.outcome;

  it('18 år från födelsedagen: dagen före, dagen, dagen efter', () => {
    expect(['2026-03-14', '2026-03-15', '2026-03-16'].map(on => adult(on, '2008-03-15'))).toEqual(['no', 'yes', 'yes']);
  });

  it('född 29 februari: äldre den 1 mars, och svaret säger vilken tolkning det vilar på', () => {
    expect([adult('2026-02-28', '2008-02-29'), adult('2026-03-01', '2008-02-29')]).toEqual(['no', 'yes']);
    expect(answerOn('2026-03-01', born('2008-02-29')).insatser[0]?.interpretations).toContain('fodd-29-februari');
    expect(answerOn('2026-03-01', born('2008-02-28')).insatser[0]?.interpretations).not.toContain('fodd-29-februari');
  });

  it('nästa födelsedag som ändrar något', () => {
    expect(check(born('2012-03-01')).nextChange).toEqual({ day: '2027-03-01', age: 15 });
    expect(check(born('2008-02-29')).nextChange).toEqual({ day: '2027-03-01', age: 19 });
    expect(check(born('1980-01-01')).nextChange).toBeNull();
    expect(check({ age: 14 }).nextChange).toBeNull();
  });

  it('på själva födelsedagen gäller nästa', () => {
    expect(answerOn('2027-03-01', born('2012-03-01')).nextChange).toEqual({ day: '2030-03-01', age: 18 });
  });
});

describe('vad svaret bär med sig', () => {
  it('BRA-samtal: beslut, dokumentation, tolkning, giltighet', () => {
    const [bra] = answerOn('2026-11-21', { age: 14 }, ['bra-samtal']).insatser;
    expect(bra).toMatchObject({
      route: 'without-assessment',
      documentation: { regime: '14:5', identity: 'forbidden' },
      decision: { place: '§ 91', date: '2025-06-04', dnr: 'DIASOC-2025-0064570' },
      validFrom: '2025-07-01',
      validTo: null,
    });
    expect(bra?.interpretations).toContain('bra-18-ar');
  });

  it('bara den ena vårdnadshavaren: nej, och fråga den andra', () => {
    const [bra] = answerOn('2026-11-21', { age: 14, guardianConsent: 'one' }, ['bra-samtal']).insatser;
    const consent = bra?.conditions.find(c => c.id === 'vardnadshavares-samtycke');
    expect(consent).toMatchObject({
      outcome: 'no',
      level: 'law',
      citation: { source: 'SoL 2025:400', place: '21 kap. 2 §' },
    });
    expect(consent?.remedy).toContain('andra vårdnadshavaren');
  });

  it('folkbokföring är en upplysning, aldrig ett villkor, efter ansökan', () => {
    const assessed = check({ registeredInMunicipality: false }).insatser.filter(i => i.route === 'after-assessment');
    for (const insats of assessed) {
      expect(insats.outcome).not.toBe('no');
      expect(insats.information?.[0]?.citation.place).toBe('29 kap. 1 §');
    }
  });

  it.each<[string, Facts, boolean]>([
    ['ett barn', { age: 17 }, true],
    ['en vuxen utan mer', { age: 18 }, false],
    ['barn hemma', { age: 40, childrenAged: [17] }, true],
    ['vuxna barn', { age: 60, childrenAged: [18] }, false],
    ['närstående till barn', { age: 60, closeToChild: true }, true],
    ['våldsutsatt', { age: 60, groups: ['valdsutsatt'] }, true],
    ['medberoende', { age: 60, groups: ['medberoende'] }, false],
    ['inget känt', {}, false],
  ])('påminnelsen 19:1: %s', (_says, facts, expected) => {
    const ids = check(facts).reminders.map(r => r.id);
    expect(ids.includes('19-1')).toBe(expected);
    expect(ids).toEqual(expect.arrayContaining(['11-6', 'tolk']));
  });
});

describe('dagar', () => {
  it('2025-06-30 gäller ingen insats, 2025-07-01 alla', () => {
    const before = answerOn('2025-06-30', { age: 30 });
    expect(before.insatser).toEqual([]);
    expect(before.notInForce).toHaveLength(16);
    expect(before.notInForce[0]).toEqual({ id: 'familjecentral', firstDay: '2025-07-01' });
    expect(mayBeOffered(before)).toBe(false);
    expect(answerOn('2025-07-01', { age: 30 }).insatser).toHaveLength(16);
  });

  it('en insats som upphört säger sin sista dag', () => {
    const ended = { ...rulebook, insatser: rulebook.insatser.map(i => ({ ...i, validTo: day('2026-06-30') })) };
    const answer = checkPerson(must(prepareCheck(ended, today)), {});
    expect(answer.notInForce[0]).toEqual({ id: 'familjecentral', firstDay: null, lastDay: '2026-06-30' });
  });
});

describe('en rad JSON', () => {
  it('är samma text som JSON.stringify ger', () => {
    const write = answerWriter();
    fc.assert(
      fc.property(intake, fc.option(fc.oneof(fc.string(), fc.integer()), { nil: undefined }), (facts, id) => {
        const answer = check(facts);
        expect(write(answer, id)).toBe(JSON.stringify(id === undefined ? answer : { id, ...answer }));
      }),
    );
  });
});
